"""Runs in the worker (compiled): what ``worker_app.py`` may import."""

from offthread.in_worker.serve import serve

__all__ = ["serve"]
