"""Runs wherever compiled Python runs: context managers from generators that yield once."""

from contextlib.bases import AsyncContextDecorator, ContextDecorator
from functools.wrapping import wraps


class _GeneratorContextManager(ContextDecorator):
    def __init__(self, function, args, kwargs):
        self._made = (function, args, kwargs)
        self.gen = function(*args, **kwargs)

    def _recreate_cm(self):
        return _GeneratorContextManager(*self._made)

    def __enter__(self):
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, kind, value, traceback):
        if kind is None:
            return self._leave()
        try:
            self.gen.throw(kind() if value is None else value)
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
            next(self.gen)
        except StopIteration:
            return False
        raise RuntimeError("generator didn't stop")


def contextmanager(func):
    """A context manager from a generator that yields once."""

    @wraps(func)
    def helper(*args, **kwargs):
        return _GeneratorContextManager(func, args, kwargs)

    return helper


class _AsyncGeneratorContextManager(AsyncContextDecorator):
    def __init__(self, function, args, kwargs):
        self._made = (function, args, kwargs)
        self.gen = function(*args, **kwargs)

    def _recreate_cm(self):
        return _AsyncGeneratorContextManager(*self._made)

    async def __aenter__(self):
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, kind, value, traceback):
        if kind is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return False
            raise RuntimeError("generator didn't stop")
        try:
            await self.gen.athrow(value)
        except StopAsyncIteration as stopped:
            return stopped is not value
        except BaseException as error:
            if error is value:
                return False
            raise
        raise RuntimeError("generator didn't stop after athrow()")


def asynccontextmanager(func):
    """The same for ``async with``, from an asynchronous generator."""

    @wraps(func)
    def helper(*args, **kwargs):
        return _AsyncGeneratorContextManager(func, args, kwargs)

    return helper
