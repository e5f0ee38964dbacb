"""Runs on the machine: Python programs run by CPython and, compiled, by Node; answers compared."""
