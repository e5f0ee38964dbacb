"""Runs in the worker (compiled): the only file of in_worker that touches the worker's globals."""

from js import URL, Response, Uint8Array, console, fetch, globalThis, import_module, location

BUNDLED_FOLDER = __pyodide_folder__  # noqa: F821 - the bundler puts a text here


def on_message(callback):
    """Call ``callback(message)`` for each message of the page."""
    globalThis.addEventListener("message", lambda event: callback(event.data))


def send(message, transfer):
    """Post ``message``; the buffers in ``transfer`` move with it."""
    globalThis.postMessage(message, transfer)


def log_error(text):
    """Write ``text`` to the console as an error."""
    console.error(text)


def absolute(url):
    """``url`` as seen from this script."""
    return URL(url, location.href).href


async def fetch_bytes(url):
    """The bytes behind ``url`` (ArrayBuffer); raises where the server refuses."""
    answer = await fetch(url)
    if not answer.ok:
        raise OSError(f"{url} answered {answer.status}")
    return await answer.arrayBuffer()


async def load_pyodide(url, assets):
    """Pyodide's object, from the folder ``url`` or from ``assets`` (file name to ArrayBuffer)."""
    if assets is None:
        module = await import_module(url + "pyodide.mjs")
        return await module.loadPyodide({"indexURL": url})
    bundled = globalThis.offthreadPyodide
    base = "https://offthread.invalid/"

    async def fetch_asset(request, options):
        name = str(request.url or request).split("/")[-1]
        kind = "application/wasm" if name.endswith(".wasm") else "application/octet-stream"
        if name in assets:
            return Response(assets[name], {"headers": {"content-type": kind}})
        return await fetch(request, options)

    globalThis.fetch = fetch_asset
    lock = await Response(assets["pyodide-lock.json"]).text()
    return await bundled.loadPyodide(
        {
            "indexURL": base,
            "packageBaseUrl": base,
            "lockFileContents": lock,
            "createPyodideModule": bundled.createPyodideModule,
        }
    )


def octets(buffer):
    """A Uint8Array over an ArrayBuffer."""
    return Uint8Array(buffer)
