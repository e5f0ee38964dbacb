"""Runs on the machine: finds Python modules and what each offers to those that import it."""

from __future__ import annotations

import ast
import tokenize
import warnings
from dataclasses import dataclass
from pathlib import Path

from offthread.on_machine.compiler import runtime
from offthread.on_machine.compiler.builtin_names import with_builtin_names
from offthread.on_machine.compiler.problems import (
    SourceProblem,
    SourceProblems,
    problem_of_syntax,
)
from offthread.on_machine.compiler.scopes import module_scope
from offthread.on_machine.compiler.waiting import wait_for_runs

PACKAGE = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Offer:
    """What a module offers: all its ``names``; those that ``import *`` takes (``star``); and
    those that may change after its body ran (``changing``), which importers copy."""

    names: tuple[str, ...]
    star: tuple[str, ...]
    changing: tuple[str, ...]


class Modules:
    """The modules below the folders ``search`` and the page's standard library."""

    def __init__(self, search: list[Path]) -> None:
        folders = [*search, PACKAGE, runtime.FOLDER / "library"]
        self.search = list(dict.fromkeys(folder.resolve() for folder in folders))
        self._found: dict[str, Path | None] = {}
        self._offers: dict[str, Offer] = {}
        self._parsed: dict[Path, tuple[str, ast.Module]] = {}

    def name_of(self, path: Path) -> str:
        """The dotted name of a module file."""
        for folder in [PACKAGE, *self.search]:
            if folder in path.parents:
                parts = path.relative_to(folder).with_suffix("").parts
                return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        return path.stem

    def find(self, name: str) -> Path | None:
        """The file of the module ``name``, or None."""
        if name not in self._found:
            self._found[name] = self._search_for(Path(*name.split(".")))
        return self._found[name]

    def _search_for(self, relative: Path) -> Path | None:
        for folder in self.search:
            for candidate in (folder / relative / "__init__.py", folder / f"{relative}.py"):
                if candidate.is_file():
                    return candidate
        return None

    def is_library(self, name: str) -> bool:
        """Whether ``name`` is a module of the page's standard library."""
        found = self.find(name)
        return found is not None and runtime.FOLDER in found.parents

    def is_package_folder(self, name: str) -> bool:
        """Whether ``name`` is a folder that holds modules (perhaps without ``__init__.py``)."""
        return any((folder / Path(*name.split("."))).is_dir() for folder in self.search)

    def parsed(self, path: Path) -> tuple[str, ast.Module]:
        """Source and tree of a file. Raises SourceProblems."""
        if path not in self._parsed:
            source = read_source(path)
            self._parsed[path] = source, with_builtin_names(parse(source, path))
        return self._parsed[path]

    def offer(self, name: str) -> Offer:
        """What the module ``name``, which exists, offers. Raises SourceProblems."""
        if name not in self._offers:
            path = self.find(name)
            assert path is not None, name
            self._offers[name] = Offer((), (), ())  # modules may import each other
            self._offers[name] = self._read_offer(name, path)
        return self._offers[name]

    def _read_offer(self, name: str, path: Path) -> Offer:
        tree = self.parsed(path)[1]
        scope = module_scope(tree)
        names = scope.bound - _from_javascript(tree) if self.is_library(name) else set(scope.bound)
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.names[0].name == "*":
                names.update(self.star_names(absolute_module(node, name, path)))
        listed = listed_in_all(tree)
        star = listed if listed is not None else [n for n in names if not n.startswith("_")]
        changing = [n for n in names if scope.counts[n] > 1]
        return Offer(tuple(sorted(names)), tuple(sorted(star)), tuple(sorted(changing)))

    def asked(self, tree: ast.Module) -> set[str]:
        """Dotted names that the imports of a module may mean, as far as absolute ones go."""
        names: set[str] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names |= {node.module, *(f"{node.module}.{a.name}" for a in node.names)}
        return names

    def star_names(self, name: str) -> tuple[str, ...]:
        """What ``from name import *`` binds; nothing where there is no such module."""
        return self.offer(name).star if self.find(name) else ()


ELSEWHERE = {
    "JSONDecodeError": "json.decoder",
}


def library_module(name: str, attribute: str) -> str:
    """Where CPython has what stands in the library's module ``name``."""
    top = name.split(".")[0]
    return ELSEWHERE.get(attribute, name if top == "asyncio" else top)


def _from_javascript(tree: ast.Module) -> set[str]:
    """What a module of the library imports for its own use from the runtime and the browser."""
    imports = [n for n in tree.body if isinstance(n, ast.ImportFrom)]
    own = [n for n in imports if n.module in ("_runtime", "js")]
    return {alias.asname or alias.name for node in own for alias in node.names}


def listed_in_all(tree: ast.Module) -> list[str] | None:
    """The names of a literal ``__all__``, or None."""
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            if statement.targets[0].id == "__all__" and isinstance(
                statement.value, ast.List | ast.Tuple
            ):
                return [str(e.value) for e in statement.value.elts if isinstance(e, ast.Constant)]
    return None


def absolute_module(node: ast.ImportFrom, name: str, path: Path) -> str:
    """The dotted name behind ``from … import`` in the module ``name`` at ``path``."""
    if not node.level:
        return node.module or ""
    parts = name.split(".")
    keep = len(parts) - node.level + (1 if path.name == "__init__.py" else 0)
    return ".".join([*parts[: max(keep, 0)], *([node.module] if node.module else [])])


def read_source(path: Path) -> str:
    """The text of a Python file, by its encoding declaration (PEP 263)."""
    try:
        with tokenize.open(path) as file:
            return file.read()
    except (UnicodeDecodeError, SyntaxError, LookupError) as error:
        problem = SourceProblem(path, _line_of_bad_byte(path, error), 0, "",
                                f"the file is not text Python can read: {error}",
                                "save it as UTF-8, or declare its encoding in line 1")  # fmt: skip
        raise SourceProblems([problem]) from error


def _line_of_bad_byte(path: Path, error: Exception) -> int:
    if not isinstance(error, UnicodeDecodeError):
        return 1
    lines = path.read_bytes().split(b"\n")
    for number, line in enumerate(lines, 1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            return number
    return 1


def parse(source: str, path: Path) -> ast.Module:
    """The tree of a source that Python itself would run. Raises SourceProblems."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source, str(path))
            compile(tree, str(path), "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    except SyntaxError as error:
        raise SourceProblems([problem_of_syntax(path, error, source)]) from error
    except (RecursionError, MemoryError, ValueError) as error:
        too_deep = isinstance(error, RecursionError | MemoryError)
        message = "this file is nested too deeply for Python itself" if too_deep else str(error)
        remedy = "split the deepest expression or block into functions" if too_deep else (
            "remove the character that Python does not accept")  # fmt: skip
        raise SourceProblems([SourceProblem(path, 1, 0, "", message, remedy)]) from error
    tree.body = _without_type_checking(tree.body)
    wait_for_runs(tree)
    return tree


def _without_type_checking(body: list[ast.stmt]) -> list[ast.stmt]:
    """What ``if TYPE_CHECKING:`` holds is never run."""
    kept: list[ast.stmt] = []
    for statement in body:
        if isinstance(statement, ast.If) and ast.unparse(statement.test) in (
            "TYPE_CHECKING", "typing.TYPE_CHECKING", "t.TYPE_CHECKING", "False",
        ):  # fmt: skip
            kept += _without_type_checking(statement.orelse)
        else:
            kept.append(statement)
    return kept
