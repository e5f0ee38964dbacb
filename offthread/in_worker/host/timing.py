"""Runs in the worker (compiled): time, and promises."""

from js import Promise, clearTimeout, globalThis, setTimeout


def milliseconds():
    """The time since the worker's start."""
    return globalThis.performance.now()


def after(seconds, callback):
    """Calls ``callback()`` once in ``seconds``; gives a function that prevents it."""
    timer = setTimeout(callback, seconds * 1000)
    return lambda: clearTimeout(timer)


def soon(callback):
    """Calls ``callback()`` after messages and timers that are due."""
    channel = globalThis.MessageChannel()
    channel.port1.onmessage = lambda event: callback()
    channel.port2.postMessage(None)


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


def first_of(promises):
    """What the first of ``promises`` brings."""
    return Promise.race(promises)


def mark_handled(promise):
    """Nobody needs to hear that ``promise`` was rejected."""
    promise.catch(lambda reason: None)
