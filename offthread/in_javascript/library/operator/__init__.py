"""Runs wherever compiled Python runs: Python's ``operator``."""

from operator.getters import attrgetter, itemgetter, methodcaller  # noqa: F401
from operator.in_place import (  # noqa: F401
    iadd,
    iand,
    iconcat,
    ifloordiv,
    ilshift,
    imatmul,
    imod,
    imul,
    ior,
    ipow,
    irshift,
    isub,
    itruediv,
    ixor,
)

from _runtime import is_integer, is_number, type_name, whole


def lt(a, b):
    return a < b


def le(a, b):
    return a <= b


def eq(a, b):
    return a == b


def ne(a, b):
    return a != b


def gt(a, b):
    return a > b


def ge(a, b):
    return a >= b


def not_(a):
    return not a


def truth(a):
    return bool(a)


def is_(a, b):
    return a is b


def is_not(a, b):
    return a is not b


def add(a, b):
    return a + b


def sub(a, b):
    return a - b


def mul(a, b):
    return a * b


def truediv(a, b):
    return a / b


def floordiv(a, b):
    return a // b


def mod(a, b):
    return a % b


def pow(a, b):
    return a**b


def matmul(a, b):
    return a @ b


def neg(a):
    return -a


def pos(a):
    return +a


def abs(a):
    if hasattr(a, "__abs__"):
        return a.__abs__()
    if not is_number(a) or isinstance(a, str):
        raise TypeError(f"bad operand type for abs(): '{type_name(a)}'")
    return -a if a < 0 else +a


def inv(a):
    return ~a


def and_(a, b):
    return a & b


def or_(a, b):
    return a | b


def xor(a, b):
    return a ^ b


def lshift(a, b):
    return a << b


def rshift(a, b):
    return a >> b


def concat(a, b):
    if (
        isinstance(a, dict)
        or not hasattr(a, "__getitem__")
        and not isinstance(a, (str, list, tuple, bytes))
    ):
        raise TypeError(f"'{type_name(a)}' object can't be concatenated")
    return a + b


def contains(a, b):
    return b in a


def index(a):
    return whole(a)


def getitem(a, b):
    return a[b]


def call(obj, /, *args, **kwargs):
    return obj(*args, **kwargs)


invert = inv


def setitem(a, b, c):
    a[b] = c


def delitem(a, b):
    del a[b]


def _iterated(a):
    if is_number(a) and not hasattr(a, "__iter__") and not isinstance(a, (str, list, tuple)):
        raise TypeError(f"argument of type '{type_name(a)}' is not iterable")
    return a


def countOf(a, b):
    return len([x for x in _iterated(a) if x is b or x == b])


def indexOf(a, b):
    for place, item in enumerate(_iterated(a)):
        if item is b or item == b:
            return place
    raise ValueError("sequence.index(x): x not in sequence")


def length_hint(obj, default=0):
    """The length of ``obj``, or what it believes is left of it."""
    if hasattr(obj, "__len__") or isinstance(obj, (str, list, tuple, dict, set, frozenset, bytes)):
        return len(obj)
    if not is_integer(default):
        raise TypeError(f"'{type_name(default)}' object cannot be interpreted as an integer")
    try:
        found = obj.__length_hint__() if hasattr(obj, "__length_hint__") else NotImplemented
    except TypeError:
        return default
    if found is NotImplemented:
        return default
    if not is_integer(found):
        raise TypeError(f"__length_hint__ must be an integer, not {type_name(found)}")
    if found < 0:
        raise ValueError("__length_hint__() should return >= 0")
    return found


__lt__ = lt
__le__ = le
__eq__ = eq
__ne__ = ne
__ge__ = ge
__gt__ = gt
__not__ = not_
__abs__ = abs
__add__ = add
__and__ = and_
__floordiv__ = floordiv
__index__ = index
__inv__ = inv
__invert__ = invert
__lshift__ = lshift
__mod__ = mod
__mul__ = mul
__matmul__ = matmul
__neg__ = neg
__or__ = or_
__pos__ = pos
__pow__ = pow
__rshift__ = rshift
__sub__ = sub
__truediv__ = truediv
__xor__ = xor
__concat__ = concat
__contains__ = contains
__delitem__ = delitem
__getitem__ = getitem
__setitem__ = setitem
__call__ = call
__iadd__ = iadd
__iand__ = iand
__iconcat__ = iconcat
__ifloordiv__ = ifloordiv
__ilshift__ = ilshift
__imod__ = imod
__imul__ = imul
__imatmul__ = imatmul
__ior__ = ior
__ipow__ = ipow
__irshift__ = irshift
__isub__ = isub
__itruediv__ = itruediv
__ixor__ = ixor
