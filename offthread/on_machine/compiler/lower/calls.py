"""Runs on the machine: lowers calls - of Python functions, builtin methods, JavaScript.

A call with keywords passes them as a trailing ``Keywords`` object to builtins and builtin
methods; for other functions the runtime puts them in their places (``$$call_kw``).
"""

from __future__ import annotations

import ast
from pathlib import Path

from offthread.on_machine.compiler import nodes, runtime
from offthread.on_machine.compiler.lower.expressions import Expressions
from offthread.on_machine.compiler.lower.names import Names
from offthread.on_machine.compiler.problems import Refused


class Calls(Expressions, Names):
    """Calls."""

    def expr_Call(self, node: ast.Call) -> ast.expr:  # noqa: N802
        special = self._special(node)
        if special is not None:
            return special
        if isinstance(node.func, ast.Attribute):
            return self._method_call(node, node.func)
        if self.is_javascript_class(node.func):
            return self._construct(self.expr(node.func), node)
        return self._function_call(node)

    def _special(self, node: ast.Call) -> ast.expr | None:
        """Calls that the compiler itself answers."""
        func = node.func
        if isinstance(func, ast.Attribute) and _is_super(func.value):
            return self._super_call(node, func)
        if not isinstance(func, ast.Name):
            return None
        if func.id == "super" and self.classes:
            return nodes.call("$$super_proxy", nodes.name("$cls"), nodes.name(self.classes[-1]))
        if func.id == "__new__" and len(node.args) == 1 and isinstance(node.args[0], ast.Call):
            return self._construct(self.expr(node.args[0].func), node.args[0])
        if self.javascript_globals.get(func.id) == "import_module":
            return nodes.Js(["import(", *self.elements(node.args), ")"])
        if func.id == "file" and self._is_offthread_file(func):
            return self._script_file(node)
        return None

    def _is_offthread_file(self, func: ast.Name) -> bool:
        return self.scope.find(func.id) is not None and any(
            isinstance(imported, ast.ImportFrom)
            and imported.module == "offthread.on_page"
            and any((alias.asname or alias.name) == func.id for alias in imported.names)
            for imported in self.imports
        )

    def _script_file(self, node: ast.Call) -> ast.expr:
        """``file("scripts/x.py")``: the text is read now and stands in the page."""
        argument = node.args[0] if len(node.args) == 1 else None
        if not isinstance(argument, ast.Constant) or not isinstance(argument.value, str):
            raise Refused(node, "file(…) takes one literal path", 'write file("scripts/x.py")')
        path = self.folder / argument.value
        if not path.is_file():
            raise Refused(
                node,
                f"file({argument.value!r}): no such file in {Path(self.folder).name}/",
                "give the path from the project's folder, such as scripts/x.py",
            )
        self.files.append(path)
        script = path.read_text(encoding="utf-8")
        return nodes.Js([self.expr(node.func), " (", nodes.text(argument.value), ", ",
                         nodes.text(script), ")"])  # fmt: skip

    files: list[Path]

    def _super_call(self, node: ast.Call, func: ast.Attribute) -> ast.expr:
        if not self.classes:
            raise Refused(node, "super() outside a method", "call the base class by its name")
        method = nodes.call(
            "$$super_method", nodes.name("$cls"), nodes.name(self.classes[-1]), nodes.text(func.attr)
        )
        return self._apply(method, node)

    def _construct(self, func: ast.expr, node: ast.Call) -> ast.expr:
        return nodes.Js(["new (", func, ") (", *nodes.commas(self.arguments(node, plain=True)), ")"])

    def _function_call(self, node: ast.Call) -> ast.expr:
        func = self.expr(node.func)
        if isinstance(func, ast.Name) and func.id.startswith("$") and runtime.import_of(func.id):
            return ast.Call(func=func, args=self.arguments(node), keywords=[])
        return self._apply(func, node)

    def _apply(self, func: ast.expr, node: ast.Call) -> ast.expr:
        """A call of a function that may be Python's or JavaScript's."""
        if not node.keywords:
            return ast.Call(func=func, args=self.elements(node.args), keywords=[])
        positional = ast.List(elts=self.elements(node.args), ctx=ast.Load())
        return nodes.call("$$call_kw", func, positional, self.keywords(node))

    def _method_call(self, node: ast.Call, func: ast.Attribute) -> ast.expr:
        holder = self.expr(func.value)
        if runtime.is_method(func.attr):
            arguments = [holder, *self.arguments(node)]
            return ast.Call(func=nodes.name(f"$_{func.attr}"), args=arguments, keywords=[])
        if func.attr == "new" and not node.keywords:
            return nodes.call("$$new", holder, *self.elements(node.args))
        if node.keywords:
            positional = ast.List(elts=self.elements(node.args), ctx=ast.Load())
            return nodes.call(
                "$$call_method_kw", holder, nodes.text(func.attr), positional, self.keywords(node)
            )
        target = ast.Attribute(value=holder, attr=func.attr, ctx=ast.Load())
        return ast.Call(func=target, args=self.elements(node.args), keywords=[])

    def arguments(self, node: ast.Call, plain: bool = False) -> list[ast.expr]:
        """Positional arguments, then keywords as one trailing object (``plain`` for JavaScript)."""
        arguments = self.elements(node.args)
        if node.keywords:
            keywords = self.keywords(node)
            arguments.append(keywords if plain else nodes.call("$$keywords", keywords))
        return arguments

    def keywords(self, node: ast.Call) -> ast.expr:
        keys = [nodes.text(k.arg) if k.arg else None for k in node.keywords]
        values = [
            self.expr(k.value) if k.arg else nodes.call("$$keyword_dict", self.expr(k.value))
            for k in node.keywords
        ]
        return ast.Dict(keys=keys, values=values)


def _is_super(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "super"
        and not node.args
    )
