"""Runs wherever compiled Python runs: Python's ``typing``. Hints are not read at run time."""

from collections import NamedTupleBase as NamedTuple  # noqa: F401

from _runtime import check_protocol, hide, is_python_class, new_class, read, type_name, type_text

TYPE_CHECKING = False


class _Form:
    """A special form: may be indexed, joined by ``|`` and read."""

    def __init__(self, name):
        self._name = self.__name__ = name

    def __getitem__(self, item):
        args = item if isinstance(item, tuple) else (item,)
        if self._name in ("Optional", "Union"):
            return _union((*args, None) if self._name == "Optional" else args)
        return _Alias(self, args)

    def __or__(self, other):
        return _union((self, other))

    def __ror__(self, other):
        return _union((other, self))

    def __call__(self, *args, **kwargs):
        if self._name == "collections":
            return args[0] if args else None
        raise TypeError(f"Cannot instantiate typing.{self._name}")

    def __repr__(self):
        return f"typing.{self._name}"


class _Alias(_Form):
    """``Callable[[int], str]``: a form with its types."""

    def __init__(self, origin, args):
        self.__origin__, self.__args__ = origin, args
        self._name = self.__name__ = origin._name

    def __eq__(self, other):
        if not isinstance(other, _Alias) or other.__origin__ is not self.__origin__:
            return False
        return self._compared() == other._compared()

    def _compared(self):
        return set(self.__args__) if self.__origin__ is Union else self.__args__

    def __hash__(self):
        return hash((self._name, len(self.__args__)))

    def _refers(self, one):
        return isinstance(one, str) and self.__origin__ not in (Literal, Annotated)

    def __repr__(self):
        args = self.__args__
        if self.__origin__ is Union and len(args) == 2 and type_name(None) in map(type_name, args):
            args = [one for one in args if one is not None]
            return f"typing.Optional[{type_text(args[0])}]"
        shown = [f"ForwardRef({one!r})" if self._refers(one) else _shown(one) for one in args]
        return f"typing.{self._name}[{', '.join(shown)}]"


class _Named(_Form):
    """``List``: a builtin type under its older name."""

    def __init__(self, name, kind):
        super().__init__(name)
        self.__origin__ = kind
        hide(self, "$has", lambda one: isinstance(one, kind))

    def __getitem__(self, item):
        made = _NamedAlias(self, item if isinstance(item, tuple) else (item,))
        made.__origin__ = self.__origin__
        return made

    def __call__(self, *args, **kwargs):
        raise _no_instances(self)


class _NamedAlias(_Alias):
    """``List[int]``"""

    def __call__(self, *args, **kwargs):
        raise _no_instances(self)


def _no_instances(form):
    name, kind = form._name, form.__origin__.__name__
    return TypeError(f"Type {name} cannot be instantiated; use {kind}() instead")


def _shown(one):
    return "NoneType" if one is None else type_text(one)


def _union(args):
    flat = []
    for one in args:
        inner = one.__args__ if isinstance(one, _Alias) and one.__origin__ is Union else (one,)
        flat += [kind for kind in inner if kind not in flat]
    return flat[0] if len(flat) == 1 else _Alias(Union, tuple(flat))


class TypeVar:
    """A type variable: it has its name, and what it says to type checkers."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__, self.__constraints__, self.__bound__ = name, constraints, bound
        self.__covariant__, self.__contravariant__ = covariant, contravariant

    def __or__(self, other):
        return _union((self, other))

    def __ror__(self, other):
        return _union((other, self))

    def __repr__(self):
        mark = "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"
        return f"{mark}{self.__name__}"


class ParamSpec(TypeVar):
    @property
    def args(self):
        return _Form(f"{self.__name__}.args")

    @property
    def kwargs(self):
        return _Form(f"{self.__name__}.kwargs")


class TypeVarTuple(TypeVar):
    def __repr__(self):
        return self.__name__

    def __iter__(self):
        yield self


Any = _Form("Any")
Union = _Form("Union")
Optional = _Form("Optional")
Literal = _Form("Literal")
Final = _Form("Final")
ClassVar = _Form("ClassVar")
Annotated = _Form("Annotated")
Callable = _Form("Callable")
Iterable = _Form("Iterable")
Iterator = _Form("Iterator")
Generator = _Form("Generator")
AsyncIterator = _Form("AsyncIterator")
AsyncIterable = _Form("AsyncIterable")
AsyncGenerator = _Form("AsyncGenerator")
Awaitable = _Form("Awaitable")
Coroutine = _Form("Coroutine")
Sequence = _Form("Sequence")
MutableSequence = _Form("MutableSequence")
Mapping = _Form("Mapping")
MutableMapping = _Form("MutableMapping")
Collection = _Form("Collection")
Hashable = _Form("Hashable")
Sized = _Form("Sized")
Container = _Form("Container")
Reversible = _Form("Reversible")
SupportsInt = _Form("SupportsInt")
SupportsFloat = _Form("SupportsFloat")
ContextManager = _Form("ContextManager")
AsyncContextManager = _Form("AsyncContextManager")
Self = _Form("Self")
Never = _Form("Never")
NoReturn = _Form("NoReturn")
LiteralString = _Form("LiteralString")
TypeAlias = _Form("TypeAlias")
TypeGuard = _Form("TypeGuard")
Concatenate = _Form("Concatenate")
Unpack = _Form("Unpack")
Required = _Form("Required")
NotRequired = _Form("NotRequired")
AnyStr = _Form("AnyStr")
Text = str
List = _Named("List", list)
Dict = _Named("Dict", dict)
Tuple = _Named("Tuple", tuple)
Set = _Named("Set", set)
FrozenSet = _Named("FrozenSet", frozenset)
Type = _Named("Type", type)
Deque = DefaultDict = Counter = OrderedDict = _Form("collections")


class Generic:
    """A class that may be indexed by types."""

    def __class_getitem__(cls, item):
        return cls


class Protocol(Generic):
    pass


class TypedDict:
    """A dict; what it should hold is for type checkers."""

    __total__ = True

    def __init_subclass__(cls, total=True, **others):
        cls.__total__ = total

    def __new__(cls, *args, **fields):
        if cls is not TypedDict:
            return dict(*args, **fields)
        return new_class(args[0], (TypedDict,), {"__annotations__": dict(args[1])})


TypedDict.__mro_entries__ = lambda bases: (dict,)


class NewType:
    """A name for values of another type."""

    def __init__(self, name, kind):
        self.__name__, self.__supertype__ = name, kind

    def __call__(self, value):
        return value

    def __or__(self, other):
        return _union((self, other))

    def __repr__(self):
        return f"__main__.{self.__name__}"


def cast(kind, value):
    return value


def overload(function):
    return function


def final(thing):
    return thing


def override(function):
    return function


def no_type_check(function):
    return function


def runtime_checkable(cls):
    return check_protocol(cls)


def get_origin(kind):
    return getattr(kind, "__origin__", None)


def get_args(kind):
    return getattr(kind, "__args__", ())


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a function, or of a class and its bases, with their texts read."""
    found = {}
    for one in [*reversed(obj.__mro__)] if is_python_class(obj) else [obj]:
        hints = vars(one).get("__hints__") if is_python_class(one) else read(one, "__hints__")
        for name, kind in hints().items() if hints else ():
            plain = kind if include_extras else _without_extras(kind)
            found[name] = type(None) if kind is None else plain
    return found


def _without_extras(kind):
    """The type of ``Annotated[int, …]``."""
    origin = read(kind, "__origin__")
    return kind.__args__[0] if origin is Annotated else kind


def assert_never(value):
    raise AssertionError(f"Expected code to be unreachable, but got: {value!r}")


def reveal_type(value):
    return value


def assert_type(value, kind):
    return value


def is_typeddict(kind):
    return is_python_class(kind) and issubclass(kind, TypedDict) and kind is not TypedDict
