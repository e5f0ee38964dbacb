"""Runs in the worker (compiled): answers the page. One request in, exactly one answer out.

The first message is ``boot``; each ``run`` waits for Python to be ready. A message that cannot
be read is told to the console and changes nothing.
"""

from offthread.everywhere import messages
from offthread.everywhere.messages import TO_WORKER
from offthread.in_worker import host
from offthread.in_worker.boot import first_boot
from offthread.in_worker.brief import Brief
from offthread.in_worker.failures import (
    PackageError,
    as_failure,
    as_script_error,
    cancelled_answer,
    name_of,
)
from offthread.in_worker.jobs import Jobs
from offthread.in_worker.mailbox import Mailbox
from offthread.in_worker.stop_line import StopLine

ANSWERS = ("result", "error", "failed")
NEEDED = {
    "boot": ("packages", "pyodide_url", "assets"),
    "run": ("script", "context", "filename", "packages"),
    "call": ("name", "args", "options"),
    "cancel": (),
    "answer_input": ("text", "problem"),
    "close_session": ("session",),
    "several": ("messages",),
}


def serve(packages=None, pyodide_url=None):
    """Serves the page from now on. Called once, at the end of worker_app.py.

    ``packages`` (list of str) are always loaded; ``pyodide_url`` (str or None: beside the
    worker) is the folder of Pyodide. The page may override both in its ``boot`` message.
    """
    host.keep_page()
    server = Server([] if packages is None else packages, pyodide_url)
    host.on_message(server.hear)
    host.on_stray_error(server.on_stray_error)


class Server:
    """``starting`` is the promise of a Python (None before the page sent boot), ``python`` that
    Python once it is ready; ``jobs`` are the runs that have no answer yet; ``mailbox`` has
    the messages that wait for their turn; ``brief`` knows the scripts that others may wait for."""

    def __init__(self, packages, pyodide_url):
        self.packages = packages
        self.pyodide_url = pyodide_url
        self.boot = None
        self.starting = None
        self.python = None
        self.has_been_ready = False
        self.jobs = Jobs()
        self.mailbox = Mailbox(lambda message: self.take(message), lambda: self.watch(False))
        self.brief = Brief()
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
            job = self.jobs.add(message)
            if not self.has_run_plain(job):
                self.begin(job)
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
        if python.library is not None:
            python.library.bring()
        boot.parts.bring_for_later()
        host.announce(messages.READY_CHANNEL)
        return python

    # --- running ---

    async def begin(self, job):
        """Lets Python begin a run; it hands its answer to ``deliver`` itself."""
        turn = job.next_turn()
        message = job.message
        try:
            way = self.way_now(message)
            if way == "":
                await self.prepare(job, turn)
            if job.is_wanted(turn):
                host.keep_globals()
                if self.is_plain_now(message):
                    self.run_plain(job)
                else:
                    is_first = not self.jobs.has_entering()
                    job.is_taken = True
                    await self.python.begin(message, way or self.way_now(message), is_first)
        except Exception as error:
            if job.is_wanted(turn):
                self.settle(self.answer_to(error, message), [])

    def has_run_plain(self, job):
        """Runs a plain script at once; whether it could. What fails before that fails once more
        in ``begin``, which tells."""
        try:
            if not self.is_plain_now(job.message):
                return False
            self.run_plain(job)
            return True
        except Exception:
            return False

    def is_plain_now(self, message):
        """Whether Python can run what ``message`` asks for in one go, before anything else."""
        return (
            message["kind"] == "run"
            and message["options"] is None
            and self.way_now(message) == "plain"
            and not self.jobs.has_entering()
        )

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

    def run_plain(self, job):
        """Runs a script that Python can run in one go, without a message to it or from it."""
        message = job.message
        id, script = message["id"], message["script"]
        host.keep_globals()
        self.begin_plain(id, self.brief.has(script))
        begun = host.milliseconds()
        try:
            value = self.python.take_plain(
                script, message["filename"], id, *host.by_turns(message["context"])
            )
        except Exception as error:  # Python fell; where it did not, the page is to know
            self.settle(self.answer_to(error, message), [])
            return
        self.brief.note(script, host.milliseconds() - begun)
        if not host.is_undefined(value):
            self.jobs.remove(id)
            self.mailbox.add(messages.result(id, value, "", "", self.python.memory()))

    def begin_plain(self, id, is_brief):
        """The page is told that run ``id`` begins, and the answers before it, unless it is brief:
        these wait for it then, and it may be run again where it was lost, since it is plain."""
        if is_brief:
            self.jobs.on_begun(id)
            self.mailbox.flush_what_is_due()
            self.watch(len(self.mailbox.unsent) > 0)
        else:
            self.watch(False)
            self.jobs.on_started(id)
            self.mailbox.add(messages.started(id))
            self.mailbox.flush()

    def watch(self, wanted):
        """Whether the mailbox is to be looked at while Python executes."""
        if self.python is not None:
            self.python.alarm.watch(wanted)

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
            self.mailbox.post(
                answer, transfer
            )  # first: one that cannot be sent is still to be answered
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


def share(parts):
    """Hands to the page what its next worker can start from (dict; None: it has that)."""
    if parts is None:
        return
    try:
        host.post(messages.parts(parts), [parts["snapshot"]] if parts["snapshot"] else [])
    except Exception as error:  # an engine that sends no WebAssembly
        host.warn(f"Offthread: this page's workers share nothing ({host.text_of(error)})")
        host.post(messages.parts(None), [])


def is_readable(message):
    """Whether ``message`` is one of the page's; complains of others."""
    problem = messages.problem_with(message, TO_WORKER) or problem_with_fields(message)
    if problem:
        host.log_error(f"Offthread: the worker ignores a message: {problem}.", message)
    return not problem


def problem_with_fields(message):
    """What is wrong with the fields of a message whose kind and id are right, or ""."""
    for name in NEEDED[message["kind"]]:
        if name not in message:
            return f"the message {message['kind']!r} needs {name}"
    if message["kind"] == "run" and not isinstance(message["script"], str):
        return "the script of a run must be text"
    return ""
