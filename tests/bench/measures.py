"""Runs in CPython: what is measured, on whom, and what Offthread promises.

A ``Measure`` is taken in one kind of visit: ``desk`` (a fresh browser: first visit, second visit,
then what a started page does), ``imports`` and ``line`` (first visits), ``webkit`` and ``file``.
"""

from __future__ import annotations

from dataclasses import dataclass

LINE_MEGABITS, LINE_LATENCY = 10.0, 0.040
IMPORTS = "import json, statistics\njson.dumps(statistics.mean([1, 3]))"


@dataclass(frozen=True)
class Peer:
    """One page that is measured; ``colour`` is its place in the picture's palette. ``cannot``
    gives the reason why a measure (its name) has no figure."""

    name: str
    title: str
    cannot: dict[str, str]


@dataclass(frozen=True)
class Measure:
    """``unit`` is "ms" or "kB". ``short`` is its title where there is little room."""

    name: str
    visit: str
    unit: str
    short: str
    title: str


@dataclass(frozen=True)
class Promise:
    """``measure`` of Offthread may be at most ``at_most`` times ``against`` of the plain worker;
    ``aim`` is what is hoped for."""

    measure: str
    against: str
    at_most: float
    aim: float | None = None


NO_FILE = "cannot be opened from disk: there, browsers refuse its module worker and its fetches"
NO_PYTHON = "runs no Python"
PLAIN, OFFTHREAD, LIMIT = "plain", "offthread", "limit"
PEERS = (
    Peer(PLAIN, "Plain worker", {"file": NO_FILE}),
    Peer("comlink", "Comlink", {"file": NO_FILE}),
    Peer("pyscript", "PyScript", {"file": NO_FILE}),
    Peer(OFFTHREAD, "Offthread", {}),
    Peer(LIMIT, "No Python", {"file": NO_FILE, "imports": NO_PYTHON, "block": NO_PYTHON}),
)
MEASURES = (
    Measure("cold", "desk", "ms", "Empty cache", "page open → first result, empty cache"),
    Measure("again", "desk", "ms", "Second visit", "page open → first result, second visit"),
    Measure("file", "file", "ms", "From disk", "page open → first result, file://"),
    Measure("imports", "imports", "ms", "With imports", "the same, importing json and statistics"),
    Measure(
        "line",
        "line",
        "ms",
        "Slow line",
        f"page open → first result, {LINE_MEGABITS:.0f} Mbit/s and {LINE_LATENCY * 1000:.0f} ms",
    ),
    Measure("webkit", "webkit", "ms", "WebKitGTK", "page open → first result, WebKitGTK"),
    Measure("second", "desk", "ms", "Second worker", "a second worker → its first result"),
    Measure("warm", "desk", "ms", "Warm run", "a warm run of 1+1"),
    Measure("burst", "desk", "ms", "1000 at once", "1000 runs at once"),
    Measure("floats", "desk", "ms", "8 MB in and out", "8 MB of float64 in and out"),
    Measure("records", "desk", "ms", "100 000 records", "100 000 small records in and out"),
    Measure("block", "desk", "ms", "Longest block", "longest block of the page, Python computing"),
    Measure("wire", "desk", "kB", "On the wire", "bytes on the wire, first visit"),
    Measure("javascript", "desk", "kB", "Page JavaScript", "JavaScript of the page itself, packed"),
)
USUAL = [measure.name for measure in MEASURES if measure.name != "imports"]
IN_PAGE = ("second", "warm", "burst", "floats", "records", "block")
PROMISES = (
    Promise("cold", "cold", 0.30, 0.25),
    Promise("line", "line", 1.0),
    Promise("again", "again", 0.30, 0.25),
    Promise("webkit", "webkit", 0.35),
    Promise("file", "cold", 0.7),
    Promise("second", "cold", 0.15),
    Promise("warm", "warm", 0.3),
    Promise("burst", "burst", 0.15),
)
BY_PEER = {peer.name: peer for peer in PEERS}
BY_NAME = {measure.name: measure for measure in MEASURES}
