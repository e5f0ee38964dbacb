"""Runs on the machine: how many arguments Python's builtin methods take, and
CPython's words for a call with too few, too many or named ones.

A line says which types, ``least:most`` and how CPython words it: ``one`` and ``none`` count in
parentheses, ``expected`` says what it got, ``named`` is for those that take keywords.
"""

from __future__ import annotations

import functools

_METHODS = """
list 1:1 one: append count extend remove
list 0:0 none: clear copy reverse
list 1:3 expected: index
list 2:2 expected: insert
list 0:1 expected: pop
tuple 1:1 one: count
tuple 1:3 expected: index
range 1:1 one: count index
dict 0:0 none: clear copy items keys popitem values
dict 1:2 expected: get pop setdefault
dict 0:1 expected: update
set 1:1 one: add discard isdisjoint issubset issuperset remove symmetric_difference
set 1:1 one: symmetric_difference_update
set 0:0 none: clear copy pop
frozenset 1:1 one: isdisjoint issubset issuperset symmetric_difference
frozenset 0:0 none: copy
str 0:0 none: capitalize casefold isalnum isalpha isascii isdecimal isdigit isidentifier islower
str 0:0 none: isnumeric isprintable isspace istitle isupper lower swapcase title upper
str 1:1 one: join partition removeprefix removesuffix rpartition translate zfill format_map
str 1:2 expected: center ljust rjust
str 2:3 expected: replace
str 0:1 expected: strip lstrip rstrip
str 1:3 find: count endswith find index rfind rindex startswith
str 0:2 named: split rsplit
bytes,bytearray 0:0 none: capitalize isalnum isalpha isascii isdigit islower
bytes,bytearray 0:0 none: isspace istitle isupper lower swapcase title upper
bytes,bytearray 1:1 one: join partition removeprefix removesuffix rpartition zfill
bytes,bytearray 1:2 expected: center ljust rjust
bytes,bytearray 2:3 expected: replace
bytes,bytearray 0:1 expected: strip lstrip rstrip
bytes,bytearray 1:3 find: count endswith find index rfind rindex startswith
bytes,bytearray 0:2 named: split rsplit
bytearray 1:1 one: append extend remove
bytearray 2:2 expected: insert
bytearray 0:1 expected: pop
bytearray 0:0 none: clear copy reverse
int 0:0 none: bit_length bit_count conjugate as_integer_ratio
float 0:0 none: is_integer hex conjugate as_integer_ratio
"""
Arity = tuple[int, int, str]


@functools.cache
def _methods() -> dict[str, dict[str, Arity]]:
    found: dict[str, dict[str, Arity]] = {}
    for kind, arity, names in _lines(_METHODS):
        for name in names:
            found.setdefault(name, {})[kind] = arity
    return found


def _lines(table: str) -> list[tuple[str, Arity, list[str]]]:
    found = []
    for line in table.strip().splitlines():
        head, names = line.split(": ")
        kinds, limits, words = head.split()
        least, most = limits.split(":")
        arity = (int(least), int(most), words)
        found += [(kind, arity, names.split()) for kind in kinds.split(",")]
    return found


def wrong_method_call(name: str, count: int, named: bool) -> dict[str, str]:
    """CPython's message for a call of the method ``name``, by the type that has it."""
    found: dict[str, str] = {}
    for kind, arity in _methods().get(name, {}).items():
        if named:
            takes = arity[2] == "named" or name == "update"
            message = None if takes else f"{kind}.{name}() takes no keyword arguments"
        else:
            message = _wrong(kind + ".", name, arity, count)
        if message is not None:
            found[kind] = message
    return found


def _wrong(kind: str, name: str, arity: Arity, count: int) -> str | None:
    least, most, words = arity
    if least <= count <= most:
        return None
    if words == "one":
        return f"{kind}{name}() takes exactly one argument ({count} given)"
    if words == "none":
        return f"{kind}{name}() takes no arguments ({count} given)"
    limit = least if count < least else most
    bound = "" if least == most else "at least " if count < least else "at most "
    arguments = f"{bound}{limit} argument{'' if limit == 1 else 's'}"
    if words == "expected":
        return f"{name} expected {arguments}, got {count}"
    return f"{name}() takes {arguments} ({count} given)"
