"""Runs on the page (compiled): one JavaScript worker, from its start to its end.

However the worker ends, its owner hears of it once, with the reason. A connection that has
ended stays so; its owner makes a new one.
"""

from offthread.everywhere import messages
from offthread.everywhere.errors import WorkerError
from offthread.everywhere.messages import TO_PAGE
from offthread.on_page.browser import (
    beside_script,
    blob_url,
    every,
    is_on_disk,
    listen_to,
    log_error,
    new_lock_name,
    shared_bytes,
    start_classic_worker,
    start_module_worker,
    when_free,
)
from offthread.on_page.offline import load_package
from offthread.on_page.parts import offer, shared_parts
from offthread.on_page.stop_line import STOPS
from offthread.on_page.watchdog import Watchdog
from offthread.on_page.worker_faults import crash, gone, refused, silent, unreadable, worker_error

WORKER_FILE = "worker_app.js"
# A worker that ends before it holds its lock is not noticed otherwise. Twelve seconds were seen
# between the two on a busy machine.
SECONDS_TO_HOLD = 60
LONGEST_LINE = 65536


class Connection:
    """``settings`` is a dict of ``packages``, ``pyodide_url``, ``name`` and ``boot_timeout``
    (seconds). ``owner`` hears ``hear(message)`` for each message, and once
    ``on_end(failure, diagnosed)``: whether the reason is known, so that another try is no use.

    ``is_ready`` tells whether Python is ready; ``failure`` is None while the worker lives;
    ``stops`` and ``probe_url`` are the lines that stop_line.py uses.
    """

    def __init__(self, settings, owner):
        self.settings = settings
        self.owner = owner
        self.failure = None
        self.is_ready = False
        self.worker = None
        self.file = beside_script("offline.js" if is_on_disk() else WORKER_FILE)
        self.lock = new_lock_name()
        self.stops = shared_bytes(STOPS)
        self.probe_url = None if self.stops else blob_url("")
        self.input_buffer = shared_bytes(LONGEST_LINE)
        self.watches = []
        self.shares = settings["pyodide_url"] is None
        self.is_first = False
        self.shared = None

    # --- starting ---

    async def start(self):
        """Starts the worker; what goes wrong ends the connection."""
        if self.shares:
            self.shared = await shared_parts()  # silent for as long as another has to fetch them
            self.is_first = self.shared is None
        if self.failure is not None:
            return self.stop_sharing(None)
        self.watch_boot()
        return self.start_from_disk() if is_on_disk() else self.start_from_server()

    def stop_sharing(self, parts):
        """Other workers that wait for the parts of this one may go on."""
        if self.is_first:
            self.is_first = False
            offer(parts)

    def watch_boot(self):
        """Ends the connection where Python gives no sign of life."""
        self.stop_watches()
        seconds = self.settings["boot_timeout"]
        self.watch(seconds, lambda: self.end(silent(self.file, seconds), True))

    def watch(self, seconds, on_silence):
        """Calls ``on_silence`` where nothing is heard for ``seconds``."""
        self.watches.append(Watchdog(seconds, on_silence, every))

    def stop_watches(self):
        """Silence is no bad sign any more."""
        for watch in self.watches:
            watch.stop()
        self.watches = []

    def start_from_server(self):
        """Starts the worker's own file as a module worker."""
        try:
            self.attach(start_module_worker(self.file, self.settings["name"]), None)
        except Exception as error:
            self.end(refused(self.file, error), True)

    async def start_from_disk(self):
        """Starts the worker from the text and the files in ``offline.js``."""
        try:
            worker, assets = await load_package(self.hear, self.shared is not None)
            if self.failure is None:
                self.attach(start_classic_worker(worker, self.settings["name"]), assets)
        except Exception as error:
            known = isinstance(error, WorkerError)
            self.end(error if known else refused(self.file, error), True)

    def attach(self, worker, assets):
        """Listens to ``worker`` and sends it the boot message."""
        self.worker = worker
        listen_to(worker, "message", lambda event: self.hear(event.data))
        # Nobody knows whose message it was, so nobody waits on.
        unread = lambda event: self.end(unreadable(self.file), False)  # noqa: E731
        listen_to(worker, "messageerror", unread)
        listen_to(worker, "error", self.on_error)
        self.post(
            messages.boot(
                self.settings["packages"],
                self.settings["pyodide_url"],
                assets,
                self.shared,
                self.lock,
                self.stops,
                self.probe_url,
                self.input_buffer and self.input_buffer.buffer,
            ),
            list((assets or {}).values()),
        )
        if self.lock is not None:
            self.watch(SECONDS_TO_HOLD, self.on_gone)

    # --- talking ---

    def post(self, message, transfer):
        """Sends ``message``; what is in the list ``transfer`` is moved. Raises the browser's
        DataCloneError."""
        self.worker.postMessage(message, transfer)

    def hear(self, message):
        """Takes one message of the worker, or of the page while it unpacks."""
        if self.failure is not None:
            return
        for watch in self.watches:
            watch.heard()
        problem = messages.problem_with(message, TO_PAGE)
        if problem:
            log_error("Offthread: " + problem)
        elif message["kind"] == "several":
            for one in message["messages"]:
                self.hear(one)
        elif message["kind"] == "held":
            when_free(self.lock, self.on_gone)
            if not self.is_ready:
                self.watch_boot()
        elif message["kind"] == "failed" and message["id"] == 0:
            self.end(worker_error(message["error"]), True)
        elif message["kind"] == "parts":
            self.stop_sharing(message["shared"])
        else:
            self.follow(message)
            self.owner.hear(message)

    def follow(self, message):
        """Python is ready, or has crashed and is starting again."""
        if message["kind"] == "ready":
            self.is_ready = True
            self.stop_watches()
        elif message["kind"] == "crashed":
            self.is_ready = False
            self.watch_boot()

    # --- ending ---

    def on_error(self, event):
        """The worker's file is missing, or its code raised outside any run."""
        event.preventDefault()  # the page's own error handlers are told by the rejections
        self.end(crash(event, self.file), not event.message)

    def on_gone(self):
        """The worker holds its lock no more, or never did."""
        self.end(gone(self.file), False)

    def end(self, failure, diagnosed):
        """Ends the worker, and tells the owner, by ``failure``."""
        if self.failure is None:
            self.stop(failure)
            self.owner.on_end(failure, diagnosed)

    def stop(self, failure):
        """Ends the worker by ``failure``, without a word to the owner."""
        self.failure = failure
        self.is_ready = False
        self.stop_sharing(None)
        self.stop_watches()
        if self.worker is not None:
            self.worker.terminate()
