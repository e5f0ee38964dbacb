"""Runs in Pyodide: the text of one run on its way to the page. Bounded, however much is printed.

Text that the page listens to is sent while the run goes on: at once where nothing was sent for a
while, else together with what follows within PAUSE. Other text is kept for the answer.
"""

import time
from contextlib import contextmanager
from io import StringIO

from offthread.everywhere import messages
from offthread.in_pyodide import alarms

NAMES = ("stdout", "stderr")
# Characters of a stream that one run may keep, or send at once; what is sent refills by as many
# a second. Beyond, text is left out and counted.
LIMIT = 1024 * 1024
# A flow that was full goes on when this much fits again: one gap instead of many.
REOPENS_AT = LIMIT // 8
LARGE = 16 * 1024
PAUSE = 0.05  # seconds
# Seconds in which asking for a flush again does not send again: a logger asks after every line.
HURRY = 0.005
_now = time.monotonic


@contextmanager
def uninterrupted(run):
    """No deadline ends ``run`` inside: text would be lost or told twice."""
    was_open, run.is_open = run.is_open, False
    try:
        yield
    finally:
        run.is_open = was_open


class KeptText:
    """The text of one stream called ``name``, kept until the run ends."""

    flows = False

    def __init__(self, name):
        self.name = name
        self.buffer = StringIO()
        self.size = 0
        self.room = LIMIT
        self.left_out = 0

    def add(self, text):
        """Take ``text``, as far as there is room."""
        if self.left_out:
            self.left_out += len(text)
            return
        if len(text) > self.room:
            self.left_out = len(text) - self.room
            text = text[: self.room]
        self.room -= len(text)
        self.size += len(text)
        self.buffer.write(text)

    def take(self):
        """What stands here, which is forgotten. An alarm may come at any call, and take too."""
        empty = StringIO()
        full, self.buffer, self.size = self.buffer, empty, 0
        return full.getvalue()

    def end(self):
        """The last text of the run, with the marker where something was left out."""
        self.close_gap()
        return self.take()

    def close_gap(self):
        """Say how much was left out, if anything was."""
        if self.left_out:
            self.buffer.write(
                f"\n[Offthread: {self.left_out} characters of {self.name} were left out here: "
                f"{self.why}]\n"
            )
            self.left_out = 0

    why = f"a run keeps {LIMIT} of them"


class FlowingText(KeptText):
    """The text of one stream that the page wants while the run goes on."""

    flows = True
    why = f"more than {LIMIT} in a second"

    def __init__(self, name):
        super().__init__(name)
        self.refilled = _now()

    def refill(self, now):
        """There is more room with every second; a flow that was full goes on."""
        self.room = min(LIMIT, self.room + int((now - self.refilled) * LIMIT))
        self.refilled = now
        if self.left_out and self.room >= REOPENS_AT:
            self.close_gap()


class Output:
    """What ``run`` (see runs.py) prints and tells of its progress.

    ``replaced`` maps names of ``sys`` to what the script put there; ``unread`` (str) is what was
    typed and not yet read; ``is_over`` (bool): the answer has left, with what was printed.
    """

    def __init__(self, run):
        self.run = run
        listens = run.options["listens"]
        self.texts = {name: (FlowingText if name in listens else KeptText)(name) for name in NAMES}
        self.replaced = {}
        self.unread = ""
        self.progress = None
        self.posted = _now() - PAUSE
        self.alarm = None
        self.is_over = False

    def write(self, name, text):
        """The run printed ``text`` to ``name``."""
        kept = self.texts[name]
        run = self.run
        was_open, run.is_open = run.is_open, False  # as ``uninterrupted``, in a third of its time
        try:
            kept.add(text)
            if kept.flows:
                self.flush_when_due(kept.size >= LARGE or text.endswith("\n"))
        finally:
            run.is_open = was_open
        return len(text)

    def tell_progress(self, progress):
        """The newest progress (a message); those that come too fast are not told."""
        with uninterrupted(self.run):
            self.progress = progress
            self.flush_when_due(True)

    def hurry(self):
        """The script asks for a flush."""
        with uninterrupted(self.run):
            self.flush_when_due(True, HURRY)

    def flush_when_due(self, is_whole, pause=PAUSE):
        now = _now()
        if is_whole and now - self.posted >= pause:
            self.send(now)
        elif self.alarm is None:
            self.alarm = alarms.call_in(PAUSE, self.on_alarm)

    def on_alarm(self):
        """PAUSE has passed, in which the run may have computed, waited or sent something."""
        self.alarm = None
        left = self.posted + PAUSE - _now()
        if left <= 0:
            self.flush()
            left = PAUSE
        if self.is_waiting():
            self.alarm = alarms.call_in(left, self.on_alarm)

    def flush(self):
        """Send what waits."""
        with uninterrupted(self.run):
            self.send(_now())

    def send(self, now):
        self.posted = now
        flowing = [kept for kept in self.texts.values() if kept.flows]
        for kept in flowing:
            kept.refill(now)
        if any(kept.buffer.tell() for kept in flowing):
            texts = [kept.take() if kept.flows else "" for kept in self.texts.values()]
            self.run.tell(messages.output(self.run.id, *texts))
        if self.progress is not None:
            progress, self.progress = self.progress, None
            self.run.tell(progress)

    def read_line(self, size=-1):
        """Up to ``size`` characters of the line that was typed and is not yet read."""
        line = self.unread if size < 0 else self.unread[:size]
        self.unread = self.unread[len(line) :]
        return line

    def is_waiting(self):
        """Is there anything that ``flush`` would send, now or later?"""
        return self.progress is not None or any(
            kept.flows and (kept.left_out or kept.buffer.tell()) for kept in self.texts.values()
        )

    def finish(self):
        """The run ends: the texts (stdout, stderr) that go with its answer."""
        if self.alarm is not None:
            self.alarm.cancel()
        if self.progress is not None:
            self.flush()
        self.is_over = True
        return tuple(kept.end() for kept in self.texts.values())
