"""Runs in the worker (compiled): loads Pyodide and answers runs."""

from offthread.in_worker.server import serve

__all__ = ["serve"]
