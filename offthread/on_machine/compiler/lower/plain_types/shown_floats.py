"""Runs on the machine: floats that a literal template shows: ``"%s" % x``, ``"{}".format(x)``.

The template says where a value's plain text is wanted; there a float that is plainly one comes as
its text, with its point.
"""

from __future__ import annotations

import ast
import re
import string

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.lower.plain_types.plain_floats import PlainFloats

_CONVERSION = re.compile(r"%(\(|[-+ #0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?)([a-zA-Z%])?")
_OF_FLOATS = frozenset("scoxX")
# Lowered a second time, these might leave something behind.
_HEAVY = (ast.Lambda, ast.NamedExpr, ast.Await, ast.Starred, ast.Yield, ast.YieldFrom, ast.ListComp,
          ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.JoinedStr)  # fmt: skip


class ShownFloats(PlainFloats):
    """Templates that are literal texts."""

    def operation(
        self, op: ast.operator, left: ast.expr, a: ast.expr, right: ast.expr, b: ast.expr
    ) -> ast.expr:
        if isinstance(op, ast.Mod):
            items = right.elts if isinstance(right, ast.Tuple) else [right]
            letters = _letters(_text(left))
            matter = [letter in _OF_FLOATS for letter in letters]
            if len(letters) == len(items) and self._shows(items, matter):
                b = nodes.call("$$tuple_of", *map(self._converted, items, letters))
        return super().operation(op, left, a, right, b)

    def expr_Call(self, node: ast.Call) -> ast.expr:  # noqa: N802
        func = node.func
        if not isinstance(func, ast.Attribute) or func.attr != "format" or node.keywords:
            return super().expr_Call(node)
        texts = _plain_fields(_text(func.value), len(node.args))
        if not self._shows(node.args, texts):
            return super().expr_Call(node)
        kept = [self._as_text(a) if text else a for a, text in zip(node.args, texts, strict=True)]
        return super().expr_Call(nodes.at(ast.Call(func=func, args=kept, keywords=[]), node))

    def _shows(self, items: list[ast.expr], texts: list[bool]) -> bool:
        floats = any(t and self.is_float(i) for i, t in zip(items, texts, strict=True))
        return floats and not any(isinstance(n, _HEAVY) for i in items for n in ast.walk(i))

    def _converted(self, item: ast.expr, letter: str) -> ast.expr:
        if letter not in _OF_FLOATS or not self.is_float(item):
            return self.expr(item)
        return self.shown(item) if letter == "s" else ast.Constant(value=0.5)  # says what is wrong

    def _as_text(self, node: ast.expr) -> ast.expr:
        """``f"{node}"``, for a float."""
        if not self.is_float(node):
            return node
        field = ast.FormattedValue(value=node, conversion=-1, format_spec=None)
        return nodes.at(ast.JoinedStr(values=[nodes.at(field, node)]), node)


def _text(node: ast.expr) -> str:
    value = node.value if isinstance(node, ast.Constant) else None
    return value if isinstance(value, str) else ""


def _letters(template: str) -> list[str]:
    """What each value is converted by; nothing where that is not plain."""
    found = [(m.group(1), m.group(2)) for m in _CONVERSION.finditer(template)]
    if any("(" in flags or "*" in flags or not letter for flags, letter in found):
        return []
    return [letter for _, letter in found if letter != "%"]


def _plain_fields(template: str, count: int) -> list[bool]:
    """For each positional value whether every field that shows it wants its plain text."""
    try:
        fields = [f for f in string.Formatter().parse(template) if f[1] is not None]
    except ValueError:
        return [False] * count
    names = [name or "" for _, name, _, _ in fields]
    if any(name and not name.isdigit() for name in names):
        return [False] * count
    places = [int(name) if name else place for place, name in enumerate(names)]
    plain = [not spec and conversion != "r" for _, _, spec, conversion in fields]
    return [
        all(is_plain for at, is_plain in zip(places, plain, strict=True) if at == place)
        for place in range(count)
    ]
