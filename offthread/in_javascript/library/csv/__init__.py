"""Runs wherever compiled Python runs: Python's ``csv``, without its ``Sniffer``."""

from csv.dialects import (  # noqa: F401
    QUOTE_ALL,
    QUOTE_MINIMAL,
    QUOTE_NONE,
    QUOTE_NONNUMERIC,
    Dialect,
    Error,
    excel,
    excel_tab,
    field_size_limit,
    get_dialect,
    list_dialects,
    register_dialect,
    unix_dialect,
    unregister_dialect,
)
from csv.dicts import DictReader, DictWriter  # noqa: F401
from csv.reading import reader  # noqa: F401
from csv.writing import writer  # noqa: F401
