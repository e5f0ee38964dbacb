"""Runs on the machine: lowers assignment, deletion, loops, conditions, return and assert."""

from __future__ import annotations

import ast

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.lower.expressions import BINARY, Expressions
from offthread.on_machine.compiler.problems import Refused


class Statements(Expressions):
    """Simple statements and loops."""

    def stmt_Expr(self, node: ast.Expr) -> list[ast.stmt]:  # noqa: N802
        if isinstance(node.value, ast.Constant):
            return []
        return [ast.Expr(value=self.expr(node.value))]

    def stmt_Pass(self, node: ast.Pass) -> list[ast.stmt]:  # noqa: N802
        return []

    stmt_Global = stmt_Nonlocal = stmt_Pass

    def stmt_JsStatement(self, node: nodes.JsStatement) -> list[ast.stmt]:  # noqa: N802
        return [node]

    def stmt_Assign(self, node: ast.Assign) -> list[ast.stmt]:  # noqa: N802
        if len(node.targets) == 1 and not isinstance(node.targets[0], ast.Tuple | ast.List):
            return self.store(node.targets[0], self.expr(node.value))
        kept = self.temporary()
        lowered: list[ast.stmt] = [nodes.assign(kept, self.expr(node.value))]
        for target in node.targets:
            lowered += self.store(target, nodes.name(kept))
        return lowered

    def stmt_AnnAssign(self, node: ast.AnnAssign) -> list[ast.stmt]:  # noqa: N802
        return self.store(node.target, self.expr(node.value)) if node.value else []

    def store(self, target: ast.expr, value: ast.expr) -> list[ast.stmt]:
        """Statements that put ``value`` (lowered) into ``target`` (not lowered)."""
        if isinstance(target, ast.Name):
            return [nodes.assign(self.spelled(target.id, self.scope.find(target.id)), value)]
        if isinstance(target, ast.Attribute):
            place = ast.Attribute(value=self.expr(target.value), attr=target.attr, ctx=ast.Store())
            return [ast.Assign(targets=[place], value=value)]
        if isinstance(target, ast.Subscript):
            return [ast.Expr(value=self._store_item(target, value))]
        return self._unpack(target, value)

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
        kept = self.temporary()
        lowered: list[ast.stmt] = [nodes.assign(kept, nodes.call("$$unpack", value, count, star))]
        for index, item in enumerate(target.elts):
            item = item.value if isinstance(item, ast.Starred) else item
            lowered += self.store(item, nodes.Js([f"{kept}[{index}]"]))
        return lowered

    def stmt_AugAssign(self, node: ast.AugAssign) -> list[ast.stmt]:  # noqa: N802
        """The place is evaluated once: its holder and index are kept first."""
        before: list[ast.stmt] = []
        target: ast.expr = node.target
        if isinstance(target, ast.Attribute):
            target = ast.Attribute(self._keep(target.value, before), target.attr, ast.Store())
        elif isinstance(target, ast.Subscript) and not isinstance(target.slice, ast.Slice):
            holder = self._keep(target.value, before)
            target = ast.Subscript(holder, self._keep(target.slice, before), ast.Store())
        function = f"$$i{BINARY[type(node.op)]}"
        read = self.expr(nodes.at(_as_read(target), node))
        return [*before, *self.store(target, nodes.call(function, read, self.expr(node.value)))]

    def _keep(self, node: ast.expr, before: list[ast.stmt]) -> ast.expr:
        if isinstance(node, ast.Name | ast.Constant):
            return node
        kept = self.temporary()
        before.append(nodes.at(nodes.assign(kept, self.expr(node)), node))
        return nodes.name(kept)

    def stmt_Delete(self, node: ast.Delete) -> list[ast.stmt]:  # noqa: N802
        lowered: list[ast.stmt] = []
        for target in node.targets:
            lowered += self._delete(target)
        return lowered

    def _delete(self, target: ast.expr) -> list[ast.stmt]:
        if isinstance(target, ast.Name):
            return self.store(target, nodes.name("undefined"))
        if isinstance(target, ast.Attribute):
            removed = nodes.call("$$del_attr", self.expr(target.value), nodes.text(target.attr))
        elif isinstance(target, ast.Subscript) and isinstance(target.slice, ast.Slice):
            removed = nodes.call("$$del_slice", self.expr(target.value), *self.bounds(target.slice))
        elif isinstance(target, ast.Subscript):
            removed = nodes.call("$$del_item", self.expr(target.value), self.index(target.slice))
        else:
            return [s for item in getattr(target, "elts", []) for s in self._delete(item)]
        return [ast.Expr(value=removed)]

    def stmt_Return(self, node: ast.Return) -> list[ast.stmt]:  # noqa: N802
        return [ast.Return(value=self.expr(node.value) if node.value else None)]

    def stmt_Assert(self, node: ast.Assert) -> list[ast.stmt]:  # noqa: N802
        message = [self.expr(node.msg)] if node.msg else []
        failed = nodes.call("$$assertion_failed", *message)
        return [nodes.JsStatement(["if (!", self.truth(node.test), ") ", failed])]

    def stmt_If(self, node: ast.If) -> list[ast.stmt]:  # noqa: N802
        test = self.truth(node.test)
        lowered = ast.If(test=test, body=self.body(node.body), orelse=self.body(node.orelse))
        return [lowered]

    def stmt_While(self, node: ast.While) -> list[ast.stmt]:  # noqa: N802
        head: list[nodes.Part] = ["while (", self.truth(node.test), ")"]
        return self._with_else(node, lambda label: [nodes.JsLoop(head, self.body(node.body), label)])

    def stmt_For(self, node: ast.For | ast.AsyncFor) -> list[ast.stmt]:  # noqa: N802
        is_async = isinstance(node, ast.AsyncFor)
        iterable = self.expr(node.iter)

        def loop(label: str) -> list[ast.stmt]:
            return self.loop_over(node.target, iterable, self.body(node.body), is_async, label)

        return self._with_else(node, loop)

    stmt_AsyncFor = stmt_For

    def _with_else(self, node, make):  # type: ignore[no-untyped-def]
        """A loop's ``else`` stands in a block that ``break`` leaves."""
        if not node.orelse:
            self.labels.append(("", False))
            lowered = make("")
            self.labels.pop()
            return lowered
        label = f"$else{node.lineno}_{len(self.labels)}"
        self.labels.append((label, True))
        lowered = make("")
        self.labels.pop()
        return [nodes.JsBlock(label, [*lowered, *self.body(node.orelse)])]

    def stmt_Break(self, node: ast.Break) -> list[ast.stmt]:  # noqa: N802
        lowered = ast.Break()
        lowered.label = self.labels[-1][0]  # type: ignore[attr-defined]
        return [lowered]

    def stmt_Continue(self, node: ast.Continue) -> list[ast.stmt]:  # noqa: N802
        return [ast.Continue()]

    def loop_over(  # type: ignore[no-untyped-def]
        self, target, iterable, inner, is_async, label=""
    ) -> list[ast.stmt]:
        """``for target of iterable``; ``iterable`` and ``inner`` are lowered."""
        iterator = nodes.call("$$aiter" if is_async else "$$iter", iterable)
        keyword = "for await" if is_async else "for"
        if isinstance(target, ast.Name):
            owner = self.scope.find(target.id)
            head: list[nodes.Part] = [f"{keyword} ({self.spelled(target.id, owner)} of ", iterator]
            return [nodes.JsLoop([*head, ")"], inner, label)]
        kept = self.temporary()
        inner = [*self.store(target, nodes.name(kept)), *inner]
        return [nodes.JsLoop([f"{keyword} ({kept} of ", iterator, ")"], inner, label)]


def _as_read(target: ast.expr) -> ast.expr:
    if isinstance(target, ast.Name):
        return ast.Name(id=target.id, ctx=ast.Load())
    if isinstance(target, ast.Attribute):
        return ast.Attribute(value=target.value, attr=target.attr, ctx=ast.Load())
    if isinstance(target, ast.Subscript):
        return ast.Subscript(value=target.value, slice=target.slice, ctx=ast.Load())
    raise Refused(target, "augmented assignment to this is not possible")
