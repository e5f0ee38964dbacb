"""Runs on the machine: lowers literals, subscripts, attributes, conditions and texts."""

from __future__ import annotations

import ast

from offthread.on_machine.compiler import nodes, runtime
from offthread.on_machine.compiler.lower.effects import is_boolean
from offthread.on_machine.compiler.lower.names.imports import Imports
from offthread.on_machine.compiler.problems import Refused

SAFE = 2**53
# Special methods that values of JavaScript's own types do not carry as attributes.
VALUE_METHODS = frozenset(
    f"__{name}__"
    for name in (
        "len iter next getitem setitem delitem contains str repr hash bool int float index abs "
        "round reversed format add sub mul truediv floordiv mod pow and or xor lshift rshift neg "
        "eq ne lt le gt ge radd rmul"
    ).split()
)


GENERIC = frozenset("list dict tuple set frozenset type".split())


class Expressions(Imports):
    """Expressions that are neither operators nor calls."""

    def expr_Constant(self, node: ast.Constant) -> ast.expr:  # noqa: N802
        value = node.value
        if isinstance(value, bytes):
            numbers = ast.List(elts=[ast.Constant(value=b) for b in value], ctx=ast.Load())
            return nodes.call("$$bytes_of", numbers)
        if value is Ellipsis:
            return nodes.name("$$ellipsis")
        if isinstance(value, complex):
            return nodes.call("$$complex_of", ast.Constant(value=value.imag))
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= SAFE:
            return nodes.Js([f"{value}n"])
        return node

    def expr_Js(self, node: nodes.Js) -> ast.expr:  # noqa: N802
        return node

    def expr_List(self, node: ast.List) -> ast.expr:  # noqa: N802
        return ast.List(elts=self.elements(node.elts), ctx=ast.Load())

    def expr_Tuple(self, node: ast.Tuple) -> ast.expr:  # noqa: N802
        return nodes.call("$$tuple_of", *self.elements(node.elts))

    def expr_Set(self, node: ast.Set) -> ast.expr:  # noqa: N802
        items = ast.List(elts=self.elements(node.elts), ctx=ast.Load())
        return nodes.call("$set", items)

    def elements(self, items: list[ast.expr]) -> list[ast.expr]:
        """Items of a display or of a call; a starred one becomes a spread."""
        return [
            ast.Starred(value=nodes.call("$$iter", self.expr(item.value)), ctx=ast.Load())
            if isinstance(item, ast.Starred)
            else self.expr(item)
            for item in items
        ]

    def expr_Dict(self, node: ast.Dict) -> ast.expr:  # noqa: N802
        if all(isinstance(k, ast.Constant) and _is_plain_key(k.value) for k in node.keys):
            return ast.Dict(keys=node.keys, values=self.exprs(node.values))
        pairs: list[ast.expr] = []
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                pairs.append(nodes.Js(["...", nodes.call("$$pairs", self.expr(value))]))
            else:
                pairs.append(nodes.Js(["[", self.expr(key), ", ", self.expr(value), "]"]))
        return nodes.call("$$dict_of", ast.List(elts=pairs, ctx=ast.Load()))

    def expr_Attribute(self, node: ast.Attribute) -> ast.expr:  # noqa: N802
        special = self.module_attribute(node) or self._super_attribute(node)
        if special is not None:
            return special
        attribute = self.mangled(node.attr)
        if self.is_javascript(node.value):
            return ast.Attribute(value=self.expr(node.value), attr=attribute, ctx=ast.Load())
        holder = self.expr(node.value)
        if not runtime.offers("$$got"):
            return nodes.call("$$attr", holder, nodes.text(attribute))
        if attribute == "__class__":
            return nodes.call("$type", holder)
        if attribute in ("__bases__", "__mro__", "__base__") and runtime.offers("$$bases_of"):
            return nodes.call("$$bases_of", holder, nodes.text(attribute))
        if _is_special(attribute) and runtime.offers("$$special_attr"):
            reader = "$$dunder_value" if attribute in VALUE_METHODS else "$$special_attr"
            return nodes.call(reader, holder, nodes.text(attribute))
        if attribute == "__dict__":
            return nodes.call("$vars", holder)
        if runtime.is_method(attribute):
            method = nodes.name(f"$_{attribute}")
            return nodes.call("$$method_value", holder, nodes.text(attribute), method)
        if isinstance(holder, ast.Name):
            kept: ast.expr = holder
        else:
            spelled = self.temporary()
            holder, kept = nodes.Js([f"({spelled} = ", holder, ")"]), nodes.name(spelled)
        read = ast.Attribute(value=holder, attr=attribute, ctx=ast.Load())
        return nodes.call("$$got", read, kept, nodes.text(attribute))

    def _super_attribute(self, node: ast.Attribute) -> ast.expr | None:
        if not is_super(node.value):
            return None
        return nodes.call("$$attr", self.expr(node.value), nodes.text(self.mangled(node.attr)))

    def expr_Subscript(self, node: ast.Subscript) -> ast.expr:  # noqa: N802
        if isinstance(node.slice, ast.Slice):
            return nodes.call("$$get_slice", self.expr(node.value), *self.bounds(node.slice))
        if isinstance(node.value, ast.Name) and node.value.id in GENERIC and (
            self.is_builtin(node.value) and runtime.offers("$$alias_of")
        ):  # fmt: skip
            return nodes.call("$$alias_of", self.expr(node.value), self.index(node.slice))
        return nodes.call("$$item", self.expr(node.value), self.index(node.slice))

    def index(self, node: ast.expr) -> ast.expr:
        """A subscript that is no plain slice: slices inside a tuple become slice objects."""
        if isinstance(node, ast.Slice):
            return nodes.call("$slice", *self.bounds(node))
        if isinstance(node, ast.Tuple):
            return nodes.call("$$tuple_of", *[self._index_item(item) for item in node.elts])
        return self.expr(node)

    def _index_item(self, item: ast.expr) -> ast.expr:
        return self.elements([item])[0] if isinstance(item, ast.Starred) else self.index(item)

    def bounds(self, node: ast.Slice) -> list[ast.expr]:
        none = ast.Constant(value=None)
        return [self.expr(part) if part else none for part in (node.lower, node.upper, node.step)]

    def expr_BoolOp(self, node: ast.BoolOp) -> ast.expr:  # noqa: N802
        *firsts, last = node.values
        tests = [self._first_of(isinstance(node.op, ast.And), value) for value in firsts]
        lowered = self.expr(last)
        for start, end in reversed(tests):
            lowered = nodes.Js([*start, lowered, *end])
        return lowered

    def _first_of(self, is_and: bool, value: ast.expr) -> tuple[list[nodes.Part], list[nodes.Part]]:
        """What stands before and after the rest of an ``and`` or ``or``."""
        if self._is_boolean(value):
            return ["(", self.expr(value), " && " if is_and else " || "], [")"]
        lowered = self.expr(value)
        kept = self.temporary()
        test = nodes.call("$$truth", nodes.Js([f"{kept} = ", lowered]))
        if is_and:
            return ["(", test, " ? "], [f" : {kept})"]
        return ["(", test, f" ? {kept} : "], [")"]

    def _is_boolean(self, node: ast.expr) -> bool:
        """``==`` may give anything in a module that says itself what is equal."""
        if not isinstance(node, ast.Compare):
            return is_boolean(node)
        return not any(self.gives_any(op) for op in node.ops)

    def gives_any(self, op: ast.cmpop) -> bool:
        """Whether a comparison may give something else than True or False."""
        if isinstance(op, ast.Eq | ast.NotEq):
            return self.defines_equality
        return isinstance(op, ast.Lt | ast.LtE | ast.Gt | ast.GtE) and self.orders_oddly

    def truth(self, node: ast.expr) -> ast.expr:
        """The truth of ``node`` as a JavaScript boolean, parenthesised."""
        if isinstance(node, ast.BoolOp):
            joint = " && " if isinstance(node.op, ast.And) else " || "
            parts: list[nodes.Part] = ["("]
            for index, value in enumerate(node.values):
                parts += [joint if index else "", self.truth(value)]
            return nodes.Js([*parts, ")"])
        if self._is_boolean(node):
            return nodes.Js(["(", self.expr(node), ")"])
        return nodes.call("$$truth", self.expr(node))

    def expr_IfExp(self, node: ast.IfExp) -> ast.expr:  # noqa: N802
        test, body, other = self.truth(node.test), self.expr(node.body), self.expr(node.orelse)
        return nodes.Js(["(", test, " ? ", body, " : ", other, ")"])

    def expr_NamedExpr(self, node: ast.NamedExpr) -> ast.expr:  # noqa: N802
        owner = self.scope.find(node.target.id)
        target = self.spelled(node.target.id, owner)
        return nodes.Js([f"({target} = ", self.expr(node.value), ")"])

    def expr_Await(self, node: ast.Await) -> ast.expr:  # noqa: N802
        return self.awaited(nodes.call("$$awaitable", self.expr(node.value)), node)

    def awaited(self, value: ast.expr, node: ast.AST) -> ast.expr:
        """``await value``; at the top level only the entry of a program may do so."""
        if self.scope.kind != "function":
            self.top_level_await(node)
        return ast.Await(value=value)

    def top_level_await(self, node: ast.AST) -> None:
        if not self.place.is_entry or self.scope.kind == "class":
            raise Refused(node, "await outside a function works only in the program's first file",
                          "put it into an async function and await that from app.py")  # fmt: skip
        self.is_async = True

    def expr_Yield(self, node: ast.Yield) -> ast.expr:  # noqa: N802
        return ast.Yield(value=self.expr(node.value) if node.value else None)

    def expr_YieldFrom(self, node: ast.YieldFrom) -> ast.expr:  # noqa: N802
        return ast.YieldFrom(value=nodes.call("$$iter", self.expr(node.value)))

    def expr_JoinedStr(self, node: ast.JoinedStr) -> ast.expr:  # noqa: N802
        parts: list[nodes.Part] = ['(""']
        for value in node.values:
            parts += [" + ", self.expr(value)]
        return nodes.Js([*parts, ")"])

    def expr_FormattedValue(self, node: ast.FormattedValue) -> ast.expr:  # noqa: N802
        value = self.expr(node.value) if node.format_spec else self.shown(node.value)
        if node.conversion != -1 and self.shows_floats(node.value):
            name = ast.Name(id="repr" if node.conversion == ord("r") else "str", ctx=ast.Load())
            call = ast.Call(func=name, args=[node.value], keywords=[])
            value = self.expr(nodes.at(call, node.value))
        elif node.conversion in (ord("r"), ord("a")):
            value = nodes.call("$repr" if node.conversion == ord("r") else "$ascii", value)
        elif node.conversion == ord("s"):
            value = nodes.call("$str", value)
        if node.format_spec is None and node.conversion == -1 and self.mentions_format:
            return nodes.call("$format", value, nodes.text(""))
        if node.format_spec is None:
            return self.text_of(node.value, value) if node.conversion == -1 else value
        return self.formatted(node.value, value, self.expr(node.format_spec))

    def formatted(self, node: ast.expr, value: ast.expr, spec: ast.expr) -> ast.expr:
        return nodes.call("$format", value, spec)

    def shows_floats(self, node: ast.expr) -> bool:
        """Whether every number in the value is plainly a float."""
        return False

    def text_of(self, node: ast.expr, value: ast.expr) -> ast.expr:
        return nodes.call("$str", value)

    def shown(self, node: ast.expr) -> ast.expr:
        """A value whose text is wanted."""
        return self.expr(node)


def is_super(node: ast.expr) -> bool:
    """Whether ``node`` is a call of ``super``."""
    return (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "super"
    )


def _is_special(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")


def _is_plain_key(key: object) -> bool:
    """Texts that keep their place in a plain object: digits would move to the front."""
    return isinstance(key, str) and not key.isdigit() and key != "__proto__"
