"""Runs on the machine, for tests: the same calls in CPython and in the JavaScript runtime."""

from __future__ import annotations

import json
import operator
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from offthread.on_machine.node import find_node

CALLS = Path(__file__).with_name("calls.mjs")
Call = tuple[str, str, tuple[Any, ...], dict[str, Any]]
"""(kind, name, positional arguments, keyword arguments); kinds: builtin, method, operator."""

OPERATORS = {
    "eq": operator.eq, "ne": operator.ne, "lt": operator.lt, "le": operator.le,
    "gt": operator.gt, "ge": operator.ge, "add": operator.add, "sub": operator.sub,
    "mul": operator.mul, "div": operator.truediv, "floordiv": operator.floordiv,
    "mod": operator.mod, "pow": operator.pow, "lshift": operator.lshift,
    "rshift": operator.rshift, "bitand": operator.and_, "bitor": operator.or_,
    "bitxor": operator.xor, "neg": operator.neg, "invert": operator.invert,
    "item": operator.getitem, "set_item": operator.setitem, "del_item": operator.delitem,
    "contains": operator.contains, "truth": operator.truth, "iadd": operator.iadd,
    "ibitor": operator.ior,
    "get_slice": lambda holder, *bounds: holder[slice(*bounds)],
    "set_slice": lambda holder, a, b, c, values: operator.setitem(holder, slice(a, b, c), values),
    "del_slice": lambda holder, *bounds: operator.delitem(holder, slice(*bounds)),
}  # fmt: skip


def coded(value: Any) -> Any:
    """``value`` as JSON that ``calls.mjs`` reads."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int):
        return value if abs(value) < 2**53 else ["big", str(value)]
    if isinstance(value, float):
        return ["float", repr(value).replace("inf", "Infinity").replace("nan", "NaN")]
    if isinstance(value, dict):
        return ["dict", [[coded(k), coded(v)] for k, v in value.items()]]
    if isinstance(value, bytes):
        return ["bytes", list(value)]
    return [type(value).__name__, [coded(one) for one in value]]


def in_cpython(call: Call) -> str:
    """What CPython answers: the repr of the result and of the first argument, or the error."""
    kind, name, args, named = call
    try:
        result = function(kind, name, args)(*args, **named)
        shown = list(result) if hasattr(result, "__next__") else result
        return f"{shown!r} | {args[0]!r}"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def function(kind: str, name: str, args: tuple[Any, ...]) -> Any:
    if kind == "operator":
        return OPERATORS[name]
    if kind == "builtin":
        return __builtins__[name] if isinstance(__builtins__, dict) else getattr(__builtins__, name)
    return getattr(type(args[0]), name)


def in_javascript(calls: Iterable[Call]) -> list[str]:
    """What the runtime answers, all calls in one Node process."""
    listed = [
        [kind, name, [coded(a) for a in args]
         + ([["named", [[k, coded(v)] for k, v in named.items()]]] if named else [])]
        for kind, name, args, named in calls
    ]  # fmt: skip
    ended = subprocess.run(
        [str(find_node()), str(CALLS)],
        input=json.dumps(listed).encode(),
        capture_output=True,
        check=False,
    )
    assert not ended.returncode, ended.stderr.decode()[-2000:]
    return json.loads(ended.stdout)


def alike(text: str) -> str:
    """Without what the page is known not to tell apart: whole floats from ints."""
    text = re.sub(r"(?<![\w.])(-?\d+)\.0(?![\d])", r"\1", text)
    return re.sub(r"(?<![\w.])-0(?![\d.x])", "0", text).replace("'float'", "'int'")


def differences(calls: list[Call]) -> list[str]:
    """A line for each call whose answers differ."""
    kept = [in_javascript_form(call) for call in calls]
    answers = in_javascript(kept)
    wrong = []
    for call, answer in zip(calls, answers, strict=True):
        right = in_cpython(call)
        if alike(right) != alike(answer):
            wrong.append(f"{call}\n  CPython:    {right}\n  JavaScript: {answer}")
    return wrong


def in_javascript_form(call: Call) -> Call:
    """CPython may change the arguments: the runtime gets copies made before that."""
    kind, name, args, named = call
    return kind, name, tuple(one.copy() if hasattr(one, "copy") else one for one in args), named
