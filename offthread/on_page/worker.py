"""Runs on the page (compiled): a worker as its users see it, in whichever language they write.

A failure while booting stays until ``restart``: trying again by itself would hide it. A
worker that dies later is replaced at the next run.
"""

from offthread.everywhere.errors import WorkerError
from offthread.on_page.arguments import (
    check_text,
    checked_packages,
    kind_of,
    read_request,
)
from offthread.on_page.browser import absolute_url, is_number, log_error
from offthread.on_page.connection import Connection

# Compiling WebAssembly alone takes 25 s on a busy machine; failures that are known are told at
# once.
BOOT_TIMEOUT = 120


class BaseWorker:
    """One worker with Python in it; it starts at once. Base of ``PyWorker`` (see client.py).

    ``packages`` (list of str or None: those of worker_app.py) are loaded before any script,
    ``pyodide_url`` (str or None: as worker_app.py says) is the folder of Pyodide,
    ``name`` (str or None) is shown in the browser's tools, ``boot_timeout`` (seconds) is how
    long the worker may give no sign of life while it starts. Raises TypeError for others.

    ``ready`` is a promise of a dict of the versions ``python`` and ``pyodide``; it rejects
    with WorkerError where Python cannot start.
    """

    def __init__(self, packages=None, pyodide_url=None, name=None, boot_timeout=BOOT_TIMEOUT):
        check_text(pyodide_url, "pyodide_url")
        check_text(name, "name")
        if not is_number(boot_timeout) or not 0 < boot_timeout:
            raise TypeError("boot_timeout (bootTimeout) must be a finite number of seconds above 0")
        self.settings = {
            "packages": checked_packages(packages),
            "pyodide_url": None if pyodide_url is None else absolute_url(pyodide_url),
            "name": name or "Offthread",
            "boot_timeout": boot_timeout,
        }
        self.closed = False
        self.listeners = []
        self.connect()

    def connect(self):
        """Starts a worker in the place of the last one."""
        self.connection = Connection(self.settings, self.tell_listeners)
        self.ready = self.connection.ready

    async def submit(self, script, context, options):
        """Runs ``script`` and gives its Outcome; ``options`` is a dict or None.

        Raises TypeError for wrong arguments, ContextError for a context that cannot be sent,
        WorkerError where the worker fails.
        """
        request = read_request(script, context, options)
        return await self.living_connection().run(request)

    def living_connection(self):
        """The connection to send to. Raises the reason where there is none."""
        if self.closed or (self.connection.failure is not None and not self.connection.booted):
            raise self.connection.failure
        if self.connection.failure is not None:
            self.connect()
        return self.connection

    def on_progress(self, callback):
        """Calls ``callback`` with each progress of the boot and of packages being loaded: a
        dict of ``phase``, ``loaded``, ``total`` (bytes, 0 where unknown) and ``text``."""
        if not callable(callback):
            raise TypeError(f"on_progress needs a function, not {kind_of(callback)}")
        self.listeners.append(callback)

    def tell_listeners(self, message):
        """Hands a progress on; a listener that raises does not disturb the worker."""
        for listener in self.listeners:
            try:
                listener(message)
            except Exception as error:
                log_error(error)

    def restart(self):
        """Ends the worker, rejecting what waits, and starts a new one; returns ``ready``."""
        self.connection.end(WorkerError("the worker was restarted before this run ended"))
        self.closed = False
        self.connect()
        return self.ready

    def terminate(self):
        """Ends the worker at once; what waits, and every later run, is rejected."""
        self.closed = True
        self.connection.end(
            WorkerError("this worker was terminated: make a new PyWorker, or call restart()")
        )

    def close(self):
        """The same as ``terminate``."""
        self.terminate()


def check_callbacks(on_success, on_error):
    """Raises TypeError unless both are functions."""
    if not callable(on_success) or not callable(on_error):
        raise TypeError("run needs two functions: on_success(outcome) and on_error(failure)")


async def tell(outcome, on_success, on_error):
    """Awaits ``outcome`` and hands it, or the failure, to the one callback it is for.

    What a callback raises is reported by the browser as uncaught.
    """
    try:
        ended = await outcome
    except Exception as failure:
        on_error(failure)
        return
    on_success(ended)
