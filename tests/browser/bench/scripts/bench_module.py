"""Runs in Pyodide: a module that the build packs, and that scripts import."""


def add_two(number):
    return number + 2
