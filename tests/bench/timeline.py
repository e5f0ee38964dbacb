"""Runs in CPython: ``python -m tests.bench.timeline [peer] [--again] [--slow]`` shows where the
time goes until a page's first result: every request of the page and its worker, and every
performance.mark and measure, as bars from the page's opening."""

from __future__ import annotations

import argparse
import sys

from rich.console import Console
from rich.table import Table

from tests.bench.line import Line
from tests.bench.measures import LINE_LATENCY, LINE_MEGABITS, OFFTHREAD, PEERS
from tests.bench.places import bench_site
from tests.bench.visits import browser, first_result, wait_until_quiet

TIMELINE = """return import("/pages/timeline.js").then(({timeline}) => timeline(window.peer));"""
WIDTH = 60
Row = tuple[str, str, str, float, float, int]


def main() -> int:
    """Visit once and print."""
    options = parser().parse_args()
    with bench_site() as site, browser("chromium") as engine:
        address = site.url(f"pages/{options.peer}/index.html")
        line = Line(LINE_MEGABITS, LINE_LATENCY) if options.slow else Line()
        visit = site.begin(line)
        first_result(engine, address)
        if options.again:
            wait_until_quiet(visit)
            engine.new_page()
            first_result(engine, address)
        rows: list[Row] = engine.execute(TIMELINE)
    Console(width=150).print(drawn(rows))
    return 0


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.timeline", description=__doc__)
    parser.add_argument("peer", nargs="?", default=OFFTHREAD, choices=[peer.name for peer in PEERS])
    parser.add_argument("--again", action="store_true", help="the second visit")
    parser.add_argument("--slow", action="store_true", help="over the slow line")
    return parser


def drawn(rows: list[Row]) -> Table:
    """One line for each row, in the order in which they began."""
    table = Table(title="Milliseconds since the page was opened")
    for heading in ("where", "what"):
        table.add_column(heading, no_wrap=True)
    for heading in ("kB", "from", "to"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    whole = max(row[4] for row in rows)
    for where, name, kind, start, end, size in rows:
        what = name.rpartition("/")[2][:42] if kind == "resource" else f"{name} ({kind})"[:52]
        table.add_row(where, what, f"{size / 1000:,.0f}" if size else "", f"{start:,.0f}",
                      f"{end:,.0f}", bar(start, end, whole))  # fmt: skip
    return table


def bar(start: float, end: float, whole: float) -> str:
    """``start`` to ``end`` of ``whole`` as a piece of a line."""
    before = round(start / whole * WIDTH)
    return " " * before + "█" * max(1, round(end / whole * WIDTH) - before)


if __name__ == "__main__":
    sys.exit(main())
