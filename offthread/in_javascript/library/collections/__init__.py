"""Runs wherever compiled Python runs: Python's ``collections``."""

from collections.chained import ChainMap  # noqa: F401
from collections.counting import Counter  # noqa: F401
from collections.deques import deque  # noqa: F401
from collections.mappings import OrderedDict, defaultdict  # noqa: F401
from collections.named import NamedTupleBase, namedtuple  # noqa: F401
from collections.user import UserDict, UserList, UserString  # noqa: F401
