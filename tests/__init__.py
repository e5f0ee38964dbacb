"""Runs in CPython: all tests. ``unit`` needs no browser; ``browser`` drives real ones."""
