"""Runs wherever compiled Python runs: the few things of ``sys`` that a page has."""

from _runtime import handling_now, redirect_print, write_out
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
        self._write_line, self._held, self._target = write_line, "", None

    def _redirect(self, target):
        before, self._target = self._target, target
        return before

    def write(self, text):
        if self._target is not None:
            return self._target.write(text)
        *lines, self._held = (self._held + text).split("\n")
        for line in lines:
            self._write_line(line)
        return len(text)

    def flush(self):
        return None


class _Out:
    """The console, as print() writes to it; ``redirect_print`` knows who takes its place."""

    encoding, errors, closed = "utf-8", "strict", False

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        target = redirect_print(None)
        redirect_print(target)
        if target is not None and target is not self:
            return target.write(text)
        write_out(text)
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        return None

    def isatty(self):
        return False

    def writable(self):
        return True


stdout = __stdout__ = _Out()
stderr = _Stream(lambda line: console.error(line))


def exit(status=None):
    """Raise SystemExit: a page itself goes on."""
    raise SystemExit(status) if status is not None else SystemExit()


def exc_info():
    """(class, exception, traceback) of what is being handled."""
    error = handling_now()
    return (None, None, None) if error is None else (type(error), error, error.__traceback__)


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
