"""Runs in Pyodide: the one file of this place that touches ``js`` and ``pyodide``."""

import asyncio

import js as page_globals
import pyodide.ffi
from _pyodide import _future_helper
from pyodide import webloop
from pyodide.code import should_quiet
from pyodide.ffi import JsBigInt, JsException, JsProxy, can_run_sync, jsnull, run_sync, to_js
from pyodide.webloop import WebLoop

__all__ = [
    "JsBigInt",
    "JsException",
    "JsProxy",
    "WebLoop",
    "array_buffer",
    "as_js",
    "can_run_sync",
    "can_wait_in_calls",
    "connect",
    "date",
    "enumerable_globals",
    "forget_global",
    "forget_line",
    "install_running_loop",
    "is_cancelled",
    "is_cloneable",
    "jsnull",
    "kind_of",
    "loop",
    "map_of",
    "mend_page_globals",
    "mend_rejections",
    "none_for_null",
    "object_keys",
    "object_of",
    "on_stray_exit",
    "page_globals",
    "read_blob",
    "replace_run_sync",
    "replace_sleep",
    "run_sync",
    "set_of",
    "shared_bytes",
    "should_quiet",
    "tell",
    "tell_begun",
    "tell_executing",
    "tell_result",
    "tell_started",
    "typed_array",
    "wait_for_line",
    "wake",
]

loop = asyncio.get_event_loop()
# What exists in the worker only, and cannot be in a snapshot of Python.
_worker = [None]
_object_to_string = [None]


def as_js(tree):
    """A JavaScript value from a tree of str, int, float, bool, jsnull, list, dict and JsProxy."""
    return to_js(tree)


def none_for_null(value):
    """None for JavaScript's null."""
    return None if value is jsnull else value


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
    return str(_object_to_string[0].call(value))[8:-1]


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


# --- the worker ---------------------------------------------------------------------------


def connect(worker):
    """Take the worker's own functions (a JavaScript object, see in_worker/python.py)."""
    _worker[0] = worker
    _object_to_string[0] = page_globals.Object.prototype.toString


def tell(message, transfer):
    """Post a message (dict) to the page; ``transfer`` is a list of ArrayBuffers."""
    tree = {key: jsnull if value is None else value for key, value in message.items()}
    _worker[0].tell(to_js(tree), to_js(transfer))


def tell_result(id, tree, stdout, stderr, transfer):
    """Post the message ``result`` of run ``id``; ``tree`` as in ``as_js``."""
    _worker[0].result(id, to_js(tree), stdout, stderr, to_js(transfer) if transfer else None)


def tell_begun(id):
    """The call ``id`` has begun; only a crash makes the page want to know."""
    _worker[0].begun(id)


def tell_started(id):
    """The script of run ``id`` begins."""
    _worker[0].started(id)


def tell_executing(id):
    """Run ``id`` executes now."""
    _worker[0].executing(id)


def wake(signal, timer):
    """Wake Python in so many milliseconds (-1: not): by a signal where it executes then, by a
    timer where it is idle."""
    _worker[0].wake(signal, timer)


def is_cancelled(id, stop_url):
    """Whether the page wants run ``id`` to end, as far as that can be seen while Python runs."""
    return bool(_worker[0].is_cancelled(id, stop_url))


def mend_page_globals():
    """Put back what a script replaced of JavaScript's own."""
    _worker[0].mend_globals()


# --- waiting ------------------------------------------------------------------------------


def install_running_loop():
    """Let tasks be made in a call that came straight from JavaScript."""
    loop._install_running_loop()


def replace_run_sync(wait_for):
    """Put ``wait_for`` in the place of ``pyodide.ffi.run_sync``, in ``time.sleep`` and
    ``asyncio.run`` too."""
    pyodide.ffi.run_sync = webloop.run_sync = wait_for


def replace_sleep(make):
    """Let ``time.sleep`` use ``make(the sleep that blocks)`` where Python cannot wait in calls."""
    webloop._orig_sleep = make(webloop._orig_sleep)
