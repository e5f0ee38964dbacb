# ruff: noqa: B024
"""Runs wherever compiled Python runs: Python's ``contextlib``."""

from abc import ABC

from _runtime import aenter, aexit, class_of, enter, exit, read


class AbstractContextManager(ABC):
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        return None


class ContextDecorator:
    def __call__(self, function):
        def inner(*args, **kwargs):
            with self._recreate():
                return function(*args, **kwargs)

        return inner

    def _recreate(self):
        return self


class _GeneratorManager(ContextDecorator):
    def __init__(self, function, args, kwargs):
        self._made = (function, args, kwargs)
        self._generator = function(*args, **kwargs)

    def _recreate(self):
        function, args, kwargs = self._made
        return _GeneratorManager(function, args, kwargs)

    def __enter__(self):
        try:
            return next(self._generator)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, kind, value, traceback):
        if kind is None:
            return self._leave()
        try:
            self._generator.throw(value)
        except StopIteration as stopped:
            return stopped is not value
        except RuntimeError as error:
            if error is value:
                return False
            if isinstance(value, StopIteration) and error.__cause__ is value:
                return False
            raise
        except BaseException as error:
            if error is value:
                return False
            raise
        raise RuntimeError("generator didn't stop after throw()")

    def _leave(self):
        try:
            next(self._generator)
        except StopIteration:
            return False
        raise RuntimeError("generator didn't stop")


def contextmanager(function):
    """A context manager from a generator that yields once."""

    def helper(*args, **kwargs):
        return _GeneratorManager(function, args, kwargs)

    return helper


class _AsyncGeneratorManager:
    def __init__(self, generator):
        self._generator = generator

    async def __aenter__(self):
        try:
            return await anext(self._generator)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, kind, value, traceback):
        if kind is None:
            try:
                await anext(self._generator)
            except StopAsyncIteration:
                return False
            raise RuntimeError("generator didn't stop")
        try:
            await self._generator.athrow(value)
        except StopAsyncIteration:
            return True
        except BaseException as error:
            if error is value:
                return False
            raise
        raise RuntimeError("generator didn't stop after athrow()")


def asynccontextmanager(function):
    """The same for ``async with``, from an asynchronous generator."""

    def helper(*args, **kwargs):
        return _AsyncGeneratorManager(function(*args, **kwargs))

    return helper


class closing:
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class nullcontext:
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *exc_info):
        return None

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *exc_info):
        return None


class suppress:
    """Swallow exceptions of these classes."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        return None

    def __exit__(self, kind, value, traceback):
        return kind is not None and isinstance(value, self._exceptions)


class ExitStack:
    """Leaves what was entered, in reverse order."""

    def __init__(self):
        self._exits = []

    def enter_context(self, manager):
        result = enter(manager)
        self._exits.append(lambda error: exit(manager, error))
        return result

    def push(self, manager):
        if read(manager, "__exit__"):
            self._exits.append(lambda error: exit(manager, error))
        else:
            self._exits.append(
                lambda error: manager(class_of(error) if error else None, error, None)
            )
        return manager

    def callback(self, function, /, *args, **kwargs):
        def call(error):
            function(*args, **kwargs)
            return False

        self._exits.append(call)
        return function

    def pop_all(self):
        other = class_of(self)()
        other._exits, self._exits = self._exits, []
        return other

    def close(self):
        self.__exit__(None, None, None)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        from js import undefined

        pending = value
        while self._exits:
            leave = self._exits.pop()
            try:
                if leave(undefined if pending is None else pending):
                    pending = None
            except BaseException as error:
                if pending is not None and error is not pending:
                    error.__context__ = pending
                pending = error
        if pending is not None and pending is not value:
            raise pending
        return value is not None and pending is None


class AsyncExitStack:
    def __init__(self):
        self._exits = []

    async def enter_async_context(self, manager):
        result = await aenter(manager)
        self._exits.append((True, manager))
        return result

    def enter_context(self, manager):
        result = enter(manager)
        self._exits.append((False, manager))
        return result

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, value, traceback):
        from js import undefined

        pending = value
        while self._exits:
            is_async, manager = self._exits.pop()
            error = undefined if pending is None else pending
            try:
                if (await aexit(manager, error)) if is_async else exit(manager, error):
                    pending = None
            except BaseException as raised:
                pending = raised
        if pending is not None and pending is not value:
            raise pending
        return value is not None and pending is None


def redirect_stdout(target):
    raise NotImplementedError("the page has no sys.stdout to redirect; collect the text yourself")
