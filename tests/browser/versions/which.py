"""Runs in Pyodide: says which build it is of."""

BUILD = "A"
