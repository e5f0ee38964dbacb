"""Runs wherever compiled Python runs: the few things of ``sys`` that a page has."""

from sys.facts import SimpleNamespace
from sys.facts import flags as Flags
from sys.facts import float_info as FloatInfo
from sys.facts import int_info as IntInfo
from sys.facts import version_info as VersionInfo

from _runtime import handling_now, read, redirect_print, type_name, whole, write_out
from js import console

argv = [""]
orig_argv = [""]
maxsize = 9223372036854775807
maxunicode = 1114111
platform = "browser"
byteorder = "little"
executable = ""
version = "3.11.0 (compiled to JavaScript by Offthread)"
version_info = VersionInfo(3, 11, 0, "final", 0)
hexversion = 0x030B00F0
api_version = 1013
implementation = SimpleNamespace(version_info, hexversion)
path = []
warnoptions = []
modules = {}
flags = Flags(0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, False, 0, 0, False, 0)
float_repr_style = "short"
dont_write_bytecode = True
pycache_prefix = None
float_info = FloatInfo(
    1.7976931348623157e308, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53,
    2.220446049250313e-16, 2, 1,
)  # fmt: skip
int_info = IntInfo(30, 4, 4300, 640)
_limits = {"recursion": 1000, "digits": 0}


def _write_error(text):
    *lines, _held["error"] = (_held["error"] + text).split("\n")
    for line in lines:
        console.error(line)


class _Console:
    """The browser's console, as print() writes to it, or its lines of errors."""

    encoding, errors, closed = "utf-8", "strict", False

    def __init__(self, name, write):
        self.name, self._write = f"<{name}>", write

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type_name(text)}")
        self._write(text)
        return len(text)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def flush(self):
        return None

    def isatty(self):
        return False

    def writable(self):
        return True


_held = {"error": ""}
stdout = __stdout__ = _Console("stdout", write_out)
stderr = __stderr__ = _Console("stderr", _write_error)


def _swap_stdout(target):
    """``sys.stdout = target``. Returns what it was."""
    global stdout
    before, stdout = stdout, target
    redirect_print(None if target is __stdout__ else target)
    return before


def _swap_stderr(target):
    global stderr
    before, stderr = stderr, target
    return before


def exit(status=None):
    """Raise SystemExit: a page itself goes on."""
    raise SystemExit(status) if status is not None else SystemExit()


def exc_info():
    """(class, exception, traceback) of what is being handled."""
    error = handling_now()
    return (
        (None, None, None) if error is None else (type(error), error, read(error, "__traceback__"))
    )


def exception():
    return handling_now()


def intern(string, /):
    if not isinstance(string, str):
        raise TypeError(f"intern() argument must be str, not {type_name(string)}")
    return string


def getdefaultencoding():
    return "utf-8"


def getfilesystemencoding():
    return "utf-8"


def is_finalizing():
    return False


def getrecursionlimit():
    return _limits["recursion"]


def setrecursionlimit(limit, /):
    """It is told again; what holds is the browser's own limit."""
    limit = whole(limit)
    if limit < 1:
        raise ValueError("recursion limit must be greater or equal than 1")
    _limits["recursion"] = limit


def get_int_max_str_digits():
    return _limits["digits"]


def set_int_max_str_digits(maxdigits):
    """It is told again; integers of any length become texts on the page."""
    maxdigits = whole(maxdigits)
    if maxdigits != 0 and maxdigits < 640:
        raise ValueError("maxdigits must be 0 or larger than 640")
    _limits["digits"] = maxdigits


def getsizeof(thing, default=None):
    raise NotImplementedError("sys.getsizeof is not available on the page")
