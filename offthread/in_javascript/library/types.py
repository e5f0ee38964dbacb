"""Runs wherever compiled Python runs: Python's ``types``, as far as programs ask for it."""

from _runtime import bound_method, class_of, hide, module_type, named_type, new_class_of, type_name


class SimpleNamespace:
    """Attributes, and nothing else."""

    __long__ = "types.SimpleNamespace"

    def __init__(self, /, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __repr__(self):
        shown = ", ".join([f"{name}={value!r}" for name, value in vars(self).items()])
        name = class_of(self).__name__
        return f"{'namespace' if name == 'SimpleNamespace' else name}({shown})"

    def __eq__(self, other):
        if isinstance(other, SimpleNamespace):
            return vars(self) == vars(other)
        return NotImplemented

    __hash__ = None


class MappingProxyType:
    """A mapping that cannot be changed, over one that can."""

    __long__ = "mappingproxy"

    def __init__(self, mapping):
        self._mapping = mapping

    def __getitem__(self, key):
        return self._mapping[key]

    def __setitem__(self, key, value):
        raise TypeError("'mappingproxy' object does not support item assignment")

    def __delitem__(self, key):
        raise TypeError("'mappingproxy' object does not support item deletion")

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        return iter(self._mapping)

    def __len__(self):
        return len(self._mapping)

    def __eq__(self, other):
        return self._mapping == (other._mapping if isinstance(other, MappingProxyType) else other)

    def __or__(self, other):
        return self._mapping | (other._mapping if isinstance(other, MappingProxyType) else other)

    def __repr__(self):
        return f"mappingproxy({self._mapping!r})"

    def __str__(self):
        return str(self._mapping)

    __hash__ = None

    def get(self, key, default=None):
        return self._mapping.get(key, default)

    def keys(self):
        return self._mapping.keys()

    def values(self):
        return self._mapping.values()

    def items(self):
        return self._mapping.items()

    def copy(self):
        return self._mapping.copy()


hide(MappingProxyType, "__name__", "mappingproxy")
hide(
    MappingProxyType,
    "$has",
    lambda one: type_name(one) == "mappingproxy" or class_of(one) is MappingProxyType,
)


def _bound(function, instance):
    """A method: ``function`` with its first argument bound."""
    if not callable(function):
        raise TypeError("first argument must be callable")
    if instance is None:
        raise TypeError("self must not be None")
    return bound_method(function, instance)


def new_class(name, bases=(), kwds=None, exec_body=None):
    """A class made while the program runs."""
    body = {}
    if exec_body is not None:
        exec_body(body)
    return new_class_of(name, bases, body, kwds or {})


FunctionType = LambdaType = named_type("function", lambda one: type_name(one) == "function")
BuiltinFunctionType = BuiltinMethodType = named_type(
    "builtin_function_or_method", lambda one: type_name(one) == "builtin_function_or_method"
)
MethodType = named_type("method", lambda one: type_name(one) == "method", _bound)
GeneratorType = named_type("generator", lambda one: type_name(one) == "generator")
CoroutineType = named_type("coroutine", lambda one: type_name(one) == "coroutine")
AsyncGeneratorType = named_type("async_generator", lambda one: type_name(one) == "async_generator")
ModuleType = module_type()
NoneType = named_type("NoneType", lambda one: one is None)
EllipsisType = named_type("ellipsis", lambda one: one is ...)
NotImplementedType = named_type("NotImplementedType", lambda one: one is NotImplemented)
TracebackType = named_type("traceback", lambda one: False)
FrameType = named_type("frame", lambda one: False)
CodeType = named_type("code", lambda one: False)
CellType = named_type("cell", lambda one: False)
GenericAlias = named_type("GenericAlias", lambda one: False)
UnionType = named_type("UnionType", lambda one: False)
DynamicClassAttribute = property
