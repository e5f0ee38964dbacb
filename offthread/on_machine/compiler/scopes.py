"""Runs on the machine: which scope a name belongs to, and what it is called in JavaScript.

Python's rules (The Python Language Reference, 4.2): a name that a function binds anywhere is
its own unless declared ``global`` or ``nonlocal``; a class body's names are not seen by its
methods; a comprehension has a scope of its own, but ``:=`` in it binds outside.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

JS_RESERVED = frozenset(
    """arguments await break case catch class const continue debugger default delete do else enum
    eval export extends false finally for function if implements import in instanceof interface let
    new null package private protected public return static super switch this throw true try typeof
    undefined var void while with yield NaN Infinity globalThis""".split()
)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class Scope:
    """The names of one module, class body, function or comprehension."""

    def __init__(self, kind: str, parent: Scope | None, bound: Iterable[str]) -> None:
        self.kind, self.parent = kind, parent
        self.bound: set[str] = set(bound)
        self.declared_global: set[str] = set()
        self.declared_nonlocal: set[str] = set()
        self.temporaries: list[str] = []
        self.is_async = self.is_generator = False

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
            if scope.kind != "class" and identifier in scope.bound:
                if identifier not in scope.declared_nonlocal:
                    return scope.module if identifier in scope.declared_global else scope
            scope = scope.parent
        return None

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
    return f"{identifier}$" if identifier in JS_RESERVED else identifier


def function_scope(
    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, parent: Scope
) -> Scope:
    """The scope of a function: its parameters and what its body binds."""
    body = node.body if isinstance(node.body, list) else [node.body]
    scope = Scope("function", parent, [argument.arg for argument in arguments_of(node.args)])
    bind_body(scope, body)
    scope.is_async = isinstance(node, ast.AsyncFunctionDef)
    scope.is_generator = any(isinstance(n, ast.Yield | ast.YieldFrom) for n in walk_own(body))
    return scope


def bind_body(scope: Scope, body: Iterable[ast.AST]) -> None:
    """Add what ``body`` binds to ``scope``."""
    for node in walk_own(body):
        if isinstance(node, ast.Global):
            scope.declared_global.update(node.names)
            scope.module.bound.update(node.names)
        elif isinstance(node, ast.Nonlocal):
            scope.declared_nonlocal.update(node.names)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            scope.module.bound.update(names_bound_by(node))  # imports are hoisted
        else:
            scope.bound.update(names_bound_by(node))


def names_bound_by(node: ast.AST) -> list[str]:
    """The names that this one node binds in its scope."""
    if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
        return [node.id]
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return [node.name]
    if isinstance(node, ast.Import | ast.ImportFrom):
        return [alias.asname or alias.name.split(".")[0] for alias in node.names]
    if isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar):
        return [node.name] if node.name else []
    if isinstance(node, ast.MatchMapping):
        return [node.rest] if node.rest else []
    return []


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
