"""Runs wherever compiled Python runs: Python's ``operator``."""


def lt(a, b): return a < b  # noqa: E704
def le(a, b): return a <= b  # noqa: E704
def eq(a, b): return a == b  # noqa: E704
def ne(a, b): return a != b  # noqa: E704
def gt(a, b): return a > b  # noqa: E704
def ge(a, b): return a >= b  # noqa: E704
def not_(a): return not a  # noqa: E704
def truth(a): return bool(a)  # noqa: E704
def is_(a, b): return a is b  # noqa: E704
def is_not(a, b): return a is not b  # noqa: E704
def add(a, b): return a + b  # noqa: E704
def sub(a, b): return a - b  # noqa: E704
def mul(a, b): return a * b  # noqa: E704
def truediv(a, b): return a / b  # noqa: E704
def floordiv(a, b): return a // b  # noqa: E704
def mod(a, b): return a % b  # noqa: E704
def pow(a, b): return a**b  # noqa: E704
def matmul(a, b): return a @ b  # noqa: E704
def neg(a): return -a  # noqa: E704
def pos(a): return +a  # noqa: E704
def abs(a): return __builtin_abs(a)  # noqa: E704
def inv(a): return ~a  # noqa: E704
def and_(a, b): return a & b  # noqa: E704
def or_(a, b): return a | b  # noqa: E704
def xor(a, b): return a ^ b  # noqa: E704
def lshift(a, b): return a << b  # noqa: E704
def rshift(a, b): return a >> b  # noqa: E704
def concat(a, b): return a + b  # noqa: E704
def contains(a, b): return b in a  # noqa: E704
def index(a): return a.__index__() if hasattr(a, "__index__") else int(a)  # noqa: E704
def getitem(a, b): return a[b]  # noqa: E704
def iadd(a, b): a += b; return a  # noqa: E704, E702
def call(obj, /, *args, **kwargs): return obj(*args, **kwargs)  # noqa: E704


invert = inv


def __builtin_abs(a):
    return a if a >= 0 else -a


def setitem(a, b, c):
    a[b] = c


def delitem(a, b):
    del a[b]


def countOf(a, b):
    return len([x for x in a if x is b or x == b])


def indexOf(a, b):
    for place, item in enumerate(a):
        if item is b or item == b:
            return place
    raise ValueError("sequence.index(x): x not in sequence")


def itemgetter(*items):
    """A function that takes ``items`` out of its argument."""
    if len(items) == 1:
        only = items[0]
        return lambda thing: thing[only]
    return lambda thing: tuple([thing[item] for item in items])


def _resolve(thing, path):
    for name in path.split("."):
        thing = getattr(thing, name)
    return thing


def attrgetter(*names):
    """A function that reads these (dotted) attributes of its argument."""
    if len(names) == 1:
        only = names[0]
        return lambda thing: _resolve(thing, only)
    return lambda thing: tuple([_resolve(thing, name) for name in names])


def methodcaller(name, /, *args, **kwargs):
    return lambda thing: getattr(thing, name)(*args, **kwargs)
