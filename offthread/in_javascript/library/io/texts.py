"""Runs wherever compiled Python runs: a text as a file."""

from io.bases import TextIOBase
from io.newlines import check_newline, line_end, translated

from _runtime import type_name


class StringIO(TextIOBase):
    """A text as a file."""

    __long__ = "_io.StringIO"
    _filler = "\0"

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            kind = type_name(initial_value)
            raise TypeError(f"initial_value must be str or None, not {kind}")
        check_newline(newline)
        self._ends = newline
        self._newline = newline or "\n"
        self._begin("")
        self._put(translated("" if initial_value is None else initial_value, newline))
        self._place = 0

    def _line_end(self, start):
        return line_end(self._held, start) if self._ends == "" else super()._line_end(start)

    def write(self, text, /):
        self._open()
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got '{type_name(text)}'")
        self._put(translated(text, self._ends))
        return len(text)

    def seek(self, offset, whence=0, /):
        self._open()
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0 and offset < 0:
            raise ValueError(f"Negative seek position {offset}")
        if whence and offset:
            raise OSError("Can't do nonzero cur-relative seeks")
        self._place = (offset, self._place, len(self._held))[whence]
        return self._place
