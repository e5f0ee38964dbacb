"""Runs on the machine: ``python -m tests.conformance.speed``: compiled programs timed in Node
against stock Transcrypt's output of the same programs (``-b -n``), where that is right."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from offthread.on_machine.compiler import compile_program
from tests.conformance.compiled import node

PROGRAMS = Path(__file__).parent / "speed"
TIMER = Path(__file__).parent / "time_in_node.mjs"
ALLOWED = 2.0


def main() -> int:
    """Print a table; the status is 1 where a program takes more than twice as long."""
    slow = 0
    with tempfile.TemporaryDirectory(prefix="offthread-speed-") as folder:
        for source in sorted(PROGRAMS.glob("*.py")):
            own = timed(compile_program(source, Path(folder) / "own", []).entry)
            stock = timed(transcrypt(source, Path(folder) / source.stem))
            ratio = own["milliseconds"] / stock["milliseconds"]
            same = "same result" if own["result"] == stock["result"] else "stock differs"
            print(f"{source.stem:10} {own['milliseconds']:8.1f} ms   stock "
                  f"{stock['milliseconds']:8.1f} ms   {ratio:5.2f}x   {same}")  # fmt: skip
            slow += ratio > ALLOWED
    return 1 if slow else 0


def transcrypt(source: Path, output: Path) -> Path:
    """Stock Transcrypt's module of ``source``; ``math`` is named as it wants it."""
    output.mkdir()
    copy = output / source.name
    copy.write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "transcrypt",
        "-b",
        "-n",
        "-od",
        str(output / "out"),
        str(copy),
    ]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    built = output / "out" / f"{source.stem}.js"
    if not built.is_file():
        raise RuntimeError(ended.stdout[-2000:])
    (output / "out" / "package.json").write_text('{"type": "module"}')
    return built


def timed(module: Path) -> dict[str, object]:
    """{"milliseconds": best of several runs, "result": …} of the module's ``run``."""
    ended = subprocess.run([node(), str(TIMER), module.as_uri()], capture_output=True, text=True,
                           check=False)  # fmt: skip
    if ended.returncode:
        raise RuntimeError(ended.stderr[-2000:])
    result: dict[str, object] = json.loads(ended.stdout)
    return result


if __name__ == "__main__":
    sys.exit(main())
