"""Runs in CPython: the benchmark's own parts, without a browser – what they count must be right."""

from __future__ import annotations

import gzip
import http.client
import threading
import time
from urllib.parse import urlsplit

import pytest

from tests.bench.figures import report, summed
from tests.bench.line import Line
from tests.bench.measures import PEERS
from tests.bench.packing import Packer, compressed
from tests.bench.rounds import Findings, Rounds, declare_missing, play, steps
from tests.bench.site import FOREVER, REVALIDATED, BenchSite, caching
from tests.bench.table import number, reasons

TEXT = b"export const answer = 42;\n" * 1000


@pytest.fixture
def site(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "page.js").write_bytes(TEXT)
    (pages / "wheel.whl").write_bytes(TEXT)
    with BenchSite({"/": pages}, Packer("gzip", tmp_path / "packed")) as site:
        yield site


def get(site, path, **headers):
    """The answer to one request: status, headers, body."""
    line = http.client.HTTPConnection(urlsplit(site.origin).netloc, timeout=20)
    line.request(
        "GET", path, headers={name.replace("_", "-"): text for name, text in headers.items()}
    )
    answer = line.getresponse()
    body = answer.read()
    line.close()
    return answer.status, answer.headers, body


def ended(visit):
    """The exchanges of ``visit``, once the server has counted them to their end."""
    deadline = time.monotonic() + 5
    while not visit.idle_for() and time.monotonic() < deadline:
        time.sleep(0.01)
    return visit.exchanges


def test_a_script_is_sent_compressed_and_every_byte_is_counted(site):
    visit = site.begin()
    status, headers, body = get(site, "/page.js", Accept_Encoding="gzip, br")
    assert (status, headers["Content-Encoding"]) == (200, "gzip")
    assert gzip.decompress(body) == TEXT
    (exchange,) = ended(visit)
    assert exchange.body == len(body) < len(TEXT) / 10
    head = "HTTP/1.1 200 OK\r\n" + "".join(f"{key}: {text}\r\n" for key, text in headers.items())
    assert visit.wire == len(body) + len(head) + len("\r\n")


def test_a_visitor_without_gzip_and_a_wheel_get_plain_bytes(site):
    assert get(site, "/page.js")[2] == TEXT
    status, headers, body = get(site, "/wheel.whl", Accept_Encoding="gzip")
    assert body == TEXT and "Content-Encoding" not in headers


def test_a_known_file_costs_only_headers(site):
    tag = get(site, "/page.js")[1]["ETag"]
    visit = site.begin()
    status, _, body = get(site, "/page.js", If_None_Match=tag)
    assert (status, body, ended(visit)[0].body) == (304, b"", 0)


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("/npm/pyodide/pyodide.asm.wasm", FOREVER),
        ("/build/pyodide/core-1dc93d8499e2/pyodide.asm.wasm", FOREVER),
        ("/build/pyodide/snapshot-5f9c8640881b.bin", FOREVER),
        ("/build/pyodide/wheels/f2fd16142fda/pytz.whl", FOREVER),
        ("/build/worker_app.js", REVALIDATED),
        ("/pages/plain/worker.js", REVALIDATED),
    ],
)
def test_what_never_changes_is_kept_for_ever(path, rule):
    assert caching(path) == rule


def test_a_line_is_shared_by_its_connections():
    line = Line(megabits=8, latency=0)
    start = time.monotonic()
    both = [threading.Thread(target=line.carry, args=(100_000,)) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert 0.2 <= time.monotonic() - start < 1


def test_a_round_trip_takes_its_time():
    start = time.monotonic()
    Line(megabits=8, latency=0.05).round_trip()
    assert time.monotonic() - start >= 0.05


def test_brotli_is_smaller_than_gzip():
    assert 0 < len(compressed(TEXT, "br")) < len(compressed(TEXT, "gzip"))


def test_medians_and_ratios():
    assert summed([3, 1, 2]) == {"median": 2, "least": 1, "most": 3, "values": [3, 1, 2]}
    findings = Findings()
    for ours, theirs in ((1, 10), (3, 10), (2, 12)):
        findings.add("offthread", {"cold": ours}, {})
        findings.add("plain", {"cold": theirs}, {})
    (row,) = report(findings, {})["promises"][:1]
    assert (row["measure"], row["ratio"], row["rounds"]) == ("cold", 0.2, [0.1, 0.3, 0.1667])
    assert row["kept"]


def test_a_promise_that_is_not_kept_is_told():
    findings = Findings()
    findings.add("offthread", {"warm": 31}, {})
    findings.add("plain", {"warm": 100}, {})
    assert [row["kept"] for row in report(findings, {})["promises"]] == [False]


def test_each_reason_is_told_once():
    findings = Findings()
    declare_missing(findings, {"file"}, [peer.name for peer in PEERS])
    findings.add("offthread", {"file": 1.0}, {})
    told = reasons(report(findings, {}))
    assert len(told) == 4 and told[0].startswith("Plain worker: cannot be opened from disk")


def test_a_visit_that_fails_is_told_and_ends_nothing():
    class Lost:
        wanted = {"cold", "line"}

        def visit(self, kind, peer):
            if kind == "line":
                raise TimeoutError("the page did not answer")
            return {"cold": 1.0, "again": 2.0}, {}

    findings = play(Lost(), Rounds(2, 1), ["offthread", "comlink"], lambda number, step: None)
    assert findings.values == {"cold": {"offthread": [1.0, 1.0], "comlink": [1.0]}}
    assert findings.missing["line"]["offthread"] == "the page did not answer"
    assert len(findings.failed) == 3 and "the page did not answer" in findings.failed[0]


def test_who_cannot_is_not_visited():
    names = [peer.name for peer in PEERS]
    assert steps(["file"], names) == [("file", "offthread")]
    assert ("imports", "limit") not in steps(["imports"], names)
    assert len(steps(["cold", "warm"], names)) == len(names)


@pytest.mark.parametrize(
    ("value", "text"), [(2614.2, "2,614"), (99.96, "100.0"), (12.34, "12.3"), (0.1234, "0.12")]
)
def test_figures_are_shown_with_what_matters(value, text):
    assert number(value) == text
