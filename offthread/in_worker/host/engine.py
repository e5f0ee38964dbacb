"""Runs in the worker (compiled): the engine's WebAssembly, and what Pyodide is started with."""

from js import WebAssembly, globalThis, import_module

# Bytes; Pyodide's own has 144.
MOST_OF_HEAD = 4096


def embedded_pyodide():
    """``loadPyodide`` and ``createPyodideModule`` of the offline bundle, in other bundles None."""
    return globalThis.offthreadPyodide


def empty_zip():
    """An ArrayBuffer: a zip that holds nothing."""
    octets = globalThis.Uint8Array(22)
    octets.set([80, 75, 5, 6])
    return octets.buffer


def language():
    """The C library's name (str) for the browser's language."""
    return (globalThis.navigator.language or "C").replace("-", "_") + ".UTF-8"


async def import_script(url):
    """The ES module at ``url``."""
    return await import_module(url)


def can_switch_stacks():
    """Whether Python may wait inside a synchronous call (JSPI: ``asyncio.run`` in a script)."""
    return "Suspending" in WebAssembly


def stand_in(lay):
    """What Pyodide takes for a snapshot (Uint8Array) before there is one: it reads the head of it,
    which is to be put there, and asks for all that follows; then ``lay()`` puts that where Pyodide
    would, and it gets nothing to put."""
    view = globalThis.Uint8Array(MOST_OF_HEAD)
    part = view.subarray

    def subarray(start, end=None):
        if end is not None:
            return part.call(view, start, end)
        lay()
        return part.call(view, 0, 0)

    return globalThis.Object.defineProperty(view, "subarray", {"value": subarray})


def header_of(head):
    """What the ``head`` (Uint8Array) of a snapshot says of it (dict)."""
    length = globalThis.Uint32Array(head.buffer, head.byteOffset, 3)[2]
    text = globalThis.TextDecoder().decode(head.slice(48, 48 + length))
    return globalThis.JSON.parse(text)


async def compile_wasm(url):
    """The WebAssembly.Module at ``url``, compiled while it comes where the server knows its media
    type. Raises what the browser says."""
    response = await globalThis.fetch(url)
    if not response.ok:
        raise OSError(f"status {response.status}")
    if (response.headers.get("Content-Type") or "").startswith("application/wasm"):
        return await WebAssembly.compileStreaming(response)
    return await WebAssembly.compile(await response.arrayBuffer())


def instantiate_from(compiled, on_memory, on_failure):
    """Lets Pyodide take the promise of a WebAssembly.Module ``compiled`` instead of the file that
    it asks for. Calls ``on_memory(ArrayBuffer)`` with the memory as WebAssembly itself fills it,
    and ``on_failure(error)`` where it is refused: Pyodide waits for ever then.

    Gives a function that ends this.
    """
    streaming = WebAssembly.instantiateStreaming

    async def instantiate(source, imports):
        try:
            module = await compiled
            instance = await WebAssembly.instantiate(module, imports)
            on_memory(instance.exports.memory.buffer)
            return {"module": module, "instance": instance}
        except Exception as error:
            on_failure(error)
            raise

    WebAssembly.instantiateStreaming = instantiate

    def put_back():
        WebAssembly.instantiateStreaming = streaming

    return put_back
