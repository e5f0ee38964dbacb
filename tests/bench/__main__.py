"""Runs on the machine: ``python -m tests.bench`` (``nox -s bench``) measures Offthread beside its
peers – a plain Pyodide worker, Comlink, PyScript – all on the same Pyodide, in real browsers.

It prints a table and leaves a JSON file and a picture. The status is 1 where a promise of the table
is not kept or Offthread could not do a measure. Run it on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import json
import shlex
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console

from tests.bench.figures import Report, report
from tests.bench.measures import MEASURES, OFFTHREAD, PEERS, USUAL
from tests.bench.packing import ENCODINGS
from tests.bench.picture import draw
from tests.bench.places import bench_site
from tests.bench.rounds import Rounds, Step, play, warm_up
from tests.bench.surroundings import surroundings
from tests.bench.table import show
from tests.bench.visits import Visitor

ROUNDS, OTHERS = 7, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, tell and write; returns the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = parser().parse_args(given)
    console = Console()
    found = measured(
        options, shlex.join(["nox", "-s", "bench", *(["--", *given] if given else [])])
    )
    show(found, console)
    if options.output:
        write(found, options.output, console)
    return 0 if is_good(found) else 1


def parser() -> argparse.ArgumentParser:
    names = [measure.name for measure in MEASURES]
    parser = argparse.ArgumentParser(prog="nox -s bench --", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"default {ROUNDS}")
    parser.add_argument("--others", type=int, default=OTHERS, metavar="ROUNDS",
                        help="so many of them for what no promise is about: Comlink, PyScript and "
                        f"the limit (default {OTHERS})")  # fmt: skip
    parser.add_argument("--quick", action="store_true", help="no visits that do not count")
    parser.add_argument("--only", type=listed(names), default=USUAL, metavar="cold,again,…",
                        help=f"of: {', '.join(names)}; default: all but imports")  # fmt: skip
    peers = [peer.name for peer in PEERS]
    parser.add_argument("--peers", type=listed(peers), default=peers, metavar="plain,offthread,…",
                        help=f"of: {', '.join(peers)}")  # fmt: skip
    parser.add_argument("--encoding", choices=ENCODINGS, default="gzip")
    parser.add_argument("--output", type=Path, metavar="FOLDER",
                        help="write benchmark.json and benchmark.svg there")  # fmt: skip
    return parser


def listed(known: list[str]) -> Callable[[str], list[str]]:
    """A parser of "a,b" that knows the names."""

    def parse(text: str) -> list[str]:
        names = text.split(",")
        unknown = [name for name in names if name not in known]
        if unknown:
            raise argparse.ArgumentTypeError(f"no such: {', '.join(unknown)}; of {known}")
        return names

    return parse


def measured(options: argparse.Namespace, command: str) -> Report:
    """The report of a whole benchmark."""
    rounds = Rounds(options.rounds, min(options.rounds, options.others))
    with bench_site(options.encoding) as site:
        visitor = Visitor(site, set(options.only))
        if not options.quick:
            warm_up(visitor, [name for name in options.peers if name != "limit"], tell)
        findings = play(visitor, rounds, options.peers, tell)
    return report(findings, surroundings(rounds, command, options.encoding))


def tell(number: int, step: Step) -> None:
    kind, peer = step
    what = "warming up" if number < 0 else f"round {number + 1}: {kind}"
    print(f"{what}, {peer}", file=sys.stderr, flush=True)


def write(found: Report, folder: Path, console: Console) -> None:
    """benchmark.json and benchmark.svg."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(found, ensure_ascii=False, indent=1)
    (folder / "benchmark.json").write_text(text + "\n", encoding="utf-8")
    (folder / "benchmark.svg").write_text(draw(found), encoding="utf-8")
    console.print(f"written: {folder}/benchmark.json, {folder}/benchmark.svg")


def is_good(found: Report) -> bool:
    """Whether every promise is kept and Offthread has a figure everywhere."""
    figures = [measure["peers"].get(OFFTHREAD, {}) for measure in found["measures"]]
    has_all = not found["failed"] and not any("missing" in figure for figure in figures)
    return has_all and all(row["kept"] for row in found["promises"])


if __name__ == "__main__":
    sys.exit(main())
