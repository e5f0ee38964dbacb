"""Runs on the page (compiled): one JavaScript worker, from its start to its end.

Whatever happens to the worker, each run that waits for it is settled: by its own answer, or
by ``end`` with the reason. A connection that has ended stays so; its owner makes a new one.
"""

from offthread.everywhere import messages
from offthread.everywhere.errors import WorkerError
from offthread.everywhere.messages import TO_PAGE
from offthread.on_page.browser import (
    beside_script,
    can_clone,
    clone,
    deferred,
    describe,
    entries,
    every,
    identity_set,
    is_on_disk,
    log_error,
    mark_handled,
    start_classic_worker,
    start_module_worker,
)
from offthread.on_page.context import refusal
from offthread.on_page.conversation import Conversation, worker_error
from offthread.on_page.offline import load_package, unpack
from offthread.on_page.watchdog import Watchdog

WORKER_FILE = "worker_app.js"


class Connection:
    """``settings`` is a dict of ``packages``, ``pyodide_url``, ``name`` and ``boot_timeout``
    (seconds); ``on_progress(message)`` hears of the boot.

    ``ready`` is a promise of the ``ready`` message; ``failure`` is None while it lives;
    ``booted`` (bool) tells whether Python was ready once.
    """

    def __init__(self, settings, on_progress):
        self.settings = settings
        self.on_progress = on_progress
        self.conversation = Conversation(log_error)
        self.failure = None
        self.booted = False
        self.worker = None
        self.unsent = []
        self.boot_ends = deferred()
        self.ready = self.boot_ends["promise"]
        mark_handled(self.ready)
        self.watchdog = Watchdog(settings["boot_timeout"], self.on_silence, every)
        self.start()

    # --- starting ---

    def start(self):
        """Starts the worker; what goes wrong ends the connection."""
        self.file = beside_script("offline.js" if is_on_disk() else WORKER_FILE)
        if is_on_disk():
            self.start_from_disk()
        else:
            self.start_from_server()

    def start_from_server(self):
        """Starts the worker's own file as a module worker."""
        try:
            worker = start_module_worker(self.file, self.settings["name"])
            self.attach(worker, None)
        except Exception as error:
            self.end(refused(self.file, error))

    async def start_from_disk(self):
        """Starts the worker from the text and the files in ``offline.js``."""
        try:
            package = await load_package()
            assets = await unpack(package["assets"], self.on_message_progress)
            if self.failure is None:
                worker = start_classic_worker(package["worker"], self.settings["name"])
                self.attach(worker, assets)
        except WorkerError as error:
            self.end(error)
        except Exception as error:
            self.end(refused(self.file, error))

    def attach(self, worker, assets):
        """Listens to ``worker`` and sends it what waits, the boot message first."""
        worker.addEventListener("message", self.on_message)
        worker.addEventListener("messageerror", self.on_message_error)
        worker.addEventListener("error", self.on_error)
        buffers = [] if assets is None else [assets[name] for name in assets]
        boot = messages.boot(self.settings["packages"], self.settings["pyodide_url"], assets)
        worker.postMessage(boot, buffers)
        for message in self.unsent:
            worker.postMessage(message)
        self.unsent = []
        self.worker = worker

    # --- asking ---

    def run(self, request):
        """A promise of the Outcome of ``request`` (see ``arguments.read_request``).

        The context is copied before this returns. Raises ContextError where it cannot be.
        """
        ends = deferred()
        id = self.conversation.open(ends)
        try:
            self.post(
                messages.run(
                    id,
                    request["script"],
                    request["context"],
                    request["filename"],
                    request["packages"],
                )
            )
        except Exception as error:
            self.conversation.forget(id)
            raise refusal(request["context"], error, context_host()) from error
        return ends["promise"]

    def post(self, message):
        """Sends ``message``, or keeps a copy until there is a worker."""
        if self.worker is None:
            self.unsent.append(clone(message))
        else:
            self.worker.postMessage(message)

    # --- hearing ---

    def on_message(self, event):
        """Takes one message of the worker."""
        self.watchdog.heard()
        message = event.data
        problem = messages.problem_with(message, TO_PAGE)
        if problem:
            log_error(f"Offthread: the worker sent what cannot be read: {problem}")
        elif message["kind"] == "progress":
            self.on_progress(message)
        elif message["kind"] == "ready":
            self.on_ready(message)
        elif message["kind"] == "failed" and message["id"] == 0:
            self.end(worker_error(message["error"]))
        else:
            self.conversation.settle(message)

    def on_message_progress(self, message):
        """Takes the page's own progress while it unpacks."""
        self.watchdog.heard()
        if self.failure is None:
            self.on_progress(message)

    def on_ready(self, message):
        """Python is ready: the watch is over."""
        self.booted = True
        self.watchdog.stop()
        self.boot_ends["resolve"](message)

    def on_message_error(self, event):
        """A message arrived damaged: nobody knows whose it was, so nobody waits on."""
        self.end(WorkerError("a message of the worker could not be read by the page", self.file))

    def on_error(self, event):
        """The worker's file is missing, or its code raised outside any run."""
        event.preventDefault()  # the page's own error handlers are told by the rejections
        self.end(crash(event, self.file))

    def on_silence(self):
        """No sign of life for too long while booting."""
        seconds = self.settings["boot_timeout"]
        self.end(
            WorkerError(
                f"the worker gave no sign of life for {seconds} s while Python was starting: "
                "see the browser's console and network view for a file that is missing or "
                "refused (a Content-Security-Policy needs 'wasm-unsafe-eval'); on a slow line "
                "give a longer boot_timeout (in JavaScript bootTimeout)",
                self.file,
            )
        )

    # --- ending ---

    def end(self, failure):
        """Ends the worker; everything that waits is rejected with ``failure``."""
        if self.failure is not None:
            return
        self.failure = failure
        self.watchdog.stop()
        if self.worker is not None:
            self.worker.terminate()
        self.boot_ends["reject"](failure)
        self.conversation.fail_all(failure)


def context_host():
    """What ``refusal`` asks of the browser."""
    return {
        "can_clone": can_clone,
        "describe": describe,
        "entries": entries,
        "seen": identity_set(),
    }


def crash(event, file):
    """The WorkerError for a worker's ``error`` event; ``file`` is what it was started from."""
    if not event.message:
        return WorkerError(
            f"the worker could not be loaded from {file}: the file is missing, cannot be read "
            "as JavaScript, or is refused by the server or the page's Content-Security-Policy. "
            "Build it with `nox -s build` and look at the browser's console",
            file,
        )
    place = f" ({event.filename}, line {event.lineno})" if event.filename else ""
    return WorkerError(
        f"the worker stopped with an error of its own code: {event.message}{place}",
        event.filename or file,
        event.lineno or 0,
    )


def refused(file, error):
    """The WorkerError for a worker that the browser did not let start."""
    return WorkerError(
        f"the browser refused to start the worker {file}: {error}. A page with a "
        "Content-Security-Policy needs worker-src 'self' (and blob: on file:// or from "
        "another origin)",
        file,
    )
