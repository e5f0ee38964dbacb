"""Runs wherever compiled Python runs: Python's ``json``."""

from json.reader import JSONDecodeError, JSONDecoder, load, loads  # noqa: F401
from json.writer import JSONEncoder, dump, dumps  # noqa: F401
