# ruff: noqa: F401
"""Runs wherever compiled Python runs: Python's ``asyncio`` over the browser's own loop."""

from asyncio.base_events import new_event_loop
from asyncio.events import Handle, get_event_loop, get_running_loop, set_event_loop
from asyncio.exceptions import CancelledError, InvalidStateError
from asyncio.futures import Future, isfuture
from asyncio.gathering import gather
from asyncio.groups import TaskGroup, Timeout, timeout, timeout_at
from asyncio.locks import (
    Barrier,
    BoundedSemaphore,
    BrokenBarrierError,
    Condition,
    Event,
    Lock,
    Semaphore,
)
from asyncio.queues import LifoQueue, PriorityQueue, Queue, QueueEmpty, QueueFull
from asyncio.runners import run
from asyncio.tasks import Task, all_tasks, create_task, current_task, ensure_future, wrap_future
from asyncio.waiting import (
    ALL_COMPLETED,
    FIRST_COMPLETED,
    FIRST_EXCEPTION,
    as_completed,
    shield,
    sleep,
    wait,
    wait_for,
)

from _runtime import is_coroutine, is_coroutine_function, one_turn

TimeoutError = TimeoutError


def iscoroutine(thing):
    return is_coroutine(thing)


def iscoroutinefunction(function):
    return is_coroutine_function(function)


async def to_thread(func, /, *args, **kwargs):
    """The page has one thread: the function runs on it, after one turn of the loop."""
    await one_turn()
    return func(*args, **kwargs)
