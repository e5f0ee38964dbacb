"""Runs in CPython inside WebAssembly (Pyodide): runs scripts, one request in, one answer out.

What the worker calls stands in in_worker/python.py: ``run.connect`` first, then ``run.take`` for
each run and call.
"""
