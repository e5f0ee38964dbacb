"""Runs in Pyodide: a script as a file, which imports a module beside it."""

import bench_module

bench_module.add_two(base)  # noqa: F821 - from the context
