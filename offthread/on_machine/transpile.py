"""Runs on the machine: one Python file to one self-contained ES module, for browsers and Node."""

from __future__ import annotations

import hashlib
from pathlib import Path

from offthread.on_machine.bundle import MODULE_URL, Bundle, write_bundle
from offthread.on_machine.errors import BuildError
from offthread.on_machine.node import ensure_node_packages
from offthread.on_machine.project import FRAMEWORK, Project


def transpile(project: Project, source: Path, output: Path) -> None:
    """Compile ``source`` and all that it imports into ``output``; ``print`` goes to the console.

    Raises SourceProblems where a source is refused; ``output`` is then as it was before.
    """
    from offthread.on_machine.compiler import compile_program

    if not source.is_file():
        raise BuildError(f"There is no file {source}. Name the Python file to transpile.")
    ensure_node_packages(project)
    source = source.resolve()
    key = hashlib.sha256(str(source.parent).encode()).hexdigest()[:16]
    compiled = project.cache / "transpiled" / key
    program = compile_program(source, compiled, [source.parent, FRAMEWORK.parent])
    write_bundle(project, Bundle(program.entry, output.resolve(), "esm", MODULE_URL))
