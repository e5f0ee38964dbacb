"""Runs wherever compiled Python runs: the kinds of ``collections.abc`` with one ability each."""

from abc import ABC, abstractmethod

from _runtime import class_vars, kind_of_values


class Kind(ABC):  # noqa: B024
    """``_ability_`` names the methods that a class needs to be of the kind."""

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if "_ability_" in class_vars(cls):
            kind_of_values(cls, cls._ability_.split())

    def __class_getitem__(cls, item):
        return cls


class Hashable(Kind):
    _ability_ = "__hash__"

    @abstractmethod
    def __hash__(self):
        return 0


class Callable(Kind):
    _ability_ = "__call__"

    @abstractmethod
    def __call__(self, *args, **kwargs):
        return False


class Iterable(Kind):
    _ability_ = "__iter__"

    @abstractmethod
    def __iter__(self):
        yield from ()


class Iterator(Iterable):
    _ability_ = "__next__ __iter__"

    @abstractmethod
    def __next__(self):
        raise StopIteration

    def __iter__(self):
        return self


class Generator(Iterator):
    _ability_ = "__iter__ __next__ send throw close"

    def __next__(self):
        return self.send(None)

    @abstractmethod
    def send(self, value):
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        raise typ

    def close(self):
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            pass
        else:
            raise RuntimeError("generator ignored GeneratorExit")


class Reversible(Iterable):
    _ability_ = "__reversed__ __iter__"

    @abstractmethod
    def __reversed__(self):
        yield from ()


class Sized(Kind):
    _ability_ = "__len__"

    @abstractmethod
    def __len__(self):
        return 0


class Container(Kind):
    _ability_ = "__contains__"

    @abstractmethod
    def __contains__(self, x):
        return False


class Collection(Sized, Iterable, Container):
    _ability_ = "__len__ __iter__ __contains__"


class Awaitable(Kind):
    _ability_ = "__await__"

    @abstractmethod
    def __await__(self):
        yield


class Coroutine(Awaitable):
    _ability_ = "__await__ send throw close"


class AsyncIterable(Kind):
    _ability_ = "__aiter__"

    @abstractmethod
    def __aiter__(self):
        return self


class AsyncIterator(AsyncIterable):
    _ability_ = "__anext__ __aiter__"

    @abstractmethod
    async def __anext__(self):
        raise StopAsyncIteration

    def __aiter__(self):
        return self


class AsyncGenerator(AsyncIterator):
    _ability_ = "__aiter__ __anext__ asend athrow aclose"
