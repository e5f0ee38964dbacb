"""Runs wherever compiled Python runs: Python's ``operator``."""


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
    return __builtin_abs(a)


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
    return a + b


def contains(a, b):
    return b in a


def index(a):
    return a.__index__() if hasattr(a, "__index__") else int(a)


def getitem(a, b):
    return a[b]


def iadd(a, b):
    a += b
    return a


def call(obj, /, *args, **kwargs):
    return obj(*args, **kwargs)


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
