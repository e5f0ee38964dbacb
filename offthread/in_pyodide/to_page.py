"""Runs in Pyodide: Python values become JavaScript values (design.md, "Python to page").

``Outgoing.tree`` gives a tree of what Pyodide converts rightly by itself (str, number, bool,
``jsnull``, list, dict with str keys, finished JsProxy); ``as_js`` then makes it JavaScript at
once. The opposite is ``from_page.py``.
"""

import collections
import enum
import sys
from collections.abc import ItemsView, KeysView, Mapping, Set, ValuesView

from offthread.in_pyodide import buffers, host
from offthread.in_pyodide.conversion_error import (
    Cycle,
    TooDeep,
    Unconvertible,
    key_step,
    remedy_for,
    safe_repr,
    shorten,
)
from offthread.in_pyodide.deep import take_apart

MAX_DEPTH = 500
LIMIT = 2**53 - 1  # Number.MAX_SAFE_INTEGER, which Pyodide itself already makes a BigInt
FITS_ALWAYS = {str, float, bool}
# Names that every JavaScript object inherits; Pyodide refuses to set them.
INHERITED = frozenset(
    "__proto__ constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toString valueOf "
    "toLocaleString __defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__".split()
)
AS_LIST = (list, tuple, range, collections.deque, KeysView, ValuesView, ItemsView)


class Outgoing:
    """One conversion: remembers what it has met, and the ArrayBuffers it made.

    ``transfer`` (list of JsProxy) may be transferred instead of copied by postMessage.
    """

    def __init__(self):
        self.transfer = []
        self.met = {}

    def tree(self, value, root):
        """The tree of ``value``. Raises ConversionError with the path from ``root`` (str)."""
        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(limit + 3 * MAX_DEPTH)
        try:
            return plain(value, self, 0)
        except TooDeep as problem:
            self.met.clear()
            take_apart(value)
            raise problem.named(root) from None
        except Unconvertible as problem:
            raise problem.named(root) from None
        finally:
            sys.setrecursionlimit(limit)

    def begin(self, value, depth):
        """Enter a container: its finished tree where it was met before, else None."""
        known = self.met.get(id(value))
        if isinstance(known, int):
            raise Cycle(type(value).__name__, known)
        if known is not None:
            return known[1]
        if depth > MAX_DEPTH:
            take_apart(value)
            raise TooDeep(MAX_DEPTH)
        self.met[id(value)] = depth
        return None

    def end(self, value, tree):
        """Leave a container; ``value`` is kept, so that its id stays its own."""
        self.met[id(value)] = (value, tree)
        return tree


def plain(value, work, depth):
    """The tree of one value of any type."""
    kind = type(value)
    if kind is str or kind is float or kind is bool:
        return value
    if value is None:
        return host.jsnull
    convert = CONVERTERS.get(kind)
    if convert is None:
        convert = converter_for(value)
    return convert(value, work, depth)


def from_int(value, work, depth):
    number = int(value)
    return float(number) if abs(number) == LIMIT else number


def from_list(value, work, depth):
    known = work.begin(value, depth)
    if known is not None:
        return known
    tree = []
    try:
        for item in value:
            kind = type(item)
            fits = kind in FITS_ALWAYS or (kind is int and -LIMIT < item < LIMIT)
            tree.append(item if fits else plain(item, work, depth + 1))
    except Unconvertible as problem:
        problem.steps.append(f"[{len(tree)}]")
        raise
    return work.end(value, tree)


def from_dict(value, work, depth):
    known = work.begin(value, depth)
    if known is not None:
        return known
    if INHERITED.isdisjoint(value):
        tree = members(value.items(), work, depth)
        if tree is not None:
            return work.end(value, tree)
    pairs = [(bare_key(key), item) for key, item in value.items()]
    if all(isinstance(key, str) for key, _ in pairs):
        tree = host.object_of(list(map(list, members(pairs, work, depth).items())))
    else:
        tree = host.map_of([map_entry(key, item, work, depth) for key, item in pairs])
    return work.end(value, tree)


def bare_key(key):
    """An Enum key counts as its value, a subclass of str as a str."""
    while isinstance(key, enum.Enum):
        key = key.value
    return str.__str__(key) if isinstance(key, str) else key


def map_entry(key, value, work, depth):
    try:
        return [plain(key, work, depth + 1), plain(value, work, depth + 1)]
    except Unconvertible as problem:
        problem.steps.append(key_step(key))
        raise


def members(pairs, work, depth):
    """A dict of the trees of (key, value) pairs, or None where a key is no str."""
    tree = {}
    key = None
    try:
        for key, item in pairs:
            if type(key) is not str:
                return None
            kind = type(item)
            fits = kind in FITS_ALWAYS or (kind is int and -LIMIT < item < LIMIT)
            tree[key] = item if fits else plain(item, work, depth + 1)
    except Unconvertible as problem:
        problem.steps.append(key_step(key))
        raise
    return tree


def from_set(value, work, depth):
    known = work.begin(value, depth)
    if known is not None:
        return known
    items = []
    item = None
    try:
        for item in value:
            items.append(plain(item, work, depth + 1))
    except Unconvertible as problem:
        problem.steps.append(f"{{{shorten(safe_repr(item))}}}")
        raise
    return work.end(value, host.set_of(items))


def from_fields(names, value, work, depth):
    """A plain object from the named attributes (a namedtuple, a dataclass)."""
    known = work.begin(value, depth)
    if known is not None:
        return known
    tree = {}
    name = ""
    try:
        for name in names:
            tree[name] = plain(getattr(value, name), work, depth + 1)
    except Unconvertible as problem:
        problem.steps.append(f".{name}")
        raise
    return work.end(value, tree)


def from_namedtuple(value, work, depth):
    return from_fields(value._fields, value, work, depth)


def from_dataclass(value, work, depth):
    names = [field.name for field in sys.modules["dataclasses"].fields(value)]
    return from_fields(names, value, work, depth)


def from_buffer(value, work, depth):
    known = work.begin(value, depth)
    return known if known is not None else work.end(value, buffers.to_page(value, work.transfer))


def from_datetime(value, work, depth):
    try:
        return host.date(round(value.timestamp() * 1000))
    except (ValueError, OverflowError) as error:
        raise Unconvertible(
            f"the datetime {safe_repr(value)} has no time stamp ({error}).",
            "Return its isoformat() instead.",
        ) from None


def from_enum(value, work, depth):
    return plain(value.value, work, depth)


def from_text(value, work, depth):
    return str(value)


def from_js(value, work, depth):
    if host.is_cloneable(value):
        return value
    kind = host.kind_of(value)
    remedy = "await it first." if kind == "Promise" else "Return numbers, text or its parts."
    raise Unconvertible(f"a JavaScript {kind} cannot be sent to the page:", remedy)


def refuse(value, work, depth):
    raise Unconvertible(f"{type(value)!r} cannot be sent to the page:", remedy_for(value))


def converter_for(value):
    """The converter of a value whose exact type has none (a subclass, a package's type)."""
    if isinstance(value, type):
        return refuse
    if hasattr(type(value), "__dataclass_fields__"):
        return from_dataclass
    if isinstance(value, tuple) and hasattr(type(value), "_fields"):
        return from_namedtuple
    for types_, convert in BY_ISINSTANCE:
        if isinstance(value, types_):
            return convert
    for module, name, convert in BY_MODULE:
        if module in sys.modules and isinstance(value, getattr(sys.modules[module], name)):
            return convert
    return from_buffer if buffers.is_buffer(value) else refuse


def from_str_subclass(value, work, depth):
    return str.__str__(value)


def from_float_subclass(value, work, depth):
    return float(value)


CONVERTERS = {
    int: from_int,
    list: from_list,
    tuple: from_list,
    dict: from_dict,
    set: from_set,
    frozenset: from_set,
    range: from_list,
    bytes: from_buffer,
    bytearray: from_buffer,
    memoryview: from_buffer,
}
BY_ISINSTANCE = (
    (type(host.jsnull), lambda value, work, depth: value),
    (enum.Enum, from_enum),
    (str, from_str_subclass),
    (int, from_int),
    (float, from_float_subclass),
    (host.JsProxy, from_js),
    (AS_LIST, from_list),
    (Mapping, from_dict),
    (Set, from_set),
)
# A value of these types exists only where its module was imported already; importing them here
# would cost each start of Python a tenth of a second.
BY_MODULE = (
    ("datetime", "datetime", from_datetime),
    ("datetime", "date", from_text),
    ("datetime", "time", from_text),
    ("datetime", "timedelta", from_text),
    ("decimal", "Decimal", from_text),
    ("fractions", "Fraction", from_text),
    ("uuid", "UUID", from_text),
    ("pathlib", "PurePath", from_text),
)
