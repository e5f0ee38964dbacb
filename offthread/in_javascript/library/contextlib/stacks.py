"""Runs wherever compiled Python runs: stacks of context managers, left in reverse order."""

from _runtime import aenter, aexit, class_of, enter, exit, read, type_name
from js import undefined


class _Stack:
    """``_exits``: (whether it is awaited, function of the exception or None)."""

    def __init__(self):
        self._exits = []

    def enter_context(self, cm):
        if not read(cm, "__enter__") or not read(cm, "__exit__"):
            raise TypeError(
                f"'{_full_name(cm)}' object does not support the context manager protocol"
            )
        result = enter(cm)
        self._exits.append((False, lambda error: exit(cm, undefined if error is None else error)))
        return result

    def push(self, exit_):
        if read(exit_, "__exit__"):
            leave = lambda error: exit(exit_, undefined if error is None else error)  # noqa: E731
        else:
            leave = lambda error: exit_(*_told(error))  # noqa: E731
        self._exits.append((False, leave))
        return exit_

    def callback(self, callback, /, *args, **kwds):
        def call(error):
            callback(*args, **kwds)
            return False

        self._exits.append((False, call))
        return callback

    def pop_all(self):
        other = class_of(self)()
        other._exits, self._exits = self._exits, []
        return other


def _full_name(thing):
    name = type_name(thing)
    user = read(thing, "$user") or "." in name
    return name if "." in name else f"__main__.{name}" if user else f"builtins.{name}"


def _told(error):
    return (None, None, None) if error is None else (class_of(error) or type(error), error, None)


def _behind(error, pending):
    """The exception of a later exit knows what it came through."""
    if pending is None or error is pending:
        return
    while error.__context__ is not None and error.__context__ is not pending:
        error = error.__context__
        if error is pending:
            return
    error.__context__ = pending


class ExitStack(_Stack):
    """Leaves what was entered, in reverse order."""

    def close(self):
        self.__exit__(None, None, None)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        pending = value
        while self._exits:
            _, leave = self._exits.pop()
            try:
                if leave(pending):
                    pending = None
            except BaseException as error:
                _behind(error, pending)
                pending = error
        if pending is not None and pending is not value:
            raise pending
        return value is not None and pending is None


class AsyncExitStack(_Stack):
    """The same, for asynchronous ones too."""

    async def enter_async_context(self, cm):
        if not read(cm, "__aenter__") or not read(cm, "__aexit__"):
            kind = _full_name(cm)
            raise TypeError(
                f"'{kind}' object does not support the asynchronous context manager protocol"
            )
        result = await aenter(cm)
        self._exits.append((True, lambda error: aexit(cm, undefined if error is None else error)))
        return result

    def push_async_exit(self, exit):
        if read(exit, "__aexit__"):
            leave = lambda error: aexit(exit, undefined if error is None else error)  # noqa: E731
        else:
            leave = lambda error: exit(*_told(error))  # noqa: E731
        self._exits.append((True, leave))
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        async def call(error):
            await callback(*args, **kwds)
            return False

        self._exits.append((True, call))
        return callback

    async def aclose(self):
        await self.__aexit__(None, None, None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, value, traceback):
        pending = value
        while self._exits:
            is_async, leave = self._exits.pop()
            try:
                left = await leave(pending) if is_async else leave(pending)
                if left:
                    pending = None
            except BaseException as error:
                _behind(error, pending)
                pending = error
        if pending is not None and pending is not value:
            raise pending
        return value is not None and pending is None
