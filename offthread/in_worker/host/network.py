"""Runs in the worker (compiled): where things are, and how they are brought."""

from js import URL, DecompressionStream, Response, globalThis

SCRIPT_URL = __script_url__  # noqa: F821 - the bundler puts the running script's URL here
FILES = __files__  # noqa: F821 - a dict of role to (path below build/, bytes), by the bundler
HEX = "0123456789abcdef"


def built_folder():
    """The URL (str) of the folder build/."""
    return URL("./", SCRIPT_URL).href


def absolute_url(address):
    """``address`` (str) as a URL that ends with a slash, seen from the worker's script."""
    return URL(address if address.endswith("/") else address + "/", SCRIPT_URL).href


def address_of(resource):
    """The URL (str) of what ``fetch`` was called with."""
    return str(getattr(resource, "url", None) or resource)


def is_there(url):
    """Whether ``url`` (str) can be read; waits for it."""
    try:
        request = globalThis.XMLHttpRequest()
        request.open("GET", url, False)
        request.send()
        return request.status == 200
    except Exception:
        return False


async def status_of(url):
    """The status (int) with which the server answers for ``url``; 0 where it does not."""
    try:
        response = await globalThis.fetch(url, {"cache": "no-store"})
        await response.body.cancel()
        return response.status
    except Exception:
        return 0


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


def response_of(buffer, kind):
    """A good answer with the bytes of an ArrayBuffer; ``kind`` is the media type."""
    return Response(buffer, {"headers": {"Content-Type": kind}})


def not_found():
    """The answer for a file that does not exist."""
    return Response(None, {"status": 404})


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
