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


def begins(run):
    """``run`` begins in the task that executes."""
    run.main = current_task()
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
    try:
        return _run_sync(ensure_future(result_of(awaitable)))
    except CancelledError:
        if run.stop is not None and not run.has_ended:
            raise RunStopped("the run is to end") from None
        raise
    finally:
        tell_executing(run)


async def result_of(awaitable):
    return await awaitable


def install():
    """Once, at start."""
    host.WebLoop.create_task = create_task
    Handle._run = run_handle
    host.replace_run_sync(wait_for)
