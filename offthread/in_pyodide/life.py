"""Runs in Pyodide: what runs of scripts and calls of a session's functions have in common, from
the beginning to the one answer."""

from offthread.everywhere import messages
from offthread.in_pyodide import alarms, host, restore, runs, script, stops, tasks
from offthread.in_pyodide.failures import describe
from offthread.in_pyodide.output import Output
from offthread.in_pyodide.runs import Run
from offthread.in_pyodide.to_page import Outgoing


class Life(Run):
    """A Run with its answer. ``request`` (JsProxy) is the message; ``session`` a Session or
    None; ``source`` the Script whose lines tracebacks show."""

    session = None
    source = None
    deadline = None

    def __init__(self, request, filename):
        super().__init__(request.id, filename, options_of(request))
        self.request = request
        self.output = Output(self)

    # --- beginning ---

    def start(self):
        """From here on the run is under way, and its deadline counts."""
        runs.under_way[self.id] = self
        tasks.begins(self)
        self.tell_started()
        if (seconds := self.options["timeout"]) is not None:
            self.deadline = alarms.call_in(seconds, lambda: stops.end(self, seconds))
        if self.options["cancellable"]:
            alarms.set_wake()

    def tell_started(self):
        host.tell_started(self.id)

    # --- the answer ---

    def answer_of(self, value):
        """The answer (dict) for a value, and the ArrayBuffers that may be transferred with it."""
        self.mend()
        outgoing = Outgoing()
        try:
            answer = messages.result(self.id, self.results(value, outgoing))
        except BaseException as exception:
            return self.answer_of_error(exception), []
        if self.stop is not None:
            return self.answer_of_error(self.stop.error()), []
        return answer, outgoing.transfer

    def results(self, value, outgoing):
        """The converted value; interruptible, since it may be large."""
        self.is_open = True
        try:
            return outgoing.tree(value, "results")
        finally:
            self.is_open = False

    def answer_of_error(self, exception):
        """The answer for an exception; the run's end at its deadline is one of its own kind."""
        self.mend()
        restore.mend_library()
        if self.stop is not None:
            exception = self.stop.error().with_traceback(exception.__traceback__)
        details = describe(exception, self.source)
        if self.stop is not None:
            details["deadline"] = self.stop.deadline
        return messages.error(self.id, Outgoing().tree(details, "error"))

    def answer_early(self):
        """The deadline has passed while another run executes: the page is told at once."""
        if not self.has_answer:
            self.send(self.answer_of_error(self.stop.error()), [], self.output.finish())

    def send(self, answer, transfer, printed):
        """Post the answer, once."""
        if not self.has_answer:
            self.has_answer = True
            if answer["kind"] == "result":
                host.tell_result(self.id, answer["results"], *printed, transfer)
            else:
                host.tell({**answer, "stdout": printed[0], "stderr": printed[1]}, transfer)

    def mend(self):
        """Put back what conversions and answers need."""
        host.mend_page_globals()
        restore.mend_names()

    # --- ending ---

    def finish(self, answer, transfer):
        """Put everything back, then answer."""
        printed = self.output.finish()
        self.end()
        self.send(answer, transfer, printed)
        if self.session is None and self.has_tasks():
            stops.end_left(self)

    def fail(self, error):
        """Offthread itself failed: the worker's fault."""
        self.end()
        text = f"a run failed in the worker: {error!r}"
        self.tell(messages.failed(self.id, host.as_js(messages.failure(text, self.filename, 0))))

    def end(self):
        """The run is over; nothing of it is under way any more."""
        if self.has_ended:
            return
        self.has_ended = True
        runs.under_way.pop(self.id, None)
        if self.deadline is not None:
            self.deadline.cancel()
        if self.options["cancellable"]:
            alarms.set_wake()
        self.put_back()
        if self.session is not None:
            self.session.ended(self)

    def put_back(self):
        """Put back what the run changed for everybody."""

    def on_cancelled(self):
        """The page wants the run to end, and it executes."""
        stops.end(self)


def options_of(request):
    """The options of a message as a dict, None where it has none."""
    options = getattr(request, "options", None)
    if not isinstance(options, host.JsProxy):
        return None
    return {key: host.none_for_null(value) for key, value in options.to_py().items()}


def begun_source(text, filename, session):
    """The Script of a run that starts; a session keeps those of all its runs."""
    source = script.begin(text, filename)
    if session is not None:
        session.keep(source)
    return source
