"""Runs on the machine: questions about evaluating an expression, to keep Python's order."""

from __future__ import annotations

import ast

_ACTS = (ast.Call, ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr)
_LAZY = (ast.Lambda, ast.GeneratorExp)


def acts(node: ast.AST | None) -> bool:
    """Whether evaluating ``node`` may change something: it calls, awaits, yields or binds."""
    if node is None or isinstance(node, _LAZY):
        return False
    return isinstance(node, _ACTS) or any(acts(child) for child in ast.iter_child_nodes(node))


def is_fixed(node: ast.AST | None) -> bool:
    """Whether ``node`` means the same before and after something else is evaluated."""
    if isinstance(node, ast.UnaryOp):
        return is_fixed(node.operand)
    if isinstance(node, ast.Slice):
        return all(is_fixed(part) for part in (node.lower, node.upper, node.step))
    return node is None or isinstance(node, ast.Name | ast.Constant)


def can_swap(first: ast.AST, second: ast.AST) -> bool:
    """Whether it makes no difference which of the two is evaluated first."""
    return is_fixed(first) or is_fixed(second) or not (acts(first) or acts(second))


def is_boolean(node: ast.expr) -> bool:
    """Whether ``node`` gives a value that is as true in JavaScript as it is in Python."""
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.op, ast.Not)
    if isinstance(node, ast.Constant):
        return isinstance(node.value, bool)
    return isinstance(node, ast.Compare)
