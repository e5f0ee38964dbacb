"""Runs in Pyodide: JavaScript values become Python values (design.md, "Page to Python").

Pyodide converts what it knows in one go; a converter of ours adds Date, Blob, File and objects
with a key ``constructor``, and a last pass turns null into None and BigInt into int. The
opposite is ``to_page.py``.
"""

import io
import math

from offthread.in_pyodide import host
from offthread.in_pyodide.conversion_error import ConversionError, key_step
from offthread.in_pyodide.deep import take_apart

CONTAINERS = {list, dict, set}
MAX_DEPTH = 2000
ODD = {type(host.jsnull), host.JsBigInt}


def context_of(value):
    """The dict of a run's context. Raises ConversionError that names the key."""
    try:
        return from_page(value)
    except (host.JsException, ConversionError, RecursionError, ValueError, OverflowError):
        return {key: one_of(value, key) for key in host.object_keys(value)}


def one_of(value, key):
    try:
        return from_page(value.as_object_map()[key])
    except Exception as problem:
        too_deep = isinstance(problem, RecursionError) or "call stack" in str(problem)
        reason = "it is nested too deeply." if too_deep else reason_of(problem)
        raise ConversionError(
            f"context{key_step(key)}: {reason} Send numbers, text, arrays and plain objects; "
            "keys of a Map and members of a Set must be numbers or text."
        ) from None


def reason_of(problem):
    text = str(problem).removeprefix("Error: ")
    return text if text.endswith(".") else text + "."


def from_page(value):
    """The Python value of any JavaScript value."""
    if not isinstance(value, host.JsProxy):
        return plain(value)
    tree = value.to_py(default_converter=convert_other)
    if type(tree) in CONTAINERS:
        make_plain(tree)
    return tree


def convert_other(value, convert, remember):
    """What Pyodide leaves as a proxy. ``convert`` does a member, ``remember`` keeps a cycle."""
    kind = host.kind_of(value)
    if kind == "Date":
        return moment(value)
    if kind in ("Blob", "File"):
        return open_blob(value)
    if kind == "FileList":
        return [open_blob(file) for file in value]
    if kind == "Object":
        return members(value, convert, remember)
    return value


def members(value, convert, remember):
    """An object that Pyodide takes for an instance: it has a key ``constructor``."""
    tree = {}
    remember(value, tree)
    entries = value.as_object_map()
    for key in host.object_keys(value):
        tree[key] = convert(entries[key])
    return tree


def moment(date):
    """The datetime in UTC of a Date."""
    from datetime import UTC, datetime, timedelta  # costs time at start, and not all need it

    milliseconds = date.getTime()
    if math.isnan(milliseconds):
        raise ConversionError("an invalid Date.")
    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)
    except OverflowError:
        raise ConversionError("a Date outside the years 1 to 9999.") from None


def make_plain(tree):
    """None for each null, int for each BigInt, in place; no recursion, each container once.

    Raises RecursionError for a tree deeper than MAX_DEPTH, which Python could not free.
    """
    level = [tree]
    seen = {id(tree)}
    depth = 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            take_apart(tree)
            raise RecursionError("nested too deeply")
        found = [child for container in level for child in mended(container)]
        level = [child for child in found if id(child) not in seen and not seen.add(id(child))]


def mended(container):
    """Mend one container; gives the containers inside it."""
    if type(container) is list:
        return mended_items(container, enumerate(container))
    if type(container) is dict:
        if any(type(key) in ODD for key in container):
            pairs = [(plain(key), item) for key, item in container.items()]
            container.clear()
            container.update(pairs)
        return mended_items(container, container.items())
    if any(type(item) in ODD for item in container):
        items = [plain(item) for item in container]
        container.clear()
        container.update(items)
    return []


def mended_items(container, items):
    """Mend the values of a list or dict, given with their places."""
    inside = []
    for place, item in items:
        kind = type(item)
        if kind in ODD:
            container[place] = plain(item)
        elif kind in CONTAINERS:
            inside.append(item)
    return inside


def plain(value):
    """None for null, int for a BigInt, anything else as it is."""
    if value is host.jsnull:
        return None
    return int(value) if type(value) is host.JsBigInt else value


def open_blob(blob):
    """A readable binary file over a Blob or File, read only when asked for."""
    return io.BufferedReader(BlobBytes(blob), buffer_size=1 << 20)


class BlobBytes(io.RawIOBase):
    """The bytes of a Blob; ``name`` (str) is that of a File, and "" of a Blob."""

    def __init__(self, blob):
        super().__init__()
        self.blob = blob
        self.name = str(getattr(blob, "name", ""))
        self.mode = "rb"
        self.position = 0

    def readable(self):
        return True

    def seekable(self):
        return True

    def tell(self):
        return self.position

    def seek(self, offset, whence=io.SEEK_SET):
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self.position, io.SEEK_END: int(self.blob.size)}
        position = base[whence] + offset
        if position < 0:
            raise ValueError(f"negative seek position {position}")
        self.position = position
        return position

    def readinto(self, target):
        stop = min(self.position + len(target), int(self.blob.size))
        if stop <= self.position:
            return 0
        try:
            octets = host.read_blob(self.blob, self.position, stop)
        except host.JsException as problem:
            raise OSError(
                f"the browser did not let the worker read {self.name or 'a Blob'} ({problem}); "
                "send its bytes instead: await file.arrayBuffer() on the page"
            ) from None
        target[: len(octets)] = octets
        self.position += len(octets)
        return len(octets)
