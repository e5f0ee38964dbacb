"""Runs on the machine: lowers calls - of Python functions, builtin methods, JavaScript.

A call with keywords passes them as a trailing ``Keywords`` object to builtins and builtin
methods; for other functions the runtime puts them in their places (``$$call_kw``).
"""

from __future__ import annotations

import ast

from offthread.on_machine.compiler import nodes, runtime
from offthread.on_machine.compiler.lower.calls.arguments import wrong_arguments
from offthread.on_machine.compiler.lower.calls.super_calls import SuperCalls
from offthread.on_machine.compiler.lower.expressions.expressions import is_super
from offthread.on_machine.compiler.problems import Refused

# Called on a class these are ordinary functions that get ``self``.
_ON_CLASSES = frozenset({"__init__", "__new__", "__setattr__", "__getattribute__", "__delattr__",
                         "__init_subclass__", "__set_name__", "__class_getitem__"})  # fmt: skip
_REALMS = frozenset({"window", "globalThis", "self"})
NUMBER_PARTS = frozenset({"real", "imag", "numerator", "denominator"})
_TEXTS = frozenset({"print", "str", "repr"})


class Calls(SuperCalls):
    """Calls."""

    def expr_Call(self, node: ast.Call) -> ast.expr:  # noqa: N802
        special = self._special(node)
        if special is not None:
            return special
        if self.is_javascript_class(node.func):
            return self._construct(self.expr(node.func), node)
        if isinstance(node.func, ast.Attribute):
            return self._method_call(node, node.func)
        return self._function_call(node)

    def _special(self, node: ast.Call) -> ast.expr | None:
        """Calls that the compiler itself answers."""
        func = node.func
        if self._is_asyncio_run(func):
            return self._run(node)
        if isinstance(func, ast.Attribute) and is_super(func.value):
            return self._super_call(node, func)
        if not isinstance(func, ast.Name):
            return None
        if func.id == "super":
            return self._super(node)
        if func.id in ("getattr", "hasattr") and self.scope.find(func.id) is None:
            return self._literal_attribute(func.id, node)
        if func.id == "print" and self._prints_elsewhere(node):
            return self._apply(nodes.name("$$print_to"), node)
        if func.id == "__new__" and len(node.args) == 1 and isinstance(node.args[0], ast.Call):
            return self._construct(self.expr(node.args[0].func), node.args[0])
        found = self.imported(func)
        if found is not None and (found.module, found.js) == ("js", "import_module"):
            return nodes.Js(["import(", *self.elements(node.args), ")"])
        if found is not None and (found.module, found.attribute) == ("offthread.on_page", "file"):
            return self._script_file(node)
        return None

    def _prints_elsewhere(self, node: ast.Call) -> bool:
        """Whether a call of print() needs more than the console's own."""
        if self.scope.find("print") is not None or not runtime.offers("$$print_to"):
            return False
        given = {k.arg: k.value for k in node.keywords}
        odd = [k for k in ("sep", "end") if not isinstance(given.get(k), ast.Constant | None)]
        return bool(odd) or not given.keys() <= {"sep", "end"}

    def _literal_attribute(self, which: str, node: ast.Call) -> ast.expr | None:
        """``getattr`` of a literal name needs no table of all builtin methods."""
        name = node.args[1] if len(node.args) > 1 and not node.keywords else None
        if not isinstance(name, ast.Constant) or not isinstance(name.value, str):
            return None
        if runtime.is_method(name.value) or name.value.startswith("__"):
            return None
        two = which == "getattr" and len(node.args) == 2
        if name.value in NUMBER_PARTS and not two:
            return None
        arguments = self.elements(node.args)
        support = "$$has_attribute" if which == "hasattr" else "$$get_attribute"
        if two:
            parts = name.value in NUMBER_PARTS and runtime.offers("$$number_part")
            support = "$$number_part" if parts else "$$attr"
        return nodes.call(support, *arguments)

    def _is_asyncio_run(self, func: ast.expr) -> bool:
        if isinstance(func, ast.Attribute) and func.attr == "run_until_complete":
            return True
        if isinstance(func, ast.Attribute) and func.attr == "run":
            found = self.module_of(func.value)
            return found is not None and found[0] == "asyncio"
        imported = self.imported(func)
        return imported is not None and (imported.module, imported.attribute) == ("asyncio", "run")

    def _run(self, node: ast.Call) -> ast.expr:
        """``asyncio.run``: the page cannot wait, so it is awaited where that is possible."""
        if self.scope.kind == "function" and not self.scope.is_async:
            raise Refused(node, "asyncio.run inside a function cannot wait on the page",
                          "make the function async and write `await main()`, or call "
                          "asyncio.run(main()) at the top level")  # fmt: skip
        value = node.args[0] if node.args else None
        func = self.expr(node.func)
        if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and (
            runtime.offers("$$coroutine")
        ):  # fmt: skip
            items = ast.List(elts=self.elements(value.args), ctx=ast.Load())
            extra = [self.keywords(value)] if value.keywords else []
            made = nodes.call("$$coroutine", self.expr(value.func), items, *extra)
            return self.awaited(ast.Call(func=func, args=[made], keywords=[]), node)
        return self.awaited(self._apply(func, node), node)

    def _script_file(self, node: ast.Call) -> ast.expr:
        """``file("scripts/x.py")``: the text is read now and stands in the page."""
        argument = node.args[0] if len(node.args) == 1 else None
        if not isinstance(argument, ast.Constant) or not isinstance(argument.value, str):
            raise Refused(node, "file(…) takes one literal path", 'write file("scripts/x.py")')
        path = self.place.folder / argument.value
        if not path.is_file():
            raise Refused(
                node,
                f"file({argument.value!r}): no such file in {self.place.folder.name}/",
                "give the path from the project's folder, such as scripts/x.py",
            )
        self.files.append(path)
        script = path.read_text(encoding="utf-8")
        return nodes.Js([self.expr(node.func), " (", nodes.text(argument.value), ", ",
                         nodes.text(script), ")"])  # fmt: skip

    def _construct(self, func: ast.expr, node: ast.Call) -> ast.expr:
        return nodes.Js(
            ["new (", func, ") (", *nodes.commas(self.arguments(node, plain=True)), ")"]
        )

    def _function_call(self, node: ast.Call) -> ast.expr:
        wrong = self._wrong_arguments(node)
        if wrong is not None:
            return wrong
        func = self.expr(node.func)
        if isinstance(func, ast.Name) and func.id.startswith("$") and runtime.import_of(func.id):
            shows = func.id.strip("$") in _TEXTS and isinstance(node.func, ast.Name)
            return ast.Call(func=func, args=self.arguments(node, shows=shows), keywords=[])
        return self._apply(func, node)

    def _wrong_arguments(self, node: ast.Call) -> ast.expr | None:
        """A call that Python would answer with TypeError is refused; in a ``try`` it raises."""
        if not isinstance(node.func, ast.Name):
            return None
        owner = self.scope.find(node.func.id)
        known = owner.functions.get(node.func.id) if owner else None
        name = ".".join([*(owner.path if owner else ()), node.func.id])
        wrong = wrong_arguments(node, name, known) if known else None
        if wrong is None:
            return None
        if not (self.at.tries or self.expects_type_errors):
            raise Refused(node, f"TypeError: {wrong}", "call it as its def line says")
        return self.wrong_call(node, wrong)

    def wrong_call(self, node: ast.Call, wrong: str) -> ast.expr:
        """The arguments, and then the TypeError that the call raises."""
        given = [*self.elements(node.args), *self.exprs(k.value for k in node.keywords)]
        values = [piece for value in given for piece in (value, ", ")]
        return nodes.Js(["(", *values, nodes.call("$$throw_type_error", nodes.text(wrong)), ")"])

    def _apply(self, func: ast.expr, node: ast.Call) -> ast.expr:
        """A call of a function that may be Python's or JavaScript's."""
        if node.keywords:
            positional = ast.List(elts=self.elements(node.args), ctx=ast.Load())
            return nodes.call("$$call_kw", func, positional, self.keywords(node))
        arguments = self.elements(node.args)
        if any(isinstance(argument, ast.Starred) for argument in node.args):
            return self.starred_call(func, arguments)
        return self.value_call(func, arguments)

    def value_call(self, func: ast.expr, arguments: list[ast.expr]) -> ast.expr:
        """A call of whatever ``func`` gives."""
        return ast.Call(func=func, args=arguments, keywords=[])

    def attribute_call(
        self, holder: ast.expr, name: str, arguments: list[ast.expr], source: ast.expr
    ) -> ast.expr:
        """``holder.name(…)``, where ``holder`` was ``source``."""
        target = ast.Attribute(value=holder, attr=name, ctx=ast.Load())
        return ast.Call(func=target, args=arguments, keywords=[])

    def starred_call(self, func: ast.expr, arguments: list[ast.expr]) -> ast.expr:
        """How many arguments there are is known at run time only."""
        return nodes.call("$$call_star", func, ast.List(elts=arguments, ctx=ast.Load()))

    def _method_call(self, node: ast.Call, func: ast.Attribute) -> ast.expr:
        plain = self.module_attribute(func)
        if plain is not None:
            return self._apply(plain, node)
        if isinstance(func.value, ast.Name) and func.value.id == "str" and (
            self.is_builtin(func.value) and runtime.is_method(func.attr) and node.args
        ):  # fmt: skip
            return ast.Call(func=nodes.name(f"$_{func.attr}"), args=self.arguments(node),
                            keywords=[])  # fmt: skip
        if func.attr == "__class__":
            return self._apply(self.expr(func), node)
        holder, name = self.expr(func.value), self.mangled(func.attr)
        direct = isinstance(func.value, ast.Name) and self.is_javascript(func.value)
        direct = direct and getattr(holder, "id", "") not in _REALMS
        if runtime.is_method(name) and not direct:
            arguments = [holder, *self.arguments(node)]
            return ast.Call(func=nodes.name(f"$_{name}"), args=arguments, keywords=[])
        if self._is_type_of_its_own(func.value):  # set.union(a, b)
            return self._apply(nodes.call("$$attr", holder, nodes.text(name)), node)
        if name == "new" and not node.keywords:
            return nodes.call("$$new", holder, *self.elements(node.args))
        if _is_dunder(name) and runtime.offers("$$dunder"):
            given = ast.List(elts=self.arguments(node), ctx=ast.Load())
            return nodes.call("$$dunder", holder, nodes.text(name), given)
        if node.keywords:
            positional = ast.List(elts=self.elements(node.args), ctx=ast.Load())
            return nodes.call(
                "$$call_method_kw", holder, nodes.text(name), positional, self.keywords(node)
            )
        return self.attribute_call(holder, name, self.elements(node.args), func.value)

    def _is_type_of_its_own(self, node: ast.expr) -> bool:
        """A builtin type whose values carry their methods themselves."""
        own = ("set", "frozenset", "range", "slice")
        return isinstance(node, ast.Name) and node.id in own and self.is_builtin(node)

    def arguments(self, node: ast.Call, plain: bool = False, shows: bool = False) -> list[ast.expr]:
        """Positional arguments, then keywords as one trailing object (``plain`` for JavaScript);
        ``shows``: the call makes texts of them."""
        if shows:
            arguments = [self.elements([a])[0] if isinstance(a, ast.Starred) else self.shown(a)
                         for a in node.args]  # fmt: skip
        else:
            arguments = self.elements(node.args)
        if node.keywords:
            keywords = self.keywords(node)
            arguments.append(keywords if plain else nodes.call("$$keywords", keywords))
        return arguments

    def keywords(self, node: ast.Call) -> ast.expr:
        if len(node.keywords) > 1 and any(k.arg is None for k in node.keywords):
            return self._merged_keywords(node)
        keys: list[ast.expr | None] = [_keyword(k) for k in node.keywords]
        values = [
            self.expr(k.value) if k.arg else self._unpacked(k.value, node) for k in node.keywords
        ]
        return ast.Dict(keys=keys, values=values)

    def _unpacked(self, value: ast.expr, node: ast.Call) -> ast.expr:
        """What ``**value`` gives."""
        named = [self._called(node)] if self.expects_type_errors else []
        return nodes.call("$$keyword_dict", self.expr(value), *named)

    def _called(self, node: ast.Call) -> ast.expr:
        """How Python names the function in messages about keywords."""
        shown = ast.unparse(node.func)
        own = isinstance(node.func, ast.Name) and self.scope.find(node.func.id) is not None
        return nodes.text(f"__main__.{shown}" if own else shown)

    def _merged_keywords(self, node: ast.Call) -> ast.expr:
        sources = [
            ast.Dict(keys=[_keyword(k)], values=[self.expr(k.value)])
            if k.arg
            else self._unpacked(k.value, node)
            for k in node.keywords
        ]
        return nodes.call("$$merged_keywords", self._called(node), *sources)


def _keyword(keyword: ast.keyword) -> ast.expr | None:
    return nodes.text(keyword.arg) if keyword.arg else None


def _is_dunder(name: str) -> bool:
    return name.startswith("__") and name.endswith("__") and name not in _ON_CLASSES
