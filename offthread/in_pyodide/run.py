"""Runs in Pyodide: one request in, one answer out. Called by the worker for each run.

``take(request)`` takes the message ``run`` or ``call`` (a JavaScript object). It posts
``started``, then the message ``result`` or ``error``, and never raises for what a script does.
"""

import sys
from contextvars import copy_context

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
    ways,
)
from offthread.in_pyodide.call import Call
from offthread.in_pyodide.from_page import context_of
from offthread.in_pyodide.life import Life, begun_source
from offthread.in_pyodide.scope import Scope, install


def take(request):
    """Begin a run or a call, or let it wait for its session's turn."""
    run = Call(request) if request.kind == "call" else ScriptRun(request)
    number = run.options["session"]
    if number == 0:
        run.begin()
    else:
        run.session = sessions.session_of(number)
        run.session.in_turn(run)


def cancel(id):
    """The page wants no answer of run ``id`` any more."""
    run = runs.under_way.get(id) or sessions.waiting_run(id)
    if run is not None:
        stops.end(run)


class ScriptRun(Life):
    """One run of a script, from ``begin`` to its answer."""

    def __init__(self, request):
        super().__init__(request, request.filename)
        self.text = request.script

    def begin(self):
        """As a task of the event loop, or at once where the script needs none."""
        if self.is_task():
            runs.to_begin[0] += 1
            host.loop.create_task(self.live())
        else:
            host.install_running_loop()
            copy_context().run(self.live_now)

    def is_task(self):
        """What awaits has to be a task; so has what is to be ended from outside, what has to
        wait for others, and what may wait in plain calls and was not entered so (JSPI)."""
        options = self.options
        if options["timeout"] is not None or options["cancellable"] or self.session is not None:
            return True
        way = ways.way_of(self.text)
        cannot_wait = way == ways.PLAIN or not host.can_wait_in_calls() or host.can_run_sync()
        return runs.to_begin[0] > 0 or way == ways.TASK or not cannot_wait

    async def live(self):
        """The whole life of the run. Whatever fails here is the worker's fault."""
        runs.to_begin[0] -= 1
        try:
            self.enter_alone()
            self.finish(*await self.outcome())
        except BaseException as error:
            self.fail(error)

    def live_now(self):
        """The same without a task."""
        try:
            self.enter_alone()
            self.finish(*self.outcome_now())
        except BaseException as error:
            self.fail(error)

    def enter_alone(self):
        """The run begins, with names of its own or its session's."""
        self.enter()
        self.source = begun_source(self.text, self.filename, self.session)
        restore.run_begins()
        self.scope = Scope({}) if self.session is None else self.session.scope
        self.start()

    async def outcome(self):
        """The answer (dict) and the ArrayBuffers that may be transferred with it."""
        try:
            value = await self.value()
        except BaseException as exception:
            return self.answer_of_error(script.raised_by(exception)), []
        return self.answer_of(value)

    def outcome_now(self):
        """The same without a task."""
        try:
            value = self.value_now()
        except BaseException as exception:
            return self.answer_of_error(exception), []
        return self.answer_of(value)

    async def value(self):
        """Convert the context, compile, run: the value of the script's last expression."""
        if self.stop is not None:
            return None
        self.is_open = True
        try:
            return await script.evaluate(self.prepared(), self.scope.globals)
        finally:
            self.is_open = False

    def value_now(self):
        """The same without a task."""
        self.is_open = True
        try:
            return script.evaluate_now(self.prepared(), self.scope.globals)
        finally:
            self.is_open = False

    def prepared(self):
        """The script's code; its names are there."""
        code = self.source.compile()
        self.scope.add(context_of(self.request.context))
        return code

    def put_back(self):
        restore.run_ends()
        interrupts.mend()
        if self.source is not None:
            script.end(self.source)


def connect(worker):
    """Take the worker's own functions; the first call of all."""
    host.connect(worker)
    alarms.set_wake()


def tell_stray_exit(code=None):
    """A task that a script left behind ended with SystemExit or KeyboardInterrupt."""
    if not isinstance(sys.exception(), interrupts.RunStopped):
        text = f"a background task of a script exited ({code!r}); nothing else ends"
        print(text, file=sys.stderr)


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
