"""Runs wherever compiled Python runs: Python's ``itertools``."""

from itertools.choosing import (  # noqa: F401
    compress,
    dropwhile,
    filterfalse,
    groupby,
    islice,
    takewhile,
)
from itertools.combining import (  # noqa: F401
    combinations,
    combinations_with_replacement,
    permutations,
    product,
)
from itertools.endless import count, cycle, repeat  # noqa: F401
from itertools.joining import (  # noqa: F401
    accumulate,
    batched,
    chain,
    pairwise,
    starmap,
    tee,
    zip_longest,
)
