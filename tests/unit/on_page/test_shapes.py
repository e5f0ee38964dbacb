"""Runs in CPython: results are told apart by what they are, and said aloud in short."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offthread.on_page.frames import FrameTally
from offthread.on_page.shapes import (
    columns_of,
    dedent,
    is_numeric,
    kind_of,
    kind_of_bytes,
    seconds_text,
    size_text,
    slug,
    summary_of,
)

SVG = '<svg xmlns="http://www.w3.org/2000/svg"></svg>'


@pytest.mark.parametrize(
    ("value", "kind", "summary"),
    [
        (None, "nothing", "no value (None)"),
        (0, "number", "0"),
        (False, "number", "False"),
        (2.5, "number", "2.5"),
        ("", "text", "text of 0 characters"),
        ("a < b", "text", "a < b"),
        ("x" * 81, "text", "text of 81 characters"),
        (SVG, "svg", "a picture"),
        ('<?xml version="1.0"?>\n' + SVG + "\n", "svg", "a picture"),
        ("<svg is what I mean", "text", "<svg is what I mean"),
        ([], "list", "0 items"),
        ([1, 2], "numbers", "2 items"),
        ([1, "2"], "list", "2 items"),
        ([{"a": 1}], "table", "a table of 1 row and 1 column"),
        ([{"a": 1}, {"b": 1}], "table", "a table of 2 rows and 2 columns"),
        ([{"a": 1}, 5], "list", "2 items"),
        ([{}], "list", "1 item"),
        ({}, "fields", "0 fields"),
        ({"a": 1}, "fields", "1 field"),
        (1j, "other", "1j"),
    ],
)
def test_every_value_has_a_kind_and_a_summary(value, kind, summary):
    assert kind_of(value) == kind
    assert summary_of(value, kind) == summary


@pytest.mark.parametrize(
    ("data", "kind", "summary"),
    [
        (b"\x89PNG\r\n\x1a\nrest", "png", "a picture"),
        (b"\x89PNG", "bytes", "4 bytes"),
        (b"", "bytes", "0 bytes"),
        (b"x", "bytes", "1 byte"),
    ],
)
def test_bytes_are_pictures_by_their_signature(data, kind, summary):
    assert kind_of_bytes(data) == kind
    assert summary_of(data, kind) == summary


def test_columns_are_those_of_all_records():
    records = [{"b": 1, "a": "x"}, {"c": 2.5, "b": 2}]
    assert columns_of(records) == ["b", "a", "c"]
    assert [is_numeric(records, name) for name in ("b", "a", "c")] == [True, False, False]
    assert not is_numeric([{"a": True}], "a")


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (12345, "12.3 kB"),
        (4_000_000, "4.0 MB"),
    ],
)
def test_sizes(size, text):
    assert size_text(size) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "1 ms"), (0.0032, "3 ms"), (0.9994, "999 ms"), (0.9996, "1.0 s"), (4.24, "4.2 s")],
)
def test_durations(seconds, text):
    assert seconds_text(seconds) == text


def test_slug_is_an_id():
    assert slug("Time zones") == "time-zones"
    assert slug("  A & B / 2nd  ") == "a-b-2nd"


@given(st.lists(st.sampled_from(["", "  a", "    b ", "c", "      "]), max_size=6))
def test_dedent_does_what_textwrap_does(lines):
    text = "\n".join(lines)
    assert dedent(text) == textwrap.dedent("\n".join(line.rstrip() for line in lines)).strip("\n")


def test_frames_amount_to_a_rate_and_a_longest_gap():
    tally = FrameTally()
    assert tally.text() == "no frames counted"
    for gap in (16, 16, 34, 14):
        tally.add(gap)
    assert (tally.per_second(), tally.longest) == (50, 34)
    assert tally.text() == "50 fps, longest gap 34 ms"
