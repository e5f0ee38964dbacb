"""Runs on the machine: compiles an entry file and all it imports to JavaScript modules.

One ES module a Python module, with a source map to the Python file. A module that nothing
changed for is neither lowered nor printed again. Nothing is written if anything is refused.
"""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from offthread.on_machine.compiler import nodes, runtime
from offthread.on_machine.compiler.check import check
from offthread.on_machine.compiler.crashes import crash_as_problem
from offthread.on_machine.compiler.generate import Generated, generate
from offthread.on_machine.compiler.lower import Lowered, Place, is_slim, lower
from offthread.on_machine.compiler.modules import Modules
from offthread.on_machine.compiler.problems import (
    Refused,
    SourceProblem,
    SourceProblems,
    problem_at,
)
from offthread.on_machine.compiler.shown import shown_modules
from offthread.on_machine.compiler.source_map import source_map
from offthread.on_machine.compiler.state import Remembered, State, found_of, stamp_of

RECURSION_LIMIT = 12_000


@dataclass
class CompiledProgram:
    """``entry``: the ES module to bundle. ``sources``: every file that was read."""

    entry: Path
    sources: list[Path] = field(default_factory=list)


def compile_program(
    entry: Path, output: Path, search: list[Path], page: bool = False
) -> CompiledProgram:
    """Compile ``entry`` (a .py file) and its imports into ``output`` (a folder).

    ``search`` are folders where imported modules are looked for, the project's first; the
    folder of the package ``offthread`` itself is always searched last.
    ``page``: the program is a page's, what its top level raises is shown there.
    Raises SourceProblems with everything that is wrong in the sources; ``output`` is then as
    it was.
    """
    modules = Modules([entry.resolve().parent, *search])
    program = Program(output, modules, "page" if page else "entry")
    name = modules.name_of(entry.resolve())
    with deep_recursion():
        program.shown = shown_modules(name, modules)
        program.add(name, entry.resolve())
    if program.problems:
        raise SourceProblems(program.problems)
    program.write()
    return CompiledProgram(output / f"{name}.mjs", program.sources)


@contextmanager
def deep_recursion() -> Iterator[None]:
    """Long chains of operators are deep trees."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, RECURSION_LIMIT))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


class Program:
    """The modules of one program."""

    def __init__(self, output: Path, modules: Modules, role: str = "entry") -> None:
        self.output, self.modules, self.role = output, modules, role
        self.state = State(output)
        self.seen: set[str] = set()
        self.sources: list[Path] = []
        self.problems: list[SourceProblem] = []
        self.texts: dict[Path, str] = {}
        self.shown: frozenset[str] = frozenset()

    def add(self, name: str, path: Path) -> None:
        """Compile a module, unless nothing changed for it, and then what it imports."""
        role = "" if self.seen else self.role
        form = role + (" shown" if name in self.shown else "")
        self.seen.add(name)
        try:
            if not self.state.unchanged(name, path, form, self.modules):
                self._compile(name, path, role, form)
        except SourceProblems as found:
            self.problems += [p for p in found.problems if p not in self.problems]
            return
        known = self.state.modules[name]
        self.sources += [path, *map(Path, known.files)]
        for imported in known.imports:
            imported_path = self.modules.find(imported)
            if imported not in self.seen and imported_path is not None:
                self.add(imported, imported_path)

    def _compile(self, name: str, path: Path, role: str, form: str) -> None:
        self.state.modules.pop(name, None)
        source, tree = self.modules.parsed(path)
        folder, is_page = self.modules.search[0], role == "page"
        place = Place(name, path, folder, self.modules, bool(role), is_page, self.shown)
        with crash_as_problem(path, source, tree):
            refused = check(tree, place)
            lowered = lower(tree, place)
            refused = sorted_problems([*refused, *lowered.problems])
            if refused:
                raise SourceProblems([problem_at(path, source, one) for one in refused])
            generated = generate(_linked(lowered, place, ast.get_docstring(tree)), name)
        target = self.output / f"{name}.mjs"
        self.texts[target] = f"{generated.text}//# sourceMappingURL={target.name}.map\n"
        self.texts[Path(f"{target}.map")] = _map(generated, path, source, target)
        self.state.modules[name] = self._remembered(path, lowered, form, tree)

    def _remembered(self, path: Path, lowered: Lowered, form: str, tree: ast.Module) -> Remembered:
        asked = {*self.modules.asked(tree), *lowered.imports}
        return Remembered(
            str(path),
            stamp_of(path),
            form,
            lowered.imports,
            {name: found_of(name, self.modules) for name in sorted(asked)},
            {str(file): stamp_of(file) for file in lowered.files},
        )

    def write(self) -> None:
        """Write what was compiled."""
        self.output.mkdir(parents=True, exist_ok=True)
        for target, text in self.texts.items():
            target.write_text(text, encoding="utf-8")
        self.state.write()


def sorted_problems(found: list[Refused]) -> list[Refused]:
    """By their place in the source, each once."""
    unique: dict[tuple[int, int, str], Refused] = {}
    for one in found:
        place = (getattr(one.node, "lineno", 1), getattr(one.node, "col_offset", 0))
        unique.setdefault((*place, one.message), one)
    return [unique[key] for key in sorted(unique)]


def _linked(lowered: Lowered, place: Place, doc: str | None) -> ast.Module:
    """The lowered body between the imports of the runtime and its own names."""
    tree = ast.Module(body=list(lowered.body), type_ignores=[])
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    shown = {
        "$name": "__main__" if place.is_entry else place.name,
        "$file": place.path.name,
        "$doc": doc,
    }
    own: list[ast.stmt] = [
        nodes.JsStatement([f"var {name} = ", ast.Constant(value=value)])
        for name, value in shown.items()
        if name in used
    ]
    if "$globals" in used:
        named = ast.Constant(value=shown["$name"])
        own.append(nodes.JsStatement(["var $globals = {__name__: ", named, "}"]))
    tree.body[:0] = [*runtime_imports(used, is_slim(place.name)), *own]
    for statement in tree.body:
        nodes.at(statement, ast.Name(id="", ctx=ast.Load(), lineno=1, col_offset=0))
    return tree


def runtime_imports(used: set[str], slim: bool) -> list[ast.stmt]:
    """The imports of what the module uses of the runtime."""
    wanted: dict[str, set[str]] = {}
    for name in used:
        find = runtime.slim_import_of if slim else runtime.import_of
        found = find(name) if name.startswith("$") else None
        if found:
            wanted.setdefault(found[0], set()).add(f"{found[1]} as {name}")
    return [
        nodes.JsStatement(
            [f'import {{{", ".join(sorted(names))}}} from "{(runtime.FOLDER / file).as_posix()}"']
        )
        for file, names in sorted(wanted.items())
    ]


def _map(generated: Generated, path: Path, source: str, target: Path) -> str:
    return json.dumps(source_map(target.name, path, source, generated.source_lines))
