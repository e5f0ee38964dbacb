"""Runs in the worker (compiled): the line to the page, its locks and its console."""

from js import Promise, console, globalThis

from offthread.in_worker.host.timing import mark_handled

to_page = {}


def keep_page():
    """Remembers the way to the page."""
    to_page["send"] = globalThis.postMessage


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


def hold_lock(name, on_held):
    """Holds the Web Lock ``name`` (str) as long as the worker lives; nothing where there are no
    locks."""
    locks = globalThis.navigator.locks
    if locks is not None:

        def held(lock):
            on_held()
            return Promise(lambda resolve, reject: None)

        mark_handled(locks.request(name, held))


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
