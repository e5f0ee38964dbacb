"""Runs in Pyodide: a module that cannot be parsed."""

value = = 1
