"""Runs wherever compiled Python runs: Python's ``io``: texts and bytes that are written and read
like files. A page has no files."""

from struct.buffers import bytes_of, room_in, store

from _runtime import type_name

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


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

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, kind, value, traceback):
        self.close()

    def __iter__(self):
        self._open()
        return self

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
        start, size = self._place, -1 if size is None else size
        end = len(self._held) if size < 0 else min(len(self._held), start + size)
        self._place = max(start, end)
        return self._held[start:end]

    def readline(self, size=-1, /):
        self._open()
        start, size = self._place, -1 if size is None else size
        end = self._held.find(self._newline, start) + 1 or len(self._held)
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
        size = self._place if size is None else size
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


class TextIOBase(IOBase):
    encoding = errors = newlines = None


class StringIO(TextIOBase):
    """A text as a file. Line ends stay as they are."""

    __long__ = "_io.StringIO"
    _filler = "\0"

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            kind = type_name(initial_value)
            raise TypeError(f"initial_value must be str or None, not {kind}")
        if newline not in ("\n", ""):
            raise NotImplementedError("io.StringIO translates no line ends on the page")
        self._begin("" if initial_value is None else initial_value)

    def write(self, text, /):
        self._open()
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got '{type_name(text)}'")
        return self._put(text)

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


class BytesIO(IOBase):
    """Bytes as a file."""

    __long__ = "_io.BytesIO"
    _filler, _newline, _shut = b"\0", b"\n", "I/O operation on closed file."

    def __init__(self, initial_bytes=b""):
        self._begin(b"" if initial_bytes is None else bytes(bytes_of(initial_bytes)))

    def write(self, data, /):
        self._open()
        return self._put(bytes(bytes_of(data)))

    def read1(self, size=-1, /):
        return self.read(size)

    def readinto(self, buffer, /):
        data = self.read(room_in(buffer, "readinto() argument"))
        store(buffer, 0, data)
        return len(data)

    def seek(self, offset, whence=0, /):
        self._open()
        if whence not in (0, 1, 2):
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0 and offset < 0:
            raise ValueError(f"negative seek value {offset}")
        start = (0, self._place, len(self._held))[whence]
        self._place = max(0, start + offset)
        return self._place
