"""Runs wherever compiled Python runs: asyncio's task groups and timeouts."""

from asyncio.events import get_event_loop
from asyncio.exceptions import CancelledError
from asyncio.futures import Future
from asyncio.tasks import Task, current_task

from _runtime import call_later


class TaskGroup:
    """Tasks that end together: one that fails cancels the others."""

    def __init__(self):
        self._tasks, self._errors, self._parent = [], [], None
        self._waiter, self._leaving, self._aborting, self._asked = None, False, False, False

    def __repr__(self):
        state = [
            f"tasks={len(self._tasks)}" if self._tasks else "",
            f"errors={len(self._errors)}" if self._errors else "",
            "cancelling" if self._aborting else "entered" if self._parent is not None else "",
        ]
        return " ".join(["<TaskGroup", *[one for one in state if one]]) + ">"

    async def __aenter__(self):
        self._parent = current_task()
        if self._parent is None:
            raise RuntimeError("TaskGroup cannot determine the parent task")
        return self

    def create_task(self, coro, *, name=None, context=None):
        if self._leaving and not self._tasks:
            raise RuntimeError(f"TaskGroup {self!r} is finished")
        task = Task(coro, name)
        self._tasks.append(task)
        task.add_done_callback(lambda ended: self._ended(ended))
        return task

    def _ended(self, task):
        self._tasks.remove(task)
        if not task.cancelled() and task.exception() is not None:
            self._errors.append(task.exception())
            if not self._aborting:
                self._abort()
                if not self._leaving:
                    self._asked = True
                    self._parent.cancel()
        if not self._tasks and self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(True)

    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            task.cancel()

    async def __aexit__(self, kind, value, traceback):
        self._leaving = True
        cancelled = isinstance(value, CancelledError)
        if value is not None and not cancelled:
            self._errors.append(value)
        if value is not None and not self._aborting:
            self._abort()
        while self._tasks:
            self._waiter = Future()
            try:
                await self._waiter
            except CancelledError:
                cancelled = True
                self._abort()
        if self._errors:
            if self._asked:
                self._parent.uncancel()
            raise ExceptionGroup("unhandled errors in a TaskGroup", self._errors)
        if cancelled and self._asked:
            return True
        return False


class Timeout:
    """``async with timeout(seconds)``: TimeoutError in the block when it takes longer."""

    def __init__(self, when):
        self._when, self._task, self._stop, self._late = when, None, None, False

    def when(self):
        return self._when

    def expired(self):
        return self._late

    def reschedule(self, when):
        if self._stop:
            self._stop()
        self._when = when
        self._arm()

    def _arm(self):
        if self._when is not None:
            self._stop = call_later(self._when - get_event_loop().time(), lambda: self._expire())

    def _expire(self):
        self._late = True
        self._task.cancel()

    async def __aenter__(self):
        self._task = current_task()
        if self._task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._arm()
        return self

    async def __aexit__(self, kind, value, traceback):
        if self._stop:
            self._stop()
        if self._late:
            self._task.uncancel()
            if isinstance(value, CancelledError):
                raise TimeoutError from value
        return None


def timeout(delay):
    return Timeout(None if delay is None else get_event_loop().time() + delay)


def timeout_at(when):
    return Timeout(when)
