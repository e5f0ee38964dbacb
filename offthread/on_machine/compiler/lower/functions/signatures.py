"""Runs on the machine: the signature texts that functions carry, and small questions on them."""

from __future__ import annotations

import ast


def signature(arguments: ast.arguments, skip_first: bool) -> str:
    """The signature's text, as the runtime reads it (see ``functions.mjs``)."""
    positional = [*arguments.posonlyargs, *arguments.args]
    with_default = {a.arg for a in positional[len(positional) - len(arguments.defaults) :]}
    parts = [a.arg + "=" * (a.arg in with_default) for a in positional]
    if arguments.posonlyargs:
        parts.insert(len(arguments.posonlyargs), "/")
    parts = parts[1 if skip_first else 0 :]
    if arguments.vararg:
        parts.append(f"*{arguments.vararg.arg}")
    elif arguments.kwonlyargs:
        parts.append("*")
    for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        parts.append(argument.arg + "=" * (default is not None))
    return " ".join([*parts, *([f"**{arguments.kwarg.arg}"] if arguments.kwarg else [])])


def takes_rest(arguments: ast.arguments) -> bool:
    """Whether the JavaScript function needs a rest parameter."""
    return bool(arguments.vararg or arguments.kwonlyargs or arguments.kwarg)


def needs_return(body: list[ast.stmt]) -> bool:
    """Whether the end of ``body`` can be reached as far as its last statement shows."""
    last = body[-1] if body else None
    if isinstance(last, ast.If):
        return not last.orelse or needs_return(last.body) or needs_return(last.orelse)
    return not isinstance(last, ast.Return | ast.Raise)


def most_arguments(arguments: ast.arguments) -> int | None:
    """How many positional arguments a function takes at most; None: any number."""
    if arguments.vararg:
        return None
    return len(arguments.posonlyargs) + len(arguments.args)


def least_arguments(arguments: ast.arguments) -> int:
    """How many positional arguments a function needs when nothing is passed by keyword."""
    return len(arguments.posonlyargs) + len(arguments.args) - len(arguments.defaults)
