"""Runs in the worker (compiled): says which packages Python always has, and serves the page."""

from offthread.in_worker import serve

PACKAGES = ["pytz"]  # for NumPy too: PACKAGES = ["numpy", "pytz"]
PYODIDE_URL = None  # or a CDN: "https://cdn.jsdelivr.net/pyodide/v314.0.7/full/"

serve(packages=PACKAGES, pyodide_url=PYODIDE_URL)
