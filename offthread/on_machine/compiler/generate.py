"""Runs on the machine: Transcrypt's code generator, given a tree that means Python.

Transcrypt prints the lowered tree. What differs here from its own printing: names are never
aliased, strings are JSON, defaults and rest parameters are JavaScript's own, and the nodes
of ``nodes.py`` are known. Nothing of Transcrypt is changed: this is a subclass.
"""

from __future__ import annotations

import ast
import importlib
import json
import sys
from types import SimpleNamespace
from typing import Any

import transcrypt

from offthread.on_machine.compiler import nodes

# Transcrypt finds its own parts by this path; at the end, so that its ``re`` or ``math``
# never hide Python's.
sys.path.append(f"{next(iter(transcrypt.__path__))}/modules")
if not hasattr(ast.Constant, "s"):  # Python 3.14 took these two names away
    for _name in ("s", "n"):
        setattr(ast.Constant, _name, property(lambda node: node.value))

transcrypt_compiler: Any = importlib.import_module("org.transcrypt.compiler")
sourcemaps: Any = importlib.import_module("org.transcrypt.sourcemaps")
utils: Any = importlib.import_module("org.transcrypt.utils")

_OFF = (
    "anno kwargs opov iconv tconv keycheck docat xglobs jscall jskeys fcall dassert xreex".split()
)
utils.commandArgs = SimpleNamespace(
    map=True, jsmod=True, dextex=False, **dict.fromkeys(_OFF, False)
)


class Generated:
    """JavaScript ``text`` with, for each of its lines, the source line it came from."""

    def __init__(self, text: str, source_lines: list[int]) -> None:
        self.text, self.source_lines = text, source_lines


def generate(tree: ast.Module, name: str) -> Generated:
    """Print a lowered module. ``name`` is its dotted name."""
    envir = SimpleNamespace(transpiler_name="transcrypt")
    module = SimpleNamespace(
        name=name,
        __name__=name,
        parseTree=tree,
        sourcePath=name,
        sourcePrename="",
        program=SimpleNamespace(envir=envir, symbols=[], runtimeModuleName=name),
    )
    try:
        generator = LoweredGenerator(module)
    except NameError as error:  # Transcrypt fails where it wants to tell of another failure
        raise error.__context__ or error from None
    return _split_lines("".join(generator.targetFragments))


def _split_lines(instrumented: str) -> Generated:
    """Transcrypt ends every line with the six digits of its source line: take them off."""
    texts, numbers = [], []
    for line in instrumented.split("\n"):
        digits = line[-sourcemaps.lineNrLength :]
        body = line[: -sourcemaps.lineNrLength] if digits.isdigit() else line
        if body.strip() not in ("", ";"):
            texts.append(body)
            numbers.append(int(digits) if digits.isdigit() else 1)
    return Generated("\n".join(texts) + "\n", numbers)


class LoweredGenerator(transcrypt_compiler.Generator):  # type: ignore[misc]
    """Transcrypt's generator for lowered trees."""

    def visit(self, node: ast.AST) -> None:
        """Without Transcrypt's search for pragmas; lowered trees have none."""
        self.lineNr: int = getattr(node, "lineno", 1)
        getattr(self, f"visit_{type(node).__name__}")(node)

    def filterId(self, qualifiedId: str) -> str:  # noqa: N802, N803 - Transcrypt's own names
        return qualifiedId

    def adaptLineNrString(self, node: Any = None, offset: int = 0) -> None:  # noqa: N802
        line = getattr(node, "lineno", self.lineNr) if node is not None else 1
        self.lineNrString = str(sourcemaps.maxNrOfSourceLinesPerModule + line)[1:]

    def write(self, text: str) -> None:
        """Emit text that may hold braces."""
        if text:
            self.emit(text.replace("{", "{{").replace("}", "}}"))

    def parts(self, parts: list[nodes.Part]) -> None:
        for part in parts:
            if isinstance(part, str):
                self.write(part)
            else:
                self.visit(part)

    def block(self, body: list[ast.stmt]) -> None:
        self.write("{\n")
        self.indent()
        for statement in body:
            self.visit(statement)
            self.write(";\n")
        self.dedent()
        self.write("}")

    def visit_Module(self, node: ast.Module) -> None:  # noqa: N802
        self.adaptLineNrString()
        self.inscope(node)
        for statement in node.body:
            self.visit(statement)
            self.write(";\n")
        self.descope()

    def visit_Constant(self, node: ast.Constant) -> None:  # noqa: N802
        value = node.value
        if isinstance(value, str):
            self.write(json.dumps(value))
        elif isinstance(value, float):
            self.write(_number(value))
        else:
            super().visit_Constant(node)

    def visit_Assign(self, node: ast.Assign) -> None:  # noqa: N802
        """Lowered: one target, a name or a raw place; ``var`` has been said before."""
        self.adaptLineNrString(node)
        self.visit(node.targets[0])
        self.write(" = ")
        self.visit(node.value)

    def visit_Expr(self, node: ast.Expr) -> None:  # noqa: N802
        self.adaptLineNrString(node)
        self.visit(node.value)

    def visit_Attribute(self, node: ast.Attribute) -> None:  # noqa: N802
        bare = isinstance(node.value, ast.Name | ast.Call | ast.Attribute | ast.Subscript)
        self.parts([node.value] if bare else ["(", node.value, ")"])
        self.write(f".{node.attr}")

    def visit_Call(self, node: ast.Call) -> None:  # noqa: N802
        bare = isinstance(node.func, ast.Name | ast.Call | ast.Attribute | ast.Subscript)
        self.parts([node.func] if bare else ["(", node.func, ")"])
        self.parts([" (", *nodes.commas(node.args), ")"])

    def visit_Starred(self, node: ast.Starred) -> None:  # noqa: N802
        self.parts(["...", node.value])

    def visit_Await(self, node: ast.Await) -> None:  # noqa: N802
        self.parts(["(await ", node.value, ")"])

    def visit_Yield(self, node: ast.Yield) -> None:  # noqa: N802
        self.parts(["(yield ", node.value, ")"] if node.value else ["(yield null)"])

    def visit_YieldFrom(self, node: ast.YieldFrom) -> None:  # noqa: N802
        self.parts(["(yield* ", node.value, ")"])

    def visit_Subscript(self, node: ast.Subscript) -> None:  # noqa: N802
        """Lowered: what is left is JavaScript's own bracket."""
        self.parts([node.value, "[", node.slice, "]"])

    def visit_Dict(self, node: ast.Dict) -> None:  # noqa: N802
        """Lowered: keys are literal texts, or None for a spread."""
        items: list[nodes.Part] = []
        for index, (key, value) in enumerate(zip(node.keys, node.values, strict=True)):
            items.append(", " if index else "")
            items += ["...", value] if key is None else ["[" if _is_proto(key) else "", key]
            items += [] if key is None else ["]: " if _is_proto(key) else ": ", value]
        self.parts(["({", *items, "})"])

    def visit_Break(self, node: ast.Break) -> None:  # noqa: N802
        self.write(f"break {getattr(node, 'label', '')}".rstrip())

    def visit_Continue(self, node: ast.Continue) -> None:  # noqa: N802
        self.write(f"continue {getattr(node, 'label', '')}".rstrip())

    def visit_Return(self, node: ast.Return) -> None:  # noqa: N802
        self.adaptLineNrString(node)
        self.parts(["return ", node.value] if node.value else ["return null"])

    def visit_Raise(self, node: ast.Raise) -> None:  # noqa: N802
        self.adaptLineNrString(node)
        assert node.exc is not None
        self.parts(["throw ", node.exc])

    def visit_Js(self, node: nodes.Js) -> None:  # noqa: N802
        self.parts(node.parts)

    def visit_JsStatement(self, node: nodes.JsStatement) -> None:  # noqa: N802
        self.adaptLineNrString(node)
        self.parts(node.parts)

    def visit_JsFunction(self, node: nodes.JsFunction) -> None:  # noqa: N802
        self.adaptLineNrString(node)
        head = "async " if node.is_async else ""
        if node.kind == "function":
            head += "function" + ("*" if node.is_generator else "") + f" {node.name}"
        elif node.kind == "method":
            head += ("*" if node.is_generator else "") + node.name
        self.write(f"{head} (".lstrip())
        for index, param in enumerate(node.params):
            default = node.defaults[index] if index < len(node.defaults) else None
            self.write((", " if index else "") + param)
            self.parts([" = ", default] if default is not None else [])
        self.write(") => " if node.kind == "arrow" else ") ")
        self.inscope(ast.parse("def f(): 0").body[0])
        self.block(node.body)
        self.descope()

    def visit_JsLoop(self, node: nodes.JsLoop) -> None:  # noqa: N802
        self.adaptLineNrString(node)
        self.parts([f"{node.label}: " if node.label else "", *node.head, " "])
        self.block(node.body)

    def visit_JsBlock(self, node: nodes.JsBlock) -> None:  # noqa: N802
        self.write(f"{node.label}: ")
        self.block(node.body)

    def visit_JsTry(self, node: nodes.JsTry) -> None:  # noqa: N802
        self.adaptLineNrString(node)
        self.write("try ")
        self.block(node.body)
        if node.handler:
            self.write(f" catch ({node.name}) ")
            self.block(node.handler)
        if node.final:
            self.write(" finally ")
            self.block(node.final)


def _number(value: float) -> str:
    if value != value or value in (float("inf"), float("-inf")):
        return {"inf": "Infinity", "-inf": "-Infinity"}.get(str(value), "NaN")
    return repr(value)


def _is_proto(key: ast.expr) -> bool:
    """``{"__proto__": x}`` sets the prototype in JavaScript unless the key is computed."""
    return isinstance(key, ast.Constant) and key.value == "__proto__"
