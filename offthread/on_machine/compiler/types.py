"""Runs on the machine: infers the types that are plain to see.

Only what holds whatever a caller does is believed: literals, operators on known types, results
of builtins, counters of ``range`` loops. A variable has one type for its whole scope, the join
of all that is assigned to it. Annotations are believed in the framework's own modules only.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass

from offthread.on_machine.compiler.float_sources import FLOAT_METHODS, MODULE_FLOATS
from offthread.on_machine.compiler.scopes import names_bound_by

SAFE_BITS = 53  # JavaScript's numbers hold integers of so many bits
COUNTER_BITS = 46  # what no loop counts beyond in anybody's lifetime
UNBOUNDED = 99


@dataclass(frozen=True)
class Type:
    """``kind``: int, float, number (one of both), bool, str, none, list, tuple, array, complex; or
    floaty: if it is a number at all, it is a float. An int has at most ``bits`` bits; ``positive``
    says that it is never negative; ``floats`` of a container that its numbers are floats."""

    kind: str
    bits: int = 0
    positive: bool = False
    floats: bool = False

    @property
    def shows_floats(self) -> bool:
        """Whether every number in it is written with a point."""
        return self.kind in ("float", "floaty") or self.floats

    @property
    def is_number(self) -> bool:
        """Whether it surely is a JavaScript number (no BigInt, no boolean)."""
        return self.kind in ("float", "number") or (self.kind == "int" and self.bits <= SAFE_BITS)


INT = Type("int", UNBOUNDED)
FLOAT, NUMBER, FLOATY = Type("float"), Type("number"), Type("floaty")
UNSEEN = Type("unseen")  # of a variable whose assignments are being looked at
STR, BOOL, NONE, COMPLEX = Type("str"), Type("bool"), Type("none"), Type("complex")
COUNTER = Type("int", COUNTER_BITS)
LENGTH = Type("int", 32, True)
RESULTS = {
    "len": LENGTH, "ord": Type("int", 21, True), "float": FLOAT, "str": STR, "repr": STR,
    "chr": STR, "ascii": STR, "hex": STR, "bin": STR, "oct": STR, "format": STR, "bool": BOOL,
    "isinstance": BOOL, "issubclass": BOOL, "callable": BOOL, "hasattr": BOOL, "any": BOOL,
    "all": BOOL, "list": Type("list"), "sorted": Type("list"), "int": INT, "hash": INT,
    "complex": COMPLEX,
}  # fmt: skip
TEXT_METHODS = frozenset(
    "strip lstrip rstrip upper lower title capitalize casefold replace join format center ljust "
    "rjust zfill swapcase expandtabs removeprefix removesuffix translate".split()
)
ANNOTATIONS = {"str": STR, "bool": BOOL, "float": NUMBER, "int": COUNTER}
Types = dict[str, "Type | None"]
Read = Callable[[ast.Name], "Type | None"]


def join(one: Type | None, other: Type | None) -> Type | None:
    """The type of a value that has either type."""
    if one is None or other is None or one == other:
        return one if one == other else None
    if UNSEEN in (one, other):
        return other if one == UNSEEN else one
    if one.kind == other.kind == "int":
        return Type("int", max(one.bits, other.bits), one.positive and other.positive)
    if one.is_number and other.is_number:
        return NUMBER
    if {one.kind, other.kind} == {"float", "floaty"}:
        return FLOATY
    return Type(one.kind) if one.kind == other.kind else None


class Inference:
    """Types of expressions; ``read`` gives those of names, ``is_builtin`` says whether a name
    means Python's builtin of that name."""

    def __init__(self, read: Read, is_builtin: Callable[[ast.Name], bool]) -> None:
        self.read, self.is_builtin = read, is_builtin
        self.attributes: frozenset[str] = frozenset()  # names of attributes that are floats
        self.results: Callable[[ast.Name], Type | None] = lambda name: None
        self.library: Callable[[ast.Call, int | None], Type | None] = lambda call, place: None
        self.known: dict[int, Type | None] = {}

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

    def type_List(self, node: ast.List | ast.Tuple) -> Type:  # noqa: N802
        items = [self.type_of(item) for item in node.elts]
        floats = bool(items) and all(item is not None and item.shows_floats for item in items)
        return Type("tuple" if isinstance(node, ast.Tuple) else "list", floats=floats)

    type_Tuple = type_List

    def type_ListComp(self, node: ast.ListComp | ast.GeneratorExp) -> Type:  # noqa: N802
        """Its own variables may be anything."""
        own = {n for g in node.generators for t in ast.walk(g.target) for n in names_bound_by(t)}
        inner = Inference(lambda n: None if n.id in own else self.read(n), self.is_builtin)
        inner.attributes, inner.results = self.attributes, self.results
        inner.library = self.library
        item = inner.type_of(node.elt)
        return Type("list", floats=item is not None and item.shows_floats)

    type_GeneratorExp = type_ListComp

    def type_Attribute(self, node: ast.Attribute) -> Type | None:  # noqa: N802
        is_math = isinstance(node.value, ast.Name) and node.value.id == "math"
        if is_math and node.attr in ("pi", "e", "tau", "inf", "nan"):
            return FLOAT
        if node.attr in ("real", "imag") and self.type_of(node.value) == COMPLEX:
            return FLOAT
        return FLOATY if node.attr in self.attributes else None

    def type_Subscript(self, node: ast.Subscript) -> Type | None:  # noqa: N802
        held, place = self.type_of(node.value), getattr(node.slice, "value", None)
        if isinstance(node.value, ast.Call) and isinstance(place, int):
            found = self.library(node.value, place)
            if found is not None:
                return found
        if held is None or held.kind not in ("list", "tuple", "array", "str"):
            return None
        if isinstance(node.slice, ast.Slice) or held == STR:
            return held
        return FLOATY if held.floats else None

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
        if operand is None or operand.kind not in ("int", "float", "number", "floaty"):
            return None
        if isinstance(node.op, ast.Invert):
            return Type("int", operand.bits + 1) if operand.kind == "int" else None
        return Type(operand.kind, operand.bits) if isinstance(node.op, ast.USub) else operand

    def type_IfExp(self, node: ast.IfExp) -> Type | None:  # noqa: N802
        return join(self.type_of(node.body), self.type_of(node.orelse))

    def type_BoolOp(self, node: ast.BoolOp) -> Type | None:  # noqa: N802
        first, *rest = [self.type_of(value) for value in node.values]
        for one in rest:
            first = join(first, one)
        return first

    def type_NamedExpr(self, node: ast.NamedExpr) -> Type | None:  # noqa: N802
        return self.type_of(node.value)

    def type_BinOp(self, node: ast.BinOp) -> Type | None:  # noqa: N802
        return operation(node.op, self.type_of(node.left), self.type_of(node.right), node.right)

    def type_Call(self, node: ast.Call) -> Type | None:  # noqa: N802
        func, known = node.func, self.library(node, None)
        if known is not None:
            return known
        if isinstance(func, ast.Name):
            return self._builtin_result(func, node) if self.is_builtin(func) else self.results(func)
        if isinstance(func, ast.Attribute):
            if (
                isinstance(func.value, ast.Name)
                and func.value.id == "float"
                and func.attr == "fromhex"
            ):
                return FLOAT
            if self.type_of(func.value) == Type("array", floats=True):
                return {"tolist": Type("list", floats=True), "pop": FLOATY}.get(func.attr)
            if self.type_of(func.value) == STR:
                return STR if func.attr in TEXT_METHODS else None
            module = func.value.id if isinstance(func.value, ast.Name) else ""
            if func.attr in MODULE_FLOATS.get(module, ()):
                return FLOAT
            return FLOATY if func.attr in FLOAT_METHODS else None
        return None

    def _builtin_result(self, func: ast.Name, node: ast.Call) -> Type | None:
        if func.id == "abs" and len(node.args) == 1:
            given = self.type_of(node.args[0])
            if given in (UNSEEN, FLOATY):
                return given
            if given == COMPLEX:
                return FLOAT
            return Type(given.kind, given.bits, True) if given and given.is_number else None
        if func.id in ("min", "max") and len(node.args) > 1 and not node.keywords:
            kinds = [self.type_of(a) for a in node.args]
            return kinds[0] if kinds[0] is not None and len(set(kinds)) == 1 else None
        if func.id == "round" and len(node.args) == 2 and not _is_none(node.args[1]):
            given = self.type_of(node.args[0])
            return given if given in (FLOAT, FLOATY) else None
        if func.id == "divmod" and len(node.args) == 2:
            shows = any(k is not None and k.shows_floats for k in map(self.type_of, node.args))
            return Type("tuple", floats=shows)
        if func.id == "pow" and len(node.args) == 2:
            base, power = node.args
            return operation(ast.Pow(), self.type_of(base), self.type_of(power), power)
        if func.id in ("sum", "sorted", "list", "tuple") and node.args:
            given = self.type_of(node.args[0])
            if given is not None and given.floats:
                return FLOATY if func.id == "sum" else Type(func.id, floats=True) if (
                    func.id != "sorted") else Type("list", floats=True)  # fmt: skip
        return RESULTS.get(func.id)


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def operation(
    op: ast.operator, a: Type | None, b: Type | None, right: ast.expr | None = None
) -> Type | None:
    """The type of ``a op b``."""
    if a is None or b is None:
        if isinstance(op, ast.Mod) and a == STR:
            return STR
        return FLOATY if _is_floaty(op, a, b) else None
    if UNSEEN in (a, b):
        return UNSEEN
    if COMPLEX in (a, b):
        return (
            COMPLEX if {a.kind, b.kind} <= {"int", "float", "number", "floaty", "complex"} else None
        )
    if a.kind == "str":
        return STR if (isinstance(op, ast.Add) and b == STR) or isinstance(op, ast.Mod) else None
    if "floaty" in (a.kind, b.kind):
        return FLOATY if {a.kind, b.kind} <= {"int", "float", "number", "floaty"} else None
    if not {a.kind, b.kind} <= {"int", "float", "number"}:
        return None
    if "number" in (a.kind, b.kind) or "float" in (a.kind, b.kind) or isinstance(op, ast.Div):
        exact = "float" in (a.kind, b.kind) or isinstance(op, ast.Div)
        both = a.is_number and b.is_number
        return FLOAT if exact else NUMBER if both and not isinstance(op, ast.Pow) else None
    return _integers(op, a, b, right)


def _is_floaty(op: ast.operator, a: Type | None, b: Type | None) -> bool:
    """Of an unknown and perhaps a known operand: a division, or one of them is a float."""
    known = a or b
    if known is not None and known.kind not in ("int", "float", "number", "floaty"):
        return False
    return isinstance(op, ast.Div) or (known is not None and known.shows_floats)


def _integers(op: ast.operator, a: Type, b: Type, right: ast.expr | None) -> Type | None:
    positive = a.positive and b.positive
    if isinstance(op, ast.Add | ast.Sub):
        positive = positive and isinstance(op, ast.Add)
        return Type("int", max(a.bits, b.bits) + 1, positive)
    if isinstance(op, ast.Mult):
        return Type("int", a.bits + b.bits, positive)
    if isinstance(op, ast.FloorDiv):
        return Type("int", a.bits, positive)
    if isinstance(op, ast.Mod):
        return Type("int", b.bits, b.positive)
    if isinstance(op, ast.BitAnd | ast.BitOr | ast.BitXor):
        return Type("int", max(a.bits, b.bits), positive)
    if isinstance(op, ast.RShift):
        return Type("int", a.bits, a.positive)
    if isinstance(op, ast.LShift | ast.Pow) and isinstance(right, ast.Constant):
        count = right.value if isinstance(right.value, int) else UNBOUNDED
        bits = a.bits + count if isinstance(op, ast.LShift) else a.bits * count
        return Type("int", min(bits, UNBOUNDED), a.positive)
    return None
