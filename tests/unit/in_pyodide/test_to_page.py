"""Runs in CPython, driving real Pyodide: the table "Python to page", row by row."""

import pytest

ROWS = [
    ("None", "null"),
    ("True", "true"),
    ("False", "false"),
    ("0", "0"),
    ("''", "''"),
    ("-7", "-7"),
    ("2**53 - 1", "9007199254740991"),
    ("-(2**53 - 1)", "-9007199254740991"),
    ("2**53", "9007199254740992n"),
    ("2**53 + 1", "9007199254740993n"),
    ("-2**70", "-1180591620717411303424n"),
    ("1.5", "1.5"),
    ("float('nan')", "NaN"),
    ("float('-inf')", "-Infinity"),
    ("'grüße 🎉'", "'grüße 🎉'"),
    (r"'\ud800'", r"'\ud800'"),
    ("b'ab'", "Uint8Array(2) [ 97, 98 ]"),
    ("b''", "Uint8Array(0) []"),
    ("bytearray(b'ab')", "Uint8Array(2) [ 97, 98 ]"),
    ("[1, [None, 'x']]", "[ 1, [ null, 'x' ] ]"),
    ("(1, 2)", "[ 1, 2 ]"),
    ("range(3)", "[ 0, 1, 2 ]"),
    ("{'a': 1, 'b': {'c': None}}", "{ a: 1, b: { c: null } }"),
    ("{}", "{}"),
    ("{1: 'x', None: True}", "Map(2) { 1 => 'x', null => true }"),
    ("{True: [1]}", "Map(1) { true => [ 1 ] }"),
    ("{'a': 1, (1, 2): 2}", "Map(2) { 'a' => 1, [ 1, 2 ] => 2 }"),
    ("{'__proto__': {'x': None}, 'b': 2}", "{ ['__proto__']: { x: null }, b: 2 }"),
    ("{'constructor': 1, 'toString': 2}", "{ constructor: 1, toString: 2 }"),
    ("{3}", "Set(1) { 3 }"),
    ("frozenset({'x'})", "Set(1) { 'x' }"),
    ("{(1, 2)}", "Set(1) { [ 1, 2 ] }"),
    ("import datetime as d; d.datetime(2020, 1, 1, tzinfo=d.UTC)", "2020-01-01T00:00:00.000Z"),
    ("import datetime as d; [d.date(2020, 1, 2), d.time(3, 4)]", "[ '2020-01-02', '03:04:00' ]"),
    ("import datetime as d; d.timedelta(days=1, seconds=2)", "'1 day, 0:00:02'"),
    ("import decimal; decimal.Decimal('1.10')", "'1.10'"),
    ("import fractions; fractions.Fraction(1, 3)", "'1/3'"),
    ("import uuid; uuid.UUID(int=1)", "'00000000-0000-0000-0000-000000000001'"),
    ("import pathlib; pathlib.Path('/a/b')", "'/a/b'"),
    ("import enum\nclass C(enum.Enum):\n  A = [1, (2,)]\nC.A", "[ 1, [ 2 ] ]"),
    ("import enum\nclass C(enum.StrEnum):\n  A = 'a'\n{C.A: C.A}", "{ a: 'a' }"),
    ("import enum\nclass C(enum.IntFlag):\n  A = 1\n  B = 2\nC.A | C.B", "3"),
    ("from collections import namedtuple\nnamedtuple('P', 'x y')(1, [2])", "{ x: 1, y: [ 2 ] }"),
    (
        "from dataclasses import dataclass\n@dataclass\nclass P:\n  x: int\n  y: object\n"
        "P(1, P(None, b''))",
        "{ x: 1, y: { x: null, y: Uint8Array(0) [] } }",
    ),
    ("import collections as c; c.Counter('aab')", "{ a: 2, b: 1 }"),
    ("import collections as c; c.OrderedDict(a=1)", "{ a: 1 }"),
    ("import collections as c; c.deque([1])", "[ 1 ]"),
    ("{'a': 1}.keys()", "[ 'a' ]"),
    ("import js; js.eval('({a: [1n]})')", "{ a: [ 1n ] }"),
    ("import js; [js.Date.new(0)]", "[ 1970-01-01T00:00:00.000Z ]"),
    ("import js; js.JSON.parse('null')", "null"),
    ("class S(str): pass\n[S('x')]", "[ 'x' ]"),
    ("x = [1]\n[x, x]", "[ [ 1 ], [ 1 ] ]"),
]


@pytest.mark.parametrize(("script", "shown"), ROWS, ids=[row[0][:40] for row in ROWS])
def test_row(pyodide, script, shown):
    assert pyodide.shown(script) == shown


TYPED = [
    ("b", "Int8Array", "-1"),
    ("B", "Uint8Array", "1"),
    ("h", "Int16Array", "-1"),
    ("H", "Uint16Array", "1"),
    ("i", "Int32Array", "-1"),
    ("I", "Uint32Array", "1"),
    ("l", "Int32Array", "-1"),
    ("L", "Uint32Array", "1"),
    ("q", "BigInt64Array", "-1n"),
    ("Q", "BigUint64Array", "1n"),
    ("f", "Float32Array", "-1"),
    ("d", "Float64Array", "-1"),
]


@pytest.mark.parametrize(("code", "name", "item"), TYPED)
def test_array_becomes_the_typed_array_of_its_items(pyodide, code, name, item):
    number = item.removesuffix("n")
    made = f"import array; a = array.array('{code}', [{number}, 2])"
    second = "2n" if item.endswith("n") else "2"
    assert pyodide.shown(f"{made}; a") == f"{name}(2) [ {item}, {second} ]"
    assert pyodide.shown(f"{made}; memoryview(a)[::-1]") == f"{name}(2) [ {second}, {item} ]"


def test_buffers_of_other_shapes(pyodide):
    rows = "memoryview(b'abcdef').cast('B', [2, 3])"
    assert (
        pyodide.shown(rows) == "[ Uint8Array(3) [ 97, 98, 99 ], Uint8Array(3) [ 100, 101, 102 ] ]"
    )
    assert pyodide.shown("memoryview(b'\\x00<').cast('e')") == "Float32Array(1) [ 1 ]"
    big_endian = "import ctypes; (ctypes.c_double.__ctype_be__ * 2)(1.5, 2)"
    assert pyodide.shown(big_endian) == "Float64Array(2) [ 1.5, 2 ]"
    assert pyodide.shown("memoryview(b'\\x01\\x00').cast('?')") == "Uint8Array(2) [ 1, 0 ]"


def test_naive_datetime_is_local_time(pyodide):
    script = "import datetime as d, js\nw = d.datetime(2020, 6, 1, 12)\n"
    assert pyodide.shown(script + "js.Date.new(2020, 5, 1, 12).getTime() == w.timestamp() * 1000")
    assert pyodide.shown(script + "w") == pyodide.shown("import js; js.Date.new(2020, 5, 1, 12)")


REFUSED = [
    (
        "import socket; {'model': [1, 2, 3, socket.socket()]}",
        "results[\"model\"][3]: <class 'socket.socket'>",
    ),
    ("[print]", "results[0]: <class 'builtin_function_or_method'>"),
    ("import math; {'m': math}", "results[\"m\"]: <class 'module'>"),
    ("(x for x in [])", "results: <class 'generator'>"),
    ("async def f(): pass\nf()", "await it"),
    ("int", "results: <class 'type'>"),
    ("{'a': {1: object()}}", "results[\"a\"][1]: <class 'object'>"),
    ("{object(): 1}", "<class 'object'>"),
    ("[{(1, print)}]", "results[0]{(1, <built-in function print>)}[1]"),
    ("1j", "results: <class 'complex'>"),
    (
        "a = [1]; a.append({'self': a}); {'x': a}",
        'results["x"][1]["self"]: a list that contains itself (it is results["x"] again)',
    ),
    (
        "from dataclasses import dataclass\n@dataclass\nclass P:\n  x: object\nP([print])",
        "results.x[0]",
    ),
    ("import js; [js.eval('(() => 1)')]", "results[0]: a JavaScript Function"),
    ("import js; js.Promise.new(lambda a, b: None)", "await it"),
    (
        "import array; array.array('w', 'ab')",
        "results: <class 'array.array'> with items of format 'w'",
    ),
    ("import datetime; datetime.datetime.min", "results: the datetime"),
]


@pytest.mark.parametrize(("script", "text"), REFUSED, ids=[row[0][:40] for row in REFUSED])
def test_refused_with_its_path(pyodide, script, text):
    error = pyodide.error(script)
    assert error["name"] == "ConversionError"
    assert text in error["message"]
    assert "script.py" in error["traceback"]
    assert pyodide.shown("1 + 1") == "2"


def test_depth_ten_thousand_names_an_abbreviated_path(pyodide):
    error = pyodide.error("x = []\nfor _ in range(10_000):\n  x = [x]\n{'deep': x}")
    assert error["name"] == "ConversionError"
    assert 'results["deep"][0][0]' in error["message"] and "levels)…" in error["message"]
    assert len(error["message"]) < 300
    assert pyodide.shown("x = 1\nfor _ in range(400):\n  x = [x]\nlen(repr(x))") == "801"
    assert pyodide.run("x = 1\nfor _ in range(400):\n  x = [x]\nx").kind == "result"


@pytest.mark.parametrize("step", ["[x]", "{'a': x}", "[(x,)]"])
def test_freeing_a_deep_result_does_not_crash_python(pyodide, step):
    script = f"def f(): pass\nx = []\nfor _ in range(20_000):\n  x = {step}\n"
    script += "import types\nfrom dataclasses import dataclass\n@dataclass\nclass P:\n  x: object\n"
    script += "P(types.MappingProxyType({'x': x}))"
    assert pyodide.error(script)["name"] == "ConversionError"
    assert pyodide.shown("import gc; gc.collect(); 1") == "1"


def test_shared_parts_stay_shared_and_cost_once(pyodide):
    assert pyodide.run("x = []\nfor _ in range(60):\n  x = [x, x]\nx").kind == "result"


def test_the_next_conversion_after_a_refusal_of_a_transferable(pyodide):
    assert "results[1]" in pyodide.error("[b'abc', print]")["message"]
    assert pyodide.shown("[b'abc']") == "[ Uint8Array(3) [ 97, 98, 99 ] ]"
