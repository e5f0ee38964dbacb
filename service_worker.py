"""Runs in the service worker (compiled): the built page can be installed and opened offline.

Without this file a page has no service worker. ``serve_offline(isolate=True)`` makes pages
cross-origin isolated where the host cannot send the headers for it.
"""

from offthread.in_service_worker import serve_offline

serve_offline()
