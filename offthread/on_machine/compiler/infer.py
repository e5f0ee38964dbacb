"""Runs on the machine: the types of variables, from all that is assigned to them."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from offthread.on_machine.compiler.scopes import Scope, names_bound_by, walk_own
from offthread.on_machine.compiler.types import (
    COUNTER_BITS,
    FLOATY,
    NONE,
    UNBOUNDED,
    UNSEEN,
    Inference,
    Type,
    Types,
    join,
    operation,
)

CHANGES = frozenset("append extend insert remove pop sort clear reverse".split())


@dataclass
class Fact:
    """One assignment to ``name``: an expression, an operator applied to it, each item of what a
    loop goes ``over``, or a type."""

    name: str
    value: ast.expr | None = None
    change: ast.AugAssign | None = None
    over: ast.expr | None = None
    known: Type | None = None


def infer(scope: Scope, body: Sequence[ast.AST], given: Types, make: Inference) -> None:
    """Fill ``scope.types`` for the variables that ``body`` binds. ``given`` are parameters."""
    body = list(body)
    facts = list(_facts(body, make))
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
    changed = _changed_lists(body)
    for name, kind in types.items():
        if kind == UNSEEN:
            types[name] = None
        elif kind is not None and kind.floats and kind.kind != "array" and name in changed:
            types[name] = Type(kind.kind)
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
    if fact.over is not None:
        return _counted(fact.over, make)
    return make.type_of(fact.value) if fact.value is not None else fact.known


def _widened(new: Type | None, old: Type | None, round_: int) -> Type | None:
    """An int that still grows after some rounds has no bound."""
    if round_ < 2 or new is None or old is None or new.kind != "int" or new.bits <= old.bits:
        return new
    return Type("int", UNBOUNDED, new.positive)


def _changed_lists(body: Iterable[ast.AST]) -> set[str]:
    """Names of lists that may get other items than those they were made of."""
    names = set()
    for node in [n for s in body for n in ast.walk(s)]:
        if isinstance(node, ast.Attribute) and node.attr in CHANGES:
            names.add(getattr(node.value, "id", ""))
        elif isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
            names.add(getattr(node.value, "id", ""))
        elif isinstance(node, ast.AugAssign):
            names.add(getattr(node.target, "id", ""))
    return names


def float_attributes(tree: ast.AST, make: Inference) -> frozenset[str]:
    """Names of attributes to which a module assigns nothing but floats."""
    values: dict[str, list[ast.expr | None]] = {}
    set_plainly: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load):
            values.setdefault(node.attr, [])
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                for inner in ast.walk(target):
                    if isinstance(inner, ast.Attribute):
                        plain = inner is target
                        set_plainly |= (
                            {inner.attr} - {""}
                            if plain and not isinstance(node, ast.AugAssign)
                            else set()
                        )
                        values.setdefault(inner.attr, []).append(_assigned_to(node, plain))
    for node in ast.walk(tree):
        for name in names_bound_by(node):
            values.pop(name, None)
    found = frozenset(values.keys() & set_plainly)  # `x.n += 1` alone says nothing
    while True:
        make.attributes = found
        make.known.clear()
        kept = frozenset(n for n in found if values[n] and all(_floaty(v, make) for v in values[n]))
        if kept == found:
            return found
        found = kept


def _assigned_to(node: ast.Assign | ast.AnnAssign | ast.AugAssign, plain: bool) -> ast.expr | None:
    if not plain or node.value is None:
        return None
    if not isinstance(node, ast.AugAssign):
        return node.value
    read = ast.Attribute(value=node.target, attr=node.target.attr, ctx=ast.Load()) if (
        isinstance(node.target, ast.Attribute)) else node.target  # fmt: skip
    return ast.BinOp(left=read, op=node.op, right=node.value)


def _floaty(value: ast.expr | None, make: Inference) -> bool:
    kind = make.type_of(value) if value is not None else None
    return kind in (FLOATY, Type("float"))


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
        yield Fact(node.target.id, over=node.iter), node.target


def _assigned(target: ast.expr, value: ast.expr) -> Iterable[tuple[Fact, ast.AST]]:
    sequence = ast.Tuple | ast.List
    if isinstance(target, ast.Name):
        yield Fact(target.id, value), target
    elif isinstance(target, sequence) and isinstance(value, sequence):
        starred = any(isinstance(i, ast.Starred) for i in [*target.elts, *value.elts])
        if len(target.elts) == len(value.elts) and not starred:
            for one, part in zip(target.elts, value.elts, strict=True):
                yield from _assigned(one, part)
    elif isinstance(target, sequence) and all(isinstance(i, ast.Name) for i in target.elts):
        for place, item in enumerate(target.elts):
            assert isinstance(item, ast.Name)
            taken = ast.Subscript(value=value, slice=ast.Constant(value=place), ctx=ast.Load())
            yield Fact(item.id, taken), item


def _counted(node: ast.expr, make: Inference) -> Type | None:
    """The type of a loop variable over ``node``."""
    held = make.type_of(node)
    if held is not None and held.floats:
        return FLOATY
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
        return None
    if node.func.id != "range" or not make.is_builtin(node.func) or not 1 <= len(node.args) <= 3:
        return None
    first = make.type_of(node.args[0]) if len(node.args) > 1 else Type("int", 1, True)
    up = len(node.args) < 3 or (isinstance(node.args[2], ast.Constant))
    return Type("int", COUNTER_BITS, up and first is not None and first.positive)
