"""Runs in the worker (compiled): answers the page. One request in, exactly one answer out.

The first message is ``boot``; each ``run`` waits for Python to be ready. A message that cannot
be read is told to the console and changes nothing.
"""

from offthread.everywhere import messages
from offthread.everywhere.messages import TO_WORKER
from offthread.in_worker import host
from offthread.in_worker.boot import Boot
from offthread.in_worker.failures import PackageError, as_failure, as_script_error, crash_answer


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
    """``python`` is the promise of what ``Boot.start`` gives, None before the page sent boot.

    ``in_flight`` maps the ids of runs that have no answer yet to their messages.
    """

    def __init__(self, packages, pyodide_url):
        self.packages = packages
        self.pyodide_url = pyodide_url
        self.boot = None
        self.python = None
        self.is_ready = False
        self.in_flight = {}

    def hear(self, message):
        """Takes one message of the page."""
        problem = messages.problem_with(message, TO_WORKER) or problem_with_fields(message)
        if problem:
            host.log_error(f"Offthread: the worker ignores a message: {problem}.", message)
        elif message["kind"] == "run":
            self.answer(message)
        elif self.boot is None:
            self.start(message)
        else:
            host.log_error("Offthread: the worker ignores a second boot message.", message)

    # --- booting ---

    def start(self, message):
        """Starts Python as the page asks, by default as worker_app.py asks."""
        packages = message["packages"]
        pyodide_url = message["pyodide_url"]
        self.boot = Boot(
            self.packages if packages is None else packages,
            self.pyodide_url if pyodide_url is None else pyodide_url,
            message["assets"],
            report,
            self.on_crash,
        )
        self.python = self.boot.start()
        self.tell_ready()

    async def tell_ready(self):
        """Tells the page how the boot ended."""
        try:
            python = await self.python
            self.is_ready = True
            host.post(messages.ready(python["python"], python["pyodide"]), [])
        except Exception as error:
            host.post(messages.failed(0, as_failure(error, self.boot.folder)), [])

    # --- running ---

    async def answer(self, message):
        """Answers one run, whatever happens."""
        self.in_flight[str(message["id"])] = message
        try:
            await self.run(message)
        except Exception as error:
            self.settle(self.answer_to(error, message), [])

    async def run(self, message):
        """Lets Python run a script. It hands its answer to ``deliver`` itself: the promise of a
        Python task is settled only after the tasks of all runs that wait."""
        if self.python is None:
            raise RuntimeError("the worker got a run before any boot message: send boot first")
        python = await self.python
        await python["packages"].load(message["packages"] or [])
        await python["packages"].load_imports(message["script"], python["imports_of"])
        host.keep_globals()
        try:
            await python["run"](message, self.deliver, host.mend_globals)
        finally:
            host.mend_globals()

    def deliver(self, answer):
        """Takes Python's answer: a JavaScript object of ``message`` and ``transfer``."""
        host.mend_globals()
        self.settle(answer.message, answer.transfer)

    def answer_to(self, error, message):
        """The answer where Python gave none."""
        if self.is_ready and isinstance(error, PackageError):
            return messages.error(message["id"], as_script_error(error, message["filename"]))
        if self.is_ready and str(message["id"]) in self.in_flight:
            host.log_error("Offthread: a run failed in the worker.", error)
        return messages.failed(message["id"], as_failure(error, message["filename"]))

    def settle(self, answer, transfer):
        """Sends the answer of a run that has none yet."""
        id = str(answer["id"])
        if id in self.in_flight:
            host.post(answer, transfer)  # first: one that cannot be sent is still to be answered
            del self.in_flight[id]

    # --- crashing ---

    def on_crash(self, reason):
        """Python crashed: settles what it was running, and starts a new one in its place."""
        running = list(self.in_flight.values())
        for message in running:
            self.settle(crash_answer(message, reason, len(running)), [])
        host.forget_globals()
        self.boot = self.boot.again()
        self.python = self.boot.start()
        host.mark_handled(self.python)

    def on_stray_error(self, text):
        """An error that nobody caught: while Python starts it ends the start.

        Later it comes from a callback that a script left behind, which ends nothing; or from
        worker_app.py itself, and then the page is to know.
        """
        if self.boot is not None and not self.boot.is_over:
            host.log_error(f"Offthread: an error while Python started: {text}")
            if not self.is_ready:  # else the crash before this start threw it
                self.boot.on_stray_error(text)
            return True
        if "PythonError" in text:
            host.log_error(f"Offthread: an error in a callback that a script left behind: {text}")
            return True
        return False


def report(message):
    """Sends a progress to the page."""
    host.post(message, [])


def problem_with_fields(message):
    """What is wrong with the fields of a message whose kind and id are right, or ""."""
    if message["kind"] == "boot":
        needed = ("packages", "pyodide_url", "assets")
    else:
        needed = ("script", "context", "filename", "packages")
    for name in needed:
        if name not in message:
            return f"the message {message['kind']!r} needs {name}"
    if message["kind"] == "run" and not isinstance(message["script"], str):
        return "the script of a run must be text"
    return ""
