"""Runs on the machine, for tests: random values and format specifications."""

from __future__ import annotations

import random
from typing import Any

WORDS = [
    "", "a", "ab", "abc", "aXb", "  a b ", "\ta\nb\r\n c", "aaa", "é", "ß", "İ", "ǅ", "😀a",
    "a😀b😀", "hello world", "Hello World", "x,y,,z", "'", '"', "'\"", "\\n", "\x00\x7f", "\u2028",
    "\ud7ff", "１２", "12", "-5", "+7", "1_000", "0x1f", "²", "٣", "one--two--three", "tEsT",
    "__a", "a.b.c",
]  # fmt: skip
NUMBER_TEXTS = [
    "", "1", " 12 ", "-3", "+4", "1_0", "1__0", "_1", "0x1F", "0b101", "0o17", "ff", "z", "1.5",
    "1e5", ".5", "5.", "inf", "-Infinity", "nan", "1e400", "1.5e-7", "12abc", "9007199254740993",
]  # fmt: skip
INTS = [
    0, 1, -1, 2, 3, -3, 7, 10, 255, -256, 2**31, -(2**31), 2**32 + 5, 2**40, 2**53 - 1, 2**53,
    -(2**60), 10**20, 3**50,
]  # fmt: skip
FLOATS = [
    0.5, -0.5, 1.5, 2.5, 0.1, -0.1, 2.675, 1e-5, 1.25e-7, 1e16 + 2, 1.5e300, 1e22, 123456.789,
    0.1 + 0.2, float("inf"), float("-inf"), float("nan"), 99.995, 0.00012345, 1e100, 5e-324, 9.5,
    1234567.5,
]  # fmt: skip
ATOMS = [
    None, True, False, 0, 1, 2, -5, 1.5, "a", "b", "10", "x y", (1, 2), (), (1, "a"), b"ab",
]  # fmt: skip
ODD_CHARACTERS = [0x7F, 0xA0, 0xAD, 0x300, 0x2028, 0xFEFF, 0x1F600, 0xE000]


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


def value(rng: random.Random, depth: int = 2) -> Any:
    if depth == 0 or rng.random() < 0.4:
        return rng.choice(ATOMS)
    count = rng.randint(0, 4)
    kind = rng.choice([list, tuple, dict, set])
    if kind is dict:
        return {rng.choice(ATOMS): value(rng, depth - 1) for _ in range(count)}
    if kind is set:
        return {rng.choice([0, 1, 2, 3, 5]) for _ in range(count)}
    return kind(value(rng, depth - 1) for _ in range(count))


def number_spec(rng: random.Random, is_int: bool) -> str:
    """A format specification. An int with a precision but no type could be a whole float."""
    exact = rng.choice(["", "", ".0", ".1", ".2", ".3", ".6", ".12"])
    untyped = [] if is_int and exact else ["", "n"]
    parts = [
        rng.choice(["", "", "<", ">", "^", "=", "*<", "0>", "x^", " =", "é^"]),
        rng.choice(["", "", "", "+", " "]),
        rng.choice(["", "", "", "#"]) if is_int else "",
        rng.choice(["", "", "", "0"]),
        rng.choice(["", "", "3", "8", "15"]),
        rng.choice(["", "", "", ",", "_"]),
        exact,
        rng.choice([*untyped, *"dfeg%xXboEGFsq"]),
    ]
    return "".join(parts)


def text_spec(rng: random.Random) -> str:
    align, width = rng.choice(["", "<", ">", "^", "*<", "x^", "é>"]), rng.choice(["", "0", "5"])
    return align + width + rng.choice(["", ".0", ".3"]) + rng.choice(["", "s", "d"])


def percent_field(rng: random.Random) -> str:
    flags = "".join(flag for flag in "-+ 0#" if rng.random() < 0.15)
    width, precision = rng.choice(["", "", "5", "10"]), rng.choice(["", "", ".0", ".2", ".5"])
    return f"<%{flags}{width}{precision}{rng.choice('sradiufFeEgGxXo')}>"
