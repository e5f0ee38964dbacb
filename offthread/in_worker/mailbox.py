"""Runs in the worker (compiled): messages of the page wait here for their turn, and answers for
others that go with them, HELD at most.

A page that asks for much sends several messages together, which are taken one after the other
as long as STRETCH goes; what else the worker has to do is not kept waiting longer.
"""

from offthread.everywhere import messages
from offthread.in_worker import host

STRETCH, HELD = 8, 2  # milliseconds
MOST_UNSENT = 16


class Mailbox:
    """``take(message)`` is called for each message that comes, in their order, and ``rest()`` when
    a stretch ends. ``unheard`` are those that wait for it, ``unsent`` what goes to the page with
    the next message, when it is due, or at the end of the stretch."""

    def __init__(self, take, rest):
        self.take = take
        self.rest = rest
        self.unheard = []
        self.unsent = []
        self.held_since = 0
        self.is_busy = False

    def hear(self, together):
        """Messages (list) have come."""
        self.unheard.extend(together)
        if not self.is_busy:
            self.take_all()

    def take_all(self):
        """Takes what waits, as far as STRETCH goes."""
        self.is_busy = True
        end = host.milliseconds() + STRETCH
        try:
            while self.unheard and host.milliseconds() < end:
                self.take(self.unheard.pop(0))
        finally:
            self.flush()
            self.rest()
            self.is_busy = len(self.unheard) > 0
            if self.is_busy:
                host.soon(lambda: self.take_all())

    def unheard_run(self, id):
        """The message of run ``id``, which waits no more; None where none does."""
        for message in self.unheard:
            if message["id"] == id:
                self.unheard.remove(message)
                return message
        return None

    def add(self, message):
        """``message`` goes to the page with the next one. It must be one that can be cloned."""
        if not self.unsent:
            self.held_since = host.milliseconds()
        self.unsent.append(message)

    def flush_what_is_due(self):
        """Sends what was added, where it is much or was held for long."""
        if len(self.unsent) >= MOST_UNSENT or host.milliseconds() - self.held_since > HELD:
            self.flush()

    def flush(self):
        """Sends what was added."""
        unsent = self.unsent
        self.unsent = []
        if len(unsent) == 1:
            host.post(unsent[0], [])
        elif unsent:
            host.post(messages.several(unsent), [])

    def post(self, message, transfer):
        """Sends ``message`` now, after what was added."""
        self.flush()
        host.post(message, transfer)
