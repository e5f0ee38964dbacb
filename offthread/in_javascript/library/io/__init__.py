"""Runs wherever compiled Python runs: Python's ``io``: texts and bytes that are written and read
like files. A page has no files."""

from io.bases import (  # noqa: F401
    BufferedIOBase,
    IOBase,
    RawIOBase,
    TextIOBase,
    UnsupportedOperation,
)
from io.binary import BytesIO  # noqa: F401
from io.texts import StringIO  # noqa: F401
from io.wrapper import TextIOWrapper  # noqa: F401

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192
