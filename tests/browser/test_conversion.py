"""Runs in CPython: the tables of conversion, row by row, through a real browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.modes("http", "file")

TO_PAGE = [
    ("None", "null"),
    ("True", "true"),
    ("42", "42"),
    ("2**53 - 1", "9007199254740991"),
    ("2**60", "1152921504606846976n"),
    ("-2**60", "-1152921504606846976n"),
    ("0.5", "0.5"),
    ("float('inf')", "Infinity"),
    ("float('nan')", "NaN"),
    ("'grüße 🐍'", '"grüße 🐍"'),
    ("b'\\x01\\xff'", "Uint8Array[1, 255]"),
    ("bytearray(b'ab')", "Uint8Array[97, 98]"),
    ("[1, [2, 'x']]", '[1, [2, "x"]]'),
    ("(1, 2)", "[1, 2]"),
    ("range(3)", "[0, 1, 2]"),
    ("{'a': 1, 'items': {'get': None}}", "{a: 1, items: {get: null}}"),
    ("{1: 'one', 'two': 2}", 'Map{1: "one", "two": 2}'),
    ("{1, 2}", "Set{1, 2}"),
    ("frozenset([1])", "Set{1}"),
    ("import collections\ncollections.namedtuple('P', 'x y')(1, 2)", "{x: 1, y: 2}"),
    (
        "import dataclasses\n@dataclasses.dataclass\nclass P:\n    x: int\n    y: list\nP(1, [2])",
        "{x: 1, y: [2]}",
    ),
    (
        "import datetime as d\nd.datetime(2026, 1, 2, 3, 4, 5, tzinfo=d.timezone.utc)",
        "Date(2026-01-02T03:04:05.000Z)",
    ),
    ("import datetime\ndatetime.date(2026, 1, 2)", '"2026-01-02"'),
    ("import datetime\ndatetime.time(3, 4)", '"03:04:00"'),
    ("import datetime\ndatetime.timedelta(hours=1)", '"1:00:00"'),
    ("import decimal\ndecimal.Decimal('1.10')", '"1.10"'),
    ("import fractions\nfractions.Fraction(1, 3)", '"1/3"'),
    ("import uuid\nuuid.UUID(int=1)", '"00000000-0000-0000-0000-000000000001"'),
    ("import pathlib\npathlib.PurePosixPath('/a/b')", '"/a/b"'),
    ("import enum\nclass C(enum.Enum):\n    RED = 'r'\nC.RED", '"r"'),
    ("import array\narray.array('d', [0.5, 1.5])", "Float64Array[0.5, 1.5]"),
    ("import array\narray.array('h', [-1, 300])", "Int16Array[-1, 300]"),
    ("memoryview(b'ab')", "Uint8Array[97, 98]"),
]

BLOBS = {"blob", "file"}

TO_PYTHON = [
    ("null", "NoneType None"),
    ("undefined", "NoneType None"),
    ("true", "bool True"),
    ("integer", "int 42"),
    ("negative", "int -7"),
    ("fraction", "float 0.5"),
    ("largest safe", "int 9007199254740991"),
    ("not safe", "float 1e+21"),
    ("bigint", "int 123456789012345678901234567890"),
    ("string", "str 'grüße 🐍'"),
    ("array", "[int 1, str 'a', NoneType None, [float 2.5]]"),
    ("object", "dict {'a': 1, 'items': 2, 'get': 3}"),
    ("map", "dict {1: 'one', 'two': 2}"),
    ("set", "set {1, 2}"),
    ("date", "datetime datetime.datetime(1970, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)"),
    ("bytes", "memoryview('B', [1, 2, 255])"),
    ("int16", "memoryview('h', [-1, 300])"),
    ("float64", "memoryview('d', [0.5, 1.5])"),
    ("buffer", "memoryview('B', [7, 8])"),
    ("blob", "file('', b'hello')"),
    ("file", "file('greeting.txt', b'hello')"),
    ("holes", "[NoneType None, NoneType None]"),
]


@pytest.mark.parametrize(("script", "shown"), TO_PAGE, ids=[s[-30:] for s, _ in TO_PAGE])
def test_python_to_page(bench, script, shown):
    answer = bench.call("bench.results", script)
    assert answer.thrown is None, answer.thrown
    assert answer.shown == shown


@pytest.mark.parametrize(("what", "arrived"), TO_PYTHON, ids=[w for w, _ in TO_PYTHON])
def test_page_to_python(bench, what, arrived):
    answer = bench.call("bench.send", what)
    if what in BLOBS and (bench.engine.name, bench.mode) == ("webkit", "file"):
        # WebKitGTK's workers cannot read a Blob of a page that was opened from a disk.
        assert answer.thrown is None or "await file.arrayBuffer()" in answer.thrown["message"]
        return
    assert answer.thrown is None, answer.thrown
    assert answer.value == arrived
