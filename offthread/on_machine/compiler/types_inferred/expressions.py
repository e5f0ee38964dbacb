"""Runs on the machine: the types of expressions."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping

from offthread.on_machine.compiler.types_inferred.call_results import call_type
from offthread.on_machine.compiler.types_inferred.contents import (
    NO_PLACE,
    REST,
    dict_of,
    item_of,
    list_of,
    part_at,
    together,
    tuple_like,
    tuple_of,
)
from offthread.on_machine.compiler.types_inferred.types import (
    BOOL,
    COMPLEX,
    FLOAT,
    FLOATY,
    NONE,
    NUMBERS,
    STR,
    UNSEEN,
    Type,
    join,
    operation,
)

Read = Callable[[ast.Name], "Type | None"]
Comprehension = ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp


class Inference:
    """Types of expressions; ``read`` gives those of names, ``is_builtin`` says whether a name
    means Python's builtin of that name."""

    def __init__(self, read: Read, is_builtin: Callable[[ast.Name], bool]) -> None:
        self.read, self.is_builtin = read, is_builtin
        self.attributes: frozenset[str] = frozenset()  # names of attributes that are floats
        self.results: Callable[[ast.Name, ast.Call], Type | None] = lambda name, call: None
        # Of the methods of the program's own classes that are called so.
        self.methods: Callable[[str, ast.Call], Type | None] = lambda name, call: None
        self.imported: Callable[[ast.Name], tuple[str, str]] = lambda name: ("", "")
        self.library: Callable[[ast.Call, int | None], Type | None] = lambda call, place: None
        self.forget: Callable[[], None] = lambda: None  # results found while less was known
        self.known: dict[int, Type | None] = {}

    def inside(self, types: Mapping[str, Type | None]) -> Inference:
        """As seen where some names are variables of their own."""
        made = Inference(lambda n: types[n.id] if n.id in types else self.read(n), self.is_builtin)
        made.attributes, made.results = self.attributes, self.results
        made.library, made.methods, made.imported = self.library, self.methods, self.imported
        return made

    def type_of(self, node: ast.expr) -> Type | None:
        """The type of ``node``, or None where it is not plain to see."""
        if id(node) not in self.known:
            handler = getattr(self, f"type_{type(node).__name__}", None)
            self.known[id(node)] = handler(node) if handler else None
        return self.known[id(node)]

    def type_Constant(self, node: ast.Constant) -> Type | None:  # noqa: N802
        value = node.value
        if isinstance(value, bool):
            return BOOL
        if isinstance(value, int):
            return Type("int", value.bit_length(), value >= 0)
        return {float: FLOAT, str: STR, type(None): NONE, complex: COMPLEX}.get(type(value))

    def type_Name(self, node: ast.Name) -> Type | None:  # noqa: N802
        return self.read(node)

    def type_JoinedStr(self, node: ast.JoinedStr) -> Type:  # noqa: N802
        return STR

    def type_List(self, node: ast.List) -> Type:  # noqa: N802
        return list_of(together(map(self._item, node.elts)) if node.elts else UNSEEN)

    def type_Set(self, node: ast.Set) -> Type:  # noqa: N802
        return list_of(together(map(self._item, node.elts)), "set")

    def type_Tuple(self, node: ast.Tuple) -> Type:  # noqa: N802
        if any(isinstance(item, ast.Starred) for item in node.elts):
            return tuple_like(together(map(self._item, node.elts)))
        return tuple_of(map(self.type_of, node.elts))

    def _item(self, node: ast.expr) -> Type | None:
        if isinstance(node, ast.Starred):
            return item_of(self.type_of(node.value))
        return self.type_of(node)

    def type_Dict(self, node: ast.Dict) -> Type:  # noqa: N802
        if not node.keys:
            return dict_of(UNSEEN, UNSEEN)
        kinds = [self._entry(key, value) for key, value in zip(node.keys, node.values, strict=True)]
        return dict_of(together(k for k, _ in kinds), together(v for _, v in kinds))

    def _entry(self, key: ast.expr | None, value: ast.expr) -> tuple[Type | None, Type | None]:
        if key is not None:
            return self.type_of(key), self.type_of(value)
        whole = self.type_of(value)
        known = whole is not None and whole.kind == "dict" and len(whole.parts) == 2
        return (whole.parts[0], whole.parts[1]) if whole is not None and known else (None, None)

    def type_ListComp(self, node: ast.ListComp) -> Type:  # noqa: N802
        return list_of(self._within(node).type_of(node.elt))

    def type_GeneratorExp(self, node: ast.GeneratorExp) -> Type:  # noqa: N802
        return list_of(self._within(node).type_of(node.elt), "iterator")

    def type_SetComp(self, node: ast.SetComp) -> Type:  # noqa: N802
        return list_of(self._within(node).type_of(node.elt), "set")

    def type_DictComp(self, node: ast.DictComp) -> Type:  # noqa: N802
        inner = self._within(node)
        return dict_of(inner.type_of(node.key), inner.type_of(node.value))

    def _within(self, node: Comprehension) -> Inference:
        """As seen from a comprehension's element."""
        inner = self
        for one in node.generators:
            held = item_of(inner.type_of(one.iter))
            inner = inner.inside({name: part_at(held, path) for name, path in targets(one.target)})
        return inner

    def type_Attribute(self, node: ast.Attribute) -> Type | None:  # noqa: N802
        if isinstance(node.value, ast.Name) and node.attr in ("pi", "e", "tau", "inf", "nan"):
            if "math" in (node.value.id, self.imported(node.value)[0]):
                return FLOAT
        if node.attr in ("real", "imag"):
            held = self.type_of(node.value)
            if held is not None and (held == COMPLEX or held.is_floaty):
                return FLOAT if held == COMPLEX else held
        return FLOATY if node.attr in self.attributes else None

    def type_Subscript(self, node: ast.Subscript) -> Type | None:  # noqa: N802
        held, place = self.type_of(node.value), _constant(node.slice)
        if isinstance(node.value, ast.Call) and place is not None:
            found = self.library(node.value, place)
            if found is not None:
                return found
        if held is None or held.kind not in ("list", "tuple", "dict", "array", "str"):
            return None
        if isinstance(node.slice, ast.Slice) or held == STR:
            fixed = held.kind == "tuple" and not held.is_uniform
            return tuple_like(item_of(held)) if fixed else held
        if held.kind == "dict":
            return held.parts[1] if held.parts else None
        return item_of(held) if place is None else part_at(held, (place,))

    def type_Compare(self, node: ast.Compare) -> Type | None:  # noqa: N802
        plain = (ast.Is, ast.IsNot, ast.In, ast.NotIn)
        if all(isinstance(op, plain) for op in node.ops):
            return BOOL
        sides = [self.type_of(side) for side in [node.left, *node.comparators]]
        return BOOL if all(side is not None for side in sides) else None

    def type_UnaryOp(self, node: ast.UnaryOp) -> Type | None:  # noqa: N802
        if isinstance(node.op, ast.Not):
            return BOOL
        operand = self.type_of(node.operand)
        if operand == UNSEEN or operand == COMPLEX:
            return operand
        if operand is None or operand.kind not in NUMBERS:
            return None
        if isinstance(node.op, ast.Invert):
            return Type("int", operand.bits + 1) if operand.kind == "int" else None
        return Type(operand.kind, operand.bits) if isinstance(node.op, ast.USub) else operand

    def type_IfExp(self, node: ast.IfExp) -> Type | None:  # noqa: N802
        return join(self.type_of(node.body), self.type_of(node.orelse))

    def type_BoolOp(self, node: ast.BoolOp) -> Type | None:  # noqa: N802
        return together(map(self.type_of, node.values))

    def type_NamedExpr(self, node: ast.NamedExpr) -> Type | None:  # noqa: N802
        return self.type_of(node.value)

    def type_BinOp(self, node: ast.BinOp) -> Type | None:  # noqa: N802
        return operation(node.op, self.type_of(node.left), self.type_of(node.right), node.right)

    def type_Call(self, node: ast.Call) -> Type | None:  # noqa: N802
        known = self.library(node, None)
        return known if known is not None else call_type(self, node)


def targets(target: ast.AST, path: tuple[int, ...] = ()) -> Iterable[tuple[str, tuple[int, ...]]]:
    """The names that a target binds, each with where in the value its own part is."""
    if isinstance(target, ast.Name):
        yield target.id, path
    elif isinstance(target, ast.Starred):
        yield from targets(target.value, (*path, REST))
    elif isinstance(target, ast.Tuple | ast.List):
        starred = [isinstance(item, ast.Starred) for item in target.elts]
        for place, item in enumerate(target.elts):
            yield from targets(item, _path_to(item, path, place, any(starred[:place])))


def _path_to(item: ast.expr, path: tuple[int, ...], place: int, is_after: bool) -> tuple[int, ...]:
    """Where an item of a target takes its value from; ``is_after`` a starred one."""
    return path if isinstance(item, ast.Starred) else (*path, NO_PLACE if is_after else place)


def _constant(node: ast.expr) -> int | None:
    """The place that a literal index names."""
    sign = isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub)
    value = node.operand if isinstance(node, ast.UnaryOp) else node
    found = value.value if isinstance(value, ast.Constant) and type(value.value) is int else None
    return found if found is None or not sign else -found
