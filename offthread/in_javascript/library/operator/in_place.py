"""Runs wherever compiled Python runs: the operators that change what stands left of them."""

from _runtime import is_number, type_name


def iadd(a, b):
    a += b
    return a


def iconcat(a, b):
    if is_number(a) and not isinstance(a, str):
        raise TypeError(f"'{type_name(a)}' object can't be concatenated")
    a += b
    return a


def isub(a, b):
    a -= b
    return a


def imul(a, b):
    a *= b
    return a


def itruediv(a, b):
    a /= b
    return a


def ifloordiv(a, b):
    a //= b
    return a


def imod(a, b):
    a %= b
    return a


def imatmul(a, b):
    a @= b
    return a


def iand(a, b):
    a &= b
    return a


def ior(a, b):
    a |= b
    return a


def ixor(a, b):
    a ^= b
    return a


def ilshift(a, b):
    a <<= b
    return a


def irshift(a, b):
    a >>= b
    return a


def ipow(a, b):
    a **= b
    return a
