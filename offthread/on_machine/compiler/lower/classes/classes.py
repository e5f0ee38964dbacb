"""Runs on the machine: lowers classes.

A class body becomes a function that fills a namespace and is run once by ``$$class``. The
body's variables are spelled ``$c_name``, so that methods do not see them. Methods take
``this``, so that JavaScript can call them too; ``$cls`` is the class itself, for ``super()``.
"""

from __future__ import annotations

import ast

from offthread.on_machine.compiler import nodes, runtime
from offthread.on_machine.compiler.lower.classes.annotations import (
    annotated,
    are_texts,
    as_text,
    asks_for_hints,
    fields,
    only_annotated,
)
from offthread.on_machine.compiler.lower.classes.bases import Bases, base_name, written_base
from offthread.on_machine.compiler.lower.classes.body_names import (
    bound_in_order,
    bound_twice,
    long_module,
)
from offthread.on_machine.compiler.lower.classes.mangling import mangle, written_name
from offthread.on_machine.compiler.lower.classes.metaclasses import METACLASSES, own_metaclass
from offthread.on_machine.compiler.lower.expressions.expressions import is_super
from offthread.on_machine.compiler.lower.functions.parameters import Function
from offthread.on_machine.compiler.modules import library_module
from offthread.on_machine.compiler.scopes import Scope, bind_body, walk_own

NOT_PLAIN = frozenset(
    "__new__ __call__ __getattr__ __getattribute__ __setattr__ __delattr__ __iter__ __aiter__ "
    "__eq__ __hash__ __init_subclass__ __class_getitem__ __slots__ __next__ __anext__ __set_name__ "
    "__get__ __set__ __del__ __await__".split()
)
TAKE_CLASS = frozenset({"__new__", "__init_subclass__", "__class_getitem__"})


class Classes(Bases):
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
            written_base(self._plain(base)) for base in node.bases if not self._is_erased_base(base)
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
        if any(base_name(base) == "Protocol" for base in erased):
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

    def _options(self, node: ast.ClassDef) -> ast.expr | None:
        keywords = []
        for keyword in node.keywords:
            known = keyword.arg == "metaclass" and base_name(keyword.value) in METACLASSES
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
