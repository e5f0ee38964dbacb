"""Runs wherever compiled Python runs: Python's ``typing``. Hints are not read at run time."""

from collections import NamedTupleBase as NamedTuple  # noqa: F401

TYPE_CHECKING = False


class _Form:
    """A special form: may be indexed, joined by ``|`` and read."""

    def __init__(self, name):
        self._name = name

    def __getitem__(self, item):
        return self

    def __or__(self, other):
        return self

    def __ror__(self, other):
        return self

    def __call__(self, *args, **kwargs):
        return args[0] if args else None

    def __repr__(self):
        return f"typing.{self._name}"


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
List = list
Dict = dict
Tuple = tuple
Set = set
FrozenSet = frozenset
Type = type
Deque = DefaultDict = Counter = OrderedDict = _Form("collections")


class Generic:
    """A class that may be indexed by types."""

    def __class_getitem__(cls, item):
        return cls


class Protocol(Generic):
    pass


def TypedDict(name, fields=None, **options):
    return dict


def TypeVar(name, *constraints, **options):
    return _Form(name)


ParamSpec = TypeVarTuple = TypeVar


def NewType(name, kind):
    return lambda value: value


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
    return cls


def get_type_hints(thing, *rest):
    return {}


def assert_never(value):
    raise AssertionError(f"Expected code to be unreachable, but got: {value!r}")


def reveal_type(value):
    return value
