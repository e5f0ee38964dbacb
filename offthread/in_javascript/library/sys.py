"""Runs wherever compiled Python runs: the few things of ``sys`` that a page has."""

from _runtime import handling_now
from js import console

argv = [""]
maxsize = 9007199254740991
platform = "browser"
byteorder = "little"
version = "3.11 (compiled to JavaScript by Offthread)"
version_info = (3, 11, 0, "final", 0)
maxunicode = 1114111
path = []
modules = {}
flags = None
implementation = {"name": "offthread"}


class _Stream:
    def __init__(self, write_line):
        self._write_line, self._held = write_line, ""

    def write(self, text):
        *lines, self._held = (self._held + text).split("\n")
        for line in lines:
            self._write_line(line)
        return len(text)

    def flush(self):
        return None


stderr = _Stream(lambda line: console.error(line))


def exit(status=None):
    """Raise SystemExit: a page itself goes on."""
    raise SystemExit(status) if status is not None else SystemExit()


def exc_info():
    """(class, exception, None) of what is being handled."""
    error = handling_now()
    return (None, None, None) if error is None else (type(error), error, None)


def exception():
    return handling_now()


def intern(text):
    return text


def getrecursionlimit():
    return 1000


def setrecursionlimit(limit):
    return None


def getsizeof(thing, default=None):
    raise NotImplementedError("sys.getsizeof is not available on the page")
