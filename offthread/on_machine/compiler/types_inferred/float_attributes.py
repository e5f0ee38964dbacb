"""Runs on the machine: attributes that are floats, whatever object they are of.

The name of an attribute is enough where a module assigns nothing but floats to attributes called
so, in methods, in class bodies and by properties.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from offthread.on_machine.compiler.scopes import names_bound_by
from offthread.on_machine.compiler.types_inferred.call_sites import CallSites
from offthread.on_machine.compiler.types_inferred.expressions import Inference
from offthread.on_machine.compiler.types_inferred.types import Type

Returned = Callable[[ast.FunctionDef], "Type | None"]


@dataclass(frozen=True)
class Setting:
    """What an attribute gets: a ``value``, which stands in a ``function``; or what a property
    (``by``) returns; or anything. ``is_whole``: it says what the attribute is by itself."""

    name: str
    value: ast.expr | None = None
    function: ast.FunctionDef | None = None
    by: ast.FunctionDef | None = None
    is_whole: bool = True


def float_attributes(
    tree: ast.Module, make: Inference, sites: CallSites, returned: Returned
) -> frozenset[str]:
    """Names of attributes to which a module assigns nothing but floats."""
    settings: dict[str, list[Setting]] = {}
    for setting in _settings(tree, None):
        settings.setdefault(setting.name, []).append(setting)
    found = frozenset(n for n, given in settings.items() if any(s.is_whole for s in given))
    while True:
        make.attributes = found
        make.known.clear()
        make.forget()
        kept = frozenset(
            name for name in found
            if all(_is_floaty(setting, make, sites, returned) for setting in settings[name])
        )  # fmt: skip
        if kept == found:
            return found
        found = kept


def _is_floaty(setting: Setting, make: Inference, sites: CallSites, returned: Returned) -> bool:
    if setting.by is not None:
        kind = returned(setting.by)
    elif setting.value is None:
        return False
    else:
        inside = make.inside(sites.types_in(setting.function, make)) if setting.function else make
        kind = inside.type_of(setting.value)
    return kind is not None and kind.is_floaty


def _settings(root: ast.AST, function: ast.FunctionDef | None) -> Iterator[Setting]:
    """All that sets attributes below ``root``, which is in ``function``."""
    for node in ast.iter_child_nodes(root):
        if isinstance(node, ast.ClassDef):
            yield from _class_settings(node)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Del):
            yield Setting(node.attr, is_whole=False)
        yield from _assigned(node, function)
        yield from _settings(node, node if isinstance(node, ast.FunctionDef) else function)


def _assigned(node: ast.AST, function: ast.FunctionDef | None) -> Iterator[Setting]:
    if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            yield from _to(target, node, function)
    elif isinstance(node, ast.For | ast.AsyncFor | ast.comprehension):
        yield from (Setting(name) for name in _attributes_in(node.target))
    elif isinstance(node, ast.withitem) and node.optional_vars is not None:
        yield from (Setting(name) for name in _attributes_in(node.optional_vars))


def _to(
    target: ast.expr,
    node: ast.Assign | ast.AnnAssign | ast.AugAssign,
    function: ast.FunctionDef | None,
) -> Iterator[Setting]:
    if not isinstance(target, ast.Attribute):
        value = node.value if isinstance(node, ast.Assign) else None
        sequence = ast.Tuple | ast.List
        if isinstance(target, sequence) and isinstance(value, sequence) and (
            len(target.elts) == len(value.elts)
        ):  # fmt: skip
            for one, part in zip(target.elts, value.elts, strict=True):
                yield from _to(one, ast.Assign(targets=[one], value=part), function)
            return
        yield from (Setting(name) for name in _attributes_in(target))
    elif isinstance(node, ast.AugAssign):
        read = ast.Attribute(value=target.value, attr=target.attr, ctx=ast.Load())
        value = ast.BinOp(left=read, op=node.op, right=node.value)
        yield Setting(target.attr, value, function, is_whole=False)  # `x.n += 1` alone says nothing
    elif node.value is not None:
        yield Setting(target.attr, node.value, function)


def _attributes_in(target: ast.AST) -> list[str]:
    return [n.attr for n in ast.walk(target)
            if isinstance(n, ast.Attribute) and not isinstance(n.ctx, ast.Load)]  # fmt: skip


def _class_settings(node: ast.ClassDef) -> Iterator[Setting]:
    """Of the names that a class body binds; what a field of a dataclass gets is anything."""
    for inner in node.body:
        if isinstance(inner, ast.FunctionDef) and _is_property(inner):
            yield Setting(inner.name, by=inner)
        elif isinstance(inner, ast.FunctionDef) and _is_setter(inner):
            continue
        elif isinstance(inner, ast.Assign) and all(isinstance(t, ast.Name) for t in inner.targets):
            yield from (
                Setting(t.id, inner.value) for t in inner.targets if isinstance(t, ast.Name)
            )
        else:
            bound = [name for n in ast.walk(inner) for name in names_bound_by(n)]
            names = names_bound_by(inner) if isinstance(inner, ast.FunctionDef) else bound
            yield from (Setting(name) for name in names)


def _is_property(node: ast.FunctionDef) -> bool:
    return any(isinstance(d, ast.Name) and d.id in ("property", "cached_property")
               for d in node.decorator_list)  # fmt: skip


def _is_setter(node: ast.FunctionDef) -> bool:
    return any(isinstance(d, ast.Attribute) for d in node.decorator_list)
