"""Runs on the machine: infers the types that are plain to see.

Only what holds whatever a caller does is believed: literals, operators on known types, results
of builtins, counters of ``range`` loops. A variable has one type for its whole scope, the join
of all that is assigned to it. Annotations are believed in the framework's own modules only.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass

FLOATS = ("float", "floaty")
NUMBERS = frozenset({"int", "number", "float", "floaty", "summed"})
SAFE_BITS = 53  # JavaScript's numbers hold integers of so many bits
COUNTER_BITS = 46  # what no loop counts beyond in anybody's lifetime
UNBOUNDED = 99


@dataclass(frozen=True)
class Type:
    """``kind``: int, float, number (one of both), bool, str, none, complex, list, tuple, dict,
    set, array, iterator; or floaty: if it is a number at all, it is a float; or summed: floaty
    or 0. An int has at most ``bits`` bits; ``positive`` says that it is never negative; ``parts``
    is what a container holds, and only whether that is floats (``contents.py``)."""

    kind: str
    bits: int = 0
    positive: bool = False
    parts: tuple[Type | None, ...] = ()
    is_uniform: bool = False  # a tuple of any length, whose items are all like its one part

    @property
    def is_floaty(self) -> bool:
        """Whether it is a float, if it is a number at all."""
        return self.kind in FLOATS

    @property
    def shows_floats(self) -> bool:
        """Whether numbers in it are written with a point, although they are whole."""
        return self.kind in (*FLOATS, "summed") or any(
            part is not None and part.shows_floats for part in self.parts
        )

    @property
    def is_number(self) -> bool:
        """Whether it surely is a JavaScript number (no BigInt, no boolean)."""
        return self.kind in ("float", "number") or (self.kind == "int" and self.bits <= SAFE_BITS)


INT = Type("int", UNBOUNDED)
FLOAT, NUMBER, FLOATY = Type("float"), Type("number"), Type("floaty")
SUMMED = Type("summed")  # of floats, if there were any: sum([]) is 0
UNSEEN = Type("unseen")  # of a variable whose assignments are being looked at
STR, BOOL, NONE, COMPLEX = Type("str"), Type("bool"), Type("none"), Type("complex")
COUNTER = Type("int", COUNTER_BITS)
ANNOTATIONS = {"str": STR, "bool": BOOL, "float": NUMBER, "int": COUNTER}
NO_NUMBERS = frozenset({"str", "none"})
Types = dict[str, "Type | None"]


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
    if one.is_floaty or other.is_floaty or SUMMED in (one, other):
        return _join_floats(one, other)
    return _join_contents(one, other) if one.kind == other.kind else None


def _join_floats(one: Type, other: Type) -> Type | None:
    """Of two types, one of which says something of floats."""
    kinds = {one.kind, other.kind} - NO_NUMBERS - {*FLOATS}
    if not kinds:
        return FLOATY
    return SUMMED if kinds <= {"int", "summed"} and not _is_counted(one, other) else None


def _is_counted(*kinds: Type) -> bool:
    """Whether one is an int that may be something else than 0."""
    return any(kind.kind == "int" and kind.bits > 0 for kind in kinds)


def _join_contents(one: Type, other: Type) -> Type:
    """What two containers of a kind have in common."""
    if len(one.parts) != len(other.parts) or one.is_uniform != other.is_uniform:
        alike = all(part is not None and part.is_floaty for part in (*one.parts, *other.parts))
        floats = one.kind == "tuple" and alike and one.parts and other.parts
        return Type("tuple", parts=(FLOATY,), is_uniform=True) if floats else Type(one.kind)
    parts = tuple(join(a, b) for a, b in zip(one.parts, other.parts, strict=True))
    return Type(one.kind, parts=parts, is_uniform=one.is_uniform)


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
        return COMPLEX if {a.kind, b.kind} <= NUMBERS | {"complex"} else None
    if a.kind == b.kind == "list" and isinstance(op, ast.Add):
        return join(a, b)
    if a.kind in ("list", "tuple") and isinstance(op, ast.Mult) and b.kind == "int":
        return a if a.kind == "list" else Type("tuple")
    if a.kind == "str":
        return STR if (isinstance(op, ast.Add) and b == STR) or isinstance(op, ast.Mod) else None
    if "summed" in (a.kind, b.kind):
        return _of_sum(op, a, b)
    if "floaty" in (a.kind, b.kind):
        return FLOATY if {a.kind, b.kind} <= NUMBERS else None
    if not {a.kind, b.kind} <= {"int", "float", "number"}:
        return None
    if "number" in (a.kind, b.kind) or "float" in (a.kind, b.kind) or isinstance(op, ast.Div):
        exact = "float" in (a.kind, b.kind) or isinstance(op, ast.Div)
        both = a.is_number and b.is_number
        return FLOAT if exact else NUMBER if both and not isinstance(op, ast.Pow) else None
    return _integers(op, a, b, right)


def _of_sum(op: ast.operator, a: Type, b: Type) -> Type | None:
    """Of a sum of floats, which may be 0 for want of any."""
    if not {a.kind, b.kind} <= NUMBERS:
        return None
    if a.is_floaty or b.is_floaty or isinstance(op, ast.Div):
        return FLOATY
    kept = isinstance(op, ast.Mult) or a == b and isinstance(op, ast.Add | ast.Sub)
    return SUMMED if kept and "number" not in (a.kind, b.kind) else None


def _is_floaty(op: ast.operator, a: Type | None, b: Type | None) -> bool:
    """Of an unknown and perhaps a known operand: a division, or one of them is a float."""
    known = a or b
    if known is not None and known.kind not in NUMBERS:
        return False
    return isinstance(op, ast.Div) or (known is not None and known.is_floaty)


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
    if isinstance(op, ast.Pow) and _is_negative(right):
        return FLOAT
    if isinstance(op, ast.LShift | ast.Pow) and isinstance(right, ast.Constant):
        count = right.value if isinstance(right.value, int) else UNBOUNDED
        bits = a.bits + count if isinstance(op, ast.LShift) else a.bits * count
        return Type("int", min(max(bits, 1), UNBOUNDED), a.positive)
    return None


def _is_negative(node: ast.expr | None) -> bool:
    """Whether it is written as a negative int, of which a power is a float."""
    negated = isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub)
    value = node.operand if isinstance(node, ast.UnaryOp) else None
    return (
        negated
        and isinstance(value, ast.Constant)
        and isinstance(value.value, int)
        and value.value > 0
    )
