"""Runs on the machine: what the types of names, of functions' results and of attributes are."""

from __future__ import annotations

import ast
import functools
from collections import Counter
from collections.abc import Mapping, Sequence

from offthread.on_machine.compiler import runtime
from offthread.on_machine.compiler.lower.calls.calls import Calls
from offthread.on_machine.compiler.lower.functions.signatures import needs_return
from offthread.on_machine.compiler.lower.plain_types.library_types import LibraryTypes
from offthread.on_machine.compiler.lower.statements.loops import Loops
from offthread.on_machine.compiler.scopes import (
    Scope,
    arguments_of,
    function_scope,
    names_bound_by,
    walk_own,
)
from offthread.on_machine.compiler.types_inferred.call_results import lambda_type
from offthread.on_machine.compiler.types_inferred.call_sites import CallSites, given_types
from offthread.on_machine.compiler.types_inferred.changes import Changes, changes_in
from offthread.on_machine.compiler.types_inferred.contents import together
from offthread.on_machine.compiler.types_inferred.expressions import Inference
from offthread.on_machine.compiler.types_inferred.float_attributes import float_attributes
from offthread.on_machine.compiler.types_inferred.types import (
    ANNOTATIONS,
    NONE,
    UNSEEN,
    Type,
    Types,
)
from offthread.on_machine.compiler.types_inferred.variables import infer

MANY = 400  # analyses of functions in a module, after which calls are not told apart


class KnownTypes(Loops, Calls, LibraryTypes):
    """Types as seen from where code is lowered."""

    def learn_types(
        self, scope: Scope, body: Sequence[ast.AST], parameters: Sequence[ast.arg] = ()
    ) -> None:
        if scope.kind == "module":
            returned = functools.partial(self._remembered, owner=scope, given={})
            make = self.inference()
            self.float_attributes = float_attributes(self.tree, make, self.sites, returned)
        trusted = self.place.name.startswith("offthread.")
        given = {p.arg: _annotated(p) if trusted else self._given_everywhere(p) for p in parameters}
        self._learn(scope, body, given)

    def _learn(self, scope: Scope, body: Sequence[ast.AST], given: Types) -> None:
        infer(scope, body, given, self.inference(), self.changes)
        if scope.kind == "module":
            self.results.clear()  # what was found while little was known

    @functools.cached_property
    def changes(self) -> Changes:
        """Who changes containers."""
        return changes_in(self.tree)

    @functools.cached_property
    def sites(self) -> CallSites:
        """The calls of the module's own functions."""
        return CallSites(self.tree if self.place.is_entry else ast.Module(body=[], type_ignores=[]))

    def _given_everywhere(self, parameter: ast.arg) -> Type | None:
        """What every call of a function gives for a parameter."""
        return self.sites.type_given(parameter, self.inference())

    def inference(self) -> Inference:
        """Types as seen from the present scope; remembered for as long as it is the present."""
        if self.at.inference is None:
            made = Inference(self._type_of_name, self.is_builtin)
            made.attributes, made.results = self.float_attributes, self._result_of
            made.methods, made.imported = self._method_result, self._imported_from
            made.library = self.library_result
            made.forget = self.results.clear
            self.at.inference = made
        return self.at.inference

    def _imported_from(self, name: ast.Name) -> tuple[str, str]:
        """The module that an import bound to a name, and what of it."""
        owner = self.scope.find(name.id)
        found = owner.imported.get(name.id) if owner is not None else None
        return (found.module, found.attribute or "") if found is not None else ("", "")

    def _result_of(self, name: ast.Name, call: ast.Call) -> Type | None:
        """The type that a known function returns for these arguments."""
        owner = self.scope.find(name.id)
        node = owner.function_nodes.get(name.id) if owner is not None else None
        if owner is None or node is None:
            known = self.own_lambdas.get(name.id) if owner is not None else None
            return lambda_type(self.inference(), known, call) if known is not None else None
        return self._remembered(node, owner, given_types(node, call, self.inference()))

    def _method_result(self, name: str, call: ast.Call) -> Type | None:
        """The type that every method of that name returns, if only the program's own have it."""
        found = self.own_methods.get(name)
        if not found or runtime.is_method(name) or name in self.own_attributes:
            return None
        make, module = self.inference(), self.scope.module
        kinds = [self._remembered(node, module, given_types(node, call, make, _takes_self(node)))
                 for node in found]  # fmt: skip
        whole = together(kinds)
        return whole if whole is not None and (whole == UNSEEN or whole.shows_floats) else None

    @functools.cached_property
    def own_lambdas(self) -> Mapping[str, ast.Lambda]:
        """Lambdas of names that nothing else in the module binds."""
        bound = Counter(name for node in ast.walk(self.tree) for name in names_bound_by(node))
        bound.update(a.arg for a in ast.walk(self.tree) if isinstance(a, ast.arg))
        bound.update(n for g in ast.walk(self.tree) if isinstance(g, ast.Global) for n in g.names)
        return {
            target.id: node.value
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Lambda)
            for target in node.targets
            if isinstance(target, ast.Name) and bound[target.id] == 1
        }

    @functools.cached_property
    def own_methods(self) -> Mapping[str, list[ast.FunctionDef]]:
        """The functions that are methods of the module's classes, by name; none where another
        function is called so too."""
        classes = [node for node in self.tree.body if isinstance(node, ast.ClassDef)]
        methods: dict[str, list[ast.FunctionDef]] = {}
        for node in [n for c in classes for n in c.body if isinstance(n, ast.FunctionDef)]:
            methods.setdefault(node.name, []).append(node)
        plain = {name: nodes for name, nodes in methods.items()
                 if all(_is_plain_method(node) for node in nodes)}  # fmt: skip
        kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
        defined = [n.name for n in ast.walk(self.tree) if isinstance(n, kinds)]
        return {n: found for n, found in plain.items() if defined.count(n) == len(found)}

    @functools.cached_property
    def own_attributes(self) -> frozenset[str]:
        """Attributes that the module sets."""
        every = [n for n in ast.walk(self.tree) if isinstance(n, ast.Attribute)]
        return frozenset(n.attr for n in every if not isinstance(n.ctx, ast.Load))

    def _remembered(self, node: ast.FunctionDef, owner: Scope, given: Types) -> Type | None:
        if len(self.results) > MANY:
            given = {}
        key = (id(node), tuple(sorted(given.items(), key=lambda item: item[0])))
        if key not in self.results:
            self.results[key] = UNSEEN  # of a function that calls itself
            found = self._returned(node, owner, given)
            again = _calls(node, node.name) and found is not None
            if again:
                self.results[key] = found
                again = self._returned(node, owner, given) != found
            self.results[key] = None if again else found
        return self.results[key]

    def _returned(self, node: ast.FunctionDef, owner: Scope, given: Types) -> Type | None:
        scope = function_scope(node, owner)
        if scope.is_generator:
            return None
        outer = self.at
        self.at = outer.inside(scope, in_function=True)
        parameters = arguments_of(node.args)
        self._learn(scope, node.body, {p.arg: given.get(p.arg) for p in parameters})
        returns = [n for n in walk_own(node.body) if isinstance(n, ast.Return)]
        kinds = [self.type_of(r.value) if r.value else NONE for r in returns]
        kinds += [NONE] if needs_return(node.body) else []
        self.at = outer
        return together(kinds)

    def _type_of_name(self, node: ast.Name) -> Type | None:
        owner = self.scope.find(node.id)
        if owner is None or node.id in owner.imported:
            return None
        found: Type | None = owner.types.get(node.id)
        return found

    def type_of(self, node: ast.expr) -> Type | None:
        return self.inference().type_of(node)


def _takes_self(node: ast.FunctionDef) -> bool:
    return not any(isinstance(d, ast.Name) and d.id == "staticmethod" for d in node.decorator_list)


def _is_plain_method(node: ast.FunctionDef) -> bool:
    return not node.decorator_list or all(
        isinstance(d, ast.Name) and d.id in ("staticmethod", "classmethod")
        for d in node.decorator_list
    )


def _calls(node: ast.FunctionDef, name: str) -> bool:
    """Whether the function may ask for a result of its own."""
    named = {n.id if isinstance(n, ast.Name) else n.attr for n in ast.walk(node)
             if isinstance(n, ast.Name | ast.Attribute)}  # fmt: skip
    return name in named


def _annotated(parameter: ast.arg) -> Type | None:
    note = parameter.annotation
    return ANNOTATIONS.get(note.id) if isinstance(note, ast.Name) else None
