"""Runs everywhere (CPython, compiled in the page, compiled in the worker): messages and errors."""
