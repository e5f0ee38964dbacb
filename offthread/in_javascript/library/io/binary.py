"""Runs wherever compiled Python runs: bytes as a file."""

from io.bases import BufferedIOBase
from struct.buffers import bytes_of, room_in, store


class BytesIO(BufferedIOBase):
    """Bytes as a file."""

    __long__ = "_io.BytesIO"
    _filler, _newline, _shut = b"\0", b"\n", "I/O operation on closed file."

    def __init__(self, initial_bytes=b""):
        self._begin(b"" if initial_bytes is None else bytes(bytes_of(initial_bytes)))

    def getvalue(self):
        return bytes(super().getvalue())

    def getbuffer(self):
        """A view of what is held: from now on in a place that can be written to."""
        self._open()
        self._held = bytearray(self._held)
        return memoryview(self._held)

    def read(self, size=-1, /):
        return bytes(super().read(size))

    def readline(self, size=-1, /):
        return bytes(super().readline(size))

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
