"""Runs in the service worker (compiled): keeps this site."""

from offthread.in_service_worker import serve_offline

serve_offline()
