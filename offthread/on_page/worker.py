"""Runs on the page (compiled): a worker as its users see it, in whichever language they write.

It goes on when its JavaScript worker dies: another takes its place, and the runs that had not
started. Where Python cannot start and the reason is known, the runs that wait are told, and the
next one tries again; three failures in a row end that until ``restart``.
"""

from offthread.everywhere import messages
from offthread.everywhere.errors import WorkerError, WorkerRestarted
from offthread.on_page.arguments import (
    check_seconds,
    check_text,
    checked_packages,
    expect,
    read_request,
)
from offthread.on_page.browser import absolute_url, deferred, log_error, mark_handled
from offthread.on_page.connection import Connection
from offthread.on_page.conversation import Conversation
from offthread.on_page.ending import expect_end, follow_signal, watch_deadline
from offthread.on_page.input_line import ask
from offthread.on_page.keeping import keep
from offthread.on_page.run import Run
from offthread.on_page.sending import has_lost, refuse, send_waiting
from offthread.on_page.worker_faults import given_up, session_lost, worker_error

# Compiling WebAssembly alone takes 25 s on a busy machine; failures that are known are told at
# once.
BOOT_TIMEOUT = 120
BOOTS = 3


class BaseWorker:
    """One worker with Python in it; it starts at once. Base of ``PyWorker`` (see client.py).

    ``packages`` (list of str or None: those of worker_app.py) are loaded before any script,
    ``pyodide_url`` (str or None: as worker_app.py says) is the folder of Pyodide,
    ``name`` (str or None) is shown in the browser's tools, ``boot_timeout`` (seconds) is how
    long the worker may give no sign of life while it starts. Raises TypeError for others.

    ``ready`` is a promise of a dict of the versions ``python`` and ``pyodide``; it rejects
    with WorkerError where Python cannot start. ``state`` is "starting", "ready", "failed" or
    "closed", ``generation`` (int) grows with each Python that is lost, ``memory`` is in bytes,
    ``answers`` (int) counts the runs that were answered.
    """

    def __init__(self, packages=None, pyodide_url=None, name=None, boot_timeout=BOOT_TIMEOUT):
        check_text(pyodide_url, "pyodide_url")
        check_text(name, "name")
        check_seconds(boot_timeout, "boot_timeout (bootTimeout)")
        self.settings = {
            "packages": checked_packages(packages),
            "pyodide_url": None if pyodide_url is None else absolute_url(pyodide_url),
            "name": name or "Offthread",
            "boot_timeout": boot_timeout,
        }
        self.conversation = Conversation()
        self.listeners = []
        self.last_id = 0
        self.generation = 0
        self.memory = 0
        self.answers = 0
        self.begin()

    # --- starting ---

    def begin(self):
        """Starts the first worker, or one after ``restart``."""
        self.refusal = None
        self.failed_boots = 0
        self.state = "failed"
        self.connect()

    def connect(self):
        """Starts a worker in the place of the last one."""
        self.expect_boot()
        self.connection = Connection(self.settings, self)
        self.connection.start()

    def expect_boot(self):
        """Python is starting: ``ready`` is a new promise, where the last one is settled."""
        if self.state != "starting":
            self.state = "starting"
            self.boot_ends = deferred()
            self.ready = self.boot_ends["promise"]
            mark_handled(self.ready)

    # --- asking ---

    async def submit(self, script, context, options=None, session=None):
        """Runs ``script`` and gives its Outcome; ``options`` is a dict or None.

        Raises TypeError for wrong arguments, ContextError for a context that cannot be sent,
        WorkerError where the worker fails, CallbackError where a callback does.
        """
        return await self.ask(read_request(script, context, options), session)

    def ask(self, request, session=None):
        """A promise of the Outcome of ``request`` (see ``arguments.read_request``).

        The context is copied before this returns.
        """
        self.last_id = self.last_id + 1
        ends = deferred()
        run = Run(self.last_id, request, session, ends, log_error)
        if self.refusal is not None:
            run.settle("reject", self.refusal)
        if __options__ is not None:  # noqa: F821 - the bundler puts true or null here
            follow_signal(self, run)
        if not run.settled:
            self.enqueue(run)
        return ends["promise"]

    def enqueue(self, run):
        """Sends ``run``, or lets it wait."""
        self.conversation.waiting.append(run)
        if self.state == "failed":
            self.connect()
        try:
            if run.request["retry"]:
                keep(run.request)
            send_waiting(self)
            if run in self.conversation.waiting:
                keep(run.request)
        except Exception as error:
            refuse(self, run, error)

    # --- hearing ---

    def hear(self, message):
        """Takes one message of the worker."""
        kind, id = message["kind"], message["id"]
        if "memory" in message:
            self.memory = message["memory"]
        if kind == "ready":
            self.state = "ready"
            self.failed_boots = 0
            self.boot_ends["resolve"](message)
        elif kind == "crashed":
            self.on_crashed(message)
        elif kind == "stuck":
            self.give_up_on(id)
        elif id == 0:
            self.tell_progress(message)
        else:
            self.hear_of_run(kind, id, message)
        send_waiting(self)

    def hear_of_run(self, kind, id, message):
        """Takes one message about a run."""
        run = self.conversation.sent_run(id)
        if run is None:
            if kind != "executing":  # told just before its answer
                log_error(f"Offthread: {kind} of run {id}, which waits for none")
        elif kind == "executing":
            self.conversation.executing = id
        elif kind == "started":
            self.on_started(run)
        elif kind == "progress":
            self.conversation.on_begun(run)
            run.tell("on_progress", message)
        elif kind == "output":
            run.print(message)
        elif kind == "ask_input":
            if __options__ is not None:  # noqa: F821
                ask(self.connection, run, message["prompt"])
        else:
            self.answers = self.answers + 1
            self.conversation.drop(run)
            run.answer(message)

    def on_started(self, run):
        """The script of ``run`` begins."""
        self.conversation.on_begun(run)
        run.started = True
        if run.scope:
            run.scope.generation = self.generation
        if not run.request["retry"]:
            run.request["context"] = None  # it will not be sent again
        if __options__ is not None:  # noqa: F821
            if run.settled:
                expect_end(self, run)
            else:
                watch_deadline(self, run)

    def tell_progress(self, message):
        """Hands a progress of the worker itself to the listeners and to the runs that wait; a
        listener that raises does not disturb the worker."""
        for listener in self.listeners:
            try:
                listener(message)
            except Exception as error:
                log_error(error)
        for run in self.conversation.waiting + self.conversation.unbegun:
            run.tell("on_progress", message)

    def on_progress(self, callback):
        """Calls ``callback`` with each progress of the boot and of packages being loaded: a
        dict of ``phase``, ``loaded``, ``total`` (bytes, 0 where unknown), ``percent`` (0 to 100,
        None where unknown) and ``text``."""
        expect(callable(callback), callback, "the callback", "a function")
        self.listeners.append(callback)

    # --- ending ---

    def on_crashed(self, message):
        """Python crashed in the worker, which is starting it anew."""
        culprit = self.conversation.sent_run(message["id"])
        self.lose(culprit, worker_error(message["error"]), False)
        self.expect_boot()
        for run in self.conversation.unbegun:
            if has_lost(self, run.scope):
                self.connection.post(messages.cancel(run.id), [])
                run.settle("reject", session_lost())

    def give_up_on(self, id):
        """The worker is to be replaced, since run ``id`` does not end: it was cancelled, or its
        deadline has passed."""
        run = self.conversation.sent_run(id)
        if run is not None:
            run.time_out()
        self.conversation.executing = id
        failure = WorkerError("another run did not end when it was told to")
        self.connection.end(failure, False)

    def on_end(self, failure, diagnosed):
        """The worker has ended by ``failure``; where that is ``diagnosed``, and Python could not
        start, another try is left to the next run."""
        booted = self.state == "ready"
        self.lose(self.conversation.culprit(), failure, True)
        self.failed_boots = 0 if booted else self.failed_boots + 1
        if self.failed_boots == BOOTS:
            self.refusal = given_up(failure, BOOTS)
            self.fail(self.refusal, "failed")
        elif diagnosed and not booted:
            self.fail(failure, "failed")
        else:
            self.connect()

    def lose(self, culprit, failure, whole):
        """What Python knew is lost (see Conversation.lose)."""
        self.generation = self.generation + 1
        self.memory = 0
        self.conversation.lose(culprit, failure, whole)

    def fail(self, failure, state):
        """Nothing runs from now on; what waits is rejected."""
        self.state = state
        self.conversation.reject_all(failure)
        self.boot_ends["reject"](failure)

    def restart(self):
        """Ends the worker, rejecting what waits, and starts a new one; returns ``ready``."""
        failure = WorkerRestarted("the worker was restarted before this run ended")
        self.halt(failure, "failed")
        self.begin()
        return self.ready

    def terminate(self):
        """Ends the worker at once; what waits, and every later run, is rejected."""
        self.refusal = WorkerError(
            "this worker was terminated: make a new PyWorker, or call restart()"
        )
        self.halt(self.refusal, "closed")

    def halt(self, failure, state):
        """Ends the worker by ``failure``."""
        self.connection.stop(failure)
        self.generation = self.generation + 1
        self.memory = 0
        self.fail(failure, state)

    def close(self):
        """The same as ``terminate``."""
        self.terminate()
