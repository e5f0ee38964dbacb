"""Runs on the machine: the types of variables, from all that is assigned to them."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from offthread.on_machine.compiler.scopes import Scope, names_bound_by, walk_own
from offthread.on_machine.compiler.types_inferred.changes import Changes, changed_by
from offthread.on_machine.compiler.types_inferred.contents import (
    dict_of,
    holds_mutable,
    item_of,
    list_of,
    part_at,
)
from offthread.on_machine.compiler.types_inferred.expressions import Inference, targets
from offthread.on_machine.compiler.types_inferred.types import (
    COUNTER_BITS,
    NONE,
    UNBOUNDED,
    UNSEEN,
    Type,
    Types,
    join,
    operation,
)


@dataclass
class Fact:
    """One assignment to ``name``: an expression, an operator applied to it, each item of what a
    loop goes ``over`` (of either the part at ``path``), what is put into it, or a type."""

    name: str
    value: ast.expr | None = None
    change: ast.AugAssign | None = None
    over: ast.expr | None = None
    known: Type | None = None
    path: tuple[int, ...] = ()
    puts: tuple[ast.expr | None, ast.expr, bool] | None = None  # key, value, whether it is many


def infer(
    scope: Scope, body: Sequence[ast.AST], given: Types, make: Inference, changes: Changes
) -> None:
    """Fill ``scope.types`` for the variables that ``body`` binds. ``given`` are parameters."""
    body = list(body)
    facts = list(_facts(body, make))
    bound = {fact.name for fact in facts} | set(given)
    facts += [fact for fact in _put(body) if fact.name in bound]
    types: Types = {**{fact.name: UNSEEN for fact in facts}, **given}
    scope.types = types
    shared = changes.shared_in(body, bound) if _may_hold(facts, given) else frozenset()
    for round_ in range(8):
        make.known.clear()
        before = dict(types)
        found: Types = dict(given)
        for fact in facts:
            kind = _widened(_value_of(fact, make), types.get(fact.name), round_)
            kind = _kept(kind, fact.name in shared, changes.besides(fact.name))
            found[fact.name] = join(found[fact.name], kind) if fact.name in found else kind
        types.clear()
        types.update(found)
        if types == before:
            break
    else:
        types.clear()
    for name, kind in types.items():
        if kind == UNSEEN:
            types[name] = None
    make.known.clear()


def _may_hold(facts: Iterable[Fact], given: Types) -> bool:
    """Whether some variable may be a container of which something is known."""
    plain = ast.Constant | ast.BinOp | ast.UnaryOp | ast.JoinedStr | ast.Name | ast.Attribute
    return any(kind is not None and kind.parts for kind in given.values()) or any(
        fact.over is not None or (fact.value is not None and not isinstance(fact.value, plain))
        for fact in facts
    )


def _kept(kind: Type | None, is_shared: bool, others_change: bool) -> Type | None:
    """A container that others may change holds anything."""
    fixed = kind is not None and kind.kind in ("tuple", "array")  # an array takes floats alone
    if kind is None or not kind.parts or fixed and not holds_mutable(kind):
        return kind
    return Type(kind.kind) if is_shared or (others_change and holds_mutable(kind)) else kind


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
        return _counted(fact.over, make) if not fact.path else part_at(
            item_of(make.type_of(fact.over)), fact.path)  # fmt: skip
    if fact.puts is not None:
        return _with_put(fact, *fact.puts, make)
    return part_at(make.type_of(fact.value), fact.path) if fact.value is not None else fact.known


def _with_put(
    fact: Fact, key: ast.expr | None, value: ast.expr, is_many: bool, make: Inference
) -> Type | None:
    """The type of a container with something put into it."""
    now = make.read(ast.Name(id=fact.name, ctx=ast.Load()))
    if now is None or now.kind not in ("list", "dict", "set"):
        return now
    put = make.type_of(value)
    if now.kind == "dict":
        if is_many:
            return put if put is not None and put.kind == "dict" else Type("dict")
        return dict_of(make.type_of(key), put) if key is not None else Type("dict")
    return list_of(item_of(put) if is_many else put, now.kind)


def _widened(new: Type | None, old: Type | None, round_: int) -> Type | None:
    """An int that still grows after some rounds has no bound."""
    if round_ < 2 or new is None or old is None or new.kind != "int" or new.bits <= old.bits:
        return new
    return Type("int", UNBOUNDED, new.positive)


def _put(body: Iterable[ast.AST]) -> Iterable[Fact]:
    """What is put into containers that have a name."""
    for node in walk_own(body):
        if isinstance(node, ast.Assign | ast.AugAssign):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name):
                    yield _stored(target.value.id, target, node)
        elif isinstance(node, ast.Call):
            change = changed_by(node)
            if change is not None and change.put is not None:
                yield Fact(change.name, puts=change.put)


def _stored(name: str, target: ast.Subscript, node: ast.Assign | ast.AugAssign) -> Fact:
    many = isinstance(target.slice, ast.Slice)
    if isinstance(node, ast.Assign):
        return Fact(name, puts=(target.slice, node.value, many))
    read = ast.Subscript(value=target.value, slice=target.slice, ctx=ast.Load())
    return Fact(name, puts=(target.slice, ast.BinOp(read, node.op, node.value), many))


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
    elif isinstance(node, ast.For | ast.comprehension):
        bound = {n.id: n for n in ast.walk(node.target) if isinstance(n, ast.Name)}
        for name, path in targets(node.target):
            yield Fact(name, over=node.iter, path=path), bound[name]


def _assigned(target: ast.expr, value: ast.expr) -> Iterable[tuple[Fact, ast.AST]]:
    sequence = ast.Tuple | ast.List
    if isinstance(target, ast.Name):
        yield Fact(target.id, value), target
        return
    if isinstance(target, sequence) and isinstance(value, sequence):
        starred = any(isinstance(i, ast.Starred) for i in [*target.elts, *value.elts])
        if len(target.elts) == len(value.elts) and not starred:
            for one, part in zip(target.elts, value.elts, strict=True):
                yield from _assigned(one, part)
            return
    if isinstance(target, sequence):
        bound = {n.id: n for n in ast.walk(target) if isinstance(n, ast.Name)}
        for name, path in targets(target):
            yield Fact(name, value, path=path), bound[name]


def _counted(node: ast.expr, make: Inference) -> Type | None:
    """The type of a loop variable over ``node``."""
    held = make.type_of(node)
    if held is not None and (held == UNSEEN or held.parts):
        return item_of(held)
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
        return None
    if node.func.id != "range" or not make.is_builtin(node.func) or not 1 <= len(node.args) <= 3:
        return None
    first = make.type_of(node.args[0]) if len(node.args) > 1 else Type("int", 1, True)
    up = len(node.args) < 3 or (isinstance(node.args[2], ast.Constant))
    return Type("int", COUNTER_BITS, up and first is not None and first.positive)
