"""Runs wherever compiled Python runs: Python's ``re`` over JavaScript's regular expressions."""

from re.errors import RegexFlag, error
from re.matches import Match  # noqa: F401
from re.patterns import Pattern
from re.subjects import given_back, subject

from _runtime import type_name

PatternError = error
NOFLAG = RegexFlag(0)
IGNORECASE = I = RegexFlag(2)  # noqa: E741
LOCALE = L = RegexFlag(4)
MULTILINE = M = RegexFlag(8)
DOTALL = S = RegexFlag(16)
UNICODE = U = RegexFlag(32)
VERBOSE = X = RegexFlag(64)
ASCII = A = RegexFlag(256)
_kept = {}


def compile(pattern, flags=0):
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(flags, (int, RegexFlag)):
        kind = type_name(flags)
        raise TypeError(f"unsupported operand type(s) for &: '{kind}' and 'RegexFlag'")
    flags = int(flags)
    key = (pattern, flags)
    hash(pattern)
    if key not in _kept:
        _kept[key] = Pattern(pattern, flags)
    return _kept[key]


def purge():
    _kept.clear()


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def escape(pattern):
    if not isinstance(pattern, str):
        return given_back(escape(subject(pattern, True)), True)
    special = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"
    return "".join(["\\" + letter if letter in special else letter for letter in pattern])
