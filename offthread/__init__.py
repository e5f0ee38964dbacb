"""Offthread: web pages that compute in Python, off the main thread.

The folder below says where its code runs: ``everywhere``, ``on_machine``, ``on_page``,
``in_worker``, ``in_pyodide``; ``in_javascript`` is what compiled Python stands on.
"""

__version__ = "0.1.0"
