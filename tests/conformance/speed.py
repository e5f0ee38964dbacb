"""Runs on the machine: ``python -m tests.conformance.speed [rounds]``: compiled programs timed in
Node against stock Transcrypt's output of the same programs (``-b -n``) and against MicroPython's
WebAssembly, and the compiler itself. The status is 1 where a promise of issue 5 is not kept.

Each round runs all three, one after the other, in processes of their own; medians are compared.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from offthread.on_machine.compiler import compile_program
from tests.conformance.compiled import node

ROOT = Path(__file__).parents[2]
PROGRAMS = Path(__file__).parent / "speed"
TIMER = Path(__file__).parent / "time_in_node.mjs"
IN_MICROPYTHON = Path(__file__).parent / "time_in_micropython.mjs"
MICROPYTHON = ROOT / "node_modules/@micropython/micropython-webassembly-pyscript/micropython.mjs"
OF_STOCK, OF_MICROPYTHON, SECONDS_A_THOUSAND = 2.0, 0.5, 1.5
ROUNDS = 5
Timed = dict[str, float]


def main(rounds: int = ROUNDS) -> int:
    """Print a table; the status is 1 where something takes longer than promised."""
    with tempfile.TemporaryDirectory(prefix="offthread-speed-") as folder:
        kept = [compare(source, Path(folder), rounds) for source in sorted(PROGRAMS.glob("*.py"))]
        kept.append(compile_a_thousand_lines(Path(folder)))
    return 0 if all(kept) else 1


def compare(source: Path, folder: Path, rounds: int) -> bool:
    """Time one program three ways, and tell; whether the promises are kept."""
    own = compile_program(source, folder / "own", []).entry
    stock = transcrypt(source, folder / source.stem)
    times: dict[str, list[float]] = {"own": [], "stock": [], "micropython": []}
    for _ in range(rounds):
        times["own"].append(timed(TIMER, own.as_uri()))
        times["stock"].append(timed(TIMER, stock.as_uri()))
        times["micropython"].append(timed(IN_MICROPYTHON, str(MICROPYTHON), str(source)))
    medians = {name: statistics.median(values) for name, values in times.items()}
    of_stock = medians["own"] / medians["stock"]
    of_micropython = medians["own"] / medians["micropython"]
    print(f"{source.stem:10} {medians['own']:8.1f} ms   stock {medians['stock']:8.1f} ms: "
          f"{of_stock:5.2f} (at most {OF_STOCK})   MicroPython {medians['micropython']:8.1f} ms: "
          f"{of_micropython:6.3f} (at most {OF_MICROPYTHON})", flush=True)  # fmt: skip
    return of_stock <= OF_STOCK and of_micropython <= OF_MICROPYTHON


def compile_a_thousand_lines(folder: Path) -> bool:
    """Check, lower and print 1000 lines that are like none before; whether that is fast enough."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(PROGRAMS.glob("*.py")))
    lines = [line for number in range(9) for line in renamed(text, number)][:1000]
    source = folder / "thousand.py"
    source.write_text("\n".join(lines[: last_start(lines)]) + "\n", encoding="utf-8")
    begun = time.perf_counter()
    compile_program(source, folder / "thousand", [])
    spent = time.perf_counter() - begun
    print(f"compiling {last_start(lines)} lines: {spent:.2f} s (at most {SECONDS_A_THOUSAND})")
    return spent <= SECONDS_A_THOUSAND


def renamed(text: str, number: int) -> list[str]:
    """The lines of a program whose functions and classes have names of their own."""
    for name in ("run", "advance", "energy", "system", "Body", "fannkuch"):
        text = text.replace(f"{name}(", f"{name}{number}(").replace(f"{name}:", f"{name}{number}:")
    return text.splitlines()


def last_start(lines: list[str]) -> int:
    """How many of ``lines`` there are before the last definition at the top level begins."""
    return max(n for n, line in enumerate(lines) if line.startswith(("def ", "class ")))


def transcrypt(source: Path, output: Path) -> Path:
    """Stock Transcrypt's module of ``source``."""
    output.mkdir()
    copy = output / source.name
    copy.write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    flags = ["-b", "-n", "-od", str(output / "out"), str(copy)]
    command = [sys.executable, "-m", "transcrypt", *flags]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    built = output / "out" / f"{source.stem}.js"
    if not built.is_file():
        raise RuntimeError(ended.stdout[-2000:])
    (output / "out" / "package.json").write_text('{"type": "module"}')
    return built


def timed(timer: Path, *arguments: str) -> float:
    """Milliseconds: the best of several runs in one process of Node."""
    command = [node(), str(timer), *arguments]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise RuntimeError(ended.stderr[-2000:])
    return float(json.loads(ended.stdout)["milliseconds"])


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
