"""Runs on the machine: which containers may come to hold something else than is plain to see.

``x = [1.5]; f(x)`` leaves in ``x`` what ``f`` puts there. What a variable's own ``append`` puts
is seen (``variables.py``); here is found who else may change it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from offthread.on_machine.compiler.scopes import COMPREHENSIONS, FUNCTIONS, arguments_of, walk_own

PUTS_ONE = {"append": 0, "appendleft": 0, "insert": 1, "add": 0}
PUTS_MANY = {"extend": 0, "update": 0}
TAKES = frozenset("remove pop sort clear reverse discard popitem".split())
READS = frozenset("index count copy items keys values get".split())
Put = tuple["ast.expr | None", ast.expr, bool]


@dataclass(frozen=True)
class Change:
    """A call of a method that changes the container ``name`` and what it puts there."""

    name: str
    put: Put | None = None


def changed_by(node: ast.Call) -> Change | None:
    """What a call changes, where that has a name."""
    func, given = node.func, node.args
    if not isinstance(func, ast.Attribute) or not isinstance(func.value, ast.Name) or (
        node.keywords or any(isinstance(argument, ast.Starred) for argument in given)
    ):  # fmt: skip
        return None
    name = func.value.id
    if func.attr in TAKES:
        return Change(name)
    if func.attr == "setdefault" and len(given) == 2:
        return Change(name, (given[0], given[1], False))
    many = func.attr in PUTS_MANY
    place = (PUTS_MANY if many else PUTS_ONE).get(func.attr)
    if place is None or len(given) != place + 1:
        return None
    return Change(name, (None, given[place], many))


@dataclass
class Changes:
    """Who changes containers in a module: ``names`` of variables, ``parameters`` of functions,
    and whether something ``unnamed`` is changed (``self.items.append(x)``)."""

    names: set[str] = field(default_factory=set)
    parameters: set[str] = field(default_factory=set)
    unnamed: bool = False

    def besides(self, name: str) -> bool:
        """Whether another name's container is changed, which may be the same one."""
        return self.unnamed or bool(self.names - {name})

    @property
    def by_functions(self) -> bool:
        """Whether a function may change what it is given."""
        return self.unnamed or bool(self.names & self.parameters)

    def shared_in(self, body: Sequence[ast.AST], names: set[str]) -> frozenset[str]:
        """Those of ``names`` whose containers others may change."""
        if not self.names and not self.unnamed:
            return frozenset()
        shared = {name for name in _named_together(body) & names if self.besides(name)}
        for name, around, is_own in _reads(body, names):
            if name not in shared and self._shares(name, around, is_own):
                shared.add(name)
        return frozenset(shared)

    def _shares(self, name: str, around: Sequence[ast.AST], is_own: bool) -> bool:
        """Whether this use of ``name`` lets others change what it holds."""
        node, parent = around[-1], around[-2] if len(around) > 1 else None
        if isinstance(parent, ast.Attribute):
            return not (parent.attr in READS or (is_own and _is_seen(parent, around)))
        if isinstance(parent, ast.Subscript):
            loads = isinstance(parent.ctx, ast.Load)
            return parent.value is node and not loads and not is_own
        if isinstance(parent, ast.Call):
            if isinstance(parent.func, ast.Name) and parent.func is not node:
                return self.by_functions and parent.func.id not in KEEPING
            return self.besides(name)
        if isinstance(parent, ast.Return | ast.Yield):
            return not is_own and self.besides(name)
        return not isinstance(parent, HARMLESS) and self.besides(name)


def _named_together(body: Sequence[ast.AST]) -> set[str]:
    """Names that one assignment gives the same container."""
    several = [n for n in walk_own(body) if isinstance(n, ast.Assign) and len(n.targets) > 1]
    return {t.id for node in several for t in node.targets if isinstance(t, ast.Name)}


HARMLESS = (
    ast.For, ast.comprehension, ast.FormattedValue, ast.Compare, ast.BinOp, ast.UnaryOp, ast.If,
    ast.While, ast.Starred, ast.Expr, ast.AugAssign, ast.Delete, ast.Assert,
)  # fmt: skip
KEEPING = frozenset(
    "print len sum min max sorted list tuple set dict str repr any all zip enumerate map filter "
    "reversed iter next bool type isinstance frozenset format id hash".split()
)


def _is_seen(attribute: ast.Attribute, around: Sequence[ast.AST]) -> bool:
    call = around[-3] if len(around) > 2 else None
    return isinstance(call, ast.Call) and call.func is attribute and changed_by(call) is not None


def _reads(
    body: Sequence[ast.AST], names: set[str]
) -> Iterator[tuple[str, Sequence[ast.AST], bool]]:
    """Each use of the names: the nodes around it, and whether it is in the same scope."""
    stack: list[tuple[tuple[ast.AST, ...], bool]] = [((node,), True) for node in body]
    while stack:
        around, is_own = stack.pop()
        node = around[-1]
        if isinstance(node, ast.Name):
            if node.id in names and isinstance(node.ctx, ast.Load):
                yield node.id, around, is_own
            continue
        inside = is_own and not isinstance(node, (*FUNCTIONS, *COMPREHENSIONS, ast.ClassDef))
        stack += [((*around[-2:], child), inside) for child in ast.iter_child_nodes(node)]


def changes_in(tree: ast.AST) -> Changes:
    """All changes of containers in a module."""
    found = Changes()
    for node in ast.walk(tree):
        for holder in _changed(node):
            if isinstance(holder, ast.Name):
                found.names.add(holder.id)
            else:
                found.unnamed = True
        if isinstance(node, FUNCTIONS):
            found.parameters |= {argument.arg for argument in arguments_of(node.args)}
    return found


def _changed(node: ast.AST) -> Iterable[ast.expr]:
    """What a node changes."""
    if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
        yield node.value
    elif isinstance(node, ast.AugAssign):
        yield node.target
    elif isinstance(node, ast.Attribute) and node.attr in {*PUTS_ONE, *PUTS_MANY, "setdefault"}:
        yield node.value
