"""Runs on the machine: says what is wrong with a call of a function whose ``def`` is known."""

from __future__ import annotations

import ast

from offthread.on_machine.compiler.lower.functions.signatures import most_arguments


def wrong_arguments(node: ast.Call, name: str, known: ast.arguments) -> str | None:
    """CPython's message for the TypeError that the call would raise, or None."""
    if any(isinstance(a, ast.Starred) for a in node.args) or any(
        keyword.arg is None for keyword in node.keywords
    ):
        return None
    return (
        _wrong_keyword(node, name, known)
        or _too_many(node, name, known)
        or _missing(node, name, known)
    )


def _too_many(node: ast.Call, name: str, known: ast.arguments) -> str | None:
    most = most_arguments(known)
    if most is None or len(node.args) <= most:
        return None
    given = len(node.args)
    least = most - len(known.defaults)
    takes = f"from {least} to {most}" if least < most else str(most)
    arguments = "argument" if most == 1 and least == most else "arguments"
    only = len({k.arg for k in node.keywords} & {a.arg for a in known.kwonlyargs})
    also = f" positional argument{_s(given)} (and {only} keyword-only argument{_s(only)})"
    was = "was" if given == 1 and not only else "were"
    count = f"{given}{also if only else ''}"
    return f"{name}() takes {takes} positional {arguments} but {count} {was} given"


def _s(count: int) -> str:
    return "" if count == 1 else "s"


def _wrong_keyword(node: ast.Call, name: str, known: ast.arguments) -> str | None:
    positional = [a.arg for a in known.args]
    allowed = {*positional, *(a.arg for a in known.kwonlyargs)}
    taken = {a.arg for a in [*known.posonlyargs, *known.args][: len(node.args)]}
    for keyword in node.keywords:
        if keyword.arg in taken and keyword.arg in allowed:
            return f"{name}() got multiple values for argument '{keyword.arg}'"
        if keyword.arg not in allowed and known.kwarg is None:
            only = {a.arg for a in known.posonlyargs} & {k.arg for k in node.keywords}
            if only:
                names = ", ".join(a.arg for a in known.posonlyargs if a.arg in only)
                return (
                    f"{name}() got some positional-only arguments passed as keyword "
                    f"arguments: '{names}'"
                )
            return f"{name}() got an unexpected keyword argument '{keyword.arg}'"
    return None


def _missing(node: ast.Call, name: str, known: ast.arguments) -> str | None:
    named = {keyword.arg for keyword in node.keywords}
    positional = [*known.posonlyargs, *known.args]
    required = positional[: len(positional) - len(known.defaults)]
    absent = [a.arg for a in required[len(node.args) :] if a.arg not in named]
    if absent:
        return f"{name}() missing {_listed(absent, 'positional')}"
    pairs = zip(known.kwonlyargs, known.kw_defaults, strict=True)
    absent = [a.arg for a, default in pairs if default is None and a.arg not in named]
    return f"{name}() missing {_listed(absent, 'keyword-only')}" if absent else None


def _listed(names: list[str], kind: str) -> str:
    quoted = [f"'{name}'" for name in names]
    text = quoted[0]
    if len(quoted) == 2:
        text = " and ".join(quoted)
    elif len(quoted) > 2:
        text = ", ".join(quoted[:-1]) + f", and {quoted[-1]}"
    return f"{len(names)} required {kind} argument{'s' * (len(names) > 1)}: {text}"
