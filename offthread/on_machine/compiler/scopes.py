"""Runs on the machine: which scope a name belongs to, and what it is called in JavaScript.

Python's rules (The Python Language Reference, 4.2): a name that a function binds anywhere is
its own unless declared ``global`` or ``nonlocal``; a class body's names are not seen by its
methods; a comprehension has a scope of its own, but ``:=`` in it binds outside.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

JS_RESERVED = frozenset(
    """arguments await break case catch class const continue debugger default delete do else enum
    eval export extends false finally for function if implements import in instanceof interface let
    new null package private protected public return static super switch this throw true try typeof
    undefined var void while with yield NaN Infinity globalThis""".split()
)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


@dataclass(frozen=True)
class Imported:
    """What an import binds: ``js``, its JavaScript spelling; the ``module`` it comes from; the
    ``attribute`` there, or None where the name is the module itself."""

    js: str
    module: str
    attribute: str | None = None


class Scope:
    """The names of one module, class body, function or comprehension.

    ``counts`` says how often each name is bound; ``imported`` holds names that mean an import
    and nothing else; ``functions`` the parameters of names that only one ``def`` binds;
    ``unsure`` the names that may be read before they are bound; ``renamed`` those that must not
    hide a module's variable of that name from a function inside; ``path`` is what qualified
    names of functions in it start with; ``this`` is the parameter that stands for
    JavaScript's own, or "", and ``errors`` are spelled like what is caught (lean.py).
    """

    def __init__(self, kind: str, parent: Scope | None, bound: Iterable[str]) -> None:
        self.kind, self.parent = kind, parent
        self.bound: set[str] = set(bound)
        self.counts: Counter[str] = Counter(self.bound)
        self.places: dict[str, tuple[int, int]] = {}
        self.declared_global: set[str] = set()
        self.declared_nonlocal: set[str] = set()
        self.imported: dict[str, Imported] = {}
        self.functions: dict[str, ast.arguments] = {}
        self.coroutines: set[str] = set()
        self.function_nodes: dict[str, ast.FunctionDef] = {}
        self.unsure: set[str] = set()
        self.renamed: set[str] = set()
        self.this = ""
        self.path: tuple[str, ...] = ()
        self.errors: dict[str, str] = {}
        self.types: dict[str, Any] = {}
        self.temporaries: list[str] = []
        self.node: ast.AST | None = None
        self.is_async = self.is_generator = self.is_comprehension = False

    @property
    def module(self) -> Scope:
        return self if self.parent is None else self.parent.module

    def find(self, identifier: str) -> Scope | None:
        """The scope that owns ``identifier`` as seen from here, or None: a builtin or a global."""
        if identifier in self.declared_global:
            return self.module
        if identifier in self.bound and identifier not in self.declared_nonlocal:
            return self
        scope = self.parent
        while scope is not None:
            if scope.kind != "class" and identifier in scope.declared_global:
                return scope.module
            if scope.kind != "class" and identifier in scope.bound:
                if identifier not in scope.declared_nonlocal:
                    return scope
            scope = scope.parent
        return None

    def place_of(self, identifier: str) -> tuple[int, int]:
        """Where it is bound first: parameters come before all else, in their order."""
        return self.places.get(identifier, (0, 0))

    def temporary(self) -> str:
        """A new variable of this scope."""
        depth = 0
        scope: Scope | None = self
        while scope is not None:
            depth += len(scope.temporaries)
            scope = scope.parent
        temporary = f"${depth + 1}"
        self.temporaries.append(temporary)
        return temporary


def javascript_name(identifier: str, scope: Scope | None) -> str:
    """How the variable ``identifier`` of ``scope`` is spelled in JavaScript."""
    if scope is not None and scope.kind == "class":
        return f"$c_{identifier}"
    if scope is not None and identifier in scope.renamed:
        return f"{identifier}$own"
    return f"{identifier}$" if identifier in JS_RESERVED else identifier


def function_scope(
    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, parent: Scope
) -> Scope:
    """The scope of a function: its parameters and what its body binds."""
    body = node.body if isinstance(node.body, list) else [node.body]
    scope = Scope("function", parent, [argument.arg for argument in arguments_of(node.args)])
    scope.node = node
    scope.bound.update(type_parameters(node))
    scope.places = {a.arg: (0, i) for i, a in enumerate(arguments_of(node.args))}
    bind_body(scope, body)
    scope.renamed = scope.bound & {
        name
        for statement in body
        for inner in ast.walk(statement)
        if isinstance(inner, ast.Global) and not set(inner.names) <= scope.declared_global
        for name in inner.names
    }
    scope.renamed |= scope.bound & {n for s in body for n in _seen_past_functions(s)}
    scope.is_async = isinstance(node, ast.AsyncFunctionDef)
    scope.is_generator = any(isinstance(n, ast.Yield | ast.YieldFrom) for n in walk_own(body))
    return scope


def _seen_past_functions(root: ast.AST) -> set[str]:
    """Names that a class inside ``root`` both binds and reads: a read before that means the
    module's variable."""
    found: set[str] = set()
    for node in ast.walk(root):
        if isinstance(node, ast.ClassDef):
            names = [n for n in walk_own(node.body) if isinstance(n, ast.Name)]
            bound = {n.id for n in names if not isinstance(n.ctx, ast.Load)}
            found |= bound & {n.id for n in names if isinstance(n.ctx, ast.Load)}
    return found


def bind_body(scope: Scope, body: Iterable[ast.AST]) -> None:
    """Add what ``body`` binds to ``scope``."""
    for node in walk_own(body):
        if isinstance(node, ast.Global):
            scope.declared_global.update(node.names)
        elif isinstance(node, ast.Nonlocal):
            scope.declared_nonlocal.update(node.names)
        else:
            scope.bound.update(names_bound_by(node))
            _note_places(scope, node)
            scope.counts.update(names_bound_by(node))
            if isinstance(node, ast.AsyncFunctionDef):
                scope.coroutines.add(node.name)
            if isinstance(node, FUNCTIONS[:2]) and not node.decorator_list:
                scope.functions[node.name] = node.args
                if isinstance(node, ast.FunctionDef):
                    scope.function_nodes[node.name] = node
    for name in [n for n in scope.functions if scope.counts[n] > 1]:
        del scope.functions[name]
        scope.function_nodes.pop(name, None)


def _note_places(scope: Scope, node: ast.AST) -> None:
    for name in names_bound_by(node):
        place = (getattr(node, "lineno", 0), getattr(node, "col_offset", 0))
        scope.places[name] = min(place, scope.places.get(name, place))


def module_scope(tree: ast.Module) -> Scope:
    """The scope of a module: what its body binds, and what functions bind as ``global``."""
    scope = Scope("module", None, ())
    bind_body(scope, tree.body)
    for node in ast.walk(tree):
        names = node.names if isinstance(node, ast.Global) else set_by_globals(node)
        scope.bound.update(names)
        scope.counts.update(names * 2)
        for name in names:
            scope.functions.pop(name, None)
            scope.function_nodes.pop(name, None)
    return scope


def set_by_globals(node: ast.AST) -> list[str]:
    """The name in ``globals()["name"] = …``."""
    if not isinstance(node, ast.Subscript) or isinstance(node.ctx, ast.Load):
        return []
    call, key = node.value, node.slice
    named = isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
    if not named or ast.unparse(call) != "globals()" or not isinstance(key, ast.Constant):
        return []
    name = key.value if isinstance(key.value, str) else ""
    return [name] if name.isidentifier() and not name.startswith("__") else []


def names_bound_by(node: ast.AST) -> list[str]:
    """The names that this one node binds in its scope."""
    if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
        return [node.id]
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return [node.name]
    if isinstance(node, ast.Import | ast.ImportFrom):
        names = [alias.asname or alias.name.split(".")[0] for alias in node.names]
        return [name for name in names if name != "*"]
    if isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar):
        return [node.name] if node.name else []
    if isinstance(node, ast.MatchMapping):
        return [node.rest] if node.rest else []
    if type(node).__name__ == "TypeAlias":  # PEP 695, Python 3.12
        return [node.name.id]  # type: ignore[attr-defined]
    return []


def type_parameters(node: ast.AST) -> list[str]:
    """The names between the brackets of ``def f[T](…)`` (PEP 695)."""
    return [parameter.name for parameter in getattr(node, "type_params", [])]


def arguments_of(arguments: ast.arguments) -> list[ast.arg]:
    """Every parameter, in the order of the signature."""
    extra = [argument for argument in (arguments.vararg, arguments.kwarg) if argument]
    return [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, *extra]


def walk_own(body: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """Every node of ``body`` that belongs to the same scope."""
    stack = list(body)
    while stack:
        node = stack.pop()
        yield node
        stack.extend(_own_children(node))


def _own_children(node: ast.AST) -> list[ast.AST]:
    if isinstance(node, FUNCTIONS):
        return [*_defaults(node), *getattr(node, "decorator_list", [])]
    if isinstance(node, ast.ClassDef):
        return [*node.bases, *(k.value for k in node.keywords), *node.decorator_list]
    if isinstance(node, COMPREHENSIONS):
        return [node.generators[0].iter, *_walruses(node)]
    return list(ast.iter_child_nodes(node))


def _defaults(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> list[ast.AST]:
    return [d for d in [*node.args.defaults, *node.args.kw_defaults] if d is not None]


def _walruses(node: ast.AST) -> list[ast.AST]:
    return [n.target for n in ast.walk(node) if isinstance(n, ast.NamedExpr)]
