"""Runs in Pyodide: a module of a project's ``scripts/``, imported by the tests' scripts."""

import js


def divide(a, b):
    return a / b


def name_in_js():
    return js.name
