"""Runs wherever compiled Python runs: ``collections.abc``: kinds of values by what they can do."""

from collections.kinds import (  # noqa: F401
    AsyncGenerator,
    AsyncIterable,
    AsyncIterator,
    Awaitable,
    Callable,
    Collection,
    Container,
    Coroutine,
    Generator,
    Hashable,
    Iterable,
    Iterator,
    Reversible,
    Sized,
)
from collections.mapping_kinds import (  # noqa: F401
    ItemsView,
    KeysView,
    Mapping,
    MappingView,
    MutableMapping,
    ValuesView,
)
from collections.sequence_kinds import ByteString, MutableSequence, Sequence  # noqa: F401
from collections.set_kinds import MutableSet, Set  # noqa: F401
