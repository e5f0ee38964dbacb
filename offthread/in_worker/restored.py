"""Runs in the worker (compiled): one Python that is restored from a promised snapshot."""

from offthread.in_worker import host, interpreter


class Restored:
    """``parts`` (Parts) know what WebAssembly fills its memory with; ``promised`` brings the
    Snapshot. ``stand_in`` is what Pyodide takes for it from the start."""

    def __init__(self, parts, promised):
        self.parts = parts
        self.promised = promised
        self.snapshot = None
        self.module = None
        self.engine = None
        self.stand_in = host.stand_in(lambda: self.lay())

    def creator(self, create):
        """``create``, which makes Pyodide's module; it ends when the snapshot is there."""
        return interpreter.with_engine(
            create, lambda module, engine: self.on_module(module, engine)
        )

    async def on_module(self, module, engine):
        """The module is there. Raises what kept the snapshot from coming."""
        self.module = module
        self.engine = engine
        self.snapshot = await self.promised
        self.stand_in.set(self.snapshot.head)

    def lay(self):
        """Pyodide wants the memory filled."""
        memory, used = interpreter.memory_in_use(self.module)
        self.snapshot.lay(memory, used, self.parts.first)

    def tell_engine(self, pyodide):
        interpreter.tell_engine(pyodide, self.snapshot.head, self.engine)
