"""Runs in the worker (compiled): starts Python, or says within seconds why it cannot.

Pyodide waits for ever when its WebAssembly is refused, and hides which file was missing; so
requests and WebAssembly are watched while it loads.
"""

from offthread.everywhere import messages
from offthread.in_worker import host
from offthread.in_worker.assets import serve_assets
from offthread.in_worker.download import Download
from offthread.in_worker.failures import (
    BootFailure,
    not_loaded,
    not_started,
    text_of,
    wasm_refused,
)
from offthread.in_worker.host import response_of
from offthread.in_worker.interpreter import add_paths, on_fatal
from offthread.in_worker.library import Library
from offthread.in_worker.packages import Packages
from offthread.in_worker.parts import LOOK_AFTER, Parts
from offthread.in_worker.python import Python
from offthread.in_worker.requests import Requests
from offthread.in_worker.restored import Restored
from offthread.in_worker.sources import Sources

MODULES_FOLDER = "/offthread_modules"
# Given to Pyodide instead of the standard library, which comes later: a zip without any file.
NO_LIBRARY = "https://offthread.invalid/empty.zip"
# What gzip leaves of WebAssembly.
PACKED = 0.37
# Seconds without any request ending or step done; a slow line has 10 MB to bring.
PATIENCE = 300


def first_boot(packages, pyodide_url, assets, shared, report, on_crash):
    """The Boot that a ``messages.boot`` asks for: ``packages`` (list of str), ``pyodide_url`` (str
    or None), ``assets`` (dict of path to ArrayBuffer, or None) and ``shared`` are as there."""
    if assets is not None:
        serve_assets(assets)
    sources = Sources(pyodide_url, assets is not None)
    return Boot(packages, sources, Parts(sources, shared), report, on_crash)


class Boot:
    """One start of Python, from ``sources`` (Sources) and ``parts`` (Parts). ``report`` takes
    progress messages; ``on_crash(reason)`` is called when this Python can be used no more, long
    after."""

    def __init__(self, packages, sources, parts, report, on_crash):
        self.packages = packages
        self.sources = sources
        self.parts = parts
        self.on_disk = sources.on_disk
        self.report = report
        self.on_crash = on_crash
        self.is_over = False
        self.download = None
        self.compiled = None
        self.failed = host.deferred()
        host.mark_handled(self.failed["promise"])
        self.stop_timer = lambda: None
        self.stop_looking = lambda: None

    def again(self):
        """The same start once more, after a crash."""
        return Boot(self.packages, self.sources, self.parts, self.report, self.on_crash)

    async def start(self):
        """The Python that is ready. Raises BootFailure or PackageError."""
        requests = Requests(self.on_request, None if self.on_disk else self.on_bytes, self.answer)
        self.begin()
        self.compiled = self.parts.compiled()
        host.mark_handled(self.compiled)
        stop_instantiating = host.instantiate_from(
            self.compiled, self.parts.on_memory, self.on_wasm_refused
        )
        loading = self.load()
        host.mark_handled(loading)
        try:
            return await host.first_of([loading, self.failed["promise"]])
        finally:
            self.is_over = True
            self.stop_timer()
            self.stop_looking()
            stop_instantiating()
            requests.stop()

    async def load(self):
        """The steps of a boot, one after the other."""
        scripts = self.parts.zip("scripts") if self.sources.has("scripts") else None
        snapshot = self.parts.snapshot() if self.sources.has_snapshot() else None
        for promise in (scripts, snapshot):
            if promise is not None:
                host.mark_handled(promise)
        pyodide, library = await self.load_pyodide(snapshot)
        if scripts is not None:
            unpack = pyodide.pyimport("offthread.in_pyodide.unpack").unpack
            await self.unpack("scripts", scripts, lambda zip: unpack(zip, MODULES_FOLDER))
        self.step("Preparing Python")
        on_fatal(pyodide, self.on_crash)
        return Python(pyodide, Packages(pyodide, self.sources.packages, self.report), library)

    def begin(self):
        """Tells the page what is loaded; files that the page sent itself are there."""
        if self.on_disk:
            self.step("Starting Python")
        else:
            last = "snapshot" if self.sources.has_snapshot() else "library"
            self.expect(["loader", "glue", "wasm", last])
            self.stop_looking = host.after(LOOK_AFTER, self.look_at_line)

    def look_at_line(self):
        """Tells the parts how much came over the line: WebAssembly travels packed."""
        loaded = self.download.loaded
        packed = PACKED * loaded[self.sources.url("wasm")]
        if self.sources.has_snapshot():
            self.parts.judge_line(loaded[self.sources.url("snapshot")] + packed)

    def expect(self, roles):
        """Tells the page of the files of ``roles`` (list of str) as they come."""
        sizes = {self.sources.url(role): self.sources.size(role) for role in roles}
        self.download = Download("pyodide", "Loading Python", sizes, self.report)
        self.alive()

    def step(self, text):
        """Tells the page, and starts the watchdog anew."""
        self.report(messages.progress("python", 0, 0, text))
        self.alive()

    def alive(self):
        self.stop_timer()
        self.stop_timer = host.after(PATIENCE, self.on_silence)

    # --- loading ---

    async def load_pyodide(self, snapshot):
        """Pyodide's own interface, restored from the promise ``snapshot`` or started anew, and
        its Library. Raises BootFailure."""
        loader, glue = await self.code()
        options = self.options(glue)
        if snapshot is not None:
            try:
                return await self.restore(loader, options, snapshot)
            except Exception as error:
                self.on_useless_snapshot(error)
        modules = self.parts.zip("modules")
        host.mark_handled(modules)
        try:
            pyodide = await loader.loadPyodide(options)
        except Exception as error:
            raise not_started(self.sources.folder, text_of(error)) from None
        into = {"extractDir": MODULES_FOLDER}
        await self.unpack("modules", modules, lambda zip: pyodide.unpackArchive(zip, "zip", into))
        add_paths(pyodide, [MODULES_FOLDER, MODULES_FOLDER + "/scripts"])
        return pyodide, None

    async def code(self):
        """Pyodide's two modules. Raises BootFailure."""
        modules = await self.parts.code()
        if self.download is not None:
            self.download.has(self.sources.url("loader"))
            self.download.has(self.sources.url("glue"))
        return modules

    def on_useless_snapshot(self, error):
        """Python is to start without it."""
        self.stop_looking()
        if not self.parts.is_too_slow:
            host.warn(
                f"Offthread: the snapshot {self.sources.url('snapshot')} was of no use "
                f"({text_of(error)}). Python starts without it, which takes longer."
            )
        if not self.on_disk:
            self.expect(["library"])

    def options(self, glue):
        """The settings of Pyodide."""
        return {
            "indexURL": self.sources.folder,
            "lockFileURL": self.sources.url("lock"),
            "packageBaseUrl": self.sources.packages,
            "createPyodideModule": glue["default"],
            "stdLibURL": self.sources.url("library"),
            "enableRunUntilComplete": host.can_switch_stacks(),
            "stdout": host.log,
            "stderr": host.log,
        }

    async def restore(self, loader, options, promised):
        """The Python of the promised Snapshot, and its Library. What Pyodide does before it needs
        the snapshot is done while that comes. Raises what Pyodide says."""
        restored = Restored(self.parts, promised)
        more = {
            "_loadSnapshot": restored.stand_in,
            "stdLibURL": NO_LIBRARY,
            "createPyodideModule": restored.creator(options["createPyodideModule"]),
        }
        pyodide = await loader.loadPyodide({**options, **more})
        library = Library(self.sources.url("library"), pyodide)
        if self.on_disk:
            await library.bring()
        restored.tell_engine(pyodide)
        pyodide.pyimport("offthread.in_pyodide.snapshot").thaw(
            lambda: library.bring_now(), host.language()
        )
        return pyodide, library

    async def unpack(self, role, archive, lay):
        """Has ``lay(ArrayBuffer)`` lay what the promise ``archive`` brings. Raises BootFailure."""
        try:
            lay(await archive)
        except Exception as error:
            url = self.sources.url(role)
            raise not_loaded(url, last_line(text_of(error))) from error

    # --- watching ---

    def answer(self, url):
        """What Pyodide asks for and needs not: its WebAssembly is compiled already."""
        if url == NO_LIBRARY:
            return response_of(host.empty_zip(), "application/zip")
        if self.compiled is not None and url == self.sources.url("wasm"):
            return response_of(host.empty_zip(), "application/wasm")
        return None

    def on_request(self, url, reason):
        """One file came, or did not."""
        self.alive()
        optional = url.endswith(".whl") or url == self.sources.url("snapshot")
        if reason is not None and not optional:
            self.failed["reject"](not_loaded(url, reason))

    def on_bytes(self, url, count, length):
        """More of a file came. Its code asked for WebAssembly when it was there itself."""
        self.alive()
        was_whole = self.download.is_whole()
        self.download.on_bytes(url, count, length)
        if self.download.is_whole() and not was_whole:
            self.download.tell()
            self.step("Starting Python")

    def on_wasm_refused(self, error):
        self.failed["reject"](wasm_refused(self.sources.url("wasm"), text_of(error)))

    def on_stray_error(self, text):
        """An error that Pyodide let fall while it loaded."""
        self.failed["reject"](not_started(self.sources.folder, text))

    def on_silence(self):
        self.failed["reject"](
            BootFailure(
                f"Python did not start: nothing happened for {PATIENCE} s. Look at the browser's "
                "console and network view for a file that is missing or refused.",
                self.sources.folder,
            )
        )


def last_line(text):
    """Of a Python traceback only what happened."""
    return text.strip().split("\n")[-1]
