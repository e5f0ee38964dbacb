"""Runs on the page (compiled): the only file of on_page that touches the browser's globals.

The first part serves the API (workers, promises, cloning, timers); what the page helpers
need stands below it in a part of its own.
"""

from js import (
    URL,
    Array,
    Atomics,
    Blob,
    DecompressionStream,
    Int32Array,
    Map,
    MessageChannel,
    Node,
    Object,
    Promise,
    Response,
    Set,
    SharedArrayBuffer,
    Symbol,
    Uint8Array,
    WeakSet,
    Worker,
    atob,
    clearInterval,
    clearTimeout,
    console,
    crypto,
    document,
    globalThis,
    location,
    navigator,
    setInterval,
    setTimeout,
    structuredClone,
)

SCRIPT_URL = __script_url__  # noqa: F821 - the bundler puts the running script's URL here


# --- where things are ---------------------------------------------------------------------


def beside_script(name):
    """The URL (str) of the file ``name`` in the folder of the running script."""
    return URL(name, SCRIPT_URL).href


def absolute_url(address):
    """``address`` (str) as an absolute URL, relative ones taken from the page's own."""
    return URL(address, location.href).href


def is_on_disk():
    """Whether the running script was opened from a disk (file://)."""
    return URL(SCRIPT_URL).protocol == "file:"


# --- workers ------------------------------------------------------------------------------


def start_module_worker(url, name):
    """A module worker running ``url``; raises the browser's error where it is refused."""
    options = {"type": "module", "name": name}
    if URL(url).origin == location.origin:
        return Worker(url, options)
    # A worker's own file must be of the page's origin; what it imports need not be.
    return Worker(blob_url(f"import {quoted(url)};"), options)


def start_classic_worker(source, name):
    """A classic worker running the text ``source``."""
    return Worker(blob_url(source), {"name": name})


def blob_url(source):
    """A blob: URL for the JavaScript text ``source``."""
    return URL.createObjectURL(Blob([source], {"type": "text/javascript"}))


def quoted(text):
    """``text`` as a JavaScript string literal."""
    return globalThis.JSON.stringify(text)


def shared_bytes(length):
    """A Uint8Array whose memory the page shares with its workers; None where it may not."""
    # Asked for itself: WebKitGTK has none, on an isolated page either.
    shared = globalThis.crossOriginIsolated and globalThis.SharedArrayBuffer
    return Uint8Array(SharedArrayBuffer(length)) if shared else None


def write_shared(memory, octets, start, count, state):
    """Lays ``octets`` into shared ``memory`` (both Uint8Array) at ``start``, their ``count`` into
    the second of its int32, ``state`` into the first, on which a worker waits."""
    memory.set(octets, start)
    numbers = Int32Array(memory.buffer)
    numbers[1] = count
    Atomics.store(numbers, 0, state)
    Atomics.notify(numbers, 0)


def revoke_url(url):
    """Gives back the memory behind a blob: URL, which nobody can read from now on."""
    URL.revokeObjectURL(url)


def new_lock_name():
    """A name for a Web Lock that no other page uses, or None where there are no Web Locks."""
    return None if navigator.locks is None else "offthread " + crypto.randomUUID()


def when_free(lock, callback):
    """Calls ``callback`` once nobody holds ``lock`` (str) any more."""
    navigator.locks.request(lock, callback)


# --- values -------------------------------------------------------------------------------


def clone(value, transfer):
    """A structured clone of ``value``; what is in the list ``transfer`` is moved, not copied.
    Raises the browser's DataCloneError."""
    return structuredClone(value, {"transfer": transfer})


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


def can_clone(value):
    """Whether ``value`` can cross to a worker."""
    try:
        structuredClone(value)
        return True
    except Exception:
        return False


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


# --- promises and time --------------------------------------------------------------------


def deferred():
    """A promise with its two ends: a dict of ``promise``, ``resolve`` and ``reject``."""
    ends = {}

    def keep(resolve, reject):
        ends["resolve"] = resolve
        ends["reject"] = reject

    ends["promise"] = Promise(keep)
    return ends


def mark_handled(promise):
    """Keeps the browser from reporting a rejection of ``promise`` that nobody awaits."""
    promise.catch(lambda reason: None)


def after(seconds, callback):
    """Calls ``callback()`` once in ``seconds`` (float); returns a function that prevents it."""
    # A browser takes a longer time for none at all.
    timer = setTimeout(callback, min(seconds * 1000, 2147483647))
    return lambda: clearTimeout(timer)


def every(seconds, callback):
    """Calls ``callback`` every ``seconds`` (float); returns a function that ends it."""
    timer = setInterval(callback, seconds * 1000)
    return lambda: clearInterval(timer)


def next_task():
    """A promise that resolves in a task of its own, so that the browser can paint before.

    By a message: timers of a page in the background are slowed down to one a second.
    """
    channel = MessageChannel()

    def wait(resolve, reject):
        channel.port1.onmessage = resolve
        channel.port2.postMessage(None)

    return Promise(wait)


def listen_to(target, event_name, listener):
    """Calls ``listener(event)`` at each event of that name; returns a function that ends it."""
    target.addEventListener(event_name, listener)
    return lambda: target.removeEventListener(event_name, listener)


def on_abort(signal, callback):
    """Calls ``callback`` when ``signal`` is aborted; returns a function that ends it."""
    return listen_to(signal, "abort", callback)


def processors():
    """How many processors the browser says there are (int)."""
    return navigator.hardwareConcurrency or 1


def log_error(text):
    """Writes ``text`` to the browser's console as an error."""
    console.error(text)


# --- files that a page on disk carries in a script ----------------------------------------


def offline_package():
    """What ``offline.js`` left behind (``worker``, ``assets``, ``unpack``), or None before it
    ran."""
    return globalThis.offthreadOffline


def offer_unpacking(unpack):
    """Leaves the function behind for ``offline_package``; the file adds the rest to it."""
    globalThis.offthreadOffline = {"unpack": unpack}


def load_script(url):
    """A promise of the classic script ``url`` having run; rejects with an event."""
    ends = deferred()
    element = document.createElement("script")
    element.src = url
    listen_to(element, "load", ends["resolve"])
    listen_to(element, "error", ends["reject"])
    document.head.append(element)
    return ends["promise"]


def bytes_of_base64(text):
    """The bytes (Uint8Array) of ``text`` in base64."""
    if Uint8Array.fromBase64 is not None:
        return Uint8Array.fromBase64(text)
    return Uint8Array([character.charCodeAt(0) for character in atob(text)])


def part_of(text, start, length):
    """The ``length`` characters of ``text`` from ``start`` on, or those that there are."""
    return text.substr(start, length)


def gunzip():
    """An unpacking pipe: a dict of ``writer`` (takes Uint8Array) and ``buffer`` (a promise)."""
    stream = DecompressionStream("gzip")
    return {
        "writer": stream.writable.getWriter(),
        "buffer": Response(stream.readable).arrayBuffer(),
    }


# --- for the page helpers: elements, pictures, frames -------------------------------------

IN_DEVELOPMENT = __development__  # noqa: F821 - the bundler puts true or false here


def new_element(tag):
    """A new element, not yet on the page."""
    return document.createElement(tag)


def first_match(selector):
    """The first element of the page that the CSS ``selector`` matches, or None."""
    return document.querySelector(selector)


def page_body():
    """The body of the page."""
    return document.body


def listen(event_name, listener):
    """Calls ``listener(event)`` at each event of that name on the window."""
    listen_to(globalThis, event_name, listener)


def parse_json(text):
    """The value of the JSON ``text``; raises the browser's SyntaxError."""
    return globalThis.JSON.parse(text)


def file_url(data, media_type):
    """A blob: URL for ``data`` (bytes or str) of ``media_type``; see ``revoke_url``."""
    return URL.createObjectURL(Blob([data], {"type": media_type}))


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


def milliseconds():
    """The time since the page was opened, in milliseconds (float)."""
    return globalThis.performance.now()


def next_frame(callback):
    """Calls ``callback(milliseconds)`` before the next frame is drawn."""
    globalThis.requestAnimationFrame(callback)


def page_is_hidden():
    """Whether nobody sees the page now, so that no frames are drawn."""
    return document.hidden


def media_matches(query):
    """Whether the media query (str) holds now."""
    return globalThis.matchMedia(query).matches


def text_colour(node):
    """The colour of node's text, as the style sheets have it."""
    return globalThis.getComputedStyle(node).color


def pixel_ratio():
    """How many pixels of the screen make one of the style sheet."""
    return globalThis.devicePixelRatio or 1
