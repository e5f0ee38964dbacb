"""Runs wherever compiled Python runs: what waits for tasks, or for time."""

from asyncio.exceptions import CancelledError
from asyncio.futures import Future
from asyncio.queues import Queue
from asyncio.tasks import ensure_future

from _runtime import call_later, one_turn

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = (
    "FIRST_COMPLETED",
    "FIRST_EXCEPTION",
    "ALL_COMPLETED",
)


async def sleep(delay, result=None):
    """Wait ``delay`` seconds; the rest of the page goes on."""
    if delay <= 0:
        await one_turn()
        return result
    future = Future()
    stop = call_later(delay, lambda: None if future.done() else future.set_result(result))
    try:
        return await future
    finally:
        stop()


async def wait_for(fut, timeout):
    """The result of ``fut``; TimeoutError after ``timeout`` seconds, with ``fut`` cancelled."""
    task = ensure_future(fut)
    if timeout is None:
        return await task
    if timeout <= 0 and not task.done():
        task.cancel()
        await wait([task])
        raise TimeoutError()
    state = {"late": False}

    def expire():
        if not task.done():
            state["late"] = True
            task.cancel()

    stop = call_later(timeout, expire)
    try:
        return await task
    except CancelledError:
        if state["late"]:
            raise TimeoutError() from None
        raise
    finally:
        stop()


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """(done, pending): two sets of tasks."""
    tasks = list(fs)
    _check_tasks(tasks)
    waiter = Future()

    def check(_=None):
        if not waiter.done() and _are_enough(tasks, return_when):
            waiter.set_result(None)

    for one in tasks:
        if not one.done():
            one.add_done_callback(check)
    stop = None
    if timeout is not None:
        stop = call_later(timeout, lambda: None if waiter.done() else waiter.set_result(None))
    if not _are_enough(tasks, return_when):
        await waiter
    if stop:
        stop()
    for one in tasks:
        one.remove_done_callback(check)
    return set([one for one in tasks if one.done()]), set([one for one in tasks if not one.done()])


def _check_tasks(tasks):
    if not tasks:
        raise ValueError("Set of Tasks/Futures is empty.")
    for one in tasks:
        if not isinstance(one, Future):
            raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")


def _are_enough(tasks, return_when):
    """Whether as many of ``tasks`` are done as ``return_when`` says."""
    left = [one for one in tasks if not one.done()]
    ended = [one for one in tasks if one.done()]
    failed = [one for one in ended if not one.cancelled() and one.exception() is not None]
    return (
        not left
        or (return_when == FIRST_COMPLETED and ended)
        or (return_when == FIRST_EXCEPTION and failed)
    )


def as_completed(fs, *, timeout=None):
    """Coroutines that give the results in the order in which they come."""
    results = Queue()
    tasks = [ensure_future(one) for one in fs]
    for one in tasks:
        one.add_done_callback(lambda task: results.put_nowait(task))

    async def next_one():
        task = await results.get()
        return task.result()

    for _ in tasks:
        yield next_one()


def shield(arg):
    """Protects ``arg`` from the cancelling of who awaits it."""
    inner = ensure_future(arg)
    outer = Future()

    def done(task):
        if outer.done():
            return
        if task.cancelled():
            outer.cancel()
        elif task.exception() is not None:
            outer.set_exception(task.exception())
        else:
            outer.set_result(task.result())

    inner.add_done_callback(done)
    return outer
