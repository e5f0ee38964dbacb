"""Runs in CPython: every card's script gives the right result in plain CPython."""

import io
import statistics
import struct
import zlib

import pytest

from tests.unit.on_page.gallery import PROJECT, cards
from tests.unit.on_page.sample_scripts import value_of

CARDS = {card["title"]: card for card in cards()}


def run(title, **changes):
    """The result of a card, with some values of its context changed."""
    card = CARDS[title]
    return value_of(card["script"], card["context"] | changes, card["filename"])


def unfiltered_rows(png):
    """Width, height and rows (bytes) of a PNG of 8-bit RGB without filters; checks its sums."""
    stream = io.BytesIO(png)
    assert stream.read(8) == b"\x89PNG\r\n\x1a\n"
    chunks = {}
    while length_bytes := stream.read(4):
        kind = stream.read(4)
        chunks[kind] = stream.read(*struct.unpack(">I", length_bytes))
        assert stream.read(4) == struct.pack(">I", zlib.crc32(kind + chunks[kind]))
    width, height, depth, colour_type = struct.unpack(">IIBB", chunks[b"IHDR"][:10])
    assert (depth, colour_type, list(chunks)[-1]) == (8, 2, b"IEND")
    data, line = zlib.decompress(chunks[b"IDAT"]), 1 + 3 * width
    assert len(data) == line * height
    return width, height, [data[start : start + line] for start in range(0, len(data), line)]


def test_every_card_has_a_test_of_its_result():
    tested = {
        "Standard deviation",
        "Several seconds of computing",
        "A picture",
        "A query",
        "Time zones",
        "Text statistics",
        "Spectrum",
        "An error",
    }
    assert set(CARDS) == tested


def test_standard_deviation_is_the_original_page_s_example():
    card = CARDS["Standard deviation"]
    assert card["context"] == {"A_rank": [0.8, 0.4, 1.2, 3.7, 2.6, 5.8]}
    assert "import statistics\nfrom js import A_rank\n" in card["script"]
    assert run("Standard deviation") == statistics.stdev([0.8, 0.4, 1.2, 3.7, 2.6, 5.8])


@pytest.mark.parametrize(("limit", "start", "steps"), [(10, 9, 19), (1000, 871, 178)])
def test_longest_walks_are_those_of_oeis_a006877(limit, start, steps):
    result = run("Several seconds of computing", limit=limit)
    assert result == {"starts below": limit, "longest walk from": start, "steps": steps}


def test_picture_is_a_png_of_the_set():
    width, height, rows = unfiltered_rows(run("A picture", width=48, height=32))
    assert (width, height) == (48, 32)
    assert all(row[0] == 0 for row in rows)
    ink = bytes([18, 22, 33])
    centre = 1 + 3 * round(48 * 0.68)
    assert rows[16][centre : centre + 3] == ink  # 0 is in the set, the corners are not
    assert rows[0][1:4] != ink and rows[-1][-3:] != ink


def test_query_groups_filters_and_sorts():
    assert run("A query") == [
        {"customer": "Ada", "orders": 2, "pieces": 407, "total": 106.8},
        {"customer": "Grace", "orders": 2, "pieces": 13, "total": 25.9},
        {"customer": "Guido", "orders": 1, "pieces": 3, "total": 20.85},
    ]
    assert [row["customer"] for row in run("A query", least=100)] == ["Ada"]
    assert run("A query", orders=[]) == []


def test_time_zones_know_summer_time(monkeypatch):
    for wheel in PROJECT.glob("build/pyodide/pytz-*.whl"):  # the build's own, where it is there
        monkeypatch.syspath_prepend(wheel)
    pytest.importorskip("pytz", reason="pytz is there after the build")
    rows = run("Time zones")
    assert [row["local time"][-5:] for row in rows] == ["08:00", "14:00", "17:45", "00:00"]
    assert [row["from UTC"] for row in rows] == ["-0400", "+0200", "+0545", "+1200"]
    assert [row["summer time"] for row in rows] == [True, True, False, False]
    winter = run("Time zones", moment="2026-01-01T12:00", zones=["Europe/Zurich"])
    assert winter == [
        {
            "zone": "Europe/Zurich",
            "local time": "Thu 01 Jan 2026, 13:00",
            "from UTC": "+0100",
            "summer time": False,
        }
    ]


def test_text_statistics_of_a_small_text():
    assert run("Text statistics", text="Here, here! It isn’t there.") == {
        "characters": 27,
        "words": 5,
        "different words": 4,
        "sentences": 2,
        "words a sentence": 2.5,
        "seconds to read": 1,
        "most frequent": [
            {"word": "here", "times": 2},
            {"word": "isn’t", "times": 1},
            {"word": "there", "times": 1},
        ],
    }
    assert run("Text statistics", text="")["words"] == 0


def test_spectrum_finds_the_tones():
    pytest.importorskip("numpy")
    result = run("Spectrum")
    assert [row["hertz"] for row in result["strongest"]] == [50.0, 120.0]
    assert [round(row["strength"], 1) for row in result["strongest"]] == [1.0, 0.5]
    assert result["0 to 500 Hz"].startswith('<svg xmlns="http://www.w3.org/2000/svg"')


def test_error_is_raised_until_there_are_ages():
    with pytest.raises(ZeroDivisionError):
        run("An error")
    assert run("An error", ages=[20, 40]) == 30
