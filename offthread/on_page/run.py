"""Runs on the page (compiled): one run, from the call to the one end of its promise.

Pure: the promise reaches it as a pair of functions.
"""

from offthread.everywhere import messages
from offthread.everywhere.errors import CallbackError, ScriptError
from offthread.on_page.outcome import Outcome
from offthread.on_page.worker_faults import worker_error

HEAVY = ("timeout", "signal", "on_stdout", "on_stderr", "on_input")


class Run:
    """A run that its caller waits for.

    ``request`` is that of ``arguments.read_request``; ``scope`` is None for a plain run, else a
    session: it has an ``id`` and the ``generation`` of the Python that knows it; ``ends`` is a
    dict of ``resolve`` and ``reject``; ``complain(error)`` reports what a callback raised.

    ``unfollow`` ends the listening to the run's signal, ``undo`` are functions that end what was
    set up when the run was sent.
    """

    def __init__(self, id, request, scope, ends, complain):
        self.id = id
        self.request = request
        self.scope = scope
        self.ends = ends
        self.complain = complain
        self.started = False
        self.settled = False
        self.tries = 0
        self.raised = None
        self.stop_url = None
        self.unfollow = None
        self.undo = []

    def is_light(self):
        """Whether all its ``messages.run_options`` are as by default: nothing can end it, and
        nobody listens to it. None is that was lost with a worker."""
        given = [name for name in HEAVY if self.request[name] is not None]
        return not (given or self.tries or self.scope or self.request["transfer"])

    def wire(self):
        """What the worker is sent."""
        request = self.request
        options = None
        if not self.is_light():
            options = messages.run_options(
                self.scope.id if self.scope else 0,
                request["timeout"],
                request["signal"] is not None,
                self.stop_url,
                [name for name in ("stdout", "stderr") if request["on_" + name] is not None],
                request["on_input"] is not None,
            )
        context = request["context"]
        if request["call"]:
            return messages.call(self.id, request["call"], context, options)
        return messages.run(
            self.id, request["script"], context, request["filename"], request["packages"], options
        )

    def settle(self, how, value):
        """Ends the promise by ``how`` ("resolve" or "reject"), unless it has ended before."""
        if not self.settled:
            self.settled = True
            self.ends[how](value)
            if self.unfollow is not None:
                self.unfollow()

    def let_go(self):
        """Ends what stands for this run in the worker that it was sent to."""
        for undo in self.undo:
            undo()
        self.undo = []

    def tell(self, name, value):
        """Hands ``value`` to the callback option ``name``, where there is one.

        A callback that raises does not disturb the run; it is the promise's end later.
        """
        if self.request[name] is not None and not self.settled:
            try:
                self.request[name](value)
            except Exception as error:
                self.blame(error)

    def blame(self, error):
        """A callback of this run raised ``error``."""
        self.complain(error)
        self.raised = self.raised or error

    def print(self, message):
        """Hands the text in ``message`` to the callbacks; gives what no callback took."""
        left = []
        for name in ("stdout", "stderr"):
            taken = self.request["on_" + name] is not None
            if taken and message[name]:
                self.tell("on_" + name, message[name])
            left.append("" if taken else message[name])
        return left

    def answer(self, message):
        """Ends the promise as the ``message`` (result, error or failed) says."""
        try:
            self.finish(self.read(message))
        except Exception as failure:
            self.settle("reject", failure)

    def read(self, message):
        """The Outcome in an answer. Raises WorkerError where the worker failed."""
        if message["kind"] == "failed":
            raise worker_error(message["error"])
        left = self.print(message)
        if message["kind"] == "error":
            return Outcome(None, ScriptError(message["error"]), left[0], left[1])
        return Outcome(message["results"], None, left[0], left[1])

    def finish(self, outcome):
        """Ends the promise with ``outcome``, or with what a callback raised."""
        if self.raised is None:
            self.settle("resolve", outcome)
        else:
            text = f"a callback of this run raised {self.raised}; see outcome for the run itself"
            self.settle("reject", CallbackError(text, self.raised, outcome))

    def time_out(self):
        """Ends the promise of a run whose deadline has passed, where the worker cannot say so."""
        seconds = self.request["timeout"]
        text = f"the run took longer than its timeout of {seconds} s"
        details = messages.script_error(
            "TimeoutError", text, "", None, self.request["filename"], [text], None, seconds
        )
        self.finish(Outcome(None, ScriptError(details)))
