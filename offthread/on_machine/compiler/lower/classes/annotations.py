"""Runs on the machine: what a class body annotates.

Dataclasses and named tuples read the names of their fields from a short list: ``x!`` is an
InitVar, ``x~`` a ClassVar whose value is a ``field()``, ``*`` stands for KW_ONLY. The annotations
themselves are evaluated only in modules that mention them.
"""

from __future__ import annotations

import ast

from offthread.on_machine.compiler import nodes
from offthread.on_machine.compiler.scopes import Scope, bind_body

ASK = frozenset({"__annotations__", "get_type_hints", "type"})


def annotated(node: ast.ClassDef) -> list[ast.AnnAssign]:
    """The annotated names of a class body, in order."""
    return [s for s in node.body if isinstance(s, ast.AnnAssign) and isinstance(s.target, ast.Name)]


def fields(node: ast.ClassDef, tree: ast.Module) -> list[str]:
    """The fields that a class body declares."""
    found = []
    for statement in annotated(node):
        text, name = _meaning(statement.annotation, tree), getattr(statement.target, "id", "")
        if "KW_ONLY" in text:
            found.append("*")
        elif "ClassVar" not in text:
            found.append(f"{name}!" if "InitVar" in text else name)
        elif isinstance(statement.value, ast.Call) and "field" in ast.unparse(statement.value.func):
            found.append(f"{name}~")
    return found


def _meaning(annotation: ast.expr, tree: ast.Module) -> str:
    """An annotation's text; one in quotes means a ClassVar only where the module imports that."""
    text = ast.unparse(annotation)
    if isinstance(annotation, ast.Constant) and "ClassVar" in text:
        imports = [n for n in tree.body if isinstance(n, ast.Import | ast.ImportFrom)]
        if not {"ClassVar", "typing"} & {alias.name for n in imports for alias in n.names}:
            return text.replace("ClassVar", "")
    return text


def asks_for_annotations(tree: ast.Module) -> bool:
    """Whether the module reads annotations: ``A.__annotations__``, ``field.type``."""
    names = {getattr(n, "attr", "") for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
    names |= {
        alias.name for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) for alias in n.names
    }
    return bool(names & ASK)


def are_texts(tree: ast.Module) -> bool:
    """Whether ``from __future__ import annotations`` leaves them as they are written."""
    return any(
        isinstance(n, ast.ImportFrom) and n.module == "__future__"
        and any(alias.name == "annotations" for alias in n.names)
        for n in tree.body
    )  # fmt: skip


def asks_for_hints(tree: ast.Module) -> bool:
    """Whether the module wants annotations with their texts read: ``get_type_hints``."""
    return any("get_type_hints" in ast.unparse(n) for n in tree.body)


def read_annotation(annotation: ast.expr) -> ast.expr:
    """What an annotation means, also where it is a text."""
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        try:
            return ast.parse(annotation.value, mode="eval").body
        except SyntaxError:
            return annotation
    return annotation


def annotations_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> dict[str, ast.expr]:
    """The annotations of a function, in order."""
    args = node.args
    given = [*args.posonlyargs, *args.args, args.vararg, *args.kwonlyargs, args.kwarg]
    found = {one.arg: one.annotation for one in given if one and one.annotation}
    return {**found, "return": node.returns} if node.returns else found


def as_text(annotation: ast.expr) -> ast.expr:
    return nodes.text(ast.unparse(annotation))


def annotation_of_first(
    node: ast.FunctionDef | ast.AsyncFunctionDef, skip: bool
) -> ast.expr | None:
    """The annotation that a bare ``@….register`` reads: of the first parameter, or after self."""
    if not any(isinstance(d, ast.Attribute) and d.attr == "register" for d in node.decorator_list):
        return None
    parameters = [*node.args.posonlyargs, *node.args.args][1 if skip else 0 :]
    found = parameters[0].annotation if parameters else None
    if isinstance(found, ast.Constant) and isinstance(found.value, str):
        return ast.parse(found.value, mode="eval").body
    return found


def only_annotated(node: ast.ClassDef) -> set[str]:
    """Names that the body annotates and never binds."""
    bare = [s for s in node.body if isinstance(s, ast.AnnAssign) and s.value is None]
    rest = Scope("class", None, ())
    bind_body(rest, [s for s in node.body if s not in bare])
    return {s.target.id for s in bare if isinstance(s.target, ast.Name)} - rest.bound
