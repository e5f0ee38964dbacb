# ruff: noqa: F811
"""Runs wherever compiled Python runs: Python's ``asyncio`` over the browser's own loop."""

from asyncio.futures import (  # noqa: F401
    CancelledError,
    Future,
    Handle,
    InvalidStateError,
    Task,
    all_tasks,
    current_task,
    get_event_loop,
    get_running_loop,
    new_event_loop,
    set_event_loop,
)
from asyncio.groups import TaskGroup, Timeout, timeout, timeout_at  # noqa: F401
from asyncio.locks import (  # noqa: F401
    Barrier,
    BoundedSemaphore,
    BrokenBarrierError,
    Condition,
    Event,
    Lock,
    Semaphore,
)
from asyncio.queues import (  # noqa: F401
    LifoQueue,
    PriorityQueue,
    Queue,
    QueueEmpty,
    QueueFull,
)

from _runtime import (
    call_later,
    close_generators,
    is_coroutine,
    is_coroutine_function,
    is_running,
    js_promise,
    one_turn,
    read,
)

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = (
    "FIRST_COMPLETED",
    "FIRST_EXCEPTION",
    "ALL_COMPLETED",
)
TimeoutError = TimeoutError


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


def create_task(coro, *, name=None, context=None):
    """Run a coroutine by itself, from the next turn of the loop on."""
    if not is_coroutine(coro):
        raise TypeError(f"a coroutine was expected, got {coro!r}")
    return Task(coro, name)


async def _awaited(value):
    return await value


def ensure_future(coro_or_future, *, loop=None):
    if isinstance(coro_or_future, Future):
        return coro_or_future
    if not is_coroutine(coro_or_future) and hasattr(coro_or_future, "__await__"):
        return Task(_awaited(coro_or_future), None)
    if not is_coroutine(coro_or_future):
        raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
    return Task(coro_or_future)


async def _keep(future):
    return await future


def wrap_future(future, *, loop=None):
    return ensure_future(future)


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


class _Gathering(Future):
    def __init__(self, children):
        super().__init__()
        self._children = children

    def cancel(self, msg=None):
        if self.done():
            return False
        asked = [child.cancel(msg) for child in self._children]
        self._asked = any(asked)
        return self._asked


def gather(*coros_or_futures, return_exceptions=False):
    """One future for all results, in order."""
    children, known = [], {}
    for one in coros_or_futures:
        key = id(one)
        if key not in known:
            known[key] = ensure_future(one)
        children.append(known[key])
    outer = _Gathering(children)
    if not children:
        outer.set_result([])
        return outer
    state = {"left": len(known)}

    def done(child):
        state["left"] -= 1
        if outer.done():
            child._awaited = True
            return
        if not return_exceptions:
            if child.cancelled():
                outer._settle("CANCELLED", None, None)
                return
            if child.exception() is not None:
                outer.set_exception(child.exception())
                return
        if state["left"] == 0:
            results = [_outcome(one) for one in children]
            if read(outer, "_asked", False):
                outer._settle("CANCELLED", None, None)
            else:
                outer.set_result(results)

    for child in known.values():
        child.add_done_callback(done)
    return outer


def _outcome(child):
    if child.cancelled():
        return CancelledError("" if child._message is None else child._message)
    error = child.exception()
    return child.result() if error is None else error


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
    if not tasks:
        raise ValueError("Set of Tasks/Futures is empty.")
    for one in tasks:
        if not isinstance(one, Future):
            raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    waiter = Future()

    def enough():
        left = [one for one in tasks if not one.done()]
        ended = [one for one in tasks if one.done()]
        failed = [one for one in ended if not one.cancelled() and one.exception() is not None]
        return (
            not left
            or (return_when == FIRST_COMPLETED and ended)
            or (return_when == FIRST_EXCEPTION and failed)
        )

    def check(_=None):
        if not waiter.done() and enough():
            waiter.set_result(None)

    for one in tasks:
        if not one.done():
            one.add_done_callback(check)
    stop = None
    if timeout is not None:
        stop = call_later(timeout, lambda: None if waiter.done() else waiter.set_result(None))
    if not enough():
        await waiter
    if stop:
        stop()
    for one in tasks:
        one.remove_done_callback(check)
    return set([one for one in tasks if one.done()]), set([one for one in tasks if not one.done()])


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


def iscoroutine(thing):
    return is_coroutine(thing)


def isfuture(thing):
    return isinstance(thing, Future)


def iscoroutinefunction(function):
    return is_coroutine_function(function)


async def to_thread(func, /, *args, **kwargs):
    """The page has one thread: the function runs on it, after one turn of the loop."""
    await one_turn()
    return func(*args, **kwargs)
