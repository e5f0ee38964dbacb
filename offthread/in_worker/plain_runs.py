"""Runs in the worker (compiled): runs of plain scripts, which Python runs in one go.

No message is made of them, neither to Python nor by it (in_pyodide/plain.py). A script that was
brief when it last ran is not told to begin, and its answer may wait for others.
"""

from offthread.everywhere import messages
from offthread.in_worker import host
from offthread.in_worker.brief import Brief


class PlainRuns:
    """``jobs`` and ``mailbox`` are the server's; ``brief`` knows the scripts that were brief."""

    def __init__(self, jobs, mailbox):
        self.jobs = jobs
        self.mailbox = mailbox
        self.brief = Brief()

    def can_take(self, message, way):
        """Whether Python can run what ``message`` asks for in one go, before anything else."""
        return way == "plain" and message["options"] is None and not self.jobs.has_entering()

    def run(self, message, python):
        """The whole run; Python itself tells an answer that is no plain value. Raises what comes
        of a Python that fell."""
        id, script = message["id"], message["script"]
        self.begin(id, script, python)
        begun = host.milliseconds()
        value = python.take_plain(
            script, message["filename"], id, *host.by_turns(message["context"])
        )
        self.brief.note(script, host.milliseconds() - begun)
        if not host.is_undefined(value):
            answer = messages.result(id, value, "", "", python.memory())
            self.jobs.remove(id)
            self.mailbox.add(answer)

    def begin(self, id, script, python):
        """The page is told that run ``id`` begins, and the answers before it, unless it is brief:
        these wait for it then, and it may be run again where it was lost, since it is plain."""
        if self.brief.has(script):
            self.jobs.on_begun(id)
            self.mailbox.flush_what_is_due()
            python.alarm.watch(len(self.mailbox.unsent) > 0)
        else:
            python.alarm.watch(False)
            self.jobs.on_started(id)
            self.mailbox.add(messages.started(id))
            self.mailbox.flush()
