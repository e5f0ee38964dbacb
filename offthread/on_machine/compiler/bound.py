"""Runs on the machine: which reads of a variable may come before it is bound.

A forward analysis of one scope's body ("definite assignment"): Python raises UnboundLocalError
or NameError at such a read, JavaScript would quietly give undefined. Only reads found here are
checked at run time. A state is the set of names bound for sure, or None where the code cannot
be reached.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from offthread.on_machine.compiler.scopes import COMPREHENSIONS, FUNCTIONS, names_bound_by

State = frozenset[str] | None


@dataclass
class Unsure:
    """``reads``: ids of the ``ast.Name`` nodes to check; ``names``: the variables that some read
    (or a function inside) may find unbound; ``open_at_end``: those perhaps unbound at the end."""

    reads: set[int] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    open_at_end: set[str] = field(default_factory=set)


def unsure_in(
    body: Sequence[ast.stmt],
    names: Iterable[str],
    given: Iterable[str],
    watched: tuple[type[ast.AST], ...] = (),
) -> Unsure:
    """Analyse ``body``: ``names`` are the scope's variables, ``given`` those bound already. Looked
    for is also what an inner function may read before it is bound by a node of the types
    ``watched``."""
    flow = Flow(frozenset(names))
    bound = {name for s in body for n in ast.walk(s) if isinstance(n, watched)
             for name in names_bound_by(n)}  # fmt: skip
    flow.watched = bound & flow.names
    end = flow.block(body, frozenset(given))
    at_exits = _join([end, *flow.returned])
    bound_at_end = flow.names if at_exits is None else at_exits
    read_inside = {n for s in body for n in _read_in_functions(s)} & flow.names
    flow.unsure.names |= read_inside - (bound_at_end - flow.unbound_somewhere)
    flow.unsure.open_at_end |= flow.names - bound_at_end
    return flow.unsure


def _read_in_functions(root: ast.AST) -> set[str]:
    """Names that functions inside ``root`` read when they are called."""
    read: set[str] = set()
    for node in ast.walk(root):
        if isinstance(node, FUNCTIONS):
            body = node.body if isinstance(node.body, list) else [node.body]
            read |= {n.id for s in body for n in ast.walk(s) if isinstance(n, ast.Name)}
    return read


def _join(states: Iterable[State]) -> State:
    """What is bound after several ways meet."""
    reached = [state for state in states if state is not None]
    return frozenset.intersection(*reached) if reached else None


class Flow:
    """One walk through a body."""

    def __init__(self, names: frozenset[str]) -> None:
        self.names = names
        self.unsure = Unsure()
        self.returned: list[State] = []
        self.unbound_somewhere: set[str] = set()
        self.watched: set[str] = set()
        self.loops: list[list[State]] = []

    def block(self, body: Sequence[ast.stmt], state: State) -> State:
        for statement in body:
            state = self.statement(statement, state)
        return state

    def statement(self, node: ast.stmt, state: State) -> State:
        if state is None:  # not reached: no read there matters
            return None
        handler = getattr(self, f"flow_{type(node).__name__}", None)
        if handler is not None:
            result: State = handler(node, state)
            return result
        return self.bind(node, self.reads(node, state))

    def bind(self, node: ast.AST, state: State) -> State:
        return (
            None if state is None else state | {n for n in names_bound_by(node) if n in self.names}
        )

    def read(self, node: ast.Name, state: frozenset[str]) -> None:
        if node.id in self.names and node.id not in state:
            self.unsure.reads.add(id(node))
            self.unsure.names.add(node.id)

    def reads(self, node: ast.AST | None, state: State) -> State:
        """Expressions of ``node`` in their order; what ``:=`` and targets bind is added."""
        if node is None or state is None:
            return state
        if isinstance(node, ast.Name):
            if isinstance(node.ctx, ast.Load):
                self.read(node, state)
                return state
            return self.bind(node, state)
        if isinstance(node, FUNCTIONS):
            self.unsure.names |= (_read_in_functions(node) & self.watched) - state
            return self.all_reads([*node.args.defaults, *node.args.kw_defaults,
                                   *getattr(node, "decorator_list", [])], state)  # fmt: skip
        if isinstance(node, ast.ClassDef):
            return self._class(node, state)
        if isinstance(node, COMPREHENSIONS):
            return self._comprehension(node, state)
        if isinstance(node, ast.BoolOp | ast.IfExp):
            return _join(self.test(node, state))
        if isinstance(node, ast.NamedExpr):
            return self.reads(node.target, self.reads(node.value, state))
        return self.all_reads(ast.iter_child_nodes(node), state)

    def all_reads(self, items: Iterable[ast.AST | None], state: State) -> State:
        for item in items:
            state = self.reads(item, state)
        return state

    def _class(self, node: ast.ClassDef, state: State) -> State:
        heads = [*node.decorator_list, *node.bases, *(k.value for k in node.keywords)]
        state = self.all_reads(heads, state)
        own = {n for s in node.body for c in ast.walk(s) for n in names_bound_by(c)}
        inner = Flow(self.names - own)
        inner.block(node.body, state)
        self.unsure.reads |= inner.unsure.reads
        self.unsure.names |= inner.unsure.names
        if state is not None:  # what the body has not bound yet is looked for outside
            body = Flow(frozenset(own))
            body.block(node.body, frozenset())
            self.unsure.names |= (body.unsure.names & self.names) - state
        return state

    def _comprehension(self, node: ast.AST, state: State) -> State:
        generators = node.generators  # type: ignore[attr-defined]
        self.reads(generators[0].iter, state)
        bound = {n for g in generators for t in ast.walk(g.target) for n in names_bound_by(t)}
        inner = Flow(self.names - bound)
        inside: State = state
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.comprehension):
                inside = inner.all_reads([child.iter, *child.ifs], inside)
        inner.all_reads([c for c in ast.iter_child_nodes(node)
                         if not isinstance(c, ast.comprehension)], inside)  # fmt: skip
        self.unsure.reads |= inner.unsure.reads
        self.unsure.names |= inner.unsure.names
        return state

    def test(self, node: ast.expr, state: State) -> tuple[State, State]:
        """The states after ``node`` was true and after it was false."""
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            true, false = self.test(node.operand, state)
            return false, true
        if isinstance(node, ast.BoolOp):
            first = self.reads(node.values[0], state)
            after = first
            for value in node.values[1:]:
                after = self.reads(value, after)
            return (after, first) if isinstance(node.op, ast.And) else (first, after)
        if isinstance(node, ast.IfExp):
            true, false = self.test(node.test, state)
            joined = _join([self.reads(node.body, true), self.reads(node.orelse, false)])
            return joined, joined
        after = self.reads(node, state)
        if isinstance(node, ast.Constant):
            return (after, None) if node.value else (None, after)
        return after, after

    def flow_Assign(self, node: ast.Assign, state: State) -> State:  # noqa: N802
        return self.all_reads(node.targets, self.reads(node.value, state))

    def flow_AnnAssign(self, node: ast.AnnAssign, state: State) -> State:  # noqa: N802
        state = self.reads(node.value, state)
        return self.reads(node.target, state) if node.value else state

    def flow_AugAssign(self, node: ast.AugAssign, state: State) -> State:  # noqa: N802
        if isinstance(node.target, ast.Name) and state is not None:
            self.read(node.target, state)
        return self.reads(node.target, self.reads(node.value, state))

    def flow_FunctionDef(self, node: ast.FunctionDef, state: State) -> State:  # noqa: N802
        return self.bind(node, self.reads(node, state))

    flow_AsyncFunctionDef = flow_ClassDef = flow_FunctionDef

    def flow_Delete(self, node: ast.Delete, state: State) -> State:  # noqa: N802
        gone = {t.id for t in node.targets if isinstance(t, ast.Name)}
        for target in node.targets:
            if isinstance(target, ast.Name) and state is not None:
                self.read(target, state)
            else:
                state = self.reads(target, state)
        return self._without(gone, state)

    def _without(self, gone: set[str], state: State) -> State:
        self.unbound_somewhere |= gone & self.names
        return None if state is None else state - gone

    def flow_Return(self, node: ast.Return, state: State) -> State:  # noqa: N802
        self.returned.append(self.reads(node.value, state))
        return None

    def flow_Raise(self, node: ast.Raise, state: State) -> State:  # noqa: N802
        self.reads(node, state)
        return None

    def flow_Break(self, node: ast.Break, state: State) -> State:  # noqa: N802
        self.loops[-1].append(state)
        return None

    def flow_Continue(self, node: ast.Continue, state: State) -> State:  # noqa: N802
        return None

    def flow_If(self, node: ast.If, state: State) -> State:  # noqa: N802
        true, false = self.test(node.test, state)
        return _join([self.block(node.body, true), self.block(node.orelse, false)])

    def flow_While(self, node: ast.While, state: State) -> State:  # noqa: N802
        self.loops.append([])
        true, false = self.test(node.test, _before_loop(node.body, state))
        self.block(node.body, true)
        after = self.block(node.orelse, false)
        return _join([after, *self.loops.pop()])

    def flow_For(self, node: ast.For | ast.AsyncFor, state: State) -> State:  # noqa: N802
        self.loops.append([])
        before = _before_loop(node.body, self.reads(node.iter, state))
        self.block(node.body, self.reads(node.target, before))
        after = self.block(node.orelse, before)
        return _join([after, *self.loops.pop()])

    flow_AsyncFor = flow_For

    def flow_With(self, node: ast.With | ast.AsyncWith, state: State) -> State:  # noqa: N802
        for item in node.items:
            state = self.reads(item.optional_vars, self.reads(item.context_expr, state))
        swallowed = _before_loop(node.body, state)  # as __exit__ may decide, anywhere in the body
        return _join([self.block(node.body, state), swallowed])

    flow_AsyncWith = flow_With

    def flow_Try(self, node: ast.Try, state: State) -> State:  # noqa: N802
        before = _before_loop(node.body, state)
        ends = [self.block(node.orelse, self.block(node.body, state))]
        for handler in node.handlers:
            start = self.bind(handler, self.reads(handler.type, before))
            end = self.block(handler.body, start)
            gone = {handler.name} if handler.name else set()
            ends.append(self._without(gone, end))
        if not node.finalbody:
            return _join(ends)
        self.block(node.finalbody, before)
        return self.block(node.finalbody, _join(ends))

    flow_TryStar = flow_Try

    def flow_Match(self, node: ast.Match, state: State) -> State:  # noqa: N802
        state = self.reads(node.subject, state)
        ends = []
        for case in node.cases:
            bound = {n for p in ast.walk(case.pattern) for n in names_bound_by(p)} & self.names
            inside = None if state is None else state | bound
            ends.append(self.block(case.body, self.reads(case.guard, inside)))
        last = node.cases[-1]
        total = last.guard is None and isinstance(last.pattern, ast.MatchAs) and (
            last.pattern.pattern is None)  # fmt: skip
        return _join(ends if total else [*ends, state])


def _before_loop(body: Sequence[ast.stmt], state: State) -> State:
    """``state`` without what ``body`` deletes: it holds at every round, and in a handler."""
    deleted = {t.id for s in body for n in ast.walk(s) if isinstance(n, ast.Delete)
               for t in n.targets if isinstance(t, ast.Name)}  # fmt: skip
    named = {n.name for s in body for n in ast.walk(s) if isinstance(n, ast.ExceptHandler)}
    return None if state is None else state - deleted - {n for n in named if n}
