"""Runs wherever compiled Python runs: bases of context managers, and those that decorate."""

from abc import ABC, abstractmethod
from functools.wrapping import wraps


def _offers(cls, own, kind, *names):
    if cls is not own:
        return NotImplemented
    return True if all([hasattr(kind, name) for name in names]) else NotImplemented


class AbstractContextManager(ABC):
    def __enter__(self):
        return self

    @abstractmethod
    def __exit__(self, kind, value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, kind):
        return _offers(cls, AbstractContextManager, kind, "__enter__", "__exit__")


class AbstractAsyncContextManager(ABC):
    async def __aenter__(self):
        return self

    @abstractmethod
    async def __aexit__(self, kind, value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, kind):
        return _offers(cls, AbstractAsyncContextManager, kind, "__aenter__", "__aexit__")


class ContextDecorator:
    """A context manager that may decorate functions, too."""

    def _recreate_cm(self):
        return self

    def __call__(self, function):
        @wraps(function)
        def inner(*args, **kwargs):
            with self._recreate_cm():
                return function(*args, **kwargs)

        return inner


class AsyncContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, function):
        @wraps(function)
        async def inner(*args, **kwargs):
            async with self._recreate_cm():
                return await function(*args, **kwargs)

        return inner
