"""Runs on the machine, for tests: random calls of the runtime's functions, the same for a seed."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from tests.unit.in_javascript import random_values as values
from tests.unit.in_javascript.in_node import Call
from tests.unit.in_javascript.random_values import integer, number, small, text, value

PLAIN_METHODS = (
    "upper lower title capitalize swapcase casefold isalpha isdigit isdecimal isnumeric isalnum "
    "isspace isidentifier isprintable isascii isupper islower istitle strip lstrip rstrip split "
    "rsplit splitlines expandtabs encode"
).split()
PART_METHODS = "strip lstrip rstrip removeprefix removesuffix partition rpartition".split()
SEARCHES = "find rfind index rindex count startswith endswith".split()
DICT_CALLS = (
    "get pop keys values items setdefault update copy clear popitem item contains set_item "
    "del_item bitor"
).split()
LIST_METHODS = "append extend insert pop remove reverse sort index count copy clear".split()


def method(name: str, *args: Any, **named: Any) -> Call:
    return "method", name, args, named


def operator(name: str, *args: Any) -> Call:
    return "operator", name, args, {}


def builtin(name: str, *args: Any) -> Call:
    return "builtin", name, args, {}


def string_method(rng: random.Random) -> Call:
    holder, kind = text(rng), rng.randint(0, 6)
    if kind == 0:
        return method(rng.choice(PLAIN_METHODS), holder)
    if kind == 1:
        return method(rng.choice(SEARCHES), holder, text(rng)[:2], small(rng), small(rng))
    if kind == 2:
        separator = rng.choice([None, "a", " ", ",", "--", ""])
        return method(rng.choice(["split", "rsplit"]), holder, separator, rng.randint(-1, 3))
    if kind == 3:
        return method(rng.choice(PART_METHODS), holder, rng.choice(["a", " ", "ab", "😀", "h"]))
    if kind == 4:
        old, by = rng.choice(["a", "", "o", "😀", "--"]), rng.choice(["", "$&", "XY"])
        return method("replace", holder, old, by, rng.randint(-1, 3))
    if kind == 5:
        name = rng.choice(["center", "ljust", "rjust"])
        return method(name, holder, rng.randint(-1, 16), rng.choice("* é"))
    return method(rng.choice(["zfill", "splitlines"]), holder, rng.randint(0, 9))


def formatting(rng: random.Random) -> Call:
    shown = rng.choice([number, number, integer, text])(rng)
    if rng.random() < 0.4:
        return operator("mod", values.percent_field(rng), (shown,))
    if isinstance(shown, str):
        return builtin("format", shown, values.text_spec(rng))
    return builtin("format", shown, values.number_spec(rng, isinstance(shown, int)))


def arithmetic(rng: random.Random) -> Call:
    name = rng.choice("add sub mul div floordiv mod lt le gt ge eq ne".split())
    pick = rng.choice([integer, integer, number])
    return operator(name, pick(rng), pick(rng))


def bits(rng: random.Random) -> Call:
    name = rng.choice("bitand bitor bitxor lshift rshift".split())
    return operator(name, integer(rng), rng.randint(-1, 70) if "shift" in name else integer(rng))


def numbers(rng: random.Random) -> Call:
    kind = rng.randint(0, 7)
    if kind < 3:
        parsed = rng.choice(values.NUMBER_TEXTS)
        base = [rng.choice([0, 2, 8, 10, 16, 36])] if kind == 0 else []
        return builtin("float" if kind == 2 else "int", parsed, *base)
    if kind == 3:
        return builtin("round", number(rng), rng.randint(-3, 6))
    if kind == 4:
        return builtin(rng.choice(["round", "int", "abs", "repr", "bool", "str"]), number(rng))
    if kind == 5:
        return builtin(rng.choice(["hex", "oct", "bin"]), integer(rng))
    if kind == 6:
        modulus = rng.choice([None, 7, 1000007])
        return builtin("pow", rng.randint(-20, 20), rng.randint(0, 40), modulus)
    return builtin("divmod", integer(rng), rng.choice([1, -1, 7, -7, 0, 2**33]))


def containers(rng: random.Random) -> Call:
    lists = [[1, 2, 3, 4, 5], [], ["a"], [[1], [2]]]
    holder = rng.choice([*lists, (1, 2, 3), "hello", "a😀b"])
    name = rng.choice("get_slice set_slice del_slice item contains set_item del_item".split())
    bounds = (small(rng), small(rng), rng.choice([None, None, 1, 2, -1, -2, 0]))
    if name == "set_slice":
        given = [rng.randint(0, 9) for _ in range(rng.randint(0, 4))]
        return operator(name, holder, *bounds, given)
    if name.endswith("slice"):
        return operator(name, holder, *bounds)
    keys = [0, -1, 2, 9, "x", "l", "😀", None, True, [1]]
    return operator(name, holder, rng.choice(keys), *([7] if name == "set_item" else []))


def equality(rng: random.Random) -> Call:
    left = value(rng)
    right = left if rng.random() < 0.3 else value(rng)
    return operator(rng.choice("eq ne lt le gt ge".split()), left, right)


def dicts(rng: random.Random) -> Call:
    held = {rng.choice(values.ATOMS): value(rng, 1) for _ in range(rng.randint(0, 5))}
    name, key = rng.choice(DICT_CALLS), rng.choice(values.ATOMS)
    if name in ("get", "pop", "setdefault"):
        return method(name, held, key, 9)
    if name == "update":
        return method(name, held, {key: 1, "b": 2}, k=3)
    if name == "set_item":
        return operator(name, held, value(rng, 1), 5)
    if name in ("item", "contains", "del_item"):
        return operator(name, held, value(rng, 1))
    return operator(name, held, {key: 1}) if name == "bitor" else method(name, held)


def lists(rng: random.Random) -> Call:
    held = [rng.choice([1, 2, 3, 1.5, True]) for _ in range(rng.randint(0, 6))]
    name = rng.choice(LIST_METHODS)
    args: dict[str, tuple[Any, ...]] = {
        "append": ("x",),
        "extend": ((7, 8),),
        "insert": (rng.randint(-8, 8), 0),
        "remove": (rng.choice([1, 2, 9]),),
        "pop": rng.choice([(), (0,), (-2,), (9,)]),
        "index": (rng.choice([1, 2, 9]),),
        "count": (1,),
    }
    named = {"reverse": True} if name == "sort" and rng.random() < 0.5 else {}
    return method(name, held, *args.get(name, ()), **named)


def shown(rng: random.Random) -> Call:
    kind = rng.randint(0, 3)
    if kind == 0:
        odd = text(rng) + chr(rng.choice(values.ODD_CHARACTERS))
        return builtin(rng.choice(["repr", "ascii", "str"]), odd)
    if kind == 1:
        name = rng.choice(["repr", "str", "len", "bool", "sorted", "list", "tuple"])
        return builtin(name, value(rng))
    pick = rng.choice([integer, values.odd_float])
    some = [pick(rng) for _ in range(rng.randint(0, 4))]
    return builtin(rng.choice(["min", "max", "sum", "any", "all"]), some)


KINDS: list[Callable[[random.Random], Call]] = [
    string_method, formatting, arithmetic, bits, numbers, containers, equality, dicts, lists, shown,
]  # fmt: skip


def sample(kind: Callable[[random.Random], Call], count: int, seed: int = 5) -> list[Call]:
    """``count`` calls of one kind."""
    rng = random.Random(f"{kind.__name__} {seed}")
    return [kind(rng) for _ in range(count)]
