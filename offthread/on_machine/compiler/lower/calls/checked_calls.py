"""Runs on the machine: calls in a program that handles the errors of wrong calls.

JavaScript says of ``point.move(1)`` neither which type has no ``move`` nor that it got too many
arguments. Where a program has a handler for that, its calls look first; inside a ``try`` and
in lambdas, which such handlers call, they count their arguments too.
"""

from __future__ import annotations

import ast
import functools

from offthread.on_machine.compiler import nodes, runtime
from offthread.on_machine.compiler.lower.calls.builtin_arguments import wrong_count
from offthread.on_machine.compiler.lower.calls.calls import Calls

NAMED = frozenset({"TypeError", "AttributeError"})
HANDLED = NAMED | {"Exception", "BaseException"}
OF_DIVISIONS = frozenset({"ZeroDivisionError", "ArithmeticError"})
LIBRARY = runtime.FOLDER / "library"


class CheckedCalls(Calls):
    """Calls that raise Python's own errors."""

    @functools.cached_property
    def names_errors(self) -> bool:
        """Whether the program may look at what a wrong call raises. A page's handler of any
        Exception shows what failed; the rest would be more than it is worth there."""
        if LIBRARY in self.place.path.parents:
            return False
        handlers = [n for n in ast.walk(self.tree) if isinstance(n, ast.ExceptHandler)]
        wanted = NAMED if self.place.is_page else HANDLED
        handled = any(_handles(handler, wanted) for handler in handlers)
        return handled or any(_calls_by_class(node) for node in ast.walk(self.tree))

    @functools.cached_property
    def names_divisions(self) -> bool:
        """Whether the program may look at what a division by zero raises."""
        handlers = [n for n in ast.walk(self.tree) if isinstance(n, ast.ExceptHandler)]
        return self.names_errors or any(_handles(handler, OF_DIVISIONS) for handler in handlers)

    @functools.cached_property
    def read_by_code(self) -> frozenset[str] | None:
        """Attributes whose reading runs code, so that they are read once; None: any may."""
        functions = [n for n in ast.walk(self.tree) if isinstance(n, ast.FunctionDef)]
        if {f.name for f in functions} & {"__getattr__", "__getattribute__", "__get__"}:
            return None
        return frozenset(f.name for f in functions if f.decorator_list)

    def expr_Call(self, node: ast.Call) -> ast.expr:  # noqa: N802
        if self.names_errors and isinstance(node.func, ast.Name) and self.is_builtin(node.func):
            wrong = wrong_count(node, node.func.id)
            if wrong is not None:
                return self.wrong_call(node, wrong)
        if len(node.args) == 1 and isinstance(node.args[0], ast.Starred):
            node.args[0].called = self._called(node)  # type: ignore[attr-defined]
        return super().expr_Call(node)

    def elements(self, items: list[ast.expr]) -> list[ast.expr]:
        if not self.names_errors or not any(isinstance(item, ast.Starred) for item in items):
            return super().elements(items)
        return [self._star(i) if isinstance(i, ast.Starred) else self.expr(i) for i in items]

    def _star(self, item: ast.Starred) -> ast.expr:
        """The error for what is no iterable names the function that is called with it alone."""
        named = getattr(item, "called", None)
        value = nodes.call("$$star", self.expr(item.value), *([named] if named else []))
        return ast.Starred(value=value, ctx=ast.Load())

    def value_call(self, func: ast.expr, arguments: list[ast.expr]) -> ast.expr:
        if isinstance(func, ast.Name) and func.id.startswith("$c_"):  # a staticmethod, perhaps
            return ast.Call(func=nodes.call("$$callee", func), args=arguments, keywords=[])
        if not self.names_errors or self._is_sure(func):
            return super().value_call(func, arguments)
        if self._counts():
            return nodes.call("$$call_value", func, ast.List(elts=arguments, ctx=ast.Load()))
        if any(isinstance(argument, ast.Starred) for argument in arguments):
            return super().value_call(func, arguments)
        looked = nodes.call("$$fitting", func, ast.Constant(value=len(arguments)))
        return ast.Call(func=looked, args=arguments, keywords=[])

    def starred_call(self, func: ast.expr, arguments: list[ast.expr]) -> ast.expr:
        if not self.names_errors or self._is_sure(func):
            return super().starred_call(func, arguments)
        return nodes.call("$$call_value", func, ast.List(elts=arguments, ctx=ast.Load()))

    def _is_sure(self, func: ast.expr) -> bool:
        """What the compiler or JavaScript itself put there."""
        if not isinstance(func, ast.Name) or func.id.startswith("$"):
            return isinstance(func, ast.Name) or isinstance(func, ast.Attribute)
        owner = self.scope.find(func.id)
        return owner is None or func.id in owner.functions or self.is_javascript(func)

    def _counts(self) -> bool:
        return bool(self.at.tries or self.at.in_lambda)

    def attribute_call(
        self, holder: ast.expr, name: str, arguments: list[ast.expr], source: ast.expr
    ) -> ast.expr:
        if not self.names_errors or self.is_javascript(source):
            return super().attribute_call(holder, name, arguments, source)
        if self._counts() or self.read_by_code is None or name in self.read_by_code:
            given = ast.List(elts=arguments, ctx=ast.Load())
            return nodes.call("$$call_attribute", holder, nodes.text(name), given)
        kept = holder.id if isinstance(holder, ast.Name) else self.temporary()
        first = holder if isinstance(holder, ast.Name) else nodes.Js([f"({kept} = ", holder, ")"])
        looked = nodes.call("$$holder_of", nodes.name(kept), nodes.text(name))
        target = nodes.Js(["(typeof ", first, f'.{name} === "function" ? {kept} : ', looked, ")"])
        return ast.Call(
            func=ast.Attribute(value=target, attr=name, ctx=ast.Load()), args=arguments, keywords=[]
        )


def _handles(handler: ast.ExceptHandler, wanted: frozenset[str]) -> bool:
    if handler.type is None:
        return "BaseException" in wanted
    named = {n.id for n in ast.walk(handler.type) if isinstance(n, ast.Name)}
    return bool(named & wanted)


def _calls_by_class(node: ast.AST) -> bool:
    """Whether what is called may be no function for JavaScript: a class is made callable later, or
    has bases, one of which may be a builtin type."""
    if isinstance(node, ast.Attribute):
        return node.attr == "__call__" and isinstance(node.ctx, ast.Store)
    if not isinstance(node, ast.ClassDef) or not node.bases:
        return False
    return any(isinstance(n, ast.FunctionDef) and n.name == "__call__" for n in node.body)
