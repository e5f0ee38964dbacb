"""Runs in Pyodide: the one file of this place that touches ``js`` and ``pyodide``."""

import asyncio

import js as page_globals
from _pyodide import _future_helper
from pyodide.code import should_quiet
from pyodide.ffi import JsBigInt, JsException, JsProxy, can_run_sync, jsnull, to_js

__all__ = [
    "JsBigInt",
    "JsException",
    "JsProxy",
    "array_buffer",
    "as_js",
    "can_run_sync",
    "can_wait_in_calls",
    "date",
    "enumerable_globals",
    "forget_global",
    "forget_line",
    "is_cloneable",
    "jsnull",
    "kind_of",
    "map_of",
    "mend_rejections",
    "object_keys",
    "object_of",
    "on_stray_exit",
    "page_globals",
    "read_blob",
    "set_of",
    "shared_bytes",
    "should_quiet",
    "typed_array",
    "wait_for_line",
]

_object_to_string = page_globals.Object.prototype.toString


def as_js(tree):
    """A JavaScript value from a tree of str, int, float, bool, jsnull, list, dict and JsProxy."""
    return to_js(tree)


def object_of(pairs):
    """A plain object with any keys, ``__proto__`` too, from a list of [key, tree]."""
    return page_globals.Object.fromEntries(to_js(pairs))


def map_of(pairs):
    """A Map from a list of [key tree, value tree]."""
    return page_globals.Map.new(to_js(pairs))


def set_of(items):
    """A Set from a list of trees."""
    return page_globals.Set.new(to_js(items))


def date(milliseconds):
    """A Date from milliseconds since 1970 (float; NaN gives an invalid Date)."""
    return page_globals.Date.new(milliseconds)


def array_buffer(octets):
    """A new ArrayBuffer that holds a copy of ``octets`` (a contiguous buffer of format "B")."""
    target = page_globals.Uint8Array.new(len(octets))
    if len(octets):
        target.assign(octets)
    return target.buffer


def typed_array(name, buffer):
    """A typed array of the class called ``name`` over the whole of an ArrayBuffer."""
    return getattr(page_globals, name).new(buffer)


def can_wait_in_calls():
    """Can Python wait for a promise inside a plain call (JSPI)?"""
    return hasattr(page_globals.WebAssembly, "Suspending")


def kind_of(value):
    """The class name that JavaScript's own ``toString`` gives: "Date", "Blob", "Array" …"""
    return str(_object_to_string.call(value))[8:-1]


def object_keys(value):
    """The own enumerable keys of a JavaScript object (list of str)."""
    return page_globals.Object.keys(value).to_py()


def is_cloneable(value):
    """Can structured clone copy this JavaScript value (and so send it to the page)?"""
    if kind_of(value).endswith(("Array", "ArrayBuffer")) and hasattr(value, "byteLength"):
        return True
    try:
        page_globals.structuredClone(value)
    except JsException:
        return False
    return True


def read_blob(blob, start, stop):
    """The bytes ``start`` to ``stop`` of a Blob or File, synchronously (a memoryview)."""
    return page_globals.FileReaderSync.new().readAsArrayBuffer(blob.slice(start, stop)).to_py()


def enumerable_globals():
    """The names that assignments left on the worker's global object (a JavaScript array)."""
    return page_globals.Object.keys(page_globals.globalThis)


def forget_global(name):
    """Delete one name of the worker's global object."""
    page_globals.Reflect.deleteProperty(page_globals.globalThis, name)


def on_stray_exit(tell):
    """Call ``tell`` where a task ends with SystemExit or KeyboardInterrupt, which Pyodide's loop
    would otherwise throw into the worker's global scope."""
    loop = asyncio.get_event_loop()
    loop._system_exit_handler = tell
    loop._keyboard_interrupt_handler = tell


def mend_rejections():
    """Let a promise be rejected with anything, as JavaScript's may. Pyodide's future takes
    exceptions only, and would never be settled."""
    set_exception = _future_helper.set_exception

    def set_any(future, reason):
        if not isinstance(reason, BaseException):
            reason = RuntimeError(f"a JavaScript promise was rejected with {reason}")
        set_exception(future, reason)

    _future_helper.set_exception = set_any


# --- input: waiting for the page ----------------------------------------------------------


def forget_line(numbers):
    """Before asking: there is no line in the shared memory ``numbers`` (Int32Array)."""
    page_globals.Atomics.store(numbers, 0, 0)


def wait_for_line(numbers, milliseconds):
    """Block this worker until there is a line, not longer than that; whether there is one."""
    return page_globals.Atomics.wait(numbers, 0, 0, milliseconds) != "timed-out"


def shared_bytes(numbers, start, count):
    """The ``count`` bytes from ``start`` of the shared memory below ``numbers``."""
    octets = page_globals.Uint8Array.new(numbers.buffer, start, count)
    return octets.slice().to_py().tobytes()
