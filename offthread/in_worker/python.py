"""Runs in the worker (compiled): one Python that is ready, and what it is given of the worker.

Python executes or is idle; ``wake`` reaches it either way, by a signal or by a timer.
"""

from offthread.everywhere import messages
from offthread.in_worker import host
from offthread.in_worker.alarm import Alarm
from offthread.in_worker.interpreter import memory_of


class Python:
    """``packages`` (Packages) are those of this Python, ``library`` (Library) is yet to come
    (None: it is there); ``python`` and ``pyodide`` are its versions (str)."""

    def __init__(self, interpreter, packages, library):
        self.interpreter = interpreter
        self.packages = packages
        self.library = library
        self.python = str(interpreter.pyimport("sys").version).split(" ")[0]
        self.pyodide = interpreter.version
        runs = interpreter.pyimport("offthread.in_pyodide.run")
        asking = interpreter.pyimport("offthread.in_pyodide.ask")
        self.connect_runs = runs.connect
        self.take = runs.take
        self.can_wait_in_calls = host.can_switch_stacks()
        self.take_plain = interpreter.pyimport("offthread.in_pyodide.plain").take
        self.cancel = runs.cancel
        self.close_session = interpreter.pyimport("offthread.in_pyodide.sessions").close
        self.answer_input = asking.answer
        self.use_buffer = asking.use_buffer
        self.imports_of = interpreter.pyimport("offthread.in_pyodide.imports").imports_of
        on_timer = interpreter.pyimport("offthread.in_pyodide.alarms").on_timer
        self.on_timer = on_timer
        self.alarm = None

    def connect(self, server, stop_line, input_buffer):
        """Gives Python the functions of the worker that it may call."""
        self.alarm = Alarm(
            self.interpreter,
            lambda: self.on_timer(),
            lambda: server.mailbox.flush_what_is_due(),
        )
        self.connect_runs(
            {
                "tell": lambda message, transfer: server.deliver(message, transfer),
                "result": lambda id, results, stdout, stderr, transfer: server.deliver(
                    messages.result(id, results, stdout, stderr), transfer or []
                ),
                "started": lambda id: server.on_started(id),
                "begun": lambda id: server.jobs.on_begun(id),
                "executing": lambda id: server.on_executing(id),
                "wake": lambda signal, timer: self.alarm.set(signal, timer),
                "is_cancelled": lambda id, url: stop_line.is_pulled(id, url),
                "mend_globals": lambda: host.mend_globals(),
            }
        )
        if input_buffer is not None:
            self.use_buffer(host.numbers_of(input_buffer))

    async def begin(self, message, way, is_first):
        """Hands over a ``run`` or ``call``, which is to be answered by ``deliver``. A script that
        is no task and may wait in plain calls is entered so that it can (JSPI), which is as late as
        a task would begin; so others go the same way, unless one is the first (``is_first``)."""
        may_wait = way in ("call", "plain") and not is_task(message["options"])
        if self.can_wait_in_calls and message["kind"] == "run" and (may_wait or not is_first):
            await self.take.callPromising(message)
        else:
            self.take(message)

    def memory(self):
        """The bytes (int) of this Python's WebAssembly."""
        return memory_of(self.interpreter)

    def stop(self):
        """It has crashed: nothing may call it any more."""
        self.alarm.stop()


def is_task(options):
    """Whether Python makes a task of a run, whatever its script is: it can be ended, or waits for
    others."""
    if options is None:
        return False
    return options["timeout"] is not None or options["cancellable"] or options["session"] != 0
