"""Runs in the worker (compiled): what the worker reads and sets inside Pyodide.

Names that begin with an underscore are Pyodide's and Emscripten's own, of the Pyodide that the
build vendors.
"""

from offthread.in_worker import host
from offthread.in_worker.failures import text_of


def add_paths(pyodide, folders):
    """Lets Python look for modules in ``folders`` (list of str) too."""
    path = pyodide.pyimport("sys").path
    for folder in folders:
        path.append(folder)


def write_library(pyodide, buffer):
    """Lays the ArrayBuffer where Python looks for its standard library."""
    version = pyodide._api.pyVersionTuple
    path = f"/lib/python{version[0]}{version[1]}.zip"
    pyodide.FS.writeFile(path, host.octets(buffer, 0, buffer.byteLength))


def on_fatal(pyodide, hear):
    """Calls ``hear(text)`` when Python has crashed and can be used no more."""
    pyodide._api.on_fatal = lambda error: hear(text_of(error))


def memory_of(pyodide):
    """The bytes (int) of Pyodide's WebAssembly memory."""
    return pyodide._module.HEAP8.length


def look_after(pyodide, chances):
    """Lets Python look at the interrupt buffer after so many chances (int; by itself it takes
    every 50th)."""
    module = pyodide._module
    clock = module.__Py_emscripten_signal_clock
    if clock:
        module.HEAP32[clock / 4] = chances


def memory_in_use(module):
    """All memory of Pyodide's module (Uint32Array), and how many of its words are in use."""
    return module.HEAPU32, module.HEAPU32[module._emscripten_get_sbrk_ptr() / 4] / 4


def trampoline_of(module):
    """Where in its memory (an index of 32-bit words) CPython keeps a function that calls others:
    this engine's own, made before a snapshot is restored over it."""
    offset = module.HEAP32[module.__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET / 4]
    return (module.__PyRuntime + offset) / 4


def with_engine(create, hear):
    """``create(settings)`` makes Pyodide's module; so does what this gives, and waits for
    ``hear(module, engine)`` before Python starts in it; ``engine`` (dict) is what ``tell_engine``
    puts back."""

    async def create_and_tell(settings):
        module = await create(settings)
        await hear(module, {"trampoline": module.HEAP32[trampoline_of(module)]})
        return module

    return create_and_tell


def tell_engine(pyodide, head, engine):
    """Puts into memory what is this engine's own, and was another's where the snapshot with this
    ``head`` (Uint8Array) was made: what is in ``engine``, whether stacks can be switched, the
    time zone."""
    module = pyodide._module
    module.HEAP32[trampoline_of(module)] = engine["trampoline"]
    stacks = host.header_of(head)["stacks"]
    module.HEAP32[stacks["address"] / 4] = stacks["values"][1 if host.can_switch_stacks() else 0]
    set_time_zone(pyodide)


def set_time_zone(pyodide):
    """Gives the C library the zone of this browser; it asks once, and did so where the snapshot
    was made."""
    module = pyodide._module
    names = module.HEAPU32.subarray(module._tzname / 4)
    module.__tzset_js(module._timezone, module._daylight, names[0], names[1])
