"""Runs on the machine: what of the library plainly gives floats."""

from __future__ import annotations

import ast
import re

_MATH = frozenset("sqrt sin cos tan exp log log2 log10 atan atan2 asin acos hypot pow fabs "
                        "radians degrees dist fmod sinh cosh tanh asinh acosh atanh expm1 "
                        "log1p cbrt exp2 erf erfc gamma lgamma ldexp copysign fsum "
                        "remainder nextafter ulp".split())  # fmt: skip
MODULE_FLOATS = {
    "float": frozenset({"fromhex"}),
    "math": _MATH,
    "operator": frozenset({"truediv"}),
    "random": frozenset("random uniform gauss normalvariate triangular expovariate".split()),
    "statistics": frozenset("fmean stdev pstdev geometric_mean".split()),
    "time": frozenset("time perf_counter monotonic process_time thread_time mktime".split()),
}
FLOAT_METHODS = frozenset({"total_seconds", "timestamp"})  # of whatever has them
_STRUCT = re.compile(r"[@=<>!]?((?:\d*[xcbB?hHiIlLqQnNefdspP]|\s)*)")
_MANY = 1000


def unpacked_floats(call: ast.Call) -> list[bool]:
    """Which values of ``struct.unpack``, with a literal format, are floats; empty where that
    cannot be told."""
    found = _STRUCT.fullmatch(_first_text(call))
    places: list[bool] = []
    for count, code in re.findall(r"(\d*)(\S)", found[1]) if found else ():
        times = 1 if code in "sp" else 0 if code == "x" else int(count or 1)
        places += [code in "efd"] * min(times, _MANY)
    return places if len(places) < _MANY else []


def holds_floats(call: ast.Call) -> bool:
    """Whether a call of ``array.array`` makes one of floats."""
    return _first_text(call) in ("d", "f")


def _first_text(call: ast.Call) -> str:
    first = call.args[0] if call.args else None
    value = first.value if isinstance(first, ast.Constant) else ""
    return value if isinstance(value, str) else ""
