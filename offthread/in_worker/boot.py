"""Runs in the worker (compiled): starts Python, or says within seconds why it cannot.

Pyodide waits for ever when its WebAssembly is refused, and hides which file was missing; so
requests and WebAssembly are watched while it loads.
"""

from offthread.everywhere import messages
from offthread.in_worker import host
from offthread.in_worker.assets import FOLDER, serve_assets
from offthread.in_worker.download import Download
from offthread.in_worker.failures import BootFailure, not_loaded, not_started, wasm_refused
from offthread.in_worker.packages import Packages
from offthread.in_worker.python import Python
from offthread.in_worker.requests import Requests

MODULES = "python_modules.zip"
MODULES_FOLDER = "/offthread_modules"
WASM = "pyodide.asm.wasm"
# Seconds without any request ending or step done; a slow line has 10 MB to bring.
PATIENCE = 300


class Boot:
    """One start of Python. ``packages`` (list of str), ``pyodide_url`` (str or None),
    ``assets`` (dict of file name to ArrayBuffer, or None); ``report`` takes progress messages;
    ``on_crash(reason)`` is called when this Python can be used no more, long after."""

    def __init__(self, packages, pyodide_url, assets, report, on_crash):
        self.packages = packages
        self.pyodide_url = pyodide_url
        self.assets = assets
        self.report = report
        self.on_crash = on_crash
        self.is_over = False
        self.built = host.built_folder() if assets is None else FOLDER
        self.folder = self.built if pyodide_url is None else host.absolute_url(pyodide_url)
        if assets is not None:
            self.folder = FOLDER
            serve_assets(assets)
        self.download = None
        self.failed = host.deferred()
        host.mark_handled(self.failed["promise"])
        self.stop_timer = lambda: None

    def again(self):
        """The same start once more, after a crash."""
        return Boot(self.packages, self.pyodide_url, self.assets, self.report, self.on_crash)

    async def start(self):
        """The Python that is ready. Raises BootFailure or PackageError."""
        requests = Requests(self.on_request, self.on_bytes if self.assets is None else None)
        stop_watch = host.watch_wasm(self.on_wasm_refused)
        loading = self.load()
        host.mark_handled(loading)
        try:
            return await host.first_of([loading, self.failed["promise"]])
        finally:
            self.is_over = True
            self.stop_timer()
            stop_watch()
            requests.stop()

    async def load(self):
        """The steps of a boot, one after the other."""
        self.begin()
        modules = host.read_buffer(self.built + MODULES)
        host.mark_handled(modules)
        pyodide = await self.load_pyodide()
        await self.unpack_modules(pyodide, modules)
        packages = Packages(pyodide, self.built, self.report)
        await packages.load(self.packages)
        self.step("Preparing Python")
        host.on_fatal(pyodide, self.on_crash)
        return Python(pyodide, packages)

    def begin(self):
        """Tells the page what is loaded; files that the page sent itself are there."""
        if self.assets is None:
            sizes = {self.folder + name: size for name, size in host.CORE_SIZES.items()}
            self.download = Download("pyodide", "Loading Python", sizes, self.report)
            self.alive()
        else:
            self.step("Starting Python")

    def step(self, text):
        """Tells the page, and starts the watchdog anew."""
        self.report(messages.progress("python", 0, 0, text))
        self.alive()

    def alive(self):
        self.stop_timer()
        self.stop_timer = host.after(PATIENCE, self.on_silence)

    # --- loading ---

    async def load_pyodide(self):
        """Pyodide's own interface. Raises BootFailure."""
        options = {
            "indexURL": self.folder,
            "lockFileURL": self.built + "pyodide-lock.json",
            "packageBaseUrl": self.built,
            "enableRunUntilComplete": host.can_switch_stacks(),
            "stdout": host.log,
            "stderr": host.log,
        }
        embedded = host.embedded_pyodide()
        if embedded is not None:
            options["createPyodideModule"] = embedded.createPyodideModule
        load = (await self.pyodide_module()) if embedded is None else embedded
        try:
            return await load.loadPyodide(options)
        except Exception as error:
            raise not_started(self.folder, host.text_of(error)) from None

    async def pyodide_module(self):
        """The module pyodide.mjs. Raises BootFailure."""
        url = self.folder + "pyodide.mjs"
        try:
            module = await host.import_script(url)
        except Exception as error:
            raise not_loaded(url, host.text_of(error)) from error
        self.download.has(url)
        return module

    async def unpack_modules(self, pyodide, modules):
        """Lays Offthread's own modules and those of ``scripts/`` into Pyodide's file system."""
        url = self.built + MODULES
        try:
            pyodide.unpackArchive(await modules, "zip", {"extractDir": MODULES_FOLDER})
        except Exception as error:
            raise not_loaded(url, last_line(host.text_of(error))) from error
        path = pyodide.pyimport("sys").path
        path.append(MODULES_FOLDER)
        path.append(MODULES_FOLDER + "/scripts")

    # --- watching ---

    def on_request(self, url, reason):
        """One file came, or did not."""
        self.alive()
        if reason is not None and not url.endswith(".whl"):
            self.failed["reject"](not_loaded(url, reason))

    def on_bytes(self, url, count, length):
        """More of a file came. Its code asked for WebAssembly when it was there itself."""
        self.alive()
        if url == self.folder + WASM:
            self.download.has(self.folder + "pyodide.asm.mjs")
        was_whole = self.download.is_whole()
        self.download.on_bytes(url, count, length)
        if self.download.is_whole() and not was_whole:
            self.download.tell()
            self.step("Starting Python")

    def on_wasm_refused(self, error):
        self.failed["reject"](wasm_refused(self.folder + WASM, host.text_of(error)))

    def on_stray_error(self, text):
        """An error that Pyodide let fall while it loaded."""
        self.failed["reject"](not_started(self.folder, text))

    def on_silence(self):
        self.failed["reject"](
            BootFailure(
                f"Python did not start: nothing happened for {PATIENCE} s. Look at the browser's "
                "console and network view for a file that is missing or refused.",
                self.folder,
            )
        )


def last_line(text):
    """Of a Python traceback only what happened."""
    return text.strip().split("\n")[-1]
