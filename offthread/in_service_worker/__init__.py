"""Runs in the service worker (compiled): what ``service_worker.py`` may import."""

from offthread.in_service_worker.serve import serve_offline

__all__ = ["serve_offline"]
