"""Runs in Pyodide: a call of a function that a session has. It is kept short: no task, no
compiling, and what a function changes for everybody is put back when the next script begins."""

import inspect
from asyncio import current_task
from contextvars import copy_context

from offthread.in_pyodide import host, interrupts, restore
from offthread.in_pyodide.from_page import context_of, from_page
from offthread.in_pyodide.life import Life
from offthread.in_pyodide.script import Script


class Call(Life):
    """One call; where its function gives something to await, it becomes a task."""

    def __init__(self, request):
        super().__init__(request, request.name)

    def begin(self):
        """Call at once, unless the function may have to wait in plain calls (JSPI)."""
        if self.options["can_input"] or self.session.may_wait:
            host.loop.create_task(self.live())
        else:
            host.install_running_loop()
            copy_context().run(self.live_now)

    def live_now(self):
        """The whole life of the call, unless it has to await."""
        try:
            self.enter_session()
            value = self.value()
            if inspect.isawaitable(value):
                host.loop.create_task(self.live_on(value))
            else:
                self.finish(*self.answer_of(value))
        except BaseException as error:
            self.fall(error)

    async def live_on(self, awaitable):
        """The rest of the life of a call that awaits."""
        try:
            self.main = current_task()
            self.tasks.add(self.main)
            self.finish(*self.answer_of(await self.awaited(awaitable)))
        except BaseException as error:
            self.fall(error)

    async def live(self):
        """The whole life of the call as a task."""
        try:
            self.enter_session()
            value = self.value()
            if inspect.isawaitable(value):
                value = await self.awaited(value)
            self.finish(*self.answer_of(value))
        except BaseException as error:
            self.fall(error)

    def fall(self, error):
        """Answer with the error; one that came after the end is Offthread's own."""
        try:
            self.finish(self.answer_of_error(error), [])
        except BaseException as fault:
            self.fail(fault)

    # --- the call ---

    def enter_session(self):
        self.enter()
        self.scope = self.session.scope
        self.source = Script("", self.filename)
        self.source.beside = self.session.sources
        restore.call_begins()
        self.start()

    def tell_started(self):
        """The page needs to know only where it has to watch the call."""
        if self.options["timeout"] is None and not self.options["cancellable"]:
            host.tell_begun(self.id)
        else:
            super().tell_started()

    def value(self):
        """Convert the arguments and call."""
        if self.stop is not None:
            return None
        self.is_open = True
        try:
            arguments = self.arguments()
            return self.function()(*arguments)
        finally:
            self.is_open = False

    async def awaited(self, awaitable):
        self.is_open = True
        try:
            return await awaitable
        finally:
            self.is_open = False

    def function(self):
        """What the session has under the name. Raises NameError."""
        try:
            return self.scope.globals[self.filename]
        except KeyError:
            raise NameError(
                f"name {self.filename!r} is not defined in this session: run the script that "
                "defines it first"
            ) from None

    def arguments(self):
        """The list of arguments. Raises ConversionError that names the one at fault."""
        try:
            return from_page(self.request.args)
        except (host.JsException, ValueError, RecursionError, OverflowError, TypeError):
            return list(context_of(self.request.args).values())

    def put_back(self):
        interrupts.mend()
