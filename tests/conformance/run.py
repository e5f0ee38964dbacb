"""Runs on the machine: ``python -m tests.conformance.run [name or group] [--show] [--save]``.

Runs every case in CPython and compiled in Node, and those that need a browser in Chromium too.
Prints how many are same, refused, loud, silent or broken per group; ``--show`` also prints every
difference. Fails when a group has fewer ``same`` or more ``silent`` or ``broken`` cases than
``baseline.json`` says; ``--save`` writes that file from this run.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from tests.conformance.cases import read_cases
from tests.conformance.compare import KINDS, Outcome, compare
from tests.conformance.compiled import run_compiled
from tests.conformance.expected import expected, forget_unused
from tests.conformance.in_browser import run_in_browser

BASELINE = Path(__file__).parent / "baseline.json"
Table = dict[str, Counter[str]]


def main(arguments: list[str]) -> int:
    """The command. Returns its exit status."""
    options = parse(arguments)
    outcomes = run_all(options.filter)
    if options.show:
        print("\n\n".join(o.difference() for o in outcomes if o.kind != "same"))
    table = count(outcomes)
    print(render(table))
    for kind in KINDS[1:]:
        names = [o.case.name for o in outcomes if o.kind == kind]
        shown = " ".join(names[:60]) + (" …" if len(names) > 60 else "")
        print(f"{kind}: {shown or 'none'}")
    if options.save:
        forget_unused(read_cases())
        BASELINE.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n")
    worse = [] if options.filter else fallen(table)
    print("\n".join(worse))
    return 1 if worse else 0


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.conformance.run", description=__doc__)
    parser.add_argument("filter", nargs="?", default="", help="part of a name or group")
    parser.add_argument("--show", action="store_true", help="print every difference")
    parser.add_argument("--save", action="store_true", help="write baseline.json from this run")
    return parser.parse_args(arguments)


def run_all(name_filter: str = "") -> list[Outcome]:
    """Every case, run both ways; those that need a browser in Chromium too."""
    cases = read_cases(name_filter)
    answers, endings = expected(cases), run_compiled(cases)
    in_node = [compare(case, answers[case.name], endings[case.name]) for case in cases]
    return [*in_node, *run_in_browser(name_filter)]


def count(outcomes: list[Outcome]) -> Table:
    """How many of each kind, by group."""
    table: Table = {}
    for outcome in outcomes:
        table.setdefault(outcome.case.group, Counter())[outcome.kind] += 1
    return table


def render(table: Table) -> str:
    """The table as text, the sums last."""
    total: Counter[str] = sum(table.values(), Counter())
    width = max([len(group) for group in table], default=0) + 2
    lines = [" " * width + "".join(f"{kind:>9}" for kind in KINDS)]
    for group, numbers in [*sorted(table.items()), ("all", total)]:
        lines.append(f"{group:<{width}}" + "".join(f"{numbers[kind]:>9}" for kind in KINDS))
    share = 100 * total["same"] / max(1, sum(total.values()))
    return "\n".join([*lines, f"same: {share:.1f} %"])


def fallen(table: Table) -> list[str]:
    """What is worse than the committed baseline, as sentences."""
    baseline = json.loads(BASELINE.read_text()) if BASELINE.is_file() else {}
    worse = []
    for group, old in sorted(baseline.items()):
        new = table.get(group, Counter())
        for kind, sign in (("same", 1), ("silent", -1), ("broken", -1)):
            before, now = old.get(kind, 0), new.get(kind, 0)
            if sign * now < sign * before:
                worse.append(f"{group}: {kind} was {before} and is {now}: see --show {group!r}")
    return worse


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
