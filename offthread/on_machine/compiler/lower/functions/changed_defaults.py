"""Runs on the machine: ``function.__defaults__ = …``.

JavaScript's defaults stand in the function. Where a module sets them, its functions ask for their
defaults at each call instead, and nothing is concluded from how they are written.
"""

from __future__ import annotations

import ast
import functools

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.lower.functions.function_objects import FunctionObjects
from offthread.on_machine.compiler.lower.functions.parameters import Defaults, Function
from offthread.on_machine.compiler.scopes import Scope
from offthread.on_machine.compiler.types_inferred.call_sites import CallSites

SET = frozenset({"__defaults__", "__kwdefaults__"})


class ChangedDefaults(FunctionObjects):
    """Functions whose defaults may change."""

    @functools.cached_property
    def _sets_defaults(self) -> bool:
        return any(
            isinstance(n, ast.Attribute) and n.attr in SET and not isinstance(n.ctx, ast.Load)
            for n in ast.walk(self.tree)
        )

    @functools.cached_property
    def sites(self) -> CallSites:
        """What calls give says nothing about a parameter whose default may change."""
        known = self.tree if self.place.is_entry and not self._sets_defaults else None
        return CallSites(known or ast.Module(body=[], type_ignores=[]))

    def _store_attribute(self, target: ast.Attribute, value: ast.expr) -> ast.stmt:
        if target.attr not in SET:
            return super()._store_attribute(target, value)
        holder, name = self.expr(target.value), nodes.text(target.attr)
        return ast.Expr(nodes.call("$$set_defaults", holder, name, value))

    def _wrong_arguments(self, node: ast.Call) -> ast.expr | None:
        wrong: ast.expr | None = super()._wrong_arguments(node)  # type: ignore[misc]
        return None if self._sets_defaults else wrong

    def _javascript_function(
        self, node: Function, scope: Scope, body: list[ast.stmt], defaults: Defaults, method: bool
    ) -> nodes.JsFunction:
        if not self._sets_defaults:
            return super()._javascript_function(node, scope, body, defaults, method)
        own = nodes.name(self._function_name(node.name))
        positional = [*node.args.posonlyargs, *node.args.args][1 if method else 0 :]
        asked: Defaults = {
            one.arg: nodes.call("$$default_of", own, ast.Constant(value=len(positional) - place))
            for place, one in enumerate(positional)
        }
        return super()._javascript_function(node, scope, body, asked, method)

    def _rest(self, node: Function, defaults: Defaults, shown: str) -> list[ast.stmt]:
        if not self._sets_defaults:
            return super()._rest(node, defaults, shown)
        own = nodes.name(self._function_name(node.name))
        asked: Defaults = {
            one.arg: nodes.call("$$keyword_default_of", own, nodes.text(one.arg))
            for one in node.args.kwonlyargs
        }
        return super()._rest(node, asked, shown)

    def _needed_keywords(self, arguments: ast.arguments, shown: str) -> list[ast.stmt]:
        return [] if self._sets_defaults else super()._needed_keywords(arguments, shown)

    def count_arguments(self, required: list[ast.arg], most: int = 0) -> list[ast.stmt]:
        return [] if self._sets_defaults else super().count_arguments(required, most)

    def _prologue(self, node: Function, defaults: Defaults, method: bool) -> list[ast.stmt]:
        lines = super()._prologue(node, defaults, method)
        if not self._sets_defaults:
            return lines
        own = nodes.name(self._function_name(node.name))
        check = nodes.call("$$check_defaults", own, nodes.Js(["arguments"]))
        place = 1 if method else 0
        return [*lines[:place], ast.Expr(check), *lines[place:]]
