"""Runs in CPython inside WebAssembly (Pyodide): runs scripts, one request in, one answer out.

The worker calls two functions: ``offthread.in_pyodide.run.run`` and
``offthread.in_pyodide.imports.imports_of``.
"""
