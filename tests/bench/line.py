"""Runs in CPython: the line between the benchmark's server and its visitor.

One ``Line`` is shared by all connections of a visit, as a household's is: what one file takes, the
others wait for. It is a model with two numbers, bandwidth and round trip; a real line also has a
slow start and losses.
"""

from __future__ import annotations

import threading
import time

TURN = 8 * 1024  # bytes of one answer that go over a slow line before another has its turn
AT_ONCE = 1024 * 1024


class Line:
    """``megabits`` per second (None: as fast as it goes) and ``latency`` in seconds, which is one
    round trip: a new connection costs one, and so does each request."""

    def __init__(self, megabits: float | None = None, latency: float = 0.0):
        self.latency = latency
        self.portion = TURN if megabits else AT_ONCE  # bytes to be sent at a time
        self._bytes_per_second = megabits * 1e6 / 8 if megabits else None
        self._free_at = 0.0
        self._lock = threading.Lock()

    def round_trip(self) -> None:
        """Wait for one round trip."""
        if self.latency:
            time.sleep(self.latency)

    def carry(self, count: int) -> None:
        """Wait until ``count`` bytes more have gone over the line."""
        if self._bytes_per_second is None:
            return
        with self._lock:
            self._free_at = max(time.monotonic(), self._free_at) + count / self._bytes_per_second
            until = self._free_at
        time.sleep(max(0.0, until - time.monotonic()))
