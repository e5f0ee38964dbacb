"""Runs on the machine: lowers ``match`` to if-chains (PEP 634)."""

from __future__ import annotations

import ast

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.lower.expressions.expressions import Expressions
from offthread.on_machine.compiler.problems import Refused


class Patterns(Expressions):
    """The match statement."""

    # The temporaries of the names that the pattern at hand captures.
    captured: dict[str, str]

    def stmt_Match(self, node: ast.Match) -> list[ast.stmt]:  # noqa: N802
        subject = self.temporary()
        chain: list[ast.stmt] = []
        for case in reversed(node.cases):
            parts = [self._whole_pattern(case.pattern, nodes.name(subject))]
            if case.guard:
                parts.append(self.truth(case.guard))
            test = nodes.Js(["(", *_joined(parts, " && "), ")"])
            body = self.body(case.body)
            chain = [nodes.at(ast.If(test=test, body=body, orelse=chain), case.pattern)]
        return [nodes.assign(subject, self.expr(node.subject)), *chain]

    def _whole_pattern(self, node: ast.pattern, subject: ast.expr) -> ast.expr:
        """The same with what it binds: only a pattern that matches as a whole binds names."""
        if isinstance(node, ast.MatchAs) and node.pattern is None:
            return self._assigned(node.name, subject)
        self.captured = {}
        matches = self.pattern(node, subject)
        kept = [self._assigned(name, nodes.name(at)) for name, at in self.captured.items()]
        return nodes.Js(["(", *_joined([matches, *kept], " && "), ")"])

    def pattern(self, node: ast.pattern, subject: ast.expr) -> ast.expr:
        """A JavaScript boolean: whether ``subject`` matches; what it captures is kept aside."""
        handler = getattr(self, f"pattern_{type(node).__name__}", None)
        if handler is None:
            raise Refused(node, f"the pattern {type(node).__name__} is not supported",
                          "write it as if and elif")  # fmt: skip
        lowered: ast.expr = nodes.at(handler(node, subject), node)
        return lowered

    def bind(self, name: str | None, value: ast.expr) -> ast.expr:
        if name is None:
            return nodes.Js(["true"])
        if name not in self.captured:
            self.captured[name] = self.temporary()
        return nodes.Js([f"({self.captured[name]} = ", value, ", true)"])

    def _assigned(self, name: str | None, value: ast.expr) -> ast.expr:
        if name is None:
            return nodes.Js(["true"])
        target = self.spelled(name, self.scope.find(name))
        return nodes.Js([f"({target} = ", value, ", true)"])

    def pattern_MatchValue(self, node: ast.MatchValue, subject: ast.expr) -> ast.expr:  # noqa: N802
        return nodes.call("$$eq", subject, self.expr(node.value))

    def pattern_MatchSingleton(  # noqa: N802
        self, node: ast.MatchSingleton, subject: ast.expr
    ) -> ast.expr:
        sign = " == " if node.value is None else " === "
        return nodes.Js(["(", subject, sign, ast.Constant(value=node.value), ")"])

    def pattern_MatchAs(self, node: ast.MatchAs, subject: ast.expr) -> ast.expr:  # noqa: N802
        if node.pattern is None:
            return self.bind(node.name, subject)
        parts = [self.pattern(node.pattern, subject), self.bind(node.name, subject)]
        return nodes.Js(["(", *_joined(parts, " && "), ")"])

    def pattern_MatchOr(self, node: ast.MatchOr, subject: ast.expr) -> ast.expr:  # noqa: N802
        parts = [self.pattern(pattern, subject) for pattern in node.patterns]
        return nodes.Js(["(", *_joined(parts, " || "), ")"])

    def pattern_MatchSequence(  # noqa: N802
        self, node: ast.MatchSequence, subject: ast.expr
    ) -> ast.expr:
        stars = [i for i, p in enumerate(node.patterns) if isinstance(p, ast.MatchStar)]
        kept = self.temporary()
        count, star = len(node.patterns), stars[0] if stars else -1
        taken = nodes.call("$$match_sequence", subject, ast.Constant(value=count),
                           ast.Constant(value=star))  # fmt: skip
        parts: list[ast.expr] = [nodes.Js([f"({kept} = ", taken, ") !== null"])]
        for index, pattern in enumerate(node.patterns):
            item = nodes.Js([f"{kept}[{index}]"])
            if isinstance(pattern, ast.MatchStar):
                parts.append(self.bind(pattern.name, item))
            else:
                parts.append(self.pattern(pattern, item))
        return nodes.Js(["(", *_joined(parts, " && "), ")"])

    def pattern_MatchMapping(  # noqa: N802
        self, node: ast.MatchMapping, subject: ast.expr
    ) -> ast.expr:
        kept = self.temporary()
        keys = ast.List(elts=self.exprs(node.keys), ctx=ast.Load())
        rest = ast.Constant(value=node.rest is not None)
        taken = nodes.call("$$match_mapping", subject, keys, rest)
        parts: list[ast.expr] = [nodes.Js([f"({kept} = ", taken, ") !== null"])]
        for index, pattern in enumerate(node.patterns):
            parts.append(self.pattern(pattern, nodes.Js([f"{kept}[{index}]"])))
        if node.rest:
            parts.append(self.bind(node.rest, nodes.Js([f"{kept}[{len(node.keys)}]"])))
        return nodes.Js(["(", *_joined(parts, " && "), ")"])

    def pattern_MatchClass(self, node: ast.MatchClass, subject: ast.expr) -> ast.expr:  # noqa: N802
        kept = self.temporary()
        names = ast.List(elts=[nodes.text(n) for n in node.kwd_attrs], ctx=ast.Load())
        count = ast.Constant(value=len(node.patterns))
        taken = nodes.call("$$match_class", subject, self.expr(node.cls), count, names)
        parts: list[ast.expr] = [nodes.Js([f"({kept} = ", taken, ") !== null"])]
        for index, pattern in enumerate([*node.patterns, *node.kwd_patterns]):
            parts.append(self.pattern(pattern, nodes.Js([f"{kept}[{index}]"])))
        return nodes.Js(["(", *_joined(parts, " && "), ")"])


def _joined(parts: list[ast.expr], sign: str) -> list[nodes.Part]:
    joined: list[nodes.Part] = []
    for index, part in enumerate(parts):
        joined += [sign, part] if index else [part]
    return joined
