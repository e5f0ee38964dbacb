"""Runs in Pyodide: knows which run every task belongs to, and which run executes.

What a script waits for in a plain call (``asyncio.run``, ``pyodide.ffi.run_sync``: JSPI) is a
task of its run too, so that it can be ended.
"""

from asyncio import CancelledError, Handle, current_task, ensure_future

from offthread.in_pyodide import host, runs
from offthread.in_pyodide.interrupts import RunStopped, check

_create_task = host.WebLoop.create_task
_run_handle = Handle._run
_run_sync = host.run_sync
_told = [0]


def create_task(loop, coroutine, **options):
    """``WebLoop.create_task``, which notes the run of the task."""
    task = _create_task(loop, coroutine, **options)
    run = runs.owner_of(task.get_context())
    if run is not None:
        run.tasks.add(task)
    return task


def run_handle(handle):
    """``Handle._run``, which says whose code begins to execute."""
    if len(runs.under_way) > 1:
        tell_executing(runs.owner_of(handle._context))
    _run_handle(handle)


def tell_executing(run):
    """Let the worker know that ``run`` executes, where several are under way."""
    if run is not None and run.id != _told[0] and not run.has_ended and len(runs.under_way) > 1:
        _told[0] = run.id
        host.tell_executing(run.id)


def tell_executing_alone(run):
    """``run`` executes while others wait, and is none of them itself."""
    _told[0] = run.id
    host.tell_executing(run.id)


def begins(run):
    """``run`` begins in the task that executes."""
    run.main = current_task(host.loop)
    if run.main is not None:
        run.tasks.add(run.main)
    _told[0] = 0
    tell_executing(run)


def wait_for(awaitable):
    """Wait inside a plain call (``pyodide.ffi.run_sync``). Raises RunStopped where the run is to
    end meanwhile."""
    run = runs.current()
    if run is None or not host.can_run_sync():
        return _run_sync(awaitable)
    check()
    ended = []
    try:
        _run_sync(ensure_future(keep_end(awaitable, ended)))
    finally:
        tell_executing(run)
    value, error = ended[0]
    if isinstance(error, CancelledError) and run.stop is not None:
        raise RunStopped("the run is to end").with_traceback(error.__traceback__)
    if error is not None:
        raise error
    return value


async def keep_end(awaitable, ended):
    """How ``awaitable`` ends, put into the list ``ended``: as a task's own exception it would be
    told to the console too."""
    try:
        ended.append((await awaitable, None))
    except BaseException as error:
        ended.append((None, error))


def install():
    """Once, at start."""
    host.WebLoop.create_task = create_task
    Handle._run = run_handle
    host.replace_run_sync(wait_for)
