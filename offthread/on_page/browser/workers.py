"""Runs on the page (compiled): workers, what they share with the page, where their files are."""

from js import (
    URL,
    Atomics,
    Blob,
    Int32Array,
    SharedArrayBuffer,
    Uint8Array,
    Worker,
    crypto,
    globalThis,
    location,
    navigator,
)

from offthread.on_page.browser.values import quoted

SCRIPT_URL = __script_url__  # noqa: F821 - the bundler puts the running script's URL here


def beside_script(name):
    """The URL (str) of the file ``name`` in the folder of the running script."""
    return URL(name, SCRIPT_URL).href


def absolute_url(address):
    """``address`` (str) as an absolute URL, relative ones taken from the page's own."""
    return URL(address, location.href).href


def is_on_disk():
    """Whether the running script was opened from a disk (file://)."""
    return URL(SCRIPT_URL).protocol == "file:"


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


def revoke_url(url):
    """Gives back the memory behind a blob: URL, which nobody can read from now on."""
    URL.revokeObjectURL(url)


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


def new_lock_name():
    """A name for a Web Lock that no other page uses, or None where there are no Web Locks."""
    return None if navigator.locks is None else "offthread " + crypto.randomUUID()


def when_free(lock, callback):
    """Calls ``callback`` once nobody holds ``lock`` (str) any more."""
    navigator.locks.request(lock, callback)


def processors():
    """How many processors the browser says there are (int)."""
    return navigator.hardwareConcurrency or 1
