"""Runs in Pyodide: ``sys.stdin``, ``sys.stdout`` and ``sys.stderr`` belong to the run that uses
them. What is printed outside of any run, or after its end, goes to the browser's console.

``print`` and other C code find in ``vars(sys)`` a stream that looks up what the executing run
has put into ``sys.stdout``; a script that reads ``sys.stdout`` gets one that always leads to the
run that executes. So a run can replace its streams without any other run noticing, and a
logging handler that an earlier run made writes where its next user does.
"""

import codecs
import io
import os
import sys
from types import ModuleType
from weakref import WeakKeyDictionary

from offthread.in_pyodide.output import NAMES
from offthread.in_pyodide.runs import current

_consoles = {name: getattr(sys, name) for name in ("stdin", "stdout", "stderr")}
_own_streams = []
_os_write = os.write


# --- runs -----------------------------------------------------------------------------------


def output_now():
    """The Output of the run that executes, None where there is none or it is over."""
    run = current()
    output = None if run is None else run.output
    return None if output is None or output.is_over or run.has_ended else output


# --- streams --------------------------------------------------------------------------------


class Printed(io.TextIOBase):
    """``sys.stdout`` or ``sys.stderr``, as ``kind`` says, of whichever run executes."""

    encoding = "utf-8"
    errors = "backslashreplace"
    mode = "w"
    line_buffering = False
    write_through = False

    def __init__(self, kind):
        self.kind = kind
        self.name = f"<{kind}>"
        self.buffer = PrintedBytes(self)

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        output = output_now()
        if output is None:
            return _consoles[self.kind].write(text)
        return output.write(self.kind, text)

    def flush(self):
        output = output_now()
        if output is None:
            _consoles[self.kind].flush()
        else:
            output.hurry()

    def close(self):
        """Closing it is harmless: the next run prints too."""

    def writable(self):
        return True

    def reconfigure(self, **options):
        """It is UTF-8 whatever is asked for."""


class PrintedBytes(io.BufferedIOBase):
    """``sys.stdout.buffer``: bytes that are UTF-8 text, also where a character comes in parts."""

    def __init__(self, text_stream):
        self.text_stream = text_stream
        self.mode = "wb"
        self.name = text_stream.name
        self.decoders = WeakKeyDictionary()

    def write(self, octets, /):
        if isinstance(octets, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        octets = bytes(octets)
        self.text_stream.write(self.decoder().decode(octets))
        return len(octets)

    def decoder(self):
        """That of the executing run: the rest of a character is its own."""
        user = output_now() or self.text_stream
        if user not in self.decoders:
            self.decoders[user] = codecs.getincrementaldecoder("utf-8")("replace")
        return self.decoders[user]

    def flush(self):
        self.text_stream.flush()

    def close(self):
        """As that of the text stream."""

    def writable(self):
        return True


class Replaceable:
    """What stands in ``vars(sys)`` under ``name``: the way of ``print`` to the run's stream."""

    closed = False

    def __init__(self, name, stream):
        self.name = name
        self.stream = stream

    def now(self):
        """The stream of the executing run: what its script put there, or its own."""
        output = output_now()
        return self.stream if output is None else output.replaced.get(self.name, self.stream)

    def write(self, text, /):
        output = output_now()
        if output is not None and not output.replaced and self.name in NAMES:
            return output.write(self.name, text)  # the usual way, and the shortest
        stream = self.now()
        return len(text) if stream is None else stream.write(text)

    def flush(self):
        stream = self.now()
        if stream is not None:
            stream.flush()

    def __getattr__(self, name):
        return getattr(self.now(), name)


class Sys(ModuleType):
    """The class of ``sys``: what a script assigns to a stream is seen by its own run only.

    Code that executes often reads a module's attributes from its namespace, past the properties
    here (CPython, specialize_module_load_attr); not where the class has a ``__getattr__``.
    """

    def __getattr__(self, name):
        raise AttributeError(f"module 'sys' has no attribute {name!r}", name=name, obj=self)


def replaceable(name, stream):
    """The property of ``Sys`` called ``name``."""
    entry = Replaceable(name, stream)
    vars(sys)[name] = entry

    def assign(sys, value):
        output = output_now()
        if output is None:
            entry.stream = value
        else:
            output.replaced[name] = value

    return property(lambda sys: entry.now(), assign, lambda sys: assign(sys, None))


# --- installing -----------------------------------------------------------------------------


def install(standard_input):
    """Put the streams in place; once, at start. ``standard_input`` asks the page."""
    _own_streams.extend([standard_input, Printed("stdout"), Printed("stderr")])
    for name, stream in zip(("stdin", "stdout", "stderr"), _own_streams, strict=True):
        setattr(Sys, name, replaceable(name, stream))
        setattr(Sys, f"__{name}__", replaceable(f"__{name}__", stream))
    sys.__class__ = Sys
    os.write = write_raw


def write_raw(descriptor, octets, /):
    """``os.write``, whose standard streams are those of the run."""
    if descriptor in (1, 2) and output_now() is not None:
        return _own_streams[descriptor].buffer.write(octets)
    return _os_write(descriptor, octets)
