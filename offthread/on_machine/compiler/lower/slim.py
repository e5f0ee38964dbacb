"""Runs on the machine: lowers Offthread's own page and worker modules to smaller JavaScript.

What every page carries has to be small, and its authors know their values: None, booleans,
numbers, texts, lists, dicts with text keys, JavaScript's own objects. For those, and only
there, Python's meaning needs JavaScript's operators and the few lines of ``slim.mjs``; a
missing item reads as None, and arguments are not counted. A user's modules are never slim.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterable, Sequence
from pathlib import Path

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.lower.expressions.comprehensions import awaits
from offthread.on_machine.compiler.lower.functions.signatures import takes_rest
from offthread.on_machine.compiler.lower.lean import Lean
from offthread.on_machine.compiler.problems import Refused
from offthread.on_machine.compiler.scopes import Scope, bind_body

PACKAGE = Path(__file__).resolve().parents[3]
PLACES = ("everywhere", "on_page", "in_worker", "in_service_worker")
RAW = {
    ast.Sub: " - ", ast.Mult: " * ", ast.Div: " / ", ast.Pow: " ** ", ast.BitAnd: " & ",
    ast.BitOr: " | ", ast.BitXor: " ^ ", ast.LShift: " << ", ast.RShift: " >> ",
    ast.Lt: " < ", ast.LtE: " <= ", ast.Gt: " > ", ast.GtE: " >= ",
}  # fmt: skip
KINDS = {
    "str": ("typeof ", ' === "string"'), "bool": ("typeof ", ' === "boolean"'),
    "int": ("Number.isInteger(", ")"), "float": ("typeof ", ' === "number"'),
    "list": ("Array.isArray(", ")"), "tuple": ("Array.isArray(", ")"),
    "dict": ("$$is_dict", ""), "bytes": ("", " instanceof Uint8Array"),
    "bytearray": ("", " instanceof Uint8Array"),
}  # fmt: skip
ANY_ERROR = frozenset({"Exception", "BaseException"})


def is_slim(name: str) -> bool:
    """Whether the module with this dotted name is one of Offthread's own."""
    return name.split(".")[0] == "offthread" and name != "offthread"


@functools.cache
def method_names() -> frozenset[str]:
    """The names of all methods of Offthread's classes: read as values, they come bound."""
    files = [file for place in PLACES for file in (PACKAGE / place).rglob("*.py")]
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in files]
    classes = [n for tree in trees for n in ast.walk(tree) if isinstance(n, ast.ClassDef)]
    functions = ast.FunctionDef | ast.AsyncFunctionDef
    return frozenset(n.name for c in classes for n in c.body if isinstance(n, functions))


class Slim(Lean):
    """All concerns, with JavaScript's own operators."""

    def expr_Tuple(self, node: ast.Tuple) -> ast.expr:  # noqa: N802
        flat: list[ast.expr] = []
        for item in node.elts:  # *("a", "b") is what it holds
            is_literal = isinstance(item, ast.Starred) and isinstance(item.value, ast.Tuple)
            flat += item.value.elts if is_literal else [item]  # type: ignore[attr-defined]
        return ast.List(elts=self.elements(flat), ctx=ast.Load())

    def expr_Attribute(self, node: ast.Attribute) -> ast.expr:  # noqa: N802
        special = self.module_attribute(node) or self._super_attribute(node)
        if special is not None:
            return special
        read = ast.Attribute(value=self.expr(node.value), attr=node.attr, ctx=ast.Load())
        if node.attr in method_names() and not self.is_javascript(node.value):
            return nodes.call("$$bound_method", self.expr(node.value), nodes.text(node.attr))
        return read

    def _store_attribute(self, target: ast.Attribute, value: ast.expr) -> ast.stmt:
        place = ast.Attribute(value=self.expr(target.value), attr=target.attr, ctx=ast.Store())
        return ast.Assign(targets=[place], value=value)

    def expr_Subscript(self, node: ast.Subscript) -> ast.expr:  # noqa: N802
        holder = self.expr(node.value)
        if isinstance(node.slice, ast.Slice) and node.slice.step is None:
            lower, upper = node.slice.lower, node.slice.upper
            start = self.expr(lower) if lower else ast.Constant(value=0)
            end: list[nodes.Part] = [", ", self.expr(upper)] if upper else []
            return nodes.Js(["(", holder, ").slice(", start, *end, ")"])
        if isinstance(node.slice, ast.UnaryOp):
            return nodes.Js(["(", holder, ").at(", self.expr(node.slice), ")"])
        return nodes.Js(["(", holder, ")[", self.index(node.slice), "]"])

    def _store_item(self, target: ast.Subscript, value: ast.expr) -> ast.expr:
        if isinstance(target.slice, ast.Slice):
            return super()._store_item(target, value)
        holder = self.expr(target.value)
        return nodes.Js(["(", holder, ")[", self.index(target.slice), "] = ", value])

    def _unpack(self, target: ast.expr, value: ast.expr) -> list[ast.stmt]:
        assert isinstance(target, ast.Tuple | ast.List)
        if any(isinstance(item, ast.Starred) for item in target.elts):
            return super()._unpack(target, value)
        lowered: list[ast.stmt] = []
        kept = self.keep(value, lowered)
        assert isinstance(kept, ast.Name)
        for index, item in enumerate(target.elts):
            lowered += self.store(item, nodes.Js([f"{kept.id}[{index}]"]))
        return lowered

    def operation(
        self, op: ast.operator, left: ast.expr, a: ast.expr, right: ast.expr, b: ast.expr
    ) -> ast.expr:
        if isinstance(op, ast.Mult) and isinstance(left, ast.List | ast.Tuple):
            raise Refused(left, "Offthread's own modules cannot repeat a list with *",
                          "write a comprehension")  # fmt: skip
        if isinstance(op, ast.FloorDiv):
            return nodes.Js(["Math.floor(", a, " / ", b, ")"])
        if isinstance(op, ast.Add) and (_is_literal(left) or _is_literal(right)):
            return nodes.Js(["(", a, " + ", b, ")"])
        if type(op) in RAW:
            return nodes.Js(["(", a, RAW[type(op)], b, ")"])
        return super().operation(op, left, a, right, b)

    def augmented(
        self, op: ast.operator, target: ast.expr, a: ast.expr, right: ast.expr, b: ast.expr
    ) -> ast.expr:
        if isinstance(op, ast.Add) and not _is_literal(right):
            return super().augmented(op, target, a, right, b)
        return self.operation(op, target, a, right, b)

    def comparison(
        self, op: ast.cmpop, left: ast.expr, a: ast.expr, right: ast.expr, b: ast.expr
    ) -> ast.expr:
        literal = _is_literal(left) or _is_literal(right)
        if isinstance(op, ast.Eq | ast.NotEq) and literal:
            return nodes.Js([a, " === " if isinstance(op, ast.Eq) else " !== ", b])
        if type(op) in RAW:
            return nodes.Js([a, RAW[type(op)], b])
        return super().comparison(op, left, a, right, b)

    def expr_ListComp(self, node: ast.ListComp) -> ast.expr:  # noqa: N802
        """By ``filter`` and ``map`` where it is as simple as that."""
        head = node.generators[0]
        simple = len(node.generators) == 1 and isinstance(head.target, ast.Name)
        made = self._mapped(node, head) if simple and not awaits(node) else None
        return made or super().expr_ListComp(node)

    def _mapped(self, node: ast.ListComp, head: ast.comprehension) -> ast.expr | None:
        assert isinstance(head.target, ast.Name)
        parts: list[nodes.Part] = [nodes.call("$list", self.expr(head.iter))]
        scope = Scope("function", self.scope, ())
        bind_body(scope, [head.target])
        scope.is_comprehension = True
        outer = self.at
        self.at = outer.inside(scope, in_function=True, in_loop=True)
        name = self.spelled(head.target.id, scope)
        for test in head.ifs:
            parts += [f".filter (({name}) => ", self.truth(test), ")"]
        if not isinstance(node.elt, ast.Name) or node.elt.id != head.target.id:
            parts += [f".map (({name}) => (", self.expr(node.elt), "))"]
        self.at = outer
        return None if scope.temporaries else nodes.Js(parts)

    def expr_Await(self, node: ast.Await) -> ast.expr:  # noqa: N802
        return self.awaited(self.expr(node.value), node)

    def _wrapped(self, node, scope, made, method):  # type: ignore[no-untyped-def]
        """No function of Offthread's is async in Python's sense: it starts at the call."""
        if self.scope.kind == "function" and not takes_rest(node.args):  # nobody else sees it
            return self.unsigned(made, method or scope.is_generator)
        was, scope.is_async = scope.is_async, False
        wrapped = super()._wrapped(node, scope, made, method)
        scope.is_async = was
        return wrapped

    def unsigned(self, made: nodes.JsFunction, needs_this: bool) -> ast.expr:
        """Without signature, and without a name, which a minifier removes."""
        made.name = ""
        made.kind = "function" if needs_this else "arrow"
        return made if needs_this else nodes.Js(["(", made, ")"])

    def other_arguments(self) -> ast.expr:
        return nodes.name("$rest")

    def ended(self, body: list[ast.stmt]) -> list[ast.stmt]:
        """What ends without a value is undefined, which reads as None everywhere."""
        return body

    def described(self, node: object, outer: object = ()) -> list[ast.expr]:
        return []

    def _made(self, node: ast.ClassDef) -> ast.expr:
        """Offthread's classes have one base at most and none of the rarer dunder methods."""
        base = self.expr(node.bases[0]) if node.bases else ast.Constant(value=None)
        return nodes.call("$$class_plain", nodes.text(node.name), base, self._class_body(node))

    def _class_body(self, node: ast.ClassDef) -> nodes.JsFunction:
        """Methods stand in the returned object itself, where nothing else is bound."""
        made = super()._class_body(node)
        *bound, returned = made.body
        assert isinstance(returned, ast.Return) and isinstance(returned.value, ast.Dict)
        values: dict[str, ast.expr] = {}
        for statement in bound:
            if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
                values[statement.targets[0].id] = statement.value
        names = [value.id for value in returned.value.values if isinstance(value, ast.Name)]
        if len(names) == len(returned.value.values) and set(names) == set(values):
            returned.value.values = [values[name] for name in names]
            made.body = [returned]
        return made

    def _method_call(self, node: ast.Call, func: ast.Attribute) -> ast.expr:
        """A method of the class itself, whatever builtin type has one of that name."""
        own = isinstance(func.value, ast.Name) and func.value.id in self.at.self_names[-1:]
        if not own or node.keywords:
            return super()._method_call(node, func)
        target = ast.Attribute(value=self.expr(func.value), attr=func.attr, ctx=ast.Load())
        return ast.Call(func=target, args=self.elements(node.args), keywords=[])

    def starred_call(self, func: ast.expr, arguments: list[ast.expr]) -> ast.expr:
        return ast.Call(func=func, args=arguments, keywords=[])

    def count_arguments(self, *about: object) -> list[ast.stmt]:
        return []

    def refuse_more(self, *about: object) -> list[ast.stmt]:
        return []

    def _iterable(self, node: ast.For | ast.AsyncFor, is_async: bool) -> ast.expr:
        return self.expr(node.iter)

    def range_bound(self, node: ast.expr, check: str = "") -> ast.expr:
        return self.expr(node)

    def entered(self, error: str) -> list[ast.stmt]:
        """JavaScript's errors stay what they are."""
        return []

    def caught_by(self, error: str, kind: ast.expr) -> ast.expr:
        if isinstance(kind, ast.Name) and kind.id in ANY_ERROR:
            return ast.Constant(value=True)
        return nodes.Js([f"{error} instanceof ", self.expr(kind)])

    def stmt_Raise(self, node: ast.Raise) -> list[ast.stmt]:  # noqa: N802
        if node.exc is None:
            return super().stmt_Raise(node)
        raised = self.expr(node.exc)
        if node.cause is not None:
            raised = nodes.call("$$raised_from", raised, self.expr(node.cause))
        return [ast.Raise(exc=raised)]

    def expr_Call(self, node: ast.Call) -> ast.expr:  # noqa: N802
        name = (
            node.func.id if isinstance(node.func, ast.Name) and self.is_builtin(node.func) else ""
        )
        if name == "isinstance":
            return self._is_one_of(self.expr(node.args[0]), node.args[1])
        if name == "callable":
            return nodes.Js(["(typeof ", self.expr(node.args[0]), ' === "function")'])
        if name == "hasattr":
            holder, key = self.exprs(node.args)
            return nodes.Js(["(", key, " in ", holder, ")"])
        if name == "getattr" and len(node.args) == 2:
            holder, key = self.exprs(node.args)
            return nodes.Js(["(", holder, ")[", key, "]"])
        return super().expr_Call(node)

    def _is_one_of(self, value: ast.expr, kinds: ast.expr) -> ast.expr:
        """``isinstance``, by what JavaScript itself can tell."""
        listed = kinds.elts if isinstance(kinds, ast.Tuple) else [kinds]
        parts: list[nodes.Part] = ["("]
        if not isinstance(value, ast.Name):
            kept = self.temporary()
            parts += [f"{kept} = ", value, ", "]
            value = nodes.name(kept)
        tests: list[list[nodes.Part]] = []
        names = {kind.id for kind in listed if isinstance(kind, ast.Name)}
        for kind in listed:  # list and tuple are the same, and an int is a float
            test = [*self._is_a(value, kind)]
            is_int = "float" in names and isinstance(kind, ast.Name) and kind.id == "int"
            tests += [test] if test not in tests and not is_int else []
        for index, test in enumerate(tests):
            parts += [" || " if index else "", *test]
        return nodes.Js([*parts, ")"])

    def _is_a(self, value: ast.expr, kind: ast.expr) -> Iterable[nodes.Part]:
        name = kind.id if isinstance(kind, ast.Name) and self.is_builtin(kind) else ""
        if name == "dict":
            return [nodes.call("$$is_dict", value)]
        if name in KINDS:
            before, after = KINDS[name]
            return [before, value, after]
        if name in ANY_ERROR:
            return [value, " instanceof Error"]
        return [value, " instanceof ", self.expr(kind)]

    def find_unsure(self, scope: Scope, body: Sequence[ast.stmt], given: Iterable[str]) -> None:
        """Offthread's own functions bind their variables before they read them."""
        scope.unsure = set()


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str | int | float)
