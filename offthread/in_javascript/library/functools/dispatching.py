"""Runs wherever compiled Python runs: functions that are chosen by the type of an argument."""

from functools.wrapping import update_wrapper

from _runtime import annotation_of, hide, read, self_first, type_name


def singledispatch(func):
    """Choose by the type of the first argument."""
    registry = {object: func}

    def dispatch(cls):
        for one in read(cls, "__mro__", (cls,)):
            if one in registry and one is not object:
                return registry[one]
        fitting = [one for one in registry if one is not object and issubclass(cls, one)]
        for one in fitting:
            if all([issubclass(one, other) for other in fitting]):
                return registry[one]
        return registry[fitting[0]] if fitting else registry[object]

    def register(cls, func=None):
        if func is not None:
            return _register(cls, func)
        annotated = annotation_of(cls)
        if annotated is not None:
            union = read(annotated[0], "__args__") if read(annotated[0], "$union") else None
            return _register(union or annotated[0], cls)
        if read(cls, "$union"):
            return lambda given: register(cls.__args__, given)
        if cls is None or isinstance(cls, (type, tuple)):
            return lambda given: register(cls, given)
        raise TypeError(
            f"Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` "
            "or plain `@register` on an annotated function."
        )

    def _register(cls, implementation):
        for one in cls if isinstance(cls, tuple) else (cls,):
            registry[type(None) if one is None else one] = implementation
        return implementation

    def wrapper(*args, **kwargs):
        if not args:
            raise TypeError(f"{func.__name__} requires at least 1 positional argument")
        return dispatch(type(args[0]))(*args, **kwargs)

    hide(wrapper, "register", register)
    hide(wrapper, "dispatch", dispatch)
    hide(wrapper, "registry", registry)
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """The same for a method: by the type of its first argument after self (or cls)."""

    def __init__(self, func):
        if not callable(func) and read(func, "__get__") is None:
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.func = func
        self.dispatcher = singledispatch(_function_of(func))
        self._kinds = [(_function_of(func), type_name(func))]

    def register(self, cls, method=None):
        if method is None and annotation_of(cls) is None and annotation_of(_function_of(cls)):
            cls, method = annotation_of(_function_of(cls))[0], cls
        if method is None and annotation_of(cls) is None:
            return lambda given: self.register(cls, given)
        if method is None:
            return self.dispatcher.register(cls)
        implementation = _function_of(method)
        self._kinds.append((implementation, type_name(method)))
        self.dispatcher.register(cls, implementation)
        return method

    def _first(self, found, holder, owner):
        """What ``found`` gets before the arguments, as a method that reads so is bound."""
        for implementation, kind in self._kinds:
            if implementation is found and kind == "staticmethod":
                return ()
            if implementation is found and kind == "classmethod":
                return (owner,)
        return (holder,)

    def __get__(self, holder, owner=None):
        def chosen(*args, **kwargs):
            found = self.dispatcher.dispatch(type(args[0]))
            return found(*self._first(found, holder, owner), *args, **kwargs)

        hide(chosen, "register", self.register)
        return update_wrapper(chosen, _function_of(self.func))


def _function_of(func):
    """What a classmethod holds; a function as one that takes self."""
    return self_first(read(func, "__func__") or func)
