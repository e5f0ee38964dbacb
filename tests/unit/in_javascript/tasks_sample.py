"""Compiled for test_tasks.py: coroutine functions that JavaScript calls, as listeners are."""

import asyncio

events = []


async def slow(seconds):
    try:
        await asyncio.sleep(seconds)
        return "slept"
    finally:
        events.append("slow ended")


async def limited():
    try:
        return await asyncio.wait_for(slow(5), 0.02)
    except TimeoutError:
        return "late"


async def within():
    async with asyncio.timeout(0.02):
        await slow(5)


async def failing():
    await asyncio.sleep(0)
    raise ValueError("seen")


async def starts_at_once():
    events.append("before the first await")
    await asyncio.sleep(0)
    return asyncio.current_task() is not None


def started():
    return asyncio.create_task(slow(5))


def running():
    """A task over a call that runs already."""
    promise = slow(5)
    return asyncio.create_task(promise)
