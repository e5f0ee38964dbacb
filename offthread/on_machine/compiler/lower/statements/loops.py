"""Runs on the machine: lowers loops. ``for i in range(…)`` becomes a loop that counts."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable

from offthread.on_machine.compiler import nodes, runtime
from offthread.on_machine.compiler.lower.statements.statements import Statements

Loop = ast.For | ast.AsyncFor | ast.While
_HELD = "$$aiter_open"
_FRESH = (ast.Call, ast.List, ast.Tuple, ast.Set, ast.Dict, ast.Constant, ast.ListComp)


class Loops(Statements):
    """Loops, break and continue."""

    def stmt_While(self, node: ast.While) -> list[ast.stmt]:  # noqa: N802
        head: list[nodes.Part] = ["while (", self.truth(node.test), ")"]
        return self._looped(node, lambda: [nodes.JsLoop(head, self.body(node.body))])

    def stmt_For(self, node: ast.For | ast.AsyncFor) -> list[ast.stmt]:  # noqa: N802
        is_async = isinstance(node, ast.AsyncFor)
        if is_async and self.scope.kind != "function":
            self.top_level_await(node)
        bounds = None if is_async else self.counting_range(node.iter)
        if bounds is not None:
            kept = bounds
            return self._looped(
                node, lambda: self.count_over(node.target, kept, self.body(node.body))
            )
        iterable = self._iterable(node, is_async)
        return self._looped(
            node, lambda: self.loop_over(node.target, iterable, self.body(node.body), is_async)
        )

    stmt_AsyncFor = stmt_For

    def _iterable(self, node: ast.For | ast.AsyncFor, is_async: bool) -> ast.expr:
        """JavaScript closes a generator when a loop is left; Python does so only when nobody
        else holds it."""
        iterable = self.expr(node.iter)
        if isinstance(node.iter, _FRESH) or not _leaves(node.body):
            return iterable
        if is_async:
            return nodes.call(_HELD, iterable) if runtime.offers(_HELD) else iterable
        return nodes.call("$$iter_open", iterable)

    def _looped(self, node: Loop, make: Callable[[], list[ast.stmt]]) -> list[ast.stmt]:
        """A loop's ``else`` stands in a block that ``break`` leaves."""
        label = f"$else{node.lineno}_{len(self.at.labels)}" if node.orelse else ""
        before, self.at.in_loop = self.at.in_loop, True
        self.at.labels.append(label)
        lowered = make()
        self.at.labels.pop()
        self.at.in_loop = before
        if not label:
            return lowered
        return [nodes.JsBlock(label, [*lowered, *self.body(node.orelse)])]

    def stmt_Break(self, node: ast.Break) -> list[ast.stmt]:  # noqa: N802
        lowered = ast.Break()
        lowered.label = self.at.labels[-1]  # type: ignore[attr-defined]
        return [lowered]

    def stmt_Continue(self, node: ast.Continue) -> list[ast.stmt]:  # noqa: N802
        return [ast.Continue()]

    def loop_over(
        self,
        target: ast.expr,
        iterable: ast.expr,
        inner: list[ast.stmt],
        is_async: bool,
        label: str = "",
    ) -> list[ast.stmt]:
        """``for target of iterable``; ``iterable`` and ``inner`` are lowered."""
        iterator = nodes.call("$$aiter" if is_async else "$$iter", iterable)
        if isinstance(iterable, ast.Call) and ast.unparse(iterable.func) == _HELD:
            iterator = iterable
        keyword = "for await" if is_async else "for"
        if isinstance(target, ast.Name):
            owner = self.scope.find(target.id)
            head: list[nodes.Part] = [f"{keyword} ({self.spelled(target.id, owner)} of ", iterator]
            return [nodes.JsLoop([*head, ")"], inner, label)]
        kept = self.temporary()
        inner = [*self.store(target, nodes.name(kept)), *inner]
        return [nodes.JsLoop([f"{keyword} ({kept} of ", iterator, ")"], inner, label)]

    def counting_range(self, node: ast.expr) -> list[ast.expr] | None:
        """[start, stop, step] of ``range(…)``, lowered, where a counting loop means the same."""
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            return None
        plain = node.func.id == "range" and self.scope.find("range") is None and not node.keywords
        if not plain or not 1 <= len(node.args) <= 3:
            return None
        if any(isinstance(argument, ast.Starred) for argument in node.args):
            return None
        step = _literal_step(node.args[2]) if len(node.args) == 3 else 1
        if step == 0 or not runtime.offers("$$range_bound"):
            return None
        start, stop = node.args[:2] if len(node.args) > 1 else (ast.Constant(value=0), node.args[0])
        if any(abs(_written_value(bound)) >= 2**53 for bound in (start, stop)):
            return None
        given = [self.range_bound(start, "$$range_start"), self.range_bound(stop)]
        return [*given, ast.Constant(value=step)]

    def range_bound(self, node: ast.expr, check: str = "$$range_bound") -> ast.expr:
        lowered = self.expr(node)
        return lowered if self.is_int(node) else nodes.call(check, lowered)

    def is_int(self, node: ast.expr) -> bool:
        return isinstance(node, ast.Constant) and type(node.value) is int

    def count_over(
        self, target: ast.expr, bounds: list[ast.expr], inner: list[ast.stmt], label: str = ""
    ) -> list[ast.stmt]:
        """The loop variable is set from a hidden counter: the body may change it, and it keeps
        its last value after the loop."""
        start, stop, step = bounds
        assert isinstance(step, ast.Constant) and isinstance(step.value, int)
        counter = self.temporary()
        head: list[nodes.Part] = [f"for ({counter} = ", start]
        if isinstance(stop, ast.Constant):
            limit: list[nodes.Part] = [stop]
        else:
            limit = [self.temporary()]
            head += [f", {limit[0]} = ", stop]
        sign, size = ("<", step.value) if step.value > 0 else (">", -step.value)
        change = f"{counter}{'+' if step.value > 0 else '-'}"
        change += change[-1] if size == 1 else f"= {size}"
        head += [f"; {counter} {sign} ", *limit, f"; {change})"]
        return [nodes.JsLoop(head, [*self.store(target, nodes.name(counter)), *inner], label)]


def _literal_step(node: ast.expr) -> int:
    """The step of a range if it is a literal, else 0."""
    negative = isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub)
    value = node.operand if isinstance(node, ast.UnaryOp) else node
    if not isinstance(value, ast.Constant) or type(value.value) is not int:
        return 0
    return -value.value if negative else value.value


_SUMS: dict[type[ast.operator], Callable[[int, int], int]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Pow: operator.pow,
    ast.LShift: operator.lshift,
}  # fmt: skip


def _written_value(node: ast.expr) -> int:
    """The int that is written there, also as ``10 ** 20 + 2``; 0 for anything else."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_written_value(node.operand)
    if isinstance(node, ast.BinOp) and type(node.op) in _SUMS:
        left, right = _written_value(node.left), _written_value(node.right)
        is_power = isinstance(node.op, ast.Pow | ast.LShift)
        return 0 if is_power and not 0 <= right < 200 else _SUMS[type(node.op)](left, right)
    value = node.value if isinstance(node, ast.Constant) else None
    return value if type(value) is int else 0


def _leaves(body: list[ast.stmt]) -> bool:
    """Whether a loop's body may leave the loop early."""
    return any(isinstance(n, ast.Break | ast.Return) for s in body for n in ast.walk(s))
