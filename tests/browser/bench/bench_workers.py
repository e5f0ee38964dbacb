"""Runs on the page (compiled): sees every worker that the page starts, and every console.error.

It stands in front of the browser's own ``Worker``, so that a test can end a worker from outside,
behind Offthread's back, as a browser does that needs the memory.
"""

from js import Proxy, Reflect, Set, Worker, console, globalThis

started = []
holding = Set()  # the workers that have said that they hold their lock
doomed = {"left": 0}  # how many of those that start next are ended as soon as they hold it
complaints = []
tell_console = console.error


def construct(target, args, *_):
    """Starts a worker as ``new Worker`` does, and keeps it."""
    worker = Reflect.construct(target, args)
    started.append(worker)
    worker.addEventListener("message", lambda event: note(worker, event.data))
    return worker


def note(worker, message):
    """Hears a worker's message beside Offthread's own page."""
    if message["kind"] == "held":
        holding.add(worker)
        if doomed["left"] > 0:
            doomed["left"] -= 1
            worker.terminate()


def is_begun(earlier):
    """Whether more than ``earlier`` workers were started, and the last one holds its lock."""
    return earlier < len(started) and holding.has(started[-1])


def kill(which=-1):
    """End a worker from outside: that at ``which`` in the order in which they were started."""
    started[which].terminate()


def listen(*said):
    """Keeps what is reported by console.error as text."""
    complaints.append(" ".join([str(part) for part in said]))
    tell_console(*said)


def heard():
    """What console.error was told since the last call (list of str)."""
    texts = complaints[:]
    complaints.clear()
    return texts


globalThis.Worker = Proxy(Worker, {"construct": construct})
console.error = listen
