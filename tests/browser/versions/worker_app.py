"""Runs in the worker (compiled): says which build it is of."""

from js import globalThis

from offthread.in_worker import serve

PACKAGES = []
globalThis.WORKER_BUILD = "A"

serve(packages=PACKAGES)
