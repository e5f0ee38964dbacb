"""Runs wherever compiled Python runs: the part of Python's ``time`` that a page can have."""

from js import Date, performance


def perf_counter():
    """Seconds (float) from a point that never moves back."""
    return performance.now() / 1000


def time():
    """Seconds (float) since 1970 in UTC."""
    return Date.now() / 1000
