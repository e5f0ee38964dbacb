"""Runs on the machine: what every part of lowering shares - the scope, dispatch, small builders.

Lowering turns a checked Python tree into one whose printing by ``generate.py`` means the same
in JavaScript. Each file of this folder handles one concern, as a mixin of ``Lowerer``:
``expr_X`` lowers an expression node ``X`` to one expression, ``stmt_X`` a statement to a list.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from offthread.on_machine.compiler import nodes, runtime
from offthread.on_machine.compiler.bound import unsure_in
from offthread.on_machine.compiler.lower.asked import (
    metaclasses,
    orders_oddly,
    raises_again,
    sets_special,
)
from offthread.on_machine.compiler.lower.classes.annotations import asks_for_annotations
from offthread.on_machine.compiler.modules import Modules
from offthread.on_machine.compiler.problems import Refused
from offthread.on_machine.compiler.refusals import WORKER
from offthread.on_machine.compiler.scopes import Imported, Scope, module_scope
from offthread.on_machine.compiler.types_inferred.expressions import Inference
from offthread.on_machine.compiler.types_inferred.types import Type

TOO_DEEP = "this is nested too deeply for the compiler"


# What binds a name that a function may read too early; that a definition comes too late is looked
# for only where a program expects it.
WATCHED = (ast.Name, ast.Import, ast.ImportFrom)
DEFINED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
ASK_FOR_CONTEXT = frozenset({"__context__", "exc_info", "format_exc", "print_exc", "exception"})


@dataclass(frozen=True)
class Place:
    """The module being lowered: its dotted ``name``, its ``path``, the project's ``folder``
    (for ``file(…)``), the ``modules`` it can import, whether the program starts with it
    (``is_entry``) and shows its own errors (``is_page``), and which of Offthread's own modules
    a user's code may reach (``shown``)."""

    name: str
    path: Path
    folder: Path
    modules: Modules
    is_entry: bool = False
    is_page: bool = False
    shown: frozenset[str] = frozenset()


@dataclass
class Context:
    """Where in the module lowering is: changes with functions, classes, loops. ``path`` is what
    a qualified name has before its last dot: ``Outer``, ``make``, ``<locals>``; ``first`` is the
    first parameter of the function, for ``super()``, ``handling`` the variable that keeps what is
    handled around a ``try``."""

    scope: Scope
    labels: list[str] = field(default_factory=list)
    caught: list[str] = field(default_factory=list)
    self_names: list[str] = field(default_factory=list)
    class_names: list[str] = field(default_factory=list)
    path: tuple[str, ...] = ()
    in_loop: bool = False
    raw_self: str = ""
    first: str = ""
    handling: str = ""
    tries: int = 0
    inference: Inference | None = None
    in_lambda: bool = False

    def inside(self, scope: Scope, *, in_function: bool, in_loop: bool = False) -> Context:
        """The context of a scope in this one; a function starts without loops and handlers."""
        labels, caught = ([], []) if in_function else (self.labels, self.caught)
        made = Context(scope, labels, caught, list(self.self_names), self.class_names)
        made.in_loop, made.path = in_loop, self.path
        if scope.is_comprehension:
            made.tries = self.tries
        made.in_lambda = self.in_lambda and not in_function
        made.first = self.first if scope.is_comprehension else ""
        made.raw_self = "" if scope.kind == "class" else self.raw_self
        return made


class LowererBase:
    """The state of lowering one module."""

    def __init__(self, tree: ast.Module, place: Place) -> None:
        self.tree, self.place = tree, place
        self.float_attributes: frozenset[str] = frozenset()
        self.results: dict[object, Type | None] = {}
        self.problems: list[Refused] = []
        self.unsure_reads: set[int] = set()
        self.files: list[Path] = []
        self.es_imports: list[ast.stmt] = []
        self.imported_modules: dict[str, ast.stmt] = {}
        self.guarded_imports: set[int] = set()
        self.module_aliases: dict[str, str] = {}
        self.plain_classes: set[str] = set()
        self.mentions_doc = any(
            isinstance(n, ast.Attribute) and n.attr == "__doc__" for n in ast.walk(tree)
        )
        self.mentions_format = any(
            isinstance(n, ast.FunctionDef) and n.name == "__format__" for n in ast.walk(tree)
        )
        self.defines_equality = any(
            isinstance(n, ast.FunctionDef) and n.name in ("__eq__", "__ne__")
            for n in ast.walk(tree)
        )
        self.orders_oddly = orders_oddly(tree)
        self.asks_for_annotations = asks_for_annotations(tree)
        mentioned = {getattr(n, "attr", getattr(n, "id", "")) for n in ast.walk(tree)}
        self.mentions_context = bool(mentioned & ASK_FOR_CONTEXT) or raises_again(tree)
        self.expects_name_errors = bool(mentioned & {"NameError", "UnboundLocalError"})
        self.expects_attribute_errors = "AttributeError" in mentioned
        self.names_functions = bool(mentioned & {"__qualname__", "TypeError", "Exception"})
        ordered = mentioned & {"__subclasses__", "mro", "__base__"}
        self.changes_classes = bool(ordered) or sets_special(tree)
        self.expects_type_errors = bool(mentioned & {"TypeError", "Exception", "BaseException"})
        self.lists_variables = bool(mentioned & {"globals", "locals", "vars", "dir"})
        self.expects_runtime_errors = "RuntimeError" in mentioned
        self.metaclasses = metaclasses(tree)
        self.is_async = False
        self.at = Context(module_scope(tree))

    @property
    def scope(self) -> Scope:
        return self.at.scope

    def find_unsure(self, scope: Scope, body: Sequence[ast.stmt], given: Iterable[str]) -> None:
        """Learn which reads of the scope's variables have to be checked."""
        own = scope.bound - scope.declared_global - scope.declared_nonlocal
        names = own - {n for n, found in scope.imported.items()
                       if scope.kind != "function" or found.module == "js"}  # fmt: skip
        expected = scope.kind == "module" and self.expects_name_errors
        watched = WATCHED if scope.kind == "function" or expected else ()
        unsure = unsure_in(body, names, given, watched + (DEFINED if expected else ()))
        scope.unsure = unsure.names | (unsure.open_at_end if scope.kind == "class" else set())
        self.unsure_reads |= unsure.reads

    def expr(self, node: ast.expr) -> ast.expr:
        """Lower one expression."""
        handler = getattr(self, f"expr_{type(node).__name__}", None)
        if handler is None:
            raise Refused(node, f"{type(node).__name__} is not supported on the page", WORKER)
        lowered: ast.expr = handler(node)
        return nodes.at(lowered, node)

    def exprs(self, items: Iterable[ast.expr]) -> list[ast.expr]:
        return [self.expr(item) for item in items]

    def stmt(self, node: ast.stmt) -> list[ast.stmt]:
        """Lower one statement to the statements that stand for it. What is refused is kept in
        ``problems``, so that one run of the compiler tells all of them."""
        handler = getattr(self, f"stmt_{type(node).__name__}", None)
        before = self.at
        try:
            if handler is None:
                raise Refused(node, f"{type(node).__name__} is not supported on the page", WORKER)
            return [nodes.at(statement, node) for statement in handler(node)]
        except Refused as refused:
            self.at = before
            self.problems.append(refused)
        except RecursionError:
            self.at = before
            self.problems.append(Refused(node, TOO_DEEP, "split it into several statements"))
        return []

    def body(self, statements: Iterable[ast.stmt]) -> list[ast.stmt]:
        """Lower the statements of a block."""
        lowered: list[ast.stmt] = []
        for statement in statements:
            lowered += self.stmt(statement)
        return lowered

    def is_builtin(self, node: ast.Name) -> bool:
        """Whether the name means Python's builtin."""
        return self.scope.find(node.id) is None and runtime.is_builtin(node.id)

    def temporary(self) -> str:
        return self.scope.temporary()

    def keep(self, value: ast.expr, before: list[ast.stmt]) -> ast.expr:
        """Evaluate ``value`` (lowered) now into a temporary: the assignment goes to ``before``."""
        kept = self.temporary()
        before.append(nodes.at(nodes.assign(kept, value), value))
        return nodes.name(kept)

    def unbound(self, identifier: str) -> ast.expr:
        raise NotImplementedError

    def declare(self, scope: Scope, body: list[ast.stmt], known: Iterable[str]) -> list[ast.stmt]:
        """``body`` with the variables of ``scope`` declared in front, except ``known`` ones."""
        own = scope.bound - scope.declared_global - scope.declared_nonlocal
        names = sorted(own - (scope.imported.keys() - scope.unsure) - set(known))
        parts = [self.declared(name, scope) for name in names]
        parts += [[temporary] for temporary in scope.temporaries]
        if not parts:
            return body
        joined = [piece for part in parts for piece in [", ", *part]][1:]
        return [nodes.JsStatement(["var ", *joined]), *body]

    def declared(self, name: str, scope: Scope) -> list[nodes.Part]:
        """``name`` in a declaration: what may be read too early starts as ``unbound``."""
        spelled = self.spelled(name, scope)
        unsure = name in scope.unsure
        return [spelled, " = ", nodes.name("$$not_bound")] if unsure else [spelled]

    def spelled(self, identifier: str, scope: Scope | None) -> str:
        raise NotImplementedError

    def imported(self, node: ast.expr) -> Imported | None:
        """What a name means if it is an import and nothing else."""
        if not isinstance(node, ast.Name):
            return None
        owner = self.scope.find(node.id)
        if owner is None or self.may_be_unbound(node, owner):
            return None
        return owner.imported.get(node.id)

    def may_be_unbound(self, node: ast.Name, owner: Scope) -> bool:
        """Whether this read of a variable of ``owner`` may come before it is bound."""
        if id(node) in self.unsure_reads:
            return True
        scope: Scope | None = self.scope
        while scope is not None and scope is not owner and scope.is_comprehension:
            scope = scope.parent
        return scope is not owner and owner.kind != "class" and node.id in owner.unsure

    def es_import(self, what: str, module: str) -> None:
        text = f'import {what} from "./{module}.mjs"'
        if any(getattr(known, "parts", None) == [text] for known in self.es_imports):
            return
        self.es_imports.append(nodes.JsStatement([text]))
        self.imported_modules.setdefault(module, self.es_imports[-1])

    def store(
        self, target: ast.expr, value: ast.expr, source: ast.expr | None = None
    ) -> list[ast.stmt]:
        raise NotImplementedError

    def truth(self, node: ast.expr) -> ast.expr:
        raise NotImplementedError

    def counting_range(self, node: ast.expr) -> list[ast.expr] | None:
        raise NotImplementedError

    def count_over(
        self, target: ast.expr, bounds: list[ast.expr], inner: list[ast.stmt], label: str = ""
    ) -> list[ast.stmt]:
        raise NotImplementedError

    def loop_over(
        self,
        target: ast.expr,
        iterable: ast.expr,
        inner: list[ast.stmt],
        is_async: bool,
        label: str = "",
    ) -> list[ast.stmt]:
        raise NotImplementedError

    def elements(self, items: list[ast.expr]) -> list[ast.expr]:
        raise NotImplementedError

    def learn_types(
        self, scope: Scope, body: Sequence[ast.AST], parameters: Sequence[ast.arg] = ()
    ) -> None:
        raise NotImplementedError

    def awaited(self, value: ast.expr, node: ast.AST) -> ast.expr:
        raise NotImplementedError
