"""Runs wherever compiled Python runs: what texts and bytes share that are read and written like
files."""

from _runtime import is_integer, type_name


def count_of(size):
    if size is None:
        return -1
    if not is_integer(size):
        raise TypeError(f"argument should be integer or None, not '{type_name(size)}'")
    return size


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    """What the two kinds of buffers share: what they hold, and the place in it."""

    _newline, _shut = "\n", "I/O operation on closed file"

    def _begin(self, held):
        self._held, self._place, self._closed = held, 0, False

    @property
    def closed(self):
        return self._closed

    def _open(self):
        if self._closed:
            raise ValueError(self._shut)

    def close(self):
        self._closed = True

    def _checked(self):
        if self._closed:
            raise ValueError("I/O operation on closed file.")
        return self

    def __enter__(self):
        return self._checked()

    def __exit__(self, kind, value, traceback):
        self.close()

    def __iter__(self):
        return self._checked()

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def getvalue(self):
        self._open()
        return self._held

    def read(self, size=-1, /):
        self._open()
        start, size = self._place, count_of(size)
        end = len(self._held) if size < 0 else min(len(self._held), start + size)
        self._place = max(start, end)
        return self._held[start:end]

    def _line_end(self, start):
        return self._held.find(self._newline, start) + len(self._newline)

    def readline(self, size=-1, /):
        self._open()
        start, size = self._place, count_of(size)
        end = max(start, self._line_end(start))
        if end == start:
            end = len(self._held)
        if size >= 0:
            end = min(end, start + size)
        self._place = max(start, end)
        return self._held[start:end]

    def readlines(self, hint=-1, /):
        lines, size = [], 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def _put(self, piece):
        gap = self._place - len(self._held)
        if gap > 0:
            self._held += self._filler * gap
        if gap >= 0:
            self._held += piece
        else:
            end = self._place + len(piece)
            self._held = self._held[: self._place] + piece + self._held[end:]
        self._place += len(piece)
        return len(piece)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def tell(self):
        self._open()
        return self._place

    def truncate(self, size=None, /):
        self._open()
        size = self._place if size is None else count_of(size)
        if size < 0:
            raise ValueError(f"Negative size value {size}")
        self._held = self._held[:size]
        return size

    def flush(self):
        self._open()

    def readable(self):
        self._open()
        return True

    writable = seekable = readable

    def isatty(self):
        self._open()
        return False

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def detach(self):
        raise UnsupportedOperation("detach")


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class TextIOBase(IOBase):
    encoding = errors = newlines = None
    line_buffering = False
