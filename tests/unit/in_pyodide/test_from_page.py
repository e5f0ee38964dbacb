"""Runs in CPython, driving real Pyodide: the table "Page to Python", row by row.

Blob and File need a browser's worker (FileReaderSync): tests/unit/in_worker has them.
"""

import pytest

ROWS = [
    ("scalars", "null_ is None and undefined_ is None and yes is True"),
    ("scalars", "type(whole) is int and whole == 3"),
    ("scalars", "type(big_number) is float and big_number == 2.0**53"),
    ("scalars", "type(fraction) is float and not_a_number != not_a_number"),
    ("scalars", "infinite == float('inf')"),
    ("scalars", "type(big) is int and big == 2**70 and type(small_big) is int"),
    ("scalars", "text == 'grüße 🎉'"),
    ("containers", "array == [1, None, [None, {'deep': None}]]"),
    ("containers", "object == {'a': 1, 'b': [True], 'two words': 2}"),
    ("containers", "map == {None: 1, 2: None, 'x': {1.5: 'y'}}"),
    ("containers", "set == {1, 'x', None}"),
    ("containers", "sparse == [1, None, 3]"),
    ("containers", "cyclic['self'] is cyclic"),
    ("containers", "twins[0] is twins[1]"),
    ("odd_keys", "object['constructor'] == 1 and object['toString'] is None"),
    ("odd_keys", "object['size'] == [None] and object['then'] == 2"),
    ("odd_keys", "proto == {'__proto__': {'polluted': None}}"),
    ("odd_keys", "__name__ == '__main__' and len == 7"),
    ("odd_keys", "import js; js.not_there if False else vars(js)['class'] == 'keyword'"),
    ("odd_keys", "globals()['not an identifier'] == 1"),
    ("dates", "import datetime as d; epoch == d.datetime(1970, 1, 1, tzinfo=d.UTC)"),
    ("dates", "late.isoformat() == '2020-12-31T23:59:59.999000+00:00' and old < epoch"),
    ("others", "pattern.test('aaa') and problem.name == 'TypeError'"),
    ("quite_deep", "repr(tree) == '[' * 401 + ']' * 401"),
    ("many", "key9999 == 9999"),
]


@pytest.mark.parametrize(("context", "script"), ROWS, ids=[row[1][:40] for row in ROWS])
def test_row(pyodide, context, script):
    assert pyodide.shown(script, context) == "true"


BUFFERS = [
    ("array_buffer", "B", [1, 2, 3]),
    ("data_view", "B", [8, 9]),
    ("int8", "b", [-1, 2]),
    ("uint8", "B", [1, 255]),
    ("clamped", "B", [1, 255]),
    ("int16", "h", [-1, 2]),
    ("uint16", "H", [1, 65535]),
    ("int32", "i", [-1, 2]),
    ("uint32", "I", [1, 4294967295]),
    ("int64", "q", [-1, 2]),
    ("uint64", "Q", [1, 2**64 - 1]),
    ("float32", "f", [0.5, 2.0]),
    ("float64", "d", [0.1, 2.0]),
    ("part", "d", [2.0, 3.0]),
    ("empty", "d", []),
]


@pytest.mark.parametrize(("name", "code", "items"), BUFFERS)
def test_buffer_becomes_a_memoryview_of_its_items(pyodide, name, code, items):
    script = (
        f"type({name}) is memoryview and ({name}.format, {name}.tolist()) == ({code!r}, {items})"
    )
    assert pyodide.shown(script, "buffers") == "true"


def test_buffers_inside_containers(pyodide):
    assert pyodide.shown("bytes(nested['list'][0]) == b'\\x05'", "buffers") == "true"


@pytest.mark.parametrize(
    ("context", "text"),
    [
        ("too_deep", 'context["tree"]: it is nested too deeply'),
        ("array_key", 'context["table"]: Cannot use key of type Array'),
        ("invalid_date", 'context["when"]: an invalid Date'),
    ],
)
def test_a_context_that_cannot_be_converted_names_the_key(pyodide, context, text):
    error = pyodide.error("1", context)
    assert error["name"] == "ConversionError" and text in error["message"]
    assert pyodide.shown("1 + 1") == "2"


def test_there_and_back(pyodide):
    assert pyodide.shown("map", "containers") == (
        "Map(3) { null => 1, 2 => null, 'x' => Map(1) { 1.5 => 'y' } }"
    )
    assert pyodide.shown("[int64, float32]", "buffers") == (
        "[ BigInt64Array(2) [ -1n, 2n ], Float32Array(2) [ 0.5, 2 ] ]"
    )
    assert pyodide.shown("epoch", "dates") == "1970-01-01T00:00:00.000Z"
    assert pyodide.shown("[pattern]", "others") == "[ /a+/g ]"
