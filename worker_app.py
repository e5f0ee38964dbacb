"""Runs in the worker (compiled): which Python the page gets. ``app.py`` is its counterpart."""

from offthread.in_worker import serve

# Always loaded. Others that Pyodide knows are loaded when a script first imports them.
PACKAGES = ["pytz"]  # with NumPy from the start: PACKAGES = ["numpy", "pytz"]

# None: Pyodide's files beside this worker. Or a folder of your own, or Pyodide's CDN:
# "https://cdn.jsdelivr.net/pyodide/v314.0.7/full/"
PYODIDE_URL = None

serve(packages=PACKAGES, pyodide_url=PYODIDE_URL)
