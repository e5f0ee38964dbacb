"""Runs wherever compiled Python runs: the part of Python's ``json`` that a page can have (seed)."""

from js import JSON


class JSONDecodeError(ValueError):
    pass


def loads(text):
    try:
        return JSON.parse(text)
    except Exception as error:
        raise JSONDecodeError(str(error)) from error


def dumps(value, indent=None):
    return JSON.stringify(value, None, indent)
