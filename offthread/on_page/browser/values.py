"""Runs on the page (compiled): JavaScript's own values, and their structured clones."""

from js import (
    Array,
    Map,
    Node,
    Object,
    Set,
    Symbol,
    Uint8Array,
    WeakSet,
    globalThis,
    structuredClone,
)


def clone(value, transfer):
    """A structured clone of ``value``; what is in the list ``transfer`` is moved, not copied.
    Raises the browser's DataCloneError."""
    return structuredClone(value, {"transfer": transfer})


def can_clone(value):
    """Whether ``value`` can cross to a worker."""
    try:
        structuredClone(value)
        return True
    except Exception:
        return False


def hidden_pairs(value):
    """The [key, value] pairs of a Python dict that JavaScript does not see as properties, because
    not all its keys are ordinary texts; None for any other value."""
    table = None if value is None else value[getattr(Symbol, "for")("offthread.table")]
    return None if table is None or isinstance(value, Set) else [*table.entries()]


def plain_pairs(value):
    """The [key, value] pairs of a plain object."""
    return Object.entries(value)


def inner_objects(value):
    """The objects that an array or a plain object holds."""
    return Object.values(value).filter(lambda held: Object(held) is held)


def object_of(pairs):
    """A plain object of [key, value] pairs."""
    return Object.fromEntries(pairs)


def map_of(pairs):
    """A Map of [key, value] pairs."""
    return Map(pairs)


def entries(value):
    """What ``value`` holds, where it is a container: pairs of the key as a reader would write
    it (quoted text or a number), and the value."""
    if isinstance(value, (Array, Set)):
        return Object.entries([*value])
    if isinstance(value, Map):
        pairs = [*value.entries()]
    else:
        pairs = Object.entries(value) if isinstance(value, dict) else []
    return [[quoted(pair[0]), pair[1]] for pair in pairs]


def quoted(text):
    """``text`` as a JavaScript string literal."""
    return globalThis.JSON.stringify(text)


def parse_json(text):
    """The value of the JSON ``text``; raises the browser's SyntaxError."""
    return globalThis.JSON.parse(text)


def identity_set():
    """An empty set of objects by identity: ``add(object)``, ``has(object)``."""
    return WeakSet()


def describe(value):
    """What ``value`` is, for a person: "a function", "a DOM node (CANVAS)", "a Promise"."""
    if callable(value):
        return "a function"
    if isinstance(value, Node):
        return "a DOM node (" + value.nodeName + ")"
    return "an object of type " + value.constructor.name


def is_bytes(value):
    """Whether ``value`` is what a script's bytes become: a Uint8Array."""
    return isinstance(value, Uint8Array)


def is_map(value):
    """Whether ``value`` is what a dict with other keys than text becomes: a Map."""
    return isinstance(value, globalThis.Map)


def map_records(value):
    """A Map as records: a list of dicts of ``key`` and ``value``."""
    return getattr(globalThis.Array, "from")(value, lambda pair: {"key": pair[0], "value": pair[1]})


def is_collection(value):
    """Whether ``value`` is a Set, or a typed array of other numbers than bytes."""
    if isinstance(value, globalThis.Set):
        return True
    return globalThis.ArrayBuffer.isView(value) and not isinstance(value, Uint8Array)
