"""Runs in Pyodide: one request in, one answer out. Called by the worker for each run and call.

``take(request)`` takes the message ``run`` or ``call`` (a JavaScript object). It posts
``started``, then the message ``result`` or ``error``, and never raises for what a script does.
"""

import sys

from offthread.everywhere import messages
from offthread.in_pyodide import (
    alarms,
    api,
    host,
    interrupts,
    restore,
    runs,
    script,
    sessions,
    stops,
    tasks,
)
from offthread.in_pyodide.failures import describe
from offthread.in_pyodide.from_page import context_of
from offthread.in_pyodide.output import Output
from offthread.in_pyodide.runs import Run
from offthread.in_pyodide.scope import Scope, install
from offthread.in_pyodide.to_page import Outgoing


def take(request):
    """Begin a run, or let it wait for its session's turn. ``request`` (JsProxy) has id, script,
    context, filename and options."""
    run = ScriptRun(request)
    number = run.options["session"]
    if number == 0:
        run.begin()
    else:
        run.session = sessions.session_of(number)
        run.session.in_turn(run.begin)


def cancel(id):
    """The page wants no answer of run ``id`` any more."""
    run = runs.under_way.get(id)
    if run is not None:
        stops.end(run)


class ScriptRun(Run):
    """One run of a script, from ``begin`` to its answer."""

    def __init__(self, request):
        super().__init__(request.id, request.filename, options_of(request))
        self.request = request
        self.session = None
        self.source = None
        self.deadline = None
        self.output = Output(self)

    def begin(self):
        host.loop.create_task(self.live())

    async def live(self):
        """The whole life of the run. Whatever fails here is the worker's fault."""
        try:
            self.start()
            answer, transfer = await self.outcome()
            self.finish(answer, transfer)
        except BaseException as error:
            self.end()
            self.tell(messages.failed(self.id, host.as_js(fault(error, self.filename))))

    def start(self):
        """From here on the run is under way, and its deadline counts."""
        self.enter()
        runs.under_way[self.id] = self
        tasks.begins(self)
        self.source = script.begin(self.request.script, self.filename)
        restore.run_begins()
        self.scope = Scope({}) if self.session is None else self.session.scope
        self.tell(messages.started(self.id))
        if (seconds := self.options["timeout"]) is not None:
            self.deadline = alarms.call_in(seconds, lambda: stops.end(self, seconds))
        alarms.set_wake()

    async def outcome(self):
        """The answer (dict) and the ArrayBuffers that may be transferred with it."""
        outgoing = Outgoing()
        try:
            value = await self.value()
            host.mend_page_globals()
            restore.mend_names()
            answer = messages.result(self.id, self.results(value, outgoing))
            if self.stop is None:
                return answer, outgoing.transfer
            problem = self.stop.error()
        except BaseException as exception:
            problem = exception
        host.mend_page_globals()
        restore.mend_names()
        restore.mend_library()
        return self.error(problem), []

    async def value(self):
        """Convert the context, compile, run: the value of the script's last expression."""
        self.is_open = True
        try:
            code = self.source.compile()
            self.scope.add(context_of(self.request.context))
            return await script.evaluate(code, self.scope.globals)
        finally:
            self.is_open = False

    def results(self, value, outgoing):
        """The converted value; interruptible, since it may be large."""
        self.is_open = True
        try:
            return outgoing.tree(value, "results")
        finally:
            self.is_open = False

    def error(self, exception):
        """The answer for an exception; the run's end at its deadline is one of its own kind."""
        if self.stop is not None:
            exception = self.stop.error().with_traceback(exception.__traceback__)
        details = describe(exception, self.source)
        if self.stop is not None:
            details["deadline"] = self.stop.deadline
        return messages.error(self.id, Outgoing().tree(details, "error"))

    def answer_early(self):
        """The deadline has passed while another run executes: the page is told at once."""
        if not self.has_answer:
            self.has_answer = True
            printed = dict(zip(("stdout", "stderr"), self.output.finish(), strict=True))
            host.tell({**self.error(self.stop.error()), **printed}, [])

    def on_cancelled(self):
        """The page wants the run to end, and it executes."""
        stops.end(self)

    def finish(self, answer, transfer):
        """Put everything back, then answer."""
        printed = dict(zip(("stdout", "stderr"), self.output.finish(), strict=True))
        self.end()
        if not self.has_answer:
            self.has_answer = True
            host.tell({**answer, **printed}, transfer)
        if self.session is None and stops.has_tasks(self):
            stops.end_left(self)

    def end(self):
        """The run is over; nothing of it is under way any more."""
        if self.has_ended:
            return
        self.has_ended = True
        runs.under_way.pop(self.id, None)
        if self.deadline is not None:
            self.deadline.cancel()
        alarms.set_wake()
        restore.run_ends()
        interrupts.mend()
        if self.source is not None:
            script.end(self.source)
        if self.session is not None:
            self.session.ended(self)


def options_of(request):
    """The options of a message as a dict, None where it has none."""
    options = getattr(request, "options", None)
    if not isinstance(options, host.JsProxy):
        return None
    return {key: host.none_for_null(value) for key, value in options.to_py().items()}


def fault(error, filename):
    return messages.failure(f"a run failed in the worker: {error!r}", filename, 0)


def connect(worker):
    """Take the worker's own functions; the first call of all."""
    host.connect(worker)
    alarms.set_wake()


def tell_stray_exit(code=None):
    """A task that a script left behind ended with SystemExit or KeyboardInterrupt."""
    if not isinstance(sys.exception(), interrupts.RunStopped):
        print(
            f"a background task of a script exited ({code!r}); nothing else ends", file=sys.stderr
        )


def prepare():
    """Make the interpreter ready for runs; once, when this module is first imported."""
    api.install()
    install()
    tasks.install()
    interrupts.install()
    host.replace_sleep(interrupts.sleep_in_slices)
    host.mend_rejections()
    host.on_stray_exit(tell_stray_exit)
    restore.remember()


prepare()
