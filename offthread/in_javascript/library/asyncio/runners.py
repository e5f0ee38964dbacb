"""Runs wherever compiled Python runs: ``asyncio.run``."""

from asyncio.tasks import Task

from _runtime import close_generators, is_coroutine, is_running, js_promise


def run(main, *, debug=None, loop_factory=None):
    """Run the program ``main``. A page cannot stand still for it: what comes back is a promise."""
    if is_running():
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    if not is_coroutine(main):
        raise ValueError(f"a coroutine was expected, got {main!r}")
    return run_task(Task(main))


def run_task(task):
    """A promise of the end of ``task`` and of all that it started."""

    def start(resolve, reject):
        task.add_done_callback(lambda _: _end(task, resolve, reject))

    return js_promise(start)


def _end(task, resolve, reject):
    """``main`` has ended: what still runs is cancelled first, as in Python."""
    left = [other for other in Task._all if other is not task]
    for other in left:
        other.cancel()

    def tell(_=None):
        if len([other for other in left if not other.done()]) == 0:
            close_generators().then(lambda _: task._on_done(resolve, reject))

    for other in left:
        other.add_done_callback(tell)
    if not left:
        tell()
