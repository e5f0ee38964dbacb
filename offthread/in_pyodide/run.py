"""Runs in Pyodide: one request in, one answer out. Called by the worker for each run.

``take(request)`` takes the message ``run`` or ``call`` (a JavaScript object). It posts
``started``, then the message ``result`` or ``error``, and never raises for what a script does.
"""

import sys

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

    def begin(self):
        host.loop.create_task(self.live())

    async def live(self):
        """The whole life of the run. Whatever fails here is the worker's fault."""
        try:
            self.enter()
            self.source = begun_source(self.request, self.filename, self.session)
            restore.run_begins()
            self.scope = Scope({}) if self.session is None else self.session.scope
            self.start()
            self.finish(*await self.outcome())
        except BaseException as error:
            self.fail(error)

    async def outcome(self):
        """The answer (dict) and the ArrayBuffers that may be transferred with it."""
        try:
            value = await self.value()
        except BaseException as exception:
            return self.answer_of_error(script.raised_by(exception)), []
        return self.answer_of(value)

    async def value(self):
        """Convert the context, compile, run: the value of the script's last expression."""
        if self.stop is not None:
            return None
        self.is_open = True
        try:
            code = self.source.compile()
            self.scope.add(context_of(self.request.context))
            return await script.evaluate(code, self.scope.globals)
        finally:
            self.is_open = False

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
