"""Runs wherever compiled Python runs: asyncio's queues."""

from asyncio.futures import Future
from asyncio.locks import Event


class QueueEmpty(Exception):
    pass


class QueueFull(Exception):
    pass


class Queue:
    """First in, first out; ``maxsize`` 0 means no limit."""

    def __init__(self, maxsize=0):
        self._maxsize, self._items = maxsize, []
        self._getters, self._putters = [], []
        self._unfinished, self._finished = 0, Event()
        self._finished.set()

    @property
    def maxsize(self):
        return self._maxsize

    def _take(self):
        return self._items.pop(0)

    def _keep(self, item):
        self._items.append(item)

    def qsize(self):
        return len(self._items)

    def empty(self):
        return not self._items

    def full(self):
        return self._maxsize > 0 and len(self._items) >= self._maxsize

    def _wake(self, waiters):
        while waiters:
            waiter = waiters.pop(0)
            if not waiter.done():
                waiter.set_result(None)
                return

    async def _wait_in(self, waiters):
        waiter = Future()
        waiters.append(waiter)
        try:
            await waiter
        except BaseException:
            waiter.cancel()
            if waiter in waiters:
                waiters.remove(waiter)
            raise

    async def put(self, item):
        while self.full():
            await self._wait_in(self._putters)
        return self.put_nowait(item)

    def put_nowait(self, item):
        if self.full():
            raise QueueFull
        self._keep(item)
        self._unfinished += 1
        self._finished.clear()
        self._wake(self._getters)

    async def get(self):
        while self.empty():
            await self._wait_in(self._getters)
        return self.get_nowait()

    def get_nowait(self):
        if self.empty():
            raise QueueEmpty
        item = self._take()
        self._wake(self._putters)
        return item

    def task_done(self):
        if self._unfinished <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished -= 1
        if self._unfinished == 0:
            self._finished.set()

    async def join(self):
        if self._unfinished > 0:
            await self._finished.wait()


class PriorityQueue(Queue):
    """The least item first."""

    def _keep(self, item):
        place = 0
        while place < len(self._items) and not item < self._items[place]:
            place += 1
        self._items.insert(place, item)


class LifoQueue(Queue):
    """Last in, first out."""

    def _take(self):
        return self._items.pop()
