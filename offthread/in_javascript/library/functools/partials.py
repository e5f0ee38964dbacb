"""Runs wherever compiled Python runs: calls with some arguments given beforehand."""

from _runtime import class_of, hide, read, self_first

_MISSING = object()


class partial:
    """A call with some arguments given beforehand."""

    __long__ = "functools.partial"

    def __init__(self, func=_MISSING, /, *args, **keywords):
        if func is _MISSING:
            raise TypeError("type 'partial' takes at least one argument")
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            args, keywords = (*func.args, *args), {**func.keywords, **keywords}
            func = func.func
        hide(self, "func", func)
        hide(self, "args", args)
        hide(self, "keywords", keywords)

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        parts = [repr(self.func), *[repr(a) for a in self.args]]
        parts += [f"{k}={v!r}" for k, v in self.keywords.items()]
        name = class_of(self).__name__
        return f"{'functools.' if name == 'partial' else ''}{name}({', '.join(parts)})"


class partialmethod:
    """The same for a method of a class."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and read(func, "__get__") is None:
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            args, keywords = (*func.args, *args), {**func.keywords, **keywords}
            func = func.func
        self.func, self.args, self.keywords = self_first(func), args, keywords

    def __get__(self, holder, owner=None):
        if read(self.func, "__func__") is not None:
            return partial(self.func.__get__(holder, owner), *self.args, **self.keywords)
        if holder is None:
            return lambda holder, /, *args, **named: self.__get__(holder, owner)(*args, **named)
        return partial(self.func, holder, *self.args, **self.keywords)

    def __repr__(self):
        parts = [repr(self.func), *[repr(a) for a in self.args]]
        parts += [f"{k}={v!r}" for k, v in self.keywords.items()]
        return f"functools.partialmethod({', '.join(parts)})"
