"""Runs on the machine: infers the types that are plain to see.

Only what holds whatever a caller does is believed: literals, operators on known types, results
of builtins, counters of ``range`` loops. A variable has one type for its whole scope, the join
of all that is assigned to it. Annotations are believed in the framework's own modules only.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from offthread.on_machine.compiler.scopes import Scope, names_bound_by, walk_own

SAFE_BITS = 53  # JavaScript's numbers hold integers of so many bits
COUNTER_BITS = 46  # what no loop counts beyond in anybody's lifetime
UNBOUNDED = 99


@dataclass(frozen=True)
class Type:
    """``kind``: int, float, number (one of both), bool, str, none, list, tuple, dict, set.
    An int has at most ``bits`` bits; ``positive`` says that it is never negative."""

    kind: str
    bits: int = 0
    positive: bool = False

    @property
    def is_number(self) -> bool:
        """Whether it surely is a JavaScript number (no BigInt, no boolean)."""
        return self.kind in ("float", "number") or (self.kind == "int" and self.bits <= SAFE_BITS)


INT = Type("int", UNBOUNDED)
FLOAT, NUMBER = Type("float"), Type("number")
UNSEEN = Type("unseen")  # of a variable whose assignments are being looked at
STR, BOOL, NONE = Type("str"), Type("bool"), Type("none")
COUNTER = Type("int", COUNTER_BITS)
LENGTH = Type("int", 32, True)
RESULTS = {
    "len": LENGTH, "ord": Type("int", 21, True), "float": FLOAT, "str": STR, "repr": STR,
    "chr": STR, "ascii": STR, "hex": STR, "bin": STR, "oct": STR, "format": STR, "bool": BOOL,
    "isinstance": BOOL, "issubclass": BOOL, "callable": BOOL, "hasattr": BOOL, "any": BOOL,
    "all": BOOL, "list": Type("list"), "sorted": Type("list"), "int": INT, "hash": INT,
}  # fmt: skip
TEXT_METHODS = frozenset(
    "strip lstrip rstrip upper lower title capitalize casefold replace join format center ljust "
    "rjust zfill swapcase expandtabs removeprefix removesuffix translate".split()
)
MATH_FLOATS = frozenset("sqrt sin cos tan exp log log2 log10 atan atan2 asin acos hypot pow fabs "
                        "radians degrees dist fmod".split())  # fmt: skip
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
    return None if one.kind != other.kind else one


class Inference:
    """Types of expressions; ``read`` gives those of names, ``is_builtin`` says whether a name
    means Python's builtin of that name."""

    def __init__(self, read: Read, is_builtin: Callable[[ast.Name], bool]) -> None:
        self.read, self.is_builtin = read, is_builtin
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
        return {float: FLOAT, str: STR, type(None): NONE}.get(type(value))

    def type_Name(self, node: ast.Name) -> Type | None:  # noqa: N802
        return self.read(node)

    def type_JoinedStr(self, node: ast.JoinedStr) -> Type:  # noqa: N802
        return STR

    def type_List(self, node: ast.expr) -> Type:  # noqa: N802
        return Type("list")

    type_ListComp = type_List

    def type_Tuple(self, node: ast.expr) -> Type:  # noqa: N802
        return Type("tuple")

    def type_Subscript(self, node: ast.Subscript) -> Type | None:  # noqa: N802
        held = self.type_of(node.value)
        if held is None or held.kind not in ("list", "tuple", "str"):
            return None
        return held if isinstance(node.slice, ast.Slice) or held == STR else None

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
        if operand == UNSEEN:
            return UNSEEN
        if operand is None or operand.kind not in ("int", "float", "number"):
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
        func = node.func
        if isinstance(func, ast.Name):
            return self._builtin_result(func, node) if self.is_builtin(func) else None
        if isinstance(func, ast.Attribute):
            if self.type_of(func.value) == STR:
                return STR if func.attr in TEXT_METHODS else None
            is_math = isinstance(func.value, ast.Name) and func.value.id == "math"
            return FLOAT if is_math and func.attr in MATH_FLOATS else None
        return None

    def _builtin_result(self, func: ast.Name, node: ast.Call) -> Type | None:
        if func.id == "abs" and len(node.args) == 1:
            given = self.type_of(node.args[0])
            if given == UNSEEN:
                return UNSEEN
            return Type(given.kind, given.bits, True) if given and given.is_number else None
        if func.id in ("min", "max") and len(node.args) > 1 and not node.keywords:
            kinds = [self.type_of(a) for a in node.args]
            return kinds[0] if kinds[0] is not None and len(set(kinds)) == 1 else None
        if func.id == "round" and len(node.args) == 2:
            return FLOAT if self.type_of(node.args[0]) == FLOAT else None
        return RESULTS.get(func.id)


def operation(
    op: ast.operator, a: Type | None, b: Type | None, right: ast.expr | None = None
) -> Type | None:
    """The type of ``a op b``."""
    if a is None or b is None:
        return STR if isinstance(op, ast.Mod) and a == STR else None
    if UNSEEN in (a, b):
        return UNSEEN
    if a.kind == "str":
        return STR if (isinstance(op, ast.Add) and b == STR) or isinstance(op, ast.Mod) else None
    if not {a.kind, b.kind} <= {"int", "float", "number"}:
        return None
    if "number" in (a.kind, b.kind) or "float" in (a.kind, b.kind) or isinstance(op, ast.Div):
        exact = "float" in (a.kind, b.kind) or isinstance(op, ast.Div)
        both = a.is_number and b.is_number
        return FLOAT if exact else NUMBER if both and not isinstance(op, ast.Pow) else None
    return _integers(op, a, b, right)


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


@dataclass
class Fact:
    """One assignment to ``name``: an expression, an operator applied to it, or a type."""

    name: str
    value: ast.expr | None = None
    change: ast.AugAssign | None = None
    known: Type | None = None


def infer(scope: Scope, body: Iterable[ast.AST], given: Types, make: Inference) -> None:
    """Fill ``scope.types`` for the variables that ``body`` binds. ``given`` are parameters."""
    facts = list(_facts(list(body), make))
    types: Types = {**{fact.name: UNSEEN for fact in facts}, **given}
    scope.types = types
    for round_ in range(5):
        make.known.clear()
        before = dict(types)
        found: Types = dict(given)
        for fact in facts:
            kind = _widened(_value_of(fact, make), types.get(fact.name), round_)
            found[fact.name] = join(found[fact.name], kind) if fact.name in found else kind
        types.clear()
        types.update(found)
        if types == before:
            break
    else:
        types.clear()
    for name in [n for n in types if types[n] == UNSEEN]:
        types[name] = None
    make.known.clear()


def _value_of(fact: Fact, make: Inference) -> Type | None:
    if fact.change is not None:
        current = make.read(ast.Name(id=fact.name, ctx=ast.Load()))
        step = make.type_of(fact.change.value)
        small = step is not None and step.kind == "int" and step.bits <= 20
        if (
            small
            and current
            and current.kind == "int"
            and isinstance(fact.change.op, ast.Add | ast.Sub)
        ):
            assert step is not None
            up = isinstance(fact.change.op, ast.Add) and step.positive and current.positive
            return Type("int", max(current.bits, COUNTER_BITS), up)
        return operation(fact.change.op, current, step, fact.change.value)
    return make.type_of(fact.value) if fact.value is not None else fact.known


def _widened(new: Type | None, old: Type | None, round_: int) -> Type | None:
    """An int that still grows after some rounds has no bound."""
    if round_ < 2 or new is None or old is None or new.kind != "int" or new.bits <= old.bits:
        return new
    return Type("int", UNBOUNDED, new.positive)


def _facts(body: Sequence[ast.AST], make: Inference) -> Iterable[Fact]:
    """Every binding of the scope, in any order."""
    explained: set[int] = set()
    own = list(walk_own(body))
    for node in own:
        for fact, target in _explained(node, make):
            explained.add(id(target))
            yield fact
    for node in own:
        if id(node) not in explained:
            for name in names_bound_by(node):
                yield Fact(name)
    for node in body:
        for inner in ast.walk(node):
            if isinstance(inner, ast.Nonlocal | ast.Global):
                yield from (Fact(name) for name in inner.names)


def _explained(node: ast.AST, make: Inference) -> Iterable[tuple[Fact, ast.AST]]:
    if isinstance(node, ast.Assign):
        for target in node.targets:
            yield from _assigned(target, node.value)
    elif isinstance(node, ast.AnnAssign) and node.value is not None:
        yield from _assigned(node.target, node.value)
    elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        yield Fact("", known=NONE), node.target
    elif isinstance(node, ast.NamedExpr):
        yield Fact(node.target.id, node.value), node.target
    elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
        yield Fact(node.target.id, change=node), node.target
    elif isinstance(node, ast.For | ast.comprehension) and isinstance(node.target, ast.Name):
        yield Fact(node.target.id, known=_counted(node.iter, make)), node.target


def _assigned(target: ast.expr, value: ast.expr) -> Iterable[tuple[Fact, ast.AST]]:
    sequence = ast.Tuple | ast.List
    if isinstance(target, ast.Name):
        yield Fact(target.id, value), target
    elif isinstance(target, sequence) and isinstance(value, sequence):
        starred = any(isinstance(i, ast.Starred) for i in [*target.elts, *value.elts])
        if len(target.elts) == len(value.elts) and not starred:
            for one, part in zip(target.elts, value.elts, strict=True):
                yield from _assigned(one, part)


def _counted(node: ast.expr, make: Inference) -> Type | None:
    """The type of a loop variable over ``node``."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
        return None
    if node.func.id != "range" or not make.is_builtin(node.func) or not 1 <= len(node.args) <= 3:
        return None
    first = make.type_of(node.args[0]) if len(node.args) > 1 else Type("int", 1, True)
    up = len(node.args) < 3 or (isinstance(node.args[2], ast.Constant))
    return Type("int", COUNTER_BITS, up and first is not None and first.positive)
