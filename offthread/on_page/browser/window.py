"""Runs on the page (compiled): the window: its document, its frames and its console."""

from js import URL, Blob, console, document, globalThis

from offthread.on_page.browser.timing import listen_to

IN_DEVELOPMENT = __development__  # noqa: F821 - the bundler puts true or false here


def log_error(text):
    """Writes ``text`` to the browser's console as an error."""
    console.error(text)


def listen(event_name, listener):
    """Calls ``listener(event)`` at each event of that name on the window."""
    listen_to(globalThis, event_name, listener)


def new_element(tag):
    """A new element, not yet on the page."""
    return document.createElement(tag)


def first_match(selector):
    """The first element of the page that the CSS ``selector`` matches, or None."""
    return document.querySelector(selector)


def page_body():
    """The body of the page."""
    return document.body


def file_url(data, media_type):
    """A blob: URL for ``data`` (bytes or str) of ``media_type``; see ``revoke_url``."""
    return URL.createObjectURL(Blob([data], {"type": media_type}))


def text_colour(node):
    """The colour of node's text, as the style sheets have it."""
    return globalThis.getComputedStyle(node).color


def media_matches(query):
    """Whether the media query (str) holds now."""
    return globalThis.matchMedia(query).matches


def pixel_ratio():
    """How many pixels of the screen make one of the style sheet."""
    return globalThis.devicePixelRatio or 1


def page_is_hidden():
    """Whether nobody sees the page now, so that no frames are drawn."""
    return document.hidden


def next_frame(callback):
    """Calls ``callback(milliseconds)`` before the next frame is drawn."""
    globalThis.requestAnimationFrame(callback)
