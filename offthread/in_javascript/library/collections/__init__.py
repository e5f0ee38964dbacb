"""Runs wherever compiled Python runs: Python's ``collections``."""

from collections.deques import deque  # noqa: F401
from collections.mappings import ChainMap, Counter, OrderedDict, defaultdict  # noqa: F401
from collections.named import NamedTupleBase, namedtuple  # noqa: F401
from collections.user import UserDict, UserList, UserString  # noqa: F401
