"""Runs in the worker (compiled): the only file of in_worker that touches the worker's globals."""

from js import (
    URL,
    DecompressionStream,
    Promise,
    Response,
    WebAssembly,
    clearTimeout,
    console,
    globalThis,
    import_module,
    setTimeout,
    undefined,
)

SCRIPT_URL = __script_url__  # noqa: F821 - the bundler puts the running script's URL here
FILES = __files__  # noqa: F821 - a dict of role to (path below build/, bytes), by the bundler

# Bytes; Pyodide's own has 144.
MOST_OF_HEAD = 4096
# What Offthread and Pyodide cannot do without; a script may replace any of them by ``js``.
GUARDED = (
    *("Object", "Array", "Map", "Set", "Date", "Promise", "Reflect", "Proxy", "Symbol", "Error"),
    *("String", "Number", "Boolean", "BigInt", "Function", "JSON", "Math", "ArrayBuffer"),
    *("Uint8Array", "Int8Array", "WeakMap", "WebAssembly", "Response", "Request", "URL", "fetch"),
    *("structuredClone", "setTimeout", "clearTimeout", "queueMicrotask", "MessageChannel"),
    *("FileReaderSync", "TextDecoder", "TextEncoder", "console", "performance", "crypto"),
)
HEX = "0123456789abcdef"
kept = []
to_page = {}
MOST_BY_TURNS = 16


def keep_page():
    """Remembers the way to the page."""
    to_page["send"] = globalThis.postMessage


def keep_globals():
    """Remembers them as they are when Python is ready, before any script runs."""
    if not kept:
        for name in GUARDED:
            kept.append(globalThis[name])


def forget_globals():
    """A new Python starts, which has its own ``fetch`` meanwhile."""
    mend_globals()
    kept.clear()


def mend_globals():
    """Puts back the globals that scripts replaced. Counts: ``for … of`` may be what is broken."""
    for index in range(len(kept)):
        if globalThis[GUARDED[index]] is not kept[index]:
            globalThis[GUARDED[index]] = kept[index]


# --- messages and errors ------------------------------------------------------------------


def on_message(hear):
    """Calls ``hear(message)`` for each message of the page."""
    globalThis.addEventListener("message", lambda event: hear(event.data))


def post(message, transfer):
    """Sends ``message`` to the page; raises DataCloneError where it cannot be cloned."""
    to_page["send"].call(globalThis, message, transfer)


def announce(channel):
    """Tells all pages of this site on the BroadcastChannel of that name; a page on a disk has
    none."""
    try:
        line = globalThis.BroadcastChannel(channel)
        line.postMessage("")
        line.close()
    except Exception:
        return


def on_stray_error(hear):
    """Calls ``hear(thrown)`` for each error and each rejected promise that nobody caught.

    Where it returns True, the browser takes the error as handled: the page's worker lives on.
    """

    def on_error(event):
        if hear(event.message or "unknown error"):
            event.preventDefault()

    def on_rejection(event):
        if hear(event.reason):
            event.preventDefault()

    globalThis.addEventListener("error", on_error)
    globalThis.addEventListener("unhandledrejection", on_rejection)


def log(text):
    """What Python prints."""
    console.log(text)


def warn(text):
    """Something that goes on all the same."""
    console.warn(text)


def log_error(text, detail=None):
    """A problem for the developer, with what it is about."""
    if detail is None:
        console.error(text)
    else:
        console.error(text, detail)


def is_undefined(value):
    """Whether a function of Python gave None; null is something else."""
    return value is undefined


def new_map():
    """A Map: any text is a key."""
    return globalThis.Map()


def by_turns(context):
    """The names and values of a context by turns, where all values are numbers, text, bools or
    null, and few; else a list of the context alone."""
    names = globalThis.Object.keys(context)
    if len(names) > MOST_BY_TURNS:
        return [context]
    found = []
    for name in names:
        value = context[name]
        if value is not None and not isinstance(value, (str, bool, float)):
            return [context]
        found.append(name)
        found.append(value)
    return found


# --- where things are ---------------------------------------------------------------------


def built_folder():
    """The URL (str) of the folder build/."""
    return URL("./", SCRIPT_URL).href


def absolute_url(address):
    """``address`` (str) as a URL that ends with a slash, seen from the worker's script."""
    return URL(address if address.endswith("/") else address + "/", SCRIPT_URL).href


# --- time and promises --------------------------------------------------------------------


def after(seconds, callback):
    """Calls ``callback()`` once in ``seconds``; gives a function that prevents it."""
    timer = setTimeout(callback, seconds * 1000)
    return lambda: clearTimeout(timer)


def deferred():
    """A promise with its two ends: a dict of ``promise``, ``resolve`` and ``reject``."""
    ends = {}

    def keep(resolve, reject):
        ends["resolve"] = resolve
        ends["reject"] = reject

    ends["promise"] = Promise(keep)
    return ends


def all_of(promises):
    """What all of ``promises`` bring (list)."""
    return Promise.all(promises)


def soon(callback):
    """Calls ``callback()`` after messages and timers that are due."""
    channel = globalThis.MessageChannel()
    channel.port1.onmessage = lambda event: callback()
    channel.port2.postMessage(None)


def first_of(promises):
    """What the first of ``promises`` brings."""
    return Promise.race(promises)


def mark_handled(promise):
    """Nobody needs to hear that ``promise`` was rejected."""
    promise.catch(lambda reason: None)


# --- the page's own lines ------------------------------------------------------------------


def hold_lock(name, on_held):
    """Holds the Web Lock ``name`` (str) as long as the worker lives; nothing where there are no
    locks."""
    locks = globalThis.navigator.locks
    if locks is not None:

        def held(lock):
            on_held()
            return Promise(lambda resolve, reject: None)

        mark_handled(locks.request(name, held))


def is_there(url):
    """Whether ``url`` (str) can be read; waits for it."""
    try:
        request = globalThis.XMLHttpRequest()
        request.open("GET", url, False)
        request.send()
        return request.status == 200
    except Exception:
        return False


def words(buffer, start, count):
    """A Uint32Array over ``count`` words of an ArrayBuffer, from byte ``start``."""
    return globalThis.Uint32Array(buffer, start, count)


def octets(buffer, start, count):
    """A Uint8Array over ``count`` bytes of an ArrayBuffer, from byte ``start``."""
    return globalThis.Uint8Array(buffer, start, count)


def numbers_of(buffer):
    """An Int32Array over a SharedArrayBuffer."""
    return globalThis.Int32Array(buffer)


# --- Pyodide ------------------------------------------------------------------------------


def embedded_pyodide():
    """``loadPyodide`` and ``createPyodideModule`` of the offline bundle, in other bundles None."""
    return globalThis.offthreadPyodide


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


def language():
    """The C library's name (str) for the browser's language."""
    return (globalThis.navigator.language or "C").replace("-", "_") + ".UTF-8"


def read_by(read):
    """An array-like object whose element 0 is what ``read()`` gives each time."""
    return globalThis.Object.defineProperty(
        {}, "0", {"get": lambda: read(), "set": lambda value: None}
    )


# --- requests and WebAssembly, watched while Python loads ---------------------------------


def new_abort():
    """An AbortController."""
    return globalThis.AbortController()


async def read_buffer(url, packed, signal=None):
    """The ArrayBuffer at ``url``, ``packed``: of what is gzip there; ``signal`` (AbortSignal) may
    end it. Raises OSError where the server does not give it, TypeError where it is damaged."""
    response = await globalThis.fetch(url, {"signal": signal} if signal is not None else {})
    if not response.ok:
        raise OSError(f"status {response.status}")
    if packed:
        response = Response(response.body.pipeThrough(DecompressionStream("gzip")))
    return await response.arrayBuffer()


def read_buffer_now(url):
    """The ArrayBuffer at ``url``; nothing else happens in the worker meanwhile. Raises OSError."""
    request = globalThis.XMLHttpRequest()
    request.open("GET", url, False)
    request.responseType = "arraybuffer"
    request.send()
    if request.status != 200:
        raise OSError(f"status {request.status}")
    return request.response


def empty_zip():
    """An ArrayBuffer: a zip that holds nothing."""
    octets = globalThis.Uint8Array(22)
    octets.set([80, 75, 5, 6])
    return octets.buffer


async def compile_wasm(url):
    """The WebAssembly.Module at ``url``, compiled while it comes where the server knows its media
    type. Raises what the browser says."""
    response = await globalThis.fetch(url)
    if not response.ok:
        raise OSError(f"status {response.status}")
    if (response.headers.get("Content-Type") or "").startswith("application/wasm"):
        return await WebAssembly.compileStreaming(response)
    return await WebAssembly.compile(await response.arrayBuffer())


async def status_of(url):
    """The status (int) with which the server answers for ``url``; 0 where it does not."""
    try:
        response = await globalThis.fetch(url, {"cache": "no-store"})
        await response.body.cancel()
        return response.status
    except Exception:
        return 0


def replace_fetch(make):
    """Puts ``make(fetch)`` in the place of ``fetch``; gives a function that puts it back, in
    whatever order several are put back."""
    original = globalThis.fetch
    state = {"fetch": make(original)}

    def fetch(resource, options=None):
        current = state["fetch"]  # called as a method it would be refused
        return current(resource, options)

    globalThis.fetch = fetch

    def put_back():
        state["fetch"] = original
        if globalThis.fetch is fetch:
            globalThis.fetch = original

    return put_back


async def fetch_counted(fetch, resource, options, hear):
    """What ``fetch`` gives; ``hear(count, length)`` is told how many bytes have come, of how
    many (0: unknown).

    A browser that checks the integrity of a file itself gives nothing of it before its end, so
    here it is checked afterwards, where the page may.
    """
    integrity = getattr(options, "integrity", None) or ""
    if not integrity.startswith("sha256-") or globalThis.crypto.subtle is None:
        response = await fetch(resource, options)
        count_bytes(response, hear)
        return response
    response = await fetch(resource, globalThis.Object.assign({}, options, {"integrity": ""}))
    count_bytes(response, hear)
    if not response.ok:
        return response
    buffer = await response.arrayBuffer()
    found = await sha256(buffer)
    if found != integrity:
        raise TypeError(f"its sha256 is {in_hex(found)}, not {in_hex(integrity)}")
    return Response(buffer, {"headers": response.headers})


async def count_bytes(response, hear):
    """Counts a copy of the body, so that WebAssembly takes the response as it is: it compiles
    while the bytes come, and the browser may keep what it compiled."""
    if not response.ok or response.body is None:
        return
    count = 0
    packed = response.headers.get("Content-Encoding") is not None
    length = 0 if packed else int(response.headers.get("Content-Length") or 0)
    try:
        reader = response.clone().body.getReader()
        while True:
            part = await reader.read()
            if part.done:
                return
            count += part.value.length
            hear(count, length)
    except Exception:  # who reads the response itself is told
        return


async def sha256(buffer):
    """The SHA-256 of an ArrayBuffer as ``integrity`` writes it."""
    digest = await globalThis.crypto.subtle.digest("SHA-256", buffer)
    octets = globalThis.Array["from"](globalThis.Uint8Array(digest))
    return "sha256-" + globalThis.btoa("".join([chr(octet) for octet in octets]))


def in_hex(integrity):
    """The hex digits of "sha256-" and base64."""
    octets = [ord(sign) for sign in globalThis.atob(integrity[len("sha256-") :])]
    return "".join([HEX[octet >> 4] + HEX[octet & 15] for octet in octets])


def milliseconds():
    """The time since the worker's start."""
    return globalThis.performance.now()


def address_of(resource):
    """The URL (str) of what ``fetch`` was called with."""
    return str(getattr(resource, "url", None) or resource)


def response_of(buffer, kind):
    """A good answer with the bytes of an ArrayBuffer; ``kind`` is the media type."""
    return Response(buffer, {"headers": {"Content-Type": kind}})


def not_found():
    """The answer for a file that does not exist."""
    return Response(None, {"status": 404})


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
