"""Runs on the machine: lowers assignment, deletion, conditions, return and assert."""

from __future__ import annotations

import ast

from offthread.on_machine.compiler import nodes, runtime
from offthread.on_machine.compiler.lower.effects import acts, is_fixed
from offthread.on_machine.compiler.lower.expressions.operators import BINARY, Operators
from offthread.on_machine.compiler.lower.page_guard import starts_coroutine, watched
from offthread.on_machine.compiler.problems import Refused

SPECIAL_METHODS = frozenset(
    f"__{name}__"
    for name in "call len getitem setitem delitem contains iter next reversed str repr format eq "
    "ne lt le gt ge hash bool add sub mul truediv floordiv mod pow radd rsub rmul iadd neg pos "
    "invert abs int float index enter exit aenter aexit aiter anext await get set missing "
    "set_name".split()
)


class Statements(Operators):
    """Simple statements."""

    def stmt_Expr(self, node: ast.Expr) -> list[ast.stmt]:  # noqa: N802
        if isinstance(node.value, ast.Constant):
            return []
        value = self.expr(node.value)
        if self.place.is_page and starts_coroutine(self, node.value):
            value = watched(value)
        return [ast.Expr(value=value)]

    def stmt_Pass(self, node: ast.Pass) -> list[ast.stmt]:  # noqa: N802
        return []

    stmt_Global = stmt_Nonlocal = stmt_Pass

    def stmt_TypeAlias(self, node: ast.stmt) -> list[ast.stmt]:  # noqa: N802
        return self.store(node.name, ast.Constant(value=None))  # type: ignore[attr-defined]

    def stmt_Assign(self, node: ast.Assign) -> list[ast.stmt]:  # noqa: N802
        first = node.targets[0]
        if len(node.targets) == 1 and not isinstance(first, ast.Tuple | ast.List):
            return self.store(first, self.expr(node.value), node.value)
        if len(node.targets) == 1 and _same_shape(first, node.value):
            return self._store_each(first, node.value)
        if len(node.targets) == 1:
            return self.store(first, self.expr(node.value))
        lowered: list[ast.stmt] = []
        value = self.keep(self.expr(node.value), lowered)
        for target in node.targets:
            lowered += self.store(target, value)
        return lowered

    def _store_each(self, target: ast.expr, value: ast.expr) -> list[ast.stmt]:
        """``a, b = b, a`` without a tuple."""
        assert isinstance(target, ast.Tuple | ast.List) and isinstance(value, ast.Tuple | ast.List)
        lowered: list[ast.stmt] = []
        values = [self.keep(self.expr(item), lowered) for item in value.elts]
        for item, kept in zip(target.elts, values, strict=True):
            lowered += self.store(item, kept)
        return lowered

    def stmt_AnnAssign(self, node: ast.AnnAssign) -> list[ast.stmt]:  # noqa: N802
        if node.value is None:
            return []
        return self.store(node.target, self.expr(node.value), node.value)

    def store(
        self, target: ast.expr, value: ast.expr, source: ast.expr | None = None
    ) -> list[ast.stmt]:
        """Statements that put ``value`` (lowered) into ``target`` (not lowered). ``source`` is
        what the value was lowered from: Python evaluates it before the target's parts."""
        if isinstance(target, ast.Name):
            return [self._store_name(target, value)]
        if not isinstance(target, ast.Attribute | ast.Subscript):
            return self._unpack(target, value)
        before: list[ast.stmt] = []
        if source is not None and acts(source) and not _is_fixed_place(target):
            value = self.keep(value, before)
        if isinstance(target, ast.Attribute):
            return [*before, self._store_attribute(target, value)]
        return [*before, ast.Expr(value=self._store_item(target, value))]

    def _store_name(self, target: ast.Name, value: ast.expr) -> ast.stmt:
        identifier = self.mangled(target.id)
        owner = self.scope.find(identifier)
        found = owner.imported.get(identifier) if owner else None
        if found is not None and identifier not in owner.unsure:  # type: ignore[union-attr]
            raise Refused(target, f"{target.id!r} is an import of this module and is bound again",
                          "give one of the two another name")  # fmt: skip
        return nodes.assign(self.spelled(identifier, owner), value)

    def _store_attribute(self, target: ast.Attribute, value: ast.expr) -> ast.stmt:
        module = self.module_of(target.value)
        if module is not None and module[0] == "sys" and target.attr in ("stdout", "stderr"):
            swap = ast.Attribute(target.value, f"_swap_{target.attr}", ast.Load())
            return ast.Expr(value=ast.Call(func=self.expr(swap), args=[value], keywords=[]))
        if module is not None:
            raise Refused(target, f"an attribute of the module {module[0]} cannot be set from here",
                          f"let {module[0]} have a function that sets it")  # fmt: skip
        attribute, holder = self.mangled(target.attr), self.expr(target.value)
        if attribute in ("__class__", "__dict__") and runtime.offers("$$set_essence"):
            return ast.Expr(value=nodes.call("$$set_essence", holder, nodes.text(attribute), value))
        if attribute in SPECIAL_METHODS and runtime.offers("$$set_special"):
            return ast.Expr(value=nodes.call("$$set_special", holder, nodes.text(attribute), value))
        is_self = isinstance(holder, ast.Name) and holder.id == self.at.raw_self
        is_self = is_self and not self.metaclasses & {*self.at.class_names}
        if is_self or self.is_javascript(target.value) or not runtime.offers("$$set_attr"):
            place = ast.Attribute(value=holder, attr=attribute, ctx=ast.Store())
            return ast.Assign(targets=[place], value=value)
        if self.at.in_loop:  # each place has its own inline cache
            slow = nodes.call("$$settable", holder)
            if isinstance(holder, ast.Name):
                holder = nodes.Js([f'(typeof {holder.id} === "object" ? {holder.id} : ', slow, ")"])
            else:
                holder = slow
            place = ast.Attribute(value=holder, attr=attribute, ctx=ast.Store())
            return ast.Assign(targets=[place], value=value)
        return ast.Expr(value=nodes.call("$$set_attr", holder, nodes.text(attribute), value))

    def _store_item(self, target: ast.Subscript, value: ast.expr) -> ast.expr:
        holder = self.expr(target.value)
        if isinstance(target.slice, ast.Slice):
            return nodes.call("$$set_slice", holder, *self.bounds(target.slice), value)
        return nodes.call("$$set_item", holder, self.index(target.slice), value)

    def _unpack(self, target: ast.expr, value: ast.expr) -> list[ast.stmt]:
        assert isinstance(target, ast.Tuple | ast.List), type(target)
        stars = [i for i, item in enumerate(target.elts) if isinstance(item, ast.Starred)]
        count = ast.Constant(value=len(target.elts))
        star = ast.Constant(value=stars[0] if stars else -1)
        lowered: list[ast.stmt] = []
        kept = self.keep(nodes.call("$$unpack", value, count, star), lowered)
        assert isinstance(kept, ast.Name)
        for index, item in enumerate(target.elts):
            item = item.value if isinstance(item, ast.Starred) else item
            lowered += self.store(item, nodes.Js([f"{kept.id}[{index}]"]))
        return lowered

    def stmt_AugAssign(self, node: ast.AugAssign) -> list[ast.stmt]:  # noqa: N802
        """The place is evaluated once: its holder and index are kept first."""
        before: list[ast.stmt] = []
        place = self._kept_place(node.target, before, node.value)
        read = nodes.at(_as_read(place), node)
        if isinstance(node.target, ast.Name) and id(node.target) in self.unsure_reads:
            self.unsure_reads.add(id(read))
        current, value = self.expr(read), self.expr(node.value)
        changed = self.augmented(node.op, read, current, node.value, value)
        return [*before, *self.store(place, changed)]

    def augmented(
        self, op: ast.operator, target: ast.expr, a: ast.expr, right: ast.expr, b: ast.expr
    ) -> ast.expr:
        """The new value of ``target op= right``, of which ``a`` and ``b`` are the lowered forms."""
        return nodes.call(f"$$i{BINARY[type(op)]}", a, b)

    def _kept_place(self, target: ast.expr, before: list[ast.stmt], value: ast.expr) -> ast.expr:
        if isinstance(target, ast.Attribute):
            holder = self._kept(target.value, before, value)
            return nodes.at(ast.Attribute(holder, target.attr, ast.Store()), target)
        if isinstance(target, ast.Subscript):
            holder = self._kept(target.value, before, value)
            return nodes.at(
                ast.Subscript(holder, self._kept_index(target.slice, before, value), ast.Store()),
                target,
            )
        return target

    def _kept_index(self, index: ast.expr, before: list[ast.stmt], value: ast.expr) -> ast.expr:
        if not isinstance(index, ast.Slice):
            return self._kept(index, before, value)
        parts = [self._kept(p, before, value) if p else None
                 for p in (index.lower, index.upper, index.step)]  # fmt: skip
        return nodes.at(ast.Slice(*parts), index)

    def _kept(self, node: ast.expr, before: list[ast.stmt], value: ast.expr) -> ast.expr:
        """``node`` itself where evaluating it twice makes no difference."""
        if is_fixed(node) and (isinstance(node, ast.Constant) or not acts(value)):
            return node
        return nodes.at(self.keep(self.index(node), before), node)

    def stmt_Delete(self, node: ast.Delete) -> list[ast.stmt]:  # noqa: N802
        return [made for target in node.targets for made in self._delete(target)]

    def _delete(self, target: ast.expr) -> list[ast.stmt]:
        if isinstance(target, ast.Name):
            return self._delete_name(target)
        if isinstance(target, ast.Attribute):
            name = nodes.text(self.mangled(target.attr))
            removed = nodes.call("$$del_attr", self.expr(target.value), name)
        elif isinstance(target, ast.Subscript) and isinstance(target.slice, ast.Slice):
            removed = nodes.call("$$del_slice", self.expr(target.value), *self.bounds(target.slice))
        elif isinstance(target, ast.Subscript):
            removed = nodes.call("$$del_item", self.expr(target.value), self.index(target.slice))
        else:
            return [s for item in getattr(target, "elts", []) for s in self._delete(item)]
        return [ast.Expr(value=removed)]

    def _delete_name(self, target: ast.Name) -> list[ast.stmt]:
        lowered: list[ast.stmt] = []
        owner = self.scope.find(self.mangled(target.id))
        if owner is not None and self.may_be_unbound(target, owner):
            read = nodes.at(ast.Name(id=self.mangled(target.id), ctx=ast.Load()), target)
            lowered.append(ast.Expr(value=self.checked(read, owner)))
        return [*lowered, self._store_name(target, self.unbound(target.id))]

    def unbound(self, identifier: str) -> ast.expr:
        """What an unbound variable holds: a mark where a later read looks for it."""
        owner = self.scope.find(self.mangled(identifier))
        marked = owner is not None and self.mangled(identifier) in owner.unsure
        return nodes.name("$$not_bound" if marked else "undefined")

    def stmt_Return(self, node: ast.Return) -> list[ast.stmt]:  # noqa: N802
        value = self.expr(node.value) if node.value else None
        is_method = len(self.at.path) > 2 and self.at.path[-3] != "<locals>"
        if value is not None and is_method and self.at.path[-2:] == ("__init__", "<locals>"):
            if not isinstance(node.value, ast.Constant) or node.value.value is not None:
                value = nodes.call("$$init_result", value)
        return [ast.Return(value=value)]

    def stmt_Assert(self, node: ast.Assert) -> list[ast.stmt]:  # noqa: N802
        message = [self.expr(node.msg)] if node.msg else []
        failed = nodes.call("$$assertion_failed", *message)
        return [nodes.JsStatement(["if (!", self.truth(node.test), ") ", failed])]

    def stmt_If(self, node: ast.If) -> list[ast.stmt]:  # noqa: N802
        test = self.truth(node.test)
        lowered = ast.If(test=test, body=self.body(node.body), orelse=self.body(node.orelse))
        return [lowered]


def _same_shape(target: ast.expr, value: ast.expr) -> bool:
    """Whether a display can be stored item by item."""
    sequence = ast.Tuple | ast.List
    if not (isinstance(target, sequence) and isinstance(value, sequence)):
        return False
    starred = any(isinstance(item, ast.Starred) for item in [*target.elts, *value.elts])
    return len(target.elts) == len(value.elts) and not starred


def _is_fixed_place(target: ast.Attribute | ast.Subscript) -> bool:
    fixed = is_fixed(target.value)
    return fixed and (isinstance(target, ast.Attribute) or is_fixed(target.slice))


def _as_read(target: ast.expr) -> ast.expr:
    if isinstance(target, ast.Name):
        return ast.Name(id=target.id, ctx=ast.Load())
    if isinstance(target, ast.Attribute):
        return ast.Attribute(value=target.value, attr=target.attr, ctx=ast.Load())
    assert isinstance(target, ast.Subscript)
    return ast.Subscript(value=target.value, slice=target.slice, ctx=ast.Load())
