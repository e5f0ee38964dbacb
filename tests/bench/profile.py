"""Runs in CPython: ``python -m tests.bench.profile [peer]`` opens one page in Chromium with V8's
profiler on and prints where its worker's time goes until the first result: what followed what, and
which functions took most. The profiler itself makes everything slower: look at the shares only."""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from rich.console import Console
from rich.table import Table
from selenium import webdriver

from offthread.on_machine.browsers import provide
from tests.bench.measures import OFFTHREAD, PEERS
from tests.bench.places import bench_site
from tests.bench.visits import first_result, settle
from tests.browser import engines

CATEGORIES = "disabled-by-default-v8.cpu_profiler,v8,devtools.timeline"
WORKER = "pyodide.mjs"  # the loader: whoever runs it is the worker
SHOWN, LEAST = 25, 4.0  # rows, milliseconds
DEPTH = 4
Times = dict[str, float]  # milliseconds by function


@dataclass
class Profile:
    """One thread's samples: ``stacks`` of function names, outermost first, with milliseconds."""

    nodes: dict[int, dict[str, Any]] = field(default_factory=dict)
    samples: list[tuple[int, float]] = field(default_factory=list)

    def stacks(self) -> Iterator[tuple[list[str], float]]:
        for node, spent in self.samples:
            yield self._stack(node), spent

    def _stack(self, node: int | None) -> list[str]:
        names: list[str] = []
        while node is not None:
            names.append(named(self.nodes[node]["callFrame"]))
            node = self.nodes[node].get("parent")
        return names[-2::-1]  # without (root)

    def has(self, file: str) -> bool:
        return any(node["callFrame"].get("url", "").endswith(file) for node in self.nodes.values())


def named(frame: dict[str, Any]) -> str:
    """Like "restoreSnapshot pyodide.asm.mjs"."""
    file = frame.get("url", "").rpartition("/")[2]
    return f"{frame['functionName'] or 'anonymous'} {file}".strip()


def main() -> int:
    """Visit once and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.profile", description=__doc__)
    names = [peer.name for peer in PEERS]
    parser.add_argument("peer", nargs="?", default=OFFTHREAD, choices=names)
    events = traced(parser.parse_args().peer)
    profile = next((one for one in profiles(events) if one.has(WORKER)), None)
    if profile is None:
        raise RuntimeError(f"No thread of the page ran {WORKER}: its worker was not profiled.")
    console = Console(width=150)
    console.print(sequence(profile))
    console.print(ranking("Functions by their own time", own_times(profile)))
    console.print(ranking("Functions with all that they call", whole_times(profile)))
    return 0


def traced(peer: str) -> list[dict[str, Any]]:
    """Chromium's trace of the first visit to ``peer``."""
    with contextlib.ExitStack() as closers, bench_site() as site:
        engine = tracing_chromium(closers)
        engine.new_page()
        settle()
        site.begin()
        at = first_result(engine, site.url(f"pages/{peer}/index.html"))
        print(f"first result after {at:.0f} ms, with the profiler on", flush=True)
        engine.go("about:blank")
        settle()
        return trace_of(engine.log("performance"))


def tracing_chromium(closers: contextlib.ExitStack) -> engines.SeleniumEngine:
    """A Chromium that traces from its start."""
    options = engines.chromium_options(provide("chromium"), closers)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
    options.add_experimental_option(
        "perfLoggingPrefs",
        {"enableNetwork": False, "enablePage": False, "traceCategories": CATEGORIES},
    )
    service = webdriver.ChromeService(executable_path=provide("chromium").driver)
    engine = engines.SeleniumEngine("chromium", lambda: webdriver.Chrome(options, service), closers)
    closers.callback(engine.quit)
    return engine


def trace_of(lines: list[str]) -> list[dict[str, Any]]:
    """The trace's events among the lines of the driver's log."""
    messages = (json.loads(line)["message"] for line in lines)
    return [one["params"] for one in messages if one["method"] == "Tracing.dataCollected"]


def profiles(events: list[dict[str, Any]]) -> list[Profile]:
    """The profile of each thread, put together from its chunks."""
    found: dict[tuple[int, str], Profile] = {}
    for event in events:
        if event["name"] != "ProfileChunk":
            continue
        profile = found.setdefault((event["pid"], event["id"]), Profile())
        data = event["args"]["data"]
        chunk = data.get("cpuProfile", {})
        profile.nodes |= {node["id"]: node for node in chunk.get("nodes", [])}
        spent = [delta / 1000 for delta in data.get("timeDeltas", [])]
        profile.samples += zip(chunk.get("samples", []), spent, strict=False)
    return list(found.values())


def own_times(profile: Profile) -> Times:
    times: Times = defaultdict(float)
    for stack, spent in profile.stacks():
        times[stack[-1] if stack else "(root)"] += spent
    return times


def whole_times(profile: Profile) -> Times:
    times: Times = defaultdict(float)
    for stack, spent in profile.stacks():
        for name in set(stack):
            times[name] += spent
    return times


def ranking(title: str, times: Times) -> Table:
    table = Table("ms", "function", title=title)
    for name, spent in sorted(times.items(), key=lambda item: -item[1])[:SHOWN]:
        table.add_row(f"{spent:,.0f}", name)
    return table


def sequence(profile: Profile) -> Table:
    """What the worker did, one row for each stretch with the same outer functions."""
    table = Table("from", "ms", "outer functions", title="One after the other")
    for start, spent, outer in stretches(profile):
        if spent >= LEAST:
            table.add_row(f"{start:,.0f}", f"{spent:,.0f}", " › ".join(outer))
    return table


def stretches(profile: Profile) -> Iterator[tuple[float, float, list[str]]]:
    """(start, milliseconds, outer functions) of neighbouring samples that are alike."""
    now = begun = 0.0
    last: list[str] = []
    for stack, spent in profile.stacks():
        if stack[:DEPTH] != last:
            yield begun, now - begun, last
            begun, last = now, stack[:DEPTH]
        now += spent
    yield begun, now - begun, last


if __name__ == "__main__":
    sys.exit(main())
