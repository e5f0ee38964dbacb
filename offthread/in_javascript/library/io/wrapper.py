"""Runs wherever compiled Python runs: a file of bytes that is read and written as text."""

from io.bases import TextIOBase, count_of
from io.newlines import check_newline, line_end, universal

from _runtime import type_name

_KEPT = 8192


class TextIOWrapper(TextIOBase):
    """What is written waits until it is flushed; what is read is decoded all at once."""

    __long__ = "_io.TextIOWrapper"

    def __init__(
        self,
        buffer,
        encoding=None,
        errors=None,
        newline=None,
        line_buffering=False,
        write_through=False,
    ):
        check_newline(newline)
        self.buffer, self.encoding, self.errors = buffer, encoding or "UTF-8", errors or "strict"
        self.line_buffering, self.write_through = line_buffering, write_through
        self._ends, self._waiting, self._read = newline, [], ""

    @property
    def closed(self):
        return self._held_buffer().closed

    def _held_buffer(self):
        if self.buffer is None:
            raise ValueError("underlying buffer has been detached")
        return self.buffer

    def _checked(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        return self

    def _open(self):
        self._checked()

    def write(self, text, /):
        self._open()
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type_name(text)}")
        shown = text.replace("\n", self._ends) if self._ends in ("\r", "\r\n") else text
        self._waiting.append(shown.encode(self.encoding, self.errors))
        ends_line = self.line_buffering and ("\n" in text or "\r" in text)
        if self.write_through or ends_line or sum([len(w) for w in self._waiting]) > _KEPT:
            self._hand_over()
        return len(text)

    def _hand_over(self):
        waiting, self._waiting = self._waiting, []
        if waiting:
            self.buffer.write(b"".join(waiting))

    def flush(self):
        self._open()
        self._hand_over()
        self.buffer.flush()

    def close(self):
        if self.buffer is not None and not self.closed:
            self.flush()
            self.buffer.close()

    def detach(self):
        self.flush()
        buffer, self.buffer = self._held_buffer(), None
        return buffer

    def _fill(self):
        self._open()
        self._hand_over()
        text = self.buffer.read().decode(self.encoding, self.errors)
        self._read += universal(text) if self._ends is None else text

    def _take(self, end):
        taken, self._read = self._read[:end], self._read[end:]
        return taken

    def read(self, size=-1, /):
        self._fill()
        size = count_of(size)
        return self._take(len(self._read) if size < 0 else size)

    def readline(self, size=-1, /):
        self._fill()
        size = count_of(size)
        if self._ends == "":
            end = line_end(self._read, 0)
        else:
            mark = self._ends or "\n"
            found = self._read.find(mark)
            end = found + len(mark) if found >= 0 else 0
        end = end or len(self._read)
        return self._take(end if size < 0 else min(end, size))

    def seek(self, cookie, whence=0, /):
        self.flush()
        self._read = ""
        return self.buffer.seek(cookie, whence)

    def tell(self):
        self.flush()
        return self.buffer.tell() - len(self._read.encode(self.encoding, self.errors))

    def truncate(self, size=None, /):
        self.flush()
        return self.buffer.truncate(self.tell() if size is None else size)

    def readable(self):
        return self._checked().buffer.readable()

    def writable(self):
        return self._checked().buffer.writable()

    def seekable(self):
        return self._checked().buffer.seekable()

    def getvalue(self):
        raise AttributeError("'_io.TextIOWrapper' object has no attribute 'getvalue'")
