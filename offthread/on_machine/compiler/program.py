"""Runs on the machine: compiles an entry file and all it imports to JavaScript modules.

One ES module a Python module, with a source map to the Python file. A module whose source is
unchanged since the last time is not compiled again (``.state.json`` in the output folder).
"""

from __future__ import annotations

import ast
import hashlib
import json
import tokenize
from dataclasses import dataclass, field
from pathlib import Path

from offthread.on_machine.compiler import nodes, runtime
from offthread.on_machine.compiler.check import check
from offthread.on_machine.compiler.generate import Generated, generate
from offthread.on_machine.compiler.lower import Lowered, lower
from offthread.on_machine.compiler.problems import (
    Refused,
    SourceProblem,
    SourceProblems,
    problem_at,
    problem_of_syntax,
)
from offthread.on_machine.compiler.source_map import source_map

PACKAGE = Path(__file__).resolve().parents[3]


@dataclass
class CompiledProgram:
    """``entry``: the ES module to bundle. ``sources``: every file that was read."""

    entry: Path
    sources: list[Path] = field(default_factory=list)


@dataclass
class Module:
    """One Python module being compiled."""

    name: str
    path: Path
    source: str
    lowered: Lowered


def compile_program(entry: Path, output: Path, search: list[Path]) -> CompiledProgram:
    """Compile ``entry`` (a .py file) and its imports into ``output`` (a folder).

    ``search`` are folders where imported modules are looked for, the project's first; the
    folder of the package ``offthread`` itself is always searched last.
    Raises SourceProblems with everything that is wrong in the sources.
    """
    program = Program(output, [entry.resolve().parent, *search, PACKAGE])
    name = program.name_of(entry.resolve())
    program.add(name, entry.resolve())
    if program.problems:
        raise SourceProblems(program.problems)
    program.write()
    files = [module.path for module in program.modules.values()]
    files += [f for module in program.modules.values() for f in module.lowered.files]
    return CompiledProgram(output / f"{name}.mjs", files)


class Program:
    """The modules of one program."""

    def __init__(self, output: Path, search: list[Path]) -> None:
        self.output, self.search = output, list(dict.fromkeys(p.resolve() for p in search))
        self.modules: dict[str, Module] = {}
        self.problems: list[SourceProblem] = []

    def name_of(self, path: Path) -> str:
        """The dotted name of a module file."""
        for folder in [PACKAGE, *self.search]:
            if folder in path.parents:
                parts = path.relative_to(folder).with_suffix("").parts
                return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        return path.stem

    def find(self, name: str) -> Path | None:
        """The file of the module ``name``, or None."""
        relative = Path(*name.split("."))
        for folder in [*self.search, runtime.FOLDER / "library"]:
            for candidate in (folder / relative / "__init__.py", folder / f"{relative}.py"):
                if candidate.is_file():
                    return candidate
        return None

    def add(self, name: str, path: Path) -> None:
        """Read, check and lower a module, and then what it imports."""
        try:
            source = read_source(path)
            tree = ast.parse(source, str(path))
            check(tree, path)
            module = Module(name, path, source, lower(tree, path, self.search[0]))
        except Refused as refused:
            self.problems.append(problem_at(path, source, refused))
            return
        except SourceProblems as found:
            self.problems += found.problems
            return
        except SyntaxError as error:
            self.problems.append(problem_of_syntax(path, error))
            return
        self.modules[name] = module
        for node in module.lowered.imports:
            self._add_imported(module, node)

    def _add_imported(self, module: Module, node: ast.Import | ast.ImportFrom) -> None:
        for name in imported_modules(node, module, self):
            if name in self.modules:
                continue
            path = self.find(name)
            if path is None:
                remedy = (
                    "the page has no such module: run that code in the worker with async_run, "
                    f"or put {name.replace('.', '/')}.py into the project"
                )
                refused = Refused(node, f"No module named {name!r}", remedy)
                self.problems.append(problem_at(module.path, module.source, refused))
                return
            self.add(name, path)

    def write(self) -> None:
        """Print every module whose source changed."""
        self.output.mkdir(parents=True, exist_ok=True)
        state_file = self.output / ".state.json"
        old = json.loads(state_file.read_text()) if state_file.is_file() else {}
        state = {}
        for module in self.modules.values():
            state[module.name] = self._fingerprint(module)
            target = self.output / f"{module.name}.mjs"
            if old.get(module.name) != state[module.name] or not target.is_file():
                self._print(module, target)
        state_file.write_text(json.dumps({**old, **state}))

    def _fingerprint(self, module: Module) -> str:
        """Changes when the module's JavaScript may change."""
        found = [self.find(n) is not None for node in module.lowered.imports
                 for n in candidates_of(node, module)]  # fmt: skip
        texts = [f.read_text(encoding="utf-8") for f in module.lowered.files]
        return hashlib.sha256(
            repr((_compiler_version(), module.source, str(module.path), found, texts)).encode()
        ).hexdigest()

    def _print(self, module: Module, target: Path) -> None:
        try:
            tree = self._linked(module)
            generated = generate(tree, module.name)
        except Refused as refused:
            raise SourceProblems([problem_at(module.path, module.source, refused)]) from refused
        target.write_text(
            f"{generated.text}//# sourceMappingURL={target.name}.map\n", encoding="utf-8"
        )
        write_map(generated, module, target)

    def _linked(self, module: Module) -> ast.Module:
        """The lowered body between its ES imports and exports."""
        head = [statement for node in module.lowered.imports
                for statement in self._imports(module, node)]  # fmt: skip
        names = module.lowered.names
        shown = [js if js == name else f"{js} as {name}" for name, js in names.items()]
        tail: list[ast.stmt] = [nodes.JsStatement([f"export {{{', '.join(shown)}}}"])]
        tree = ast.Module(body=[*head, *module.lowered.body, *tail], type_ignores=[])
        if any(isinstance(n, ast.Name) and n.id == "$name" for n in ast.walk(tree)):
            name = "__main__" if module.name == next(iter(self.modules)) else module.name
            tree.body.insert(0, nodes.JsStatement(["var $name = ", nodes.text(name)]))
        tree.body[:0] = runtime_imports(tree)
        for statement in tree.body:
            nodes.at(statement, ast.Name(id="", ctx=ast.Load(), lineno=1, col_offset=0))
        return tree

    def _imports(self, module: Module, node: ast.Import | ast.ImportFrom) -> list[ast.stmt]:
        if isinstance(node, ast.Import):
            alias = node.names[0]
            local = module.lowered.names[alias.asname or alias.name]
            return [_es_import(f"* as {local}", alias.name, node)]
        base = absolute_module(node, module)
        lines = []
        for alias in node.names:
            if alias.name == "*":
                lines.append(self._star_import(module, node, base))
                continue
            local = module.lowered.names[alias.asname or alias.name]
            full = f"{base}.{alias.name}"
            if full in self.modules and not self._offers(base, alias.name):
                lines.append(_es_import(f"* as {local}", full, node))
            else:
                self._must_offer(module, node, base, alias.name)
                lines.append(_es_import(f"{{{alias.name} as {local}}}", base, node))
        return lines

    def _star_import(self, module: Module, node: ast.ImportFrom, base: str) -> ast.stmt:
        own = module.lowered.names
        names = [n for n in self.modules[base].lowered.names if not n.startswith("_")]
        return _es_import(f"{{{', '.join(n for n in names if n not in own)}}}", base, node)

    def _offers(self, base: str, name: str) -> bool:
        return base in self.modules and name in self.modules[base].lowered.names

    def _must_offer(self, module: Module, node: ast.ImportFrom, base: str, name: str) -> None:
        if not self._offers(base, name):
            raise Refused(node, f"cannot import name {name!r} from {base!r}",
                          f"{base} offers {', '.join(sorted(self.modules[base].lowered.names))}")  # fmt: skip


def _es_import(what: str, module: str, node: ast.AST) -> ast.stmt:
    return nodes.at(nodes.JsStatement([f'import {what} from "./{module}.mjs"']), node)


def runtime_imports(tree: ast.AST) -> list[ast.stmt]:
    """The imports of what the module uses of the runtime."""
    wanted: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id.startswith("$"):
            found = runtime.import_of(node.id)
            if found:
                wanted.setdefault(found[0], set()).add(f"{found[1]} as {node.id}")
    return [
        nodes.JsStatement(
            [f'import {{{", ".join(sorted(names))}}} from "{(runtime.FOLDER / file).as_posix()}"']
        )
        for file, names in sorted(wanted.items())
    ]


def candidates_of(node: ast.Import | ast.ImportFrom, module: Module) -> list[str]:
    """Dotted names that an import may mean."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    base = absolute_module(node, module)
    return [base, *[f"{base}.{alias.name}" for alias in node.names]]


def imported_modules(
    node: ast.Import | ast.ImportFrom, module: Module, program: Program
) -> list[str]:
    """The modules that an import needs: submodules where they exist as files."""
    first, *submodules = candidates_of(node, module)
    if isinstance(node, ast.Import):
        return [first]
    return [first, *[name for name in submodules if program.find(name) is not None]]


def absolute_module(node: ast.ImportFrom, module: Module) -> str:
    """The dotted name behind ``from … import``, relative ones resolved."""
    if not node.level:
        return node.module or ""
    parts = module.name.split(".")
    keep = len(parts) - node.level + (1 if module.path.name == "__init__.py" else 0)
    return ".".join([*parts[:keep], *([node.module] if node.module else [])])


def read_source(path: Path) -> str:
    """The text of a Python file, by its encoding declaration (PEP 263)."""
    try:
        with tokenize.open(path) as file:
            return file.read()
    except (UnicodeDecodeError, SyntaxError) as error:
        problem = SourceProblem(path, 1, 0, "", f"the file is not text Python can read: {error}",
                                "save it as UTF-8, or declare its encoding in line 1")  # fmt: skip
        raise SourceProblems([problem]) from error


def write_map(generated: Generated, module: Module, target: Path) -> None:
    content = source_map(target.name, module.path, module.source, generated.source_lines)
    Path(f"{target}.map").write_text(json.dumps(content), encoding="utf-8")


def _compiler_version() -> str:
    """A hash of the compiler's and the runtime's own files."""
    files = sorted([*Path(__file__).parent.rglob("*.py"), *runtime.FOLDER.glob("*.mjs")])
    return hashlib.sha256(b"".join(f.read_bytes() for f in files)).hexdigest()
