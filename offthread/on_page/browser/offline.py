"""Runs on the page (compiled): the files that a page on a disk carries in a script."""

from js import DecompressionStream, Response, Uint8Array, atob, document, globalThis

from offthread.on_page.browser.timing import deferred, listen_to


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


def gunzip():
    """An unpacking pipe: a dict of ``writer`` (takes Uint8Array) and ``buffer`` (a promise)."""
    stream = DecompressionStream("gzip")
    return {
        "writer": stream.writable.getWriter(),
        "buffer": Response(stream.readable).arrayBuffer(),
    }
