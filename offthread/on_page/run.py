"""Runs on the page (compiled): one run, from the call to the one end of its promise.

Pure: the promise reaches it as a pair of functions.
"""

from offthread.everywhere import messages
from offthread.everywhere.errors import CallbackError, ScriptError
from offthread.on_page.outcome import Outcome
from offthread.on_page.worker_faults import worker_error


class Run:
    """A run that its caller waits for.

    ``request`` is that of ``arguments.read_request``; ``session`` is None for a plain run, else
    it has an ``id`` and the ``generation`` of the Python that knows it; ``ends`` is a dict of
    ``resolve`` and ``reject``. ``undo`` are functions that end what was set up for this run.
    """

    def __init__(self, id, request, session, ends):
        self.id = id
        self.request = request
        self.session = session
        self.ends = ends
        self.started = False
        self.settled = False
        self.tries = 0
        self.raised = None
        self.stop_url = None
        self.undo = []

    def message(self):
        """What the worker is sent."""
        request = self.request
        options = messages.run_options(
            self.session.id if self.session else 0,
            request["timeout"],
            request["signal"] is not None,
            self.stop_url,
            [name for name in ("stdout", "stderr") if request["on_" + name]],
            request["on_input"] is not None,
        )
        context = request["context"]
        if request["call"]:
            return messages.call(self.id, request["call"], context, options)
        script, filename, packages = request["script"], request["filename"], request["packages"]
        return messages.run(self.id, script, context, filename, packages, options)

    def settle(self, how, value):
        """Ends the promise by ``how`` ("resolve" or "reject"), unless it has ended before."""
        if not self.settled:
            self.settled = True
            self.ends[how](value)

    def let_go(self):
        """Ends all timers and listeners that stand for this run."""
        for undo in self.undo:
            undo()
        self.undo = []

    def tell(self, name, value, complain):
        """Hands ``value`` to the callback option ``name``, where there is one; what it returns.

        A callback that raises is told to ``complain`` and is the run's end later.
        """
        callback = self.request[name]
        if callback is not None and not self.settled:
            try:
                return callback(value)
            except Exception as error:
                self.blame(error, complain)
        return None

    def blame(self, error, complain):
        """A callback of this run raised ``error``."""
        complain(error)
        self.raised = self.raised or error

    def print(self, message, complain):
        """Hands the text in ``message`` to the callbacks; gives what no callback took."""
        left = []
        for name in ("stdout", "stderr"):
            text = message[name]
            if text and self.request["on_" + name] is not None:
                self.tell("on_" + name, text, complain)
                text = ""
            left.append(text)
        return left

    def answer(self, message, complain):
        """Ends the promise as the ``message`` (result, error or failed) says."""
        try:
            outcome = self.read(message, complain)
        except Exception as failure:
            self.settle("reject", failure)
            return
        if self.raised is None:
            self.settle("resolve", outcome)
        else:
            self.settle("reject", callback_error(self.raised, outcome))

    def read(self, message, complain):
        """The Outcome in an answer. Raises WorkerError where the worker failed."""
        if message["kind"] == "failed":
            raise worker_error(message["error"])
        left = self.print(message, complain)
        if message["kind"] == "error":
            return Outcome(None, ScriptError(message["error"]), left[0], left[1])
        return Outcome(message["results"], None, left[0], left[1])

    def time_out(self):
        """Ends the promise as one whose deadline has passed, where the worker cannot say so."""
        seconds = self.request["timeout"]
        text = f"the run did not end within its timeout of {seconds} s"
        details = messages.script_error(
            "TimeoutError", text, "", None, self.request["filename"], [text], None, seconds
        )
        self.answer(messages.error(self.id, details), self.blame)


def callback_error(error, outcome):
    """The CallbackError for what a callback raised."""
    text = f"a callback of this run raised {error}; how the run itself ended is in outcome"
    return CallbackError(text, error, outcome)
