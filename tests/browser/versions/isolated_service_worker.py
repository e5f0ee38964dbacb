"""Runs in the service worker (compiled): keeps this site, and isolates its pages."""

from offthread.in_service_worker import serve_offline

serve_offline(isolate=True)
