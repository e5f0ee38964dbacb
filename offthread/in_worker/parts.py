"""Runs in the worker (compiled): what Python is started from, all on its way at once.

WebAssembly compiles while the snapshot comes. What another worker of the page had already is
given instead (``messages.boot``, shared).
"""

from offthread.in_worker import host
from offthread.in_worker.failures import not_loaded, text_of
from offthread.in_worker.snapshot import SUBTRACTED, Snapshot

# Seconds after which the speed of the line is looked at; bytes a second below which it is slow:
# the snapshot is 1.7 MB more than the library that it stands for, which then take longer than a
# plain start.
LOOK_AFTER = 2
SLOW = 600000


class Parts:
    """``sources`` (Sources); ``shared`` (dict of ``module`` and ``snapshot``, or None)."""

    def __init__(self, sources, shared):
        self.sources = sources
        self.is_given = shared is not None
        self.module = shared and shared["module"]
        self.memory = shared and shared["snapshot"]
        self.first = None
        self.is_too_slow = False
        self.give_up = lambda: None

    async def compiled(self):
        """Pyodide's WebAssembly.Module. Raises what the browser says."""
        if self.module is None:
            self.module = await host.compile_wasm(self.sources.url("wasm"))
        return self.module

    async def snapshot(self):
        """The Snapshot. Raises what the browser says."""
        if self.memory is None:
            url = self.sources.url("snapshot")
            abort = host.new_abort()
            self.give_up = lambda: abort.abort()
            self.memory = await host.read_buffer(url, not self.sources.on_disk, abort.signal)
        return Snapshot(self.memory)

    def judge_line(self, count):
        """``count`` bytes have come in LOOK_AFTER seconds: on a slow line Python starts without
        the snapshot, which is brought for the next visit."""
        if self.memory is None and not self.is_given and count < LOOK_AFTER * SLOW:
            self.is_too_slow = True
            self.give_up()

    async def bring_for_later(self):
        """Lets the browser keep the snapshot that was given up."""
        if self.is_too_slow:
            try:
                await host.read_buffer(self.sources.url("snapshot"), False)
            except Exception:  # the next visit asks again
                pass

    def on_memory(self, memory):
        """``memory`` (ArrayBuffer) is as WebAssembly itself fills it, which the snapshot's file
        lacks."""
        self.first = host.words(memory, 0, SUBTRACTED / 4).slice()

    def code(self):
        """A promise of Pyodide's two modules: [loader, glue]."""
        embedded = host.embedded_pyodide()
        if embedded is not None:
            return host.all_of([embedded, {"default": embedded.createPyodideModule}])
        urls = [self.sources.url("loader"), self.sources.url("glue")]
        return host.all_of([import_part(url) for url in urls])

    def zip(self, role):
        """A promise of a zip (ArrayBuffer) of Python modules: "modules" or "scripts"."""
        return host.read_buffer(self.sources.url(role), False)

    def take_shared(self):
        """What other workers of the page can start from, and this one has no more; None where
        it was given itself."""
        shared = {"module": self.module, "snapshot": self.memory}
        self.memory = None
        return None if self.is_given else shared


async def import_part(url):
    """The ES module at ``url``. Raises BootFailure."""
    try:
        return await host.import_script(url)
    except Exception as error:
        raise not_loaded(url, text_of(error)) from error
