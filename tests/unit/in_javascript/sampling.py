"""Runs on the machine, for tests: random calls of the runtime's functions, the same for a seed."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from tests.unit.in_javascript.in_node import Call

WORDS = ["", "a", "ab", "abc", "aXb", "  a b ", "\ta\nb\r\n c", "aaa", "é", "ß", "İ", "ǅ", "😀a", "a😀b😀",
         "hello world", "Hello World", "x,y,,z", "'", '"', "'\"", "\\n", "\x00\x7f", "\u2028", "\ud7ff",
         "１２", "12", "-5", "+7", "1_000", "0x1f", "²", "٣", "one--two--three", "tEsT", "__a", "a.b.c"]  # fmt: skip
NUMBER_TEXTS = ["", "1", " 12 ", "-3", "+4", "1_0", "1__0", "_1", "0x1F", "0b101", "0o17", "ff", "z", "1.5", "1e5",
                ".5", "5.", "inf", "-Infinity", "nan", "1e400", "1.5e-7", "٣", "12abc", "9007199254740993"]  # fmt: skip
INTS = [0, 1, -1, 2, 3, -3, 7, 10, 255, -256, 2**31, -(2**31), 2**32 + 5, 2**40, 2**53 - 1, 2**53, -(2**60), 10**20, 3**50]
FLOATS = [0.5, -0.5, 1.5, 2.5, 0.1, -0.1, 2.675, 1e-5, 1.25e-7, 1e16 + 2, 1.5e300, 1e22, 123456.789, 0.1 + 0.2,
          float("inf"), float("-inf"), float("nan"), 99.995, 0.00012345, 1e100, 5e-324, 9.5, 1234567.5]  # fmt: skip


def number(rng: random.Random) -> Any:
    kind = rng.random()
    if kind < 0.3:
        return rng.choice(INTS)
    if kind < 0.5:
        return rng.choice(FLOATS)
    if kind < 0.75:
        return rng.randint(-(10 ** rng.randint(1, 18)), 10 ** rng.randint(1, 18))
    return odd_float(rng)


def odd_float(rng: random.Random) -> float:
    """A float that is no whole number: the page cannot tell those from ints."""
    value = rng.uniform(-1, 1) * 10.0 ** rng.randint(-8, 12)
    return value if value % 1 else value + 0.5


def integer(rng: random.Random) -> int:
    return rng.choice(INTS) if rng.random() < 0.4 else rng.randint(-(2**40), 2**40)


def text(rng: random.Random) -> str:
    return rng.choice(WORDS) if rng.random() < 0.7 else rng.choice(WORDS) + rng.choice(WORDS)


def small(rng: random.Random) -> int | None:
    return rng.choice([None, 0, 1, 2, 3, 5, -1, -2, -7, 10])


def atom(rng: random.Random) -> Any:
    return rng.choice([None, True, False, 0, 1, 2, -5, 1.5, "a", "b", "10", "x y", (1, 2), (), (1, "a"), b"ab"])


def value(rng: random.Random, depth: int = 2) -> Any:
    if depth == 0 or rng.random() < 0.4:
        return atom(rng)
    count = rng.randint(0, 4)
    kind = rng.choice([list, tuple, dict, set])
    if kind is dict:
        return {atom(rng): value(rng, depth - 1) for _ in range(count)}
    if kind is set:
        return {rng.choice([0, 1, 2, 3, 5]) for _ in range(count)}
    return kind(value(rng, depth - 1) for _ in range(count))


def spec(rng: random.Random, is_int: bool) -> str:
    """A format specification. An int with a precision but no type could be a whole float."""
    exact = rng.choice(["", "", ".0", ".1", ".2", ".3", ".6", ".12"])
    parts = [
        rng.choice(["", "", "<", ">", "^", "=", "*<", "0>", "x^", " =", "é^"]),
        rng.choice(["", "", "", "+", " ", "-"]),
        rng.choice(["", "", "", "#"]) if is_int else "",
        rng.choice(["", "", "", "0"]),
        rng.choice(["", "", "3", "8", "15"]),
        rng.choice(["", "", "", ",", "_"]),
        exact,
        rng.choice([*("" if is_int and exact else ["", "n"]), "d", "f", "e", "g", "%", "x", "X", "b", "o", "E", "G", "F", "s", "c", "q"]),
    ]
    return "".join(parts)


def text_spec(rng: random.Random) -> str:
    align = rng.choice(["", "<", ">", "^", "*<", "x^", "é>"])
    return align + rng.choice(["", "0", "5", "12"]) + rng.choice(["", ".0", ".3"]) + rng.choice(["", "s", "d"])


def percent_field(rng: random.Random) -> str:
    flags = "".join(flag for flag in "-+ 0#" if rng.random() < 0.15)
    width, precision = rng.choice(["", "", "5", "10"]), rng.choice(["", "", ".0", ".2", ".5"])
    return f"<%{flags}{width}{precision}{rng.choice('sradiufFeEgGxXoc')}>"


SEARCHES = "find rfind index rindex count startswith endswith".split()
PLAIN = ("upper lower title capitalize swapcase casefold isalpha isdigit isdecimal isnumeric isalnum isspace "
         "isidentifier isprintable isascii isupper islower istitle strip lstrip rstrip split rsplit splitlines "
         "expandtabs encode").split()  # fmt: skip


def string_method(rng: random.Random) -> Call:
    holder, kind = text(rng), rng.randint(0, 6)
    if kind == 0:
        return "method", rng.choice(PLAIN), (holder,), {}
    if kind == 1:
        return "method", rng.choice(SEARCHES), (holder, text(rng)[:2], small(rng), small(rng)), {}
    if kind == 2:
        return "method", rng.choice(["split", "rsplit"]), (holder, rng.choice([None, "a", " ", ",", "--", ""]), rng.randint(-1, 3)), {}
    if kind == 3:
        return "method", rng.choice("strip lstrip rstrip removeprefix removesuffix partition rpartition".split()), (holder, rng.choice(["a", " ", "ab", "😀", "h"])), {}
    if kind == 4:
        return "method", "replace", (holder, rng.choice(["a", "", "o", "😀", "--"]), rng.choice(["", "$&", "XY"]), rng.randint(-1, 3)), {}
    if kind == 5:
        return "method", rng.choice(["center", "ljust", "rjust"]), (holder, rng.randint(-1, 16), rng.choice("* é")), {}
    return "method", rng.choice(["zfill", "splitlines"]), (holder, rng.randint(0, 9)), {}


def formatting(rng: random.Random) -> Call:
    shown = rng.choice([number, number, integer, text])(rng)
    if rng.random() < 0.6:
        flags = text_spec(rng) if isinstance(shown, str) else spec(rng, isinstance(shown, int))
        return "builtin", "format", (shown, flags), {}
    return "operator", "mod", (percent_field(rng), (shown,)), {}


def arithmetic(rng: random.Random) -> Call:
    name = rng.choice("add sub mul div floordiv mod lt le gt ge eq ne".split())
    pick = rng.choice([integer, integer, number])
    return "operator", name, (pick(rng), pick(rng)), {}


def bits(rng: random.Random) -> Call:
    name = rng.choice("bitand bitor bitxor lshift rshift".split())
    right = rng.randint(-1, 70) if "shift" in name else integer(rng)
    return "operator", name, (integer(rng), right), {}


def numbers(rng: random.Random) -> Call:
    kind = rng.randint(0, 7)
    if kind == 0:
        return "builtin", "int", (rng.choice(NUMBER_TEXTS),), {}
    if kind == 1:
        return "builtin", "int", (rng.choice(NUMBER_TEXTS), rng.choice([0, 2, 8, 10, 16, 36])), {}
    if kind == 2:
        return "builtin", "float", (rng.choice(NUMBER_TEXTS),), {}
    if kind == 3:
        return "builtin", "round", (number(rng), rng.randint(-3, 6)), {}
    if kind == 4:
        return "builtin", rng.choice(["round", "int", "abs", "repr", "bool", "str"]), (number(rng),), {}
    if kind == 5:
        return "builtin", rng.choice(["hex", "oct", "bin"]), (integer(rng),), {}
    if kind == 6:
        return "builtin", "pow", (rng.randint(-20, 20), rng.randint(0, 40), rng.choice([None, 7, 1000007])), {}
    return "builtin", "divmod", (integer(rng), rng.choice([1, -1, 7, -7, 0, 2**33])), {}


def containers(rng: random.Random) -> Call:
    holder = rng.choice([[1, 2, 3, 4, 5], [], ["a"], (1, 2, 3), "hello", "a😀b", [[1], [2]]])
    if isinstance(holder, list):
        holder = list(holder)
    name = rng.choice("get_slice set_slice del_slice item contains set_item del_item".split())
    bounds = (small(rng), small(rng), rng.choice([None, None, 1, 2, -1, -2, 0]))
    if name == "set_slice":
        return "operator", name, (holder, *bounds, [rng.randint(0, 9) for _ in range(rng.randint(0, 4))]), {}
    if name.endswith("slice"):
        return "operator", name, (holder, *bounds), {}
    if name == "set_item":
        return "operator", name, (holder, rng.choice([0, -1, 2, 9, "x", None, True]), 7), {}
    return "operator", name, (holder, rng.choice([0, -1, 2, 9, "x", "l", "😀", None, True, [1]])), {}


def equality(rng: random.Random) -> Call:
    left = value(rng)
    right = left if rng.random() < 0.3 else value(rng)
    return "operator", rng.choice("eq ne lt le gt ge".split()), (left, right), {}


def dicts(rng: random.Random) -> Call:
    held = {atom(rng): value(rng, 1) for _ in range(rng.randint(0, 5))}
    name = rng.choice("get pop keys values items setdefault update copy clear popitem item contains set_item del_item bitor".split())
    if name in ("get", "pop", "setdefault"):
        return "method", name, (held, atom(rng), 9), {}
    if name == "update":
        return "method", name, (held, {atom(rng): 1, "b": 2}), {"k": 3}
    if name == "set_item":
        return "operator", name, (held, value(rng, 1), 5), {}
    if name in ("item", "contains", "del_item"):
        return "operator", name, (held, value(rng, 1)), {}
    return ("operator", name, (held, {atom(rng): 1}), {}) if name == "bitor" else ("method", name, (held,), {})


def lists(rng: random.Random) -> Call:
    held = [rng.choice([1, 2, 3, 1.5, True]) for _ in range(rng.randint(0, 6))]
    name = rng.choice("append extend insert pop remove reverse sort index count copy clear".split())
    args: dict[str, tuple[Any, ...]] = {
        "append": ("x",), "extend": ((7, 8),), "insert": (rng.randint(-8, 8), 0), "remove": (rng.choice([1, 2, 9]),),
        "pop": rng.choice([(), (0,), (-2,), (9,)]), "index": (rng.choice([1, 2, 9]),), "count": (1,),
    }  # fmt: skip
    named = {"reverse": True} if name == "sort" and rng.random() < 0.5 else {}
    return "method", name, (held, *args.get(name, ())), named


def shown(rng: random.Random) -> Call:
    kind = rng.randint(0, 3)
    if kind == 0:
        return "builtin", rng.choice(["repr", "ascii", "str"]), (text(rng) + chr(rng.choice([0x7F, 0xA0, 0xAD, 0x300, 0x2028, 0xFEFF, 0x1F600, 0xE000])),), {}
    if kind == 1:
        return "builtin", rng.choice(["repr", "str", "len", "bool", "sorted", "list", "tuple"]), (value(rng),), {}
    pick = rng.choice([integer, odd_float])
    return "builtin", rng.choice(["min", "max", "sum", "any", "all"]), ([pick(rng) for _ in range(rng.randint(0, 4))],), {}


KINDS: list[Callable[[random.Random], Call]] = [
    string_method, formatting, arithmetic, bits, numbers, containers, equality, dicts, lists, shown,
]  # fmt: skip


def sample(kind: Callable[[random.Random], Call], count: int, seed: int = 5) -> list[Call]:
    """``count`` calls of one kind."""
    rng = random.Random(f"{kind.__name__} {seed}")
    return [kind(rng) for _ in range(count)]
