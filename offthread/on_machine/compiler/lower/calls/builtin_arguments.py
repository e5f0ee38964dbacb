"""Runs on the machine: says what is wrong with the number of arguments for a builtin."""

from __future__ import annotations

import ast

ONE = frozenset("abs all any ascii bin callable chr hash hex id len oct ord repr".split())
# name: least and most positional arguments, for those that take no keywords.
COUNTS: dict[str, tuple[int, int]] = {
    **dict.fromkeys("isinstance issubclass hasattr delattr divmod filter".split(), (2, 2)),
    **dict.fromkeys("iter next format".split(), (1, 2)),
    **dict.fromkeys("list tuple set frozenset bool float dict".split(), (0, 1)),
    **dict.fromkeys("range slice".split(), (1, 3)),
    "getattr": (2, 3),
    "setattr": (3, 3),
    "reversed": (1, 1),
    "sorted": (1, 1),
}
FULL_WORDS = {
    ("map", 0): "map() must have at least two arguments.",
    ("map", 1): "map() must have at least two arguments.",
    ("object", 1): "object() takes no arguments",
    ("sum", 0): "sum() takes at least 1 positional argument (0 given)",
    ("enumerate", 0): "enumerate() missing required argument 'iterable'",
    ("pow", 0): "pow() missing required argument 'base' (pos 1)",
    ("pow", 1): "pow() missing required argument 'exp' (pos 2)",
    ("round", 0): "round() missing required argument 'number' (pos 1)",
}
TAKE_KEYWORDS = frozenset({"sorted", "dict"})
# Those take ints, and a literal 1.0 is none.
WHOLE = frozenset({"range", "bin", "oct", "hex", "chr"})


def wrong_count(node: ast.Call, name: str) -> str | None:
    """CPython's message for the TypeError that the call of builtin ``name`` would raise."""
    starred = any(isinstance(argument, ast.Starred) for argument in node.args)
    if starred or any(keyword.arg is None for keyword in node.keywords):
        return None
    if node.keywords and name not in TAKE_KEYWORDS:
        takes_none = name in ONE or name in COUNTS
        return f"{name}() takes no keyword arguments" if takes_none else None
    whole = node.args if name in WHOLE else node.args[1:] if name == "int" else []
    if any(_is_float(argument) for argument in whole):
        return "'float' object cannot be interpreted as an integer"
    given = len(node.args)
    if name in ONE:
        return None if given == 1 else f"{name}() takes exactly one argument ({given} given)"
    return _counted(name, given) or FULL_WORDS.get((name, given))


def _is_float(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, float)


def _counted(name: str, given: int) -> str | None:
    least, most = COUNTS.get(name, (0, given))
    if least <= given <= most:
        return None
    bound = least if given < least else most
    which = "" if least == most else "at least " if given < least else "at most "
    return f"{name} expected {which}{bound} argument{'s' * (bound != 1)}, got {given}"
