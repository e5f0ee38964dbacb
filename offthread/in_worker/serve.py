"""Runs in the worker (compiled): answers the page. One request in, exactly one answer out.

The first message is ``boot``; each ``run`` waits for Python to be ready. A message that cannot
be read is told to the console and changes nothing.
"""

from offthread.everywhere import messages
from offthread.in_worker import host
from offthread.in_worker.boot import first_boot
from offthread.in_worker.failures import (
    PackageError,
    as_failure,
    as_script_error,
    cancelled_answer,
    name_of,
    text_of,
)
from offthread.in_worker.incoming import is_readable
from offthread.in_worker.jobs import Jobs
from offthread.in_worker.mailbox import Mailbox
from offthread.in_worker.plain_runs import PlainRuns
from offthread.in_worker.stop_line import StopLine

ANSWERS = ("result", "error", "failed")


def serve(packages=None, pyodide_url=None):
    """Serves the page from now on. Called once, at the end of worker_app.py.

    ``packages`` (list of str) are always loaded; ``pyodide_url`` (str or None: beside the
    worker) is the folder of Pyodide. The page may override both in its ``boot`` message.
    """
    host.keep_page()
    server = Server([] if packages is None else packages, pyodide_url)
    host.on_message(server.hear)
    host.on_stray_error(lambda thrown: server.on_stray_error(text_of(thrown)))


class Server:
    """``starting`` is the promise of a Python (None before the page sent boot), ``python`` that
    Python once it is ready; ``jobs`` are the runs that have no answer yet; ``mailbox`` has
    the messages that wait for their turn; ``plain_runs`` runs what Python runs in one go."""

    def __init__(self, packages, pyodide_url):
        self.packages = packages
        self.pyodide_url = pyodide_url
        self.boot = None
        self.starting = None
        self.python = None
        self.has_been_ready = False
        self.jobs = Jobs()
        self.mailbox = Mailbox(lambda message: self.take(message), lambda: self.rest())
        self.plain_runs = PlainRuns(self.jobs, self.mailbox)
        self.stop_line = None
        self.input_buffer = None

    def hear(self, message):
        """Takes a message of the page, or several together."""
        if is_readable(message):
            if message["kind"] == "cancel":
                self.cancel(message["id"])
            elif message["kind"] == "several":
                self.mailbox.hear([one for one in message["messages"] if is_readable(one)])
            else:
                self.mailbox.hear([message])

    def take(self, message):
        """Does what a message asks for, when its turn has come."""
        kind = message["kind"]
        if kind == "run" or kind == "call":
            self.begin(self.jobs.add(message))
        elif kind == "boot":
            self.start(message)
        elif self.python is not None:
            self.hand_over(kind, message)

    def hand_over(self, kind, message):
        """What only Python itself can do."""
        if kind == "close_session":
            self.jobs.on_closed(message["session"])
            self.python.close_session(message["session"])
        else:
            self.python.answer_input(message["id"], message["text"], message["problem"])

    def rest(self):
        """A stretch of messages is over, and all that was held is sent: nobody has to look."""
        if self.python is not None:
            self.python.alarm.watch(False)

    # --- booting ---

    def start(self, message):
        """Starts Python as the page asks, by default as worker_app.py asks."""
        if self.boot is not None:
            host.log_error("Offthread: the worker ignores a second boot message.", message)
            return
        lock = message.get("lock")
        if lock is not None:
            host.hold_lock(lock, lambda: host.post(messages.held(), []))
        self.stop_line = StopLine(message.get("stops"), message.get("probe_url"))
        self.input_buffer = message.get("input_buffer")
        packages = message["packages"]
        pyodide_url = message["pyodide_url"]
        self.boot = first_boot(
            self.packages if packages is None else packages,
            self.pyodide_url if pyodide_url is None else pyodide_url,
            message["assets"],
            message.get("shared"),
            report,
            self.on_crash,
        )
        self.start_python()

    def start_python(self):
        self.starting = self.boot_python()
        host.mark_handled(self.starting)

    async def boot_python(self):
        """The Python that this boot brings; tells the page how it ended."""
        boot = self.boot
        try:
            python = await boot.start()
            python.connect(self, self.stop_line, self.input_buffer)
        except Exception as error:
            host.post(messages.failed(0, as_failure(error, boot.sources.folder)), [])
            raise
        self.python = python
        self.has_been_ready = True
        host.post(messages.ready(python.python, python.pyodide, python.memory()), [])
        share(boot.parts.take_shared())
        python.packages.load_always(boot.packages)
        bring_rest(python, boot.parts)
        return python

    # --- running ---

    async def begin(self, job):
        """Lets Python begin a run, at once where it can; an answer that is not there then comes
        to ``deliver``."""
        turn = job.next_turn()
        message = job.message
        try:
            way = self.way_now(message)
            if way == "":
                await self.prepare(job, turn)
                way = self.way_now(message)
            if job.is_wanted(turn):
                host.keep_globals()
                if self.plain_runs.can_take(message, way):
                    self.plain_runs.run(message, self.python)
                else:
                    await self.enter(job, way)
        except Exception as error:  # where Python fell, the run has its answer
            if job.is_wanted(turn):
                self.settle(self.answer_to(error, message), [])

    def enter(self, job, way):
        """Hands a run to Python; gives a promise that is rejected where Python cannot take it."""
        is_first = not self.jobs.has_entering()
        job.is_taken = True
        return self.python.begin(job.message, way, is_first)

    def way_now(self, message):
        """How Python begins what ``message`` asks for; "" where it cannot do so yet."""
        if self.python is None:
            return ""
        if message["kind"] == "call":
            return "call of a session"
        packages = self.python.packages
        return packages.way_of(message["script"], message["packages"], self.python.imports_of) or ""

    async def prepare(self, job, turn):
        """Waits for Python, and for the packages of a run."""
        message = job.message
        python = await self.ready_python() if self.python is None else self.python
        if message["kind"] == "run" and job.is_wanted(turn):
            await python.packages.load(message["packages"] or [], message["id"])
            await python.packages.load_imports(message["script"], python.imports_of, message["id"])

    async def ready_python(self):
        """Python, once it is ready. Raises what kept it from it."""
        if self.starting is None:
            raise RuntimeError("the worker got a run before any boot message: send boot first")
        return await self.starting

    def deliver(self, message, transfer):
        """Takes what Python tells the page of a run: an answer, or what comes before it."""
        kind = message["kind"]
        if kind in ANSWERS:
            host.mend_globals()
            message["memory"] = self.python.memory()
            self.settle(message, transfer)
        else:
            self.mailbox.post(message, transfer)

    def on_started(self, id):
        """The script of run ``id`` begins."""
        self.jobs.on_started(id)
        self.mailbox.post(messages.started(id), [])

    def on_executing(self, id):
        """Run ``id`` executes now, among several."""
        if self.jobs.on_executing(id):
            self.mailbox.post(messages.executing(id), [])

    def answer_to(self, error, message):
        """The answer where Python gave none."""
        if self.python is not None and isinstance(error, PackageError):
            return messages.error(message["id"], as_script_error(error, name_of(message)))
        if self.python is not None:
            host.log_error("Offthread: a run failed in the worker.", error)
        return messages.failed(message["id"], as_failure(error, name_of(message)))

    def settle(self, answer, transfer):
        """Sends the answer of a run that has none yet."""
        if self.jobs.has(answer["id"]):
            self.mailbox.post(answer, transfer)  # one that cannot be sent is still to be answered
            self.jobs.remove(answer["id"])

    def cancel(self, id):
        """The page waits for run ``id`` no more."""
        unheard = self.mailbox.unheard_run(id)
        job = self.jobs.find(id) if unheard is None else self.jobs.add(unheard)
        if job is None:
            return
        if job.is_taken:
            self.python.cancel(id)
        else:
            self.settle(cancelled_answer(job.message), [])

    # --- crashing ---

    def on_crash(self, reason):
        """Python crashed: tells whose fault it was, and starts a new one in its place. What had
        not begun runs there."""
        self.mailbox.flush()
        self.python.stop()
        self.python = None
        self.jobs.on_crash(reason, self.settle)
        host.forget_globals()
        self.boot = self.boot.again()
        self.start_python()
        for job in self.jobs.all():
            self.begin(job)

    def on_stray_error(self, text):
        """An error that nobody caught: while Python starts it ends the start.

        Later it comes from a callback that a script left behind, which ends nothing; or from
        worker_app.py itself, and then the page is to know.
        """
        if self.boot is not None and not self.boot.is_over:
            host.log_error(f"Offthread: an error while Python started: {text}")
            if not self.has_been_ready:  # else the crash before this start threw it
                self.boot.on_stray_error(text)
            return True
        if "PythonError" in text:
            host.log_error(f"Offthread: an error in a callback that a script left behind: {text}")
            return True
        return False


def report(message):
    """Sends a progress to the page."""
    host.post(message, [])


async def bring_rest(python, parts):
    """Brings what the first runs do without; the service worker, which keeps the same files, is
    told when they are there, so that none travels twice."""
    if python.library is not None:
        await python.library.bring()
    await parts.bring_for_later()
    host.announce(messages.READY_CHANNEL)


def share(parts):
    """Hands to the page what its next worker can start from (dict; None: it has that)."""
    if parts is None:
        return
    try:
        host.post(messages.parts(parts), [parts["snapshot"]] if parts["snapshot"] else [])
    except Exception as error:  # an engine that sends no WebAssembly
        host.warn(f"Offthread: this page's workers share nothing ({text_of(error)})")
        host.post(messages.parts(None), [])
