"""Runs in the service worker (compiled): the only file of in_service_worker that touches the
service worker's globals."""

from js import (
    URL,
    Request,
    Response,
    TextDecoder,
    Uint8Array,
    caches,
    console,
    crypto,
    decodeURIComponent,
    encodeURIComponent,
    fetch,
    globalThis,
    location,
)

FILES = __files__  # noqa: F821 - a dict of each kept file to its hash and its kind (policy.py)
BUILD = __build__  # noqa: F821 - the name (str) of this build

FOLDER = URL("./", location.href).href
SCOPE = URL(FOLDER).pathname
OWN_FILE = location.href


# --- events and clients ---------------------------------------------------------------------


def on(event, hear):
    """Calls ``hear(event)`` for each event of that name; what it gives, the worker lives for."""
    globalThis.addEventListener(event, lambda event: event.waitUntil(hear()))


def on_message(hear):
    """Calls ``hear(message, client)`` for each message of a page; ``client`` is its id."""

    def on_event(event):
        event.waitUntil(hear(event.data, event.source.id))

    globalThis.addEventListener("message", on_event)


def on_fetch(hear):
    """Calls ``hear(event)`` for each request of a page."""
    globalThis.addEventListener("fetch", hear)


async def take_over():
    """This worker answers from now on, for pages of the one before it too."""
    await globalThis.skipWaiting()


async def claim_pages():
    """Pages that were opened without a service worker get this one."""
    await globalThis.clients.claim()


async def living_clients():
    """The ids (list of str) of all pages and workers of this origin."""
    found = await globalThis.clients.matchAll({"includeUncontrolled": True, "type": "all"})
    return [client.id for client in found]


async def open_pages():
    """The ids (list of str) of the pages of this site."""
    found = await globalThis.clients.matchAll({"includeUncontrolled": True})
    return [client.id for client in found if client.url.startswith(FOLDER)]


async def tell_pages(message):
    """Sends ``message`` to each page of this site."""
    for client in await globalThis.clients.matchAll({"includeUncontrolled": True}):
        if client.url.startswith(FOLDER):
            client.postMessage(message)


def is_first():
    """Whether this site has no service worker yet."""
    return globalThis.registration.active is None


async def unregister():
    """The site has no service worker any more."""
    await globalThis.registration.unregister()


def is_frugal():
    """Whether the person asked the browser to save data."""
    connection = globalThis.navigator.connection
    return connection is not None and bool(connection.saveData)


def seconds():
    """The time of day."""
    return globalThis.Date.now() / 1000


def log(text):
    """One line for whoever looks into this worker."""
    console.warn(text)


# --- requests -------------------------------------------------------------------------------


def file_url(name):
    """The URL (str) of the file ``name`` of this site."""
    return FOLDER + "/".join([encodeURIComponent(part) for part in name.split("/")])


def plain_url(url):
    """``url`` without query and fragment, decoded; "" where it cannot be."""
    try:
        parsed = URL(url)
        return parsed.origin + decodeURIComponent(parsed.pathname)
    except Exception:
        return ""


def described(request):
    """What policy.py asks about a Request."""
    return {
        "method": request.method,
        "mode": request.mode,
        "cache": request.cache,
        "destination": request.destination,
        "range": request.headers.has("range"),
    }


def from_network(request):
    """A promise of the Response of the network; rejects with the browser's own error."""
    return fetch(request)


async def load(name, cache):
    """The Response for the file ``name``; ``cache`` says how to ask (as in ``fetch``)."""
    return await fetch(Request(file_url(name), {"cache": cache}))


async def status_of_own_file():
    """The status (int) with which the server gives this worker's own file, or 0."""
    try:
        response = await fetch(OWN_FILE, {"method": "HEAD", "cache": "no-store"})
        return response.status
    except Exception:
        return 0


async def content_of(response):
    """The content (ArrayBuffer) of a Response, which can still be read afterwards."""
    return await response.clone().arrayBuffer()


def storable(response, content):
    """``response`` as one that may answer any request: one that was redirected may not answer a
    navigation. The others stay as they are: browsers keep compiled code by their address."""
    return Response(content, {"headers": response.headers}) if response.redirected else response


async def digest_of(content):
    """The SHA-256 of an ArrayBuffer in hexadecimal digits."""
    octets = Uint8Array(await crypto.subtle.digest("SHA-256", content))
    digits = [octet.toString(16).padStart(2, "0") for octet in octets]
    return "".join(digits)


def text_of(content):
    """An ArrayBuffer of UTF-8 as str."""
    return TextDecoder().decode(content)


def with_headers(response, headers):
    """``response`` with further headers (dict); one that shows nothing of itself stays."""
    if response.type == "opaque" or response.type == "opaqueredirect" or response.type == "error":
        return response
    merged = globalThis.Headers(response.headers)
    for name, value in headers.items():
        merged.set(name, value)
    empty = response.status == 204 or response.status == 304
    body = None if empty else response.body
    options = {"status": response.status, "statusText": response.statusText, "headers": merged}
    return Response(body, options)


# --- caches ---------------------------------------------------------------------------------


async def cache_names():
    """The names of all caches of the origin, other sites' among them."""
    return await caches.keys()


async def find(cache, url):
    """The kept Response for ``url`` in the cache of that name, or None: where the browser lets
    nobody use its caches, too. Makes no cache."""
    try:
        return await caches.match(url, {"cacheName": cache, "ignoreVary": True})
    except Exception:
        return None


async def put(cache, url, response):
    """Keeps ``response``; raises the browser's error, QuotaExceededError where it is full."""
    store = await caches.open(cache)
    await store.put(url, response)


async def put_value(cache, url, value):
    """Keeps ``value``, anything that JSON can hold."""
    await put(cache, url, Response(globalThis.JSON.stringify(value)))


async def get_value(cache, url):
    """What ``put_value`` kept, or None."""
    response = await find(cache, url)
    return None if response is None else await response.json()


async def kept_urls(cache):
    """The URLs (list of str) in the cache of that name; makes no cache."""
    if not await caches.has(cache):
        return []
    store = await caches.open(cache)
    return [request.url for request in await store.keys()]


async def remove(cache, url):
    """Forgets what is kept for ``url``."""
    store = await caches.open(cache)
    await store["delete"](url)


async def remove_cache(cache):
    """Forgets all of the cache of that name."""
    await caches["delete"](cache)
