"""Runs on the machine: attributes that JavaScript's values have and Python's have not.

``text.length``, ``point.constructor`` or ``[].push`` are an AttributeError in Python. The names
of JavaScript are looked up with care; lists and dicts, which a page shares with JavaScript, are
held to Python in programs that know no JavaScript and look at such errors.
"""

from __future__ import annotations

import ast
import functools

from offthread.on_machine.compiler import nodes, runtime
from offthread.on_machine.compiler.lower.calls.checked_calls import LIBRARY, CheckedCalls
from offthread.on_machine.compiler.refusals import is_global

OF_OBJECTS = frozenset(
    """constructor toString valueOf hasOwnProperty isPrototypeOf propertyIsEnumerable
    toLocaleString""".split()
)
OF_FUNCTIONS = frozenset("length name prototype arguments caller".split())
OF_VALUES = frozenset(
    """apply bind call push shift unshift map filter forEach reduce reduceRight some every concat
    slice splice entries flat flatMap fill includes indexOf lastIndexOf findIndex findLast at
    charAt charCodeAt codePointAt endsWith startsWith padEnd padStart repeat substr substring
    toLowerCase toUpperCase trim trimEnd trimStart search match matchAll replaceAll toFixed
    toPrecision toExponential size has toReversed toSorted toSpliced buffer byteLength message
    stack""".split()
)


class OwnNames(CheckedCalls):
    """Reads and calls of attributes with a name that JavaScript uses itself."""

    @functools.cached_property
    def is_strict(self) -> bool:
        """Whether the program looks at AttributeErrors and knows nothing of JavaScript."""
        names = {n.id for n in ast.walk(self.tree) if isinstance(n, ast.Name)}
        return (self.names_errors or "hasattr" in names) and not self._knows_javascript(names)

    def _knows_javascript(self, names: set[str]) -> bool:
        imports = [n for n in ast.walk(self.tree) if isinstance(n, ast.Import | ast.ImportFrom)]
        modules = {getattr(n, "module", None) or n.names[0].name for n in imports}
        foreign = {module.split(".")[0] for module in modules} & {"js", "offthread", "_runtime"}
        return bool(foreign) or any(is_global(n) and self.scope.module.find(n) is None
                                    for n in names)  # fmt: skip

    def _is_javascripts(self, name: str) -> bool:
        if LIBRARY in self.place.path.parents:
            return False
        return name in OF_OBJECTS or name in OF_FUNCTIONS or (self.is_strict and name in OF_VALUES)

    def _strictness(self) -> list[ast.expr]:
        return [ast.Constant(value=True)] if self.is_strict else []

    def expr_Attribute(self, node: ast.Attribute) -> ast.expr:  # noqa: N802
        if self._is_javascripts(node.attr) and self._is_plain_read(node):
            holder = self.expr(node.value)
            return nodes.call("$$own_attr", holder, nodes.text(node.attr), *self._strictness())
        lowered = self._as_method(node, super().expr_Attribute(node))
        func = getattr(lowered, "func", None)
        if self.is_strict and isinstance(func, ast.Name) and func.id == "$$got":
            func.id = "$$got_strictly"
        return lowered

    def _as_method(self, node: ast.Attribute, lowered: ast.expr) -> ast.expr:
        """``__getattr__ = dict.get`` in a class body takes self."""
        holder = node.value
        if self.scope.kind != "class" or not isinstance(holder, ast.Name):
            return lowered
        known = self.is_builtin(holder) and runtime.is_method(node.attr)
        takes_self = known and runtime.offers("$$self_taking")
        return nodes.call("$$self_taking", lowered) if takes_self else lowered

    def _is_plain_read(self, node: ast.Attribute) -> bool:
        special = self.module_attribute(node) or self._super_attribute(node)
        return special is None and not (
            self.is_javascript(node.value) or runtime.is_method(node.attr)
        )

    def _store_attribute(self, target: ast.Attribute, value: ast.expr) -> ast.stmt:
        stored: ast.stmt = super()._store_attribute(target, value)  # type: ignore[misc]
        func = getattr(getattr(stored, "value", None), "func", None)
        if self.is_strict and isinstance(func, ast.Name) and func.id == "$$set_attr":
            func.id = "$$set_strictly"
        return stored

    def attribute_call(
        self, holder: ast.expr, name: str, arguments: list[ast.expr], source: ast.expr
    ) -> ast.expr:
        careful = self._is_javascripts(name) and (self.is_strict or name in OF_OBJECTS)
        if not careful or self.is_javascript(source):
            return super().attribute_call(holder, name, arguments, source)
        given = ast.List(elts=arguments, ctx=ast.Load())
        return nodes.call("$$call_own", holder, nodes.text(name), given, *self._strictness())

    def _literal_attribute(self, which: str, node: ast.Call) -> ast.expr | None:
        name = node.args[1] if which == "hasattr" and len(node.args) == 2 else None
        if not isinstance(name, ast.Constant) or not isinstance(name.value, str):
            return super()._literal_attribute(which, node)
        if runtime.is_method(name.value) or not self._is_javascripts(name.value):
            return super()._literal_attribute(which, node)
        return nodes.call("$$has_own_attr", *self.elements(node.args), *self._strictness())
