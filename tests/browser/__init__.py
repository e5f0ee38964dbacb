"""Runs in CPython: the built pages, driven in real browsers."""
