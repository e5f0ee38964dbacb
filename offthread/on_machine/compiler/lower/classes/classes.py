"""Runs on the machine: lowers classes.

A class body becomes a function that fills a namespace and is run once by ``$$class``. The
body's variables are spelled ``$c_name``, so that methods do not see them. Methods take
``this``, so that JavaScript can call them too; ``$cls`` is the class itself, for ``super()``.
"""

from __future__ import annotations

import ast
import builtins
import functools
from collections import abc

from offthread.on_machine.compiler import nodes, runtime
from offthread.on_machine.compiler.lower.classes.annotations import (
    annotated,
    are_texts,
    as_text,
    asks_for_hints,
    fields,
    only_annotated,
)
from offthread.on_machine.compiler.lower.classes.body_names import (
    bound_in_order,
    bound_twice,
    long_module,
)
from offthread.on_machine.compiler.lower.classes.mangling import mangle, written_name
from offthread.on_machine.compiler.lower.classes.metaclasses import METACLASSES, own_metaclass
from offthread.on_machine.compiler.lower.expressions.comprehensions import Comprehensions
from offthread.on_machine.compiler.lower.expressions.expressions import GENERIC, is_super
from offthread.on_machine.compiler.lower.functions.parameters import Function
from offthread.on_machine.compiler.modules import library_module
from offthread.on_machine.compiler.problems import Refused
from offthread.on_machine.compiler.scopes import Scope, bind_body, walk_own

NOT_PLAIN = frozenset(
    "__new__ __call__ __getattr__ __getattribute__ __setattr__ __delattr__ __iter__ __aiter__ "
    "__eq__ __hash__ __init_subclass__ __class_getitem__ __slots__ __next__ __anext__ __set_name__ "
    "__get__ __set__ __del__ __await__".split()
)
TAKE_CLASS = frozenset({"__new__", "__init_subclass__", "__class_getitem__"})
FINAL = frozenset(f"${name}" for name in "bool range slice memoryview".split())
CONTAINERS = frozenset(
    f"${name}" for name in "list dict set tuple frozenset str int float bytes bytearray".split()
)
ERASED_BASES = frozenset({"Protocol", "Generic"})


class Classes(Comprehensions):
    """Class definitions."""

    def stmt_ClassDef(self, node: ast.ClassDef) -> list[ast.stmt]:  # noqa: N802
        before: list[ast.stmt] = []
        decorators = self.decorators(node, before)
        value: ast.expr = nodes.Js(["/* @__PURE__ */ ", self._typed(node, self._made(node))])
        for decorator in reversed(decorators):
            value = ast.Call(func=decorator, args=[value], keywords=[])
        target = self.mangled(node.name)
        return [*before, nodes.assign(self.spelled(target, self.scope.find(target)), value)]

    def _made(self, node: ast.ClassDef) -> ast.expr:
        kept = [
            _written(self._plain(base)) for base in node.bases if not self._is_erased_base(base)
        ]
        bases = [self._base(base, lowered)
                 for base, lowered in zip(kept, self.elements(kept), strict=True)]  # fmt: skip
        options = self._options(node)
        body, name = self._class_body(node), self._qualified(node)
        meta = own_metaclass(node, self.tree)
        if options is None and meta is None and self._is_plain_class(node, kept):
            if not node.decorator_list:
                self.plain_classes.add(node.name)
            base = bases[0] if bases else ast.Constant(value=None)
            return nodes.call("$$class_plain", name, base, body)
        listed = ast.List(elts=bases, ctx=ast.Load())
        if meta is not None:
            extra = [options] if options is not None else []
            return nodes.call("$$with_metaclass", self.expr(meta), name, listed, body, *extra)
        extra = [options] if options is not None else []
        return nodes.call("$$class_", name, listed, body, *extra)

    def _typed(self, node: ast.ClassDef, made: ast.expr) -> ast.expr:
        """What the bases that say something to type checkers mean at run time."""
        erased = [base for base in node.bases if self._is_erased_base(base)]
        if not erased or not runtime.offers("$$generic"):
            return made
        if any(_base_name(base) == "Protocol" for base in erased):
            made = nodes.call("$$protocol", made)
        slices = [base.slice for base in erased if isinstance(base, ast.Subscript)]
        for given in slices[:1]:
            items = given.elts if isinstance(given, ast.Tuple) else [given]
            made = nodes.call("$$generic", made, ast.List(elts=self.elements(items)))
        return made

    def _qualified(self, node: ast.ClassDef) -> ast.expr:
        return nodes.text(".".join([*self.at.path, written_name(node)]))

    def _is_plain_class(self, node: ast.ClassDef, bases: list[ast.expr]) -> bool:
        """Whether the class needs nothing of the rarer machinery of classes."""
        return (
            len(bases) < 2
            and all(self._is_plain_base(base) for base in bases)
            and not any(name in NOT_PLAIN for s in node.body for name in _binds(s))
            and not any(_is_call(s) for s in node.body)
            and not self.changes_classes
            and not any(_asks_object(n) for n in ast.walk(node))
        )

    def _is_plain_base(self, base: ast.expr) -> bool:
        if not isinstance(base, ast.Name):
            return False
        if self.is_builtin(base):
            found = getattr(builtins, base.id, None)
            return base.id == "object" or isinstance(found, type) and issubclass(found, Exception)
        owner = self.scope.find(base.id)
        once = owner is not None and owner.kind == "module" and owner.counts[base.id] == 1
        return once and base.id in self.plain_classes

    def _base(self, base: ast.expr, lowered: ast.expr) -> ast.expr:
        """Builtin containers are made subclassable only where that is asked for."""
        if isinstance(lowered, ast.Name) and lowered.id == "$type":
            return nodes.call("$$type_base")
        if isinstance(lowered, ast.Name) and lowered.id in FINAL:
            return nodes.call("$$no_base", nodes.text(lowered.id[1:]))
        if isinstance(lowered, ast.Name) and lowered.id in CONTAINERS:
            support = f"$${lowered.id[1:]}_base"
            if runtime.offers(support):  # pure: an unused class leaves nothing in a bundle
                return nodes.Js(["/* @__PURE__ */ ", nodes.call(support)])
        if self._is_open_base(base) and runtime.offers("$$any_base"):
            return nodes.call("$$any_base", lowered)
        return lowered

    def _is_open_base(self, base: ast.expr) -> bool:
        """Whether a variable or an attribute, which may hold a builtin type, is the base."""
        if not isinstance(base, ast.Name | ast.Attribute) or _base_name(base) in self._classes_only:
            return False
        holder = base.value if isinstance(base, ast.Attribute) else base
        if not isinstance(holder, ast.Name):
            return isinstance(holder, ast.Attribute)
        owner = self.scope.find(holder.id)
        return owner is not None and holder.id not in owner.imported

    @functools.cached_property
    def _classes_only(self) -> frozenset[str]:
        """Names that class statements give, and nothing else."""
        found = list(ast.walk(self.tree))
        stored = {n.id for n in found if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        stored |= {n.arg for n in found if isinstance(n, ast.arg)}
        return frozenset(n.name for n in found if isinstance(n, ast.ClassDef)) - stored

    def _plain(self, base: ast.expr) -> ast.expr:
        """``typing.List`` and ``List[int]`` are ``list`` as a base."""
        named = base.value if isinstance(base, ast.Subscript) else base
        holder = named.value if isinstance(named, ast.Attribute) else named
        found, old = self.imported(holder), _base_name(base).lower()
        is_old = found is not None and found.module == "typing" and old in GENERIC
        if found is not None and found.module == "typing" and _base_name(base) in dir(abc):
            name = _base_name(base)
            raise Refused(base, f"typing's {name} says nothing at run time on the page",
                          f"write `from collections.abc import {name}`")  # fmt: skip
        return nodes.at(ast.Name(id=old, ctx=ast.Load()), base) if is_old else base

    def _is_erased_base(self, base: ast.expr) -> bool:
        """``Protocol`` and ``Generic[T]`` say something to type checkers only."""
        if _base_name(base) not in ERASED_BASES:
            return False
        base = base.value if isinstance(base, ast.Subscript) else base
        found = self.imported(base.value if isinstance(base, ast.Attribute) else base)
        return found is None or found.module.startswith("typing")

    def _options(self, node: ast.ClassDef) -> ast.expr | None:
        keywords = []
        for keyword in node.keywords:
            known = keyword.arg == "metaclass" and _base_name(keyword.value) in METACLASSES
            named = getattr(keyword.value, "id", "")
            if keyword.arg != "metaclass" or (known and named != "type"):
                keywords.append(keyword)
        if not keywords:
            return None
        keys: list[ast.expr | None] = [nodes.text(k.arg) if k.arg else None for k in keywords]
        values = [self.expr(k.value) if k.arg else nodes.call("$$keyword_dict", self.expr(k.value))
                  for k in keywords]  # fmt: skip
        return ast.Dict(keys=keys, values=values)

    def _class_body(self, node: ast.ClassDef) -> nodes.JsFunction:
        mangle(node)
        scope = Scope("class", self.scope, ())
        bind_body(scope, node.body)
        scope.bound -= only_annotated(node)
        outer = self.at
        self.at = outer.inside(scope, in_function=True)
        self.at.class_names = [*outer.class_names, written_name(node)]
        self.at.path = (*outer.path, written_name(node))
        self.collect_imports(scope, node.body)
        self.find_unsure(scope, node.body, ())
        called = _called_in(node.body)
        lowered = [made for s in node.body for made in self._class_statement(s, called)]
        lowered.append(self._namespace(node, scope))
        body = self.declare(scope, lowered, ())
        self.at = outer
        return nodes.JsFunction("", ["$cls"], [], body, kind="arrow")

    def _class_statement(self, statement: ast.stmt, called: set[str]) -> list[ast.stmt]:
        if not isinstance(statement, Function):
            return self.stmt(statement)
        plain = statement.name in called or statement.name in TAKE_CLASS
        if not _takes_self(statement):
            return self.stmt(statement)
        if statement.decorator_list or plain:
            return self._explicit_method(statement)
        before: list[ast.stmt] = []
        value = self.function(statement, before, method=True)
        return [nodes.at(s, statement) for s in [*before, *self.bind_name(statement.name, value)]]

    def _explicit_method(self, statement: Function) -> list[ast.stmt]:
        """A function that takes ``self`` as a parameter; ``super()`` works in it too."""
        first = (statement.args.posonlyargs + statement.args.args)[0].arg
        self.at.self_names.append(self.spelled(first, None))
        lowered = self.stmt(statement)
        self.at.self_names.pop()
        return lowered

    def _namespace(self, node: ast.ClassDef, scope: Scope) -> ast.stmt:
        """``return {…}``: what the body bound, in order, and its annotations."""
        bound = [n for s in node.body for n in bound_in_order(s, scope)]
        foreign = {*scope.imported, *scope.declared_global, *scope.declared_nonlocal}
        names = list(dict.fromkeys(self.mangled(n) for n in bound if n not in foreign))
        values = [self._namespace_value(name, scope) for name in names]
        keys: list[ast.expr | None] = [nodes.text(name) for name in names]
        if self.place.modules.is_library(self.place.name):
            keys.append(nodes.text("__module__"))
            values.append(
                nodes.text(long_module(node) or library_module(self.place.name, node.name))
            )
        twice = bound_twice(node, self.tree)
        if twice:
            keys.append(nodes.text("__twice__"))
            values.append(nodes.text(twice))
        declared = fields(node, self.tree)
        if declared:
            keys.append(nodes.text("__fields__"))
            values.append(ast.List(elts=[nodes.text(f) for f in declared], ctx=ast.Load()))
        if self.asks_for_annotations:
            keys.append(nodes.text("__annotations__"))
            values.append(self._annotations(node))
            if asks_for_hints(self.tree):
                keys.append(nodes.text("__hints__"))
                own = {getattr(s.target, "id", ""): s.annotation for s in annotated(node)}
                values.append(self.hints(own))
        doc = ast.get_docstring(node, clean=False) if self.mentions_doc else None
        if self.mentions_doc and "__doc__" not in names:
            keys.append(nodes.text("__doc__"))
            values.append(nodes.text(doc) if doc is not None else ast.Constant(value=None))
        return ast.Return(value=ast.Dict(keys=keys, values=values))

    def _annotations(self, node: ast.ClassDef) -> ast.expr:
        """The annotations of the body, evaluated."""
        found = annotated(node)
        texts = are_texts(self.tree)
        values = [as_text(s.annotation) if texts else self.expr(s.annotation) for s in found]
        keys: list[ast.expr | None] = [nodes.text(getattr(s.target, "id", "")) for s in found]
        return ast.Dict(keys=keys, values=values)

    def _namespace_value(self, name: str, scope: Scope) -> ast.expr:
        spelled = self.spelled(name, scope)
        if name not in scope.unsure:
            return nodes.name(spelled)
        return nodes.Js([f"{spelled} === ", nodes.name("$$not_bound"), f" ? undefined : {spelled}"])


def _base_name(base: ast.expr) -> str:
    base = base.value if isinstance(base, ast.Subscript) else base
    return base.attr if isinstance(base, ast.Attribute) else str(getattr(base, "id", ""))


def _written(base: ast.expr) -> ast.expr:
    """``list[int]`` is ``list`` as a base."""
    plain = isinstance(base, ast.Subscript) and _base_name(base) in GENERIC
    return base.value if plain and isinstance(base, ast.Subscript) else base


def _binds(statement: ast.stmt) -> set[str]:
    scope = Scope("class", None, ())
    bind_body(scope, [statement])
    return scope.bound


def _is_call(statement: ast.stmt) -> bool:
    """Whether a class variable may be a descriptor."""
    value = (
        getattr(statement, "value", None)
        if isinstance(statement, ast.Assign | ast.AnnAssign)
        else None
    )
    return value is not None and any(isinstance(n, ast.Call) for n in ast.walk(value))


def _asks_object(node: ast.AST) -> bool:
    """``super().__str__`` and its like: what ``object`` itself answers."""
    if not isinstance(node, ast.Attribute) or not node.attr.startswith("__"):
        return False
    plain = {"__init__", "__init_subclass__"}
    named = isinstance(node.value, ast.Name) and node.value.id == "object"
    return (named or is_super(node.value)) and node.attr not in plain


def _takes_self(function: Function) -> bool:
    return bool(function.args.posonlyargs or function.args.args)


def _called_in(body: list[ast.stmt]) -> set[str]:
    """Functions that the class body itself calls, or decorates with."""
    names = set()
    for node in walk_own(body):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            names.add(node.func.id)
        for decorator in getattr(node, "decorator_list", []):
            names.add(getattr(decorator, "id", ""))
    return names
