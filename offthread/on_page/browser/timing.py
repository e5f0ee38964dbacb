"""Runs on the page (compiled): promises, time and events."""

from js import (
    MessageChannel,
    Promise,
    clearInterval,
    clearTimeout,
    globalThis,
    setInterval,
    setTimeout,
)


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


def milliseconds():
    """The time since the page was opened, in milliseconds (float)."""
    return globalThis.performance.now()


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
