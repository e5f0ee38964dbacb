"""Runs in Pyodide: scripts that need no event loop run without, and those that reach nothing in
one go."""

from __future__ import annotations

import json

import pytest

TASK = (
    "import asyncio\nawait asyncio.sleep(0)",
    "async with thing:\n    1",
    "async for x in thing:\n    1",
    "[x async for x in thing]",
    "if x:\n    [await y for y in x]",
    "1 +",
    "x = '\0'",
    "import asyncio\nasyncio.run(main())",
)
CALL = (
    "import math",
    "from js import document\ndocument",
    "input()",
    "open('x')",
    "eval('1')",
    "getattr(x, 'y')",
    "__import__('os')",
    "__builtins__",
    "x.__class__",
    "(n for n in ()).gi_frame",
    "def f():\n    import os",
    "async def f():\n    await g()",
    "value.constructor",
    "type('X', (), {})",
    "'x'.__format__",
)
PLAIN = (
    "1+1",
    "",
    "value + 1",
    "[n * n for n in range(10) if n % 2]",
    "def area(r):\n    return 3.14 * r ** 2\nprint(area(2))",
    "class A:\n    def __init__(self, x):\n        self.x = x\nA(3).x",
    "try:\n    1 / 0\nexcept ZeroDivisionError as error:\n    str(error)",
    "sorted(words, key=lambda word: word.lower())",
    "f'{x:.2f}'",
    "lambda: (yield)",
)


@pytest.mark.parametrize(
    ("way", "scripts"), [("task", TASK), ("call", CALL), ("plain", PLAIN)], ids=lambda v: str(v)[:5]
)
def test_the_way_of_a_script(pyodide, way, scripts):
    found = pyodide.shown(
        f"import json\nfrom offthread.in_pyodide.ways import way_of\n"
        f"scripts = json.loads({json.dumps(scripts)!r})\n"
        "repr([(way_of(s), s) for s in scripts])"
    )
    assert found.count(f"('{way}', ") == len(scripts), found


# --- without an event loop ------------------------------------------------------------------

# Where calls cannot wait (Node), a script that names asyncio is always a task.
LOOP = "aio = __import__('async' + 'io')\n"


def test_no_task_is_made_and_the_loop_is_there(pyodide):
    shown = pyodide.shown(
        LOOP + "[aio.current_task() is None, aio.get_running_loop().is_running()]"
    )
    assert shown == "[ true, true ]"


def test_a_task_ends_with_its_run_as_before(pyodide):
    made = LOOP + (
        "async def late():\n    await aio.sleep(9)\n"
        "task = aio.get_running_loop().create_task(late())\n'made'"
    )
    left = (
        "import asyncio\nawait asyncio.sleep(0.01)\n"
        "[task.get_coro().__name__ for task in asyncio.all_tasks()].count('late')"
    )
    assert pyodide.shown(made) == "'made'"
    assert pyodide.shown(left) == "0"


def test_runs_begin_in_their_order(pyodide):
    starts = len(pyodide.told)
    ids = [
        pyodide.start("import asyncio\nawait asyncio.sleep(0)"),
        pyodide.start("import math\n1"),
        pyodide.start("import math\n2"),
    ]
    for id in ids:
        pyodide.wait(id)
    told = [id for id, kind in pyodide.told[starts:] if kind == "started"]
    assert told == ids


# --- plain scripts ----------------------------------------------------------------------------

VALUES = {
    "None": "null",
    "True": "true",
    "7": "7",
    "-0.5": "-0.5",
    "'naïve 🐍'": "'naïve 🐍'",
    "2**53 - 2": "9007199254740990",
}
TOLD = {
    "2**53": "9007199254740992n",
    "2**53 - 1": "9007199254740991",
    "[1, 'a', None]": "[ 1, 'a', null ]",
    "{'a': {'b': 1}}": "{ a: { b: 1 } }",
    "{1, 2}": "Set(2) { 1, 2 }",
    "b'ab'": "Uint8Array(2) [ 97, 98 ]",
}


@pytest.mark.parametrize("script", VALUES)
def test_a_scalar_comes_as_it_is(pyodide, script):
    answer = pyodide.plain(script)
    assert (answer.kind, answer.shown) == ("plain", VALUES[script])
    assert pyodide.shown(script) == VALUES[script]


@pytest.mark.parametrize("script", TOLD)
def test_other_values_are_told(pyodide, script):
    answer = pyodide.plain(script)
    assert (answer.kind, answer.shown) == ("result", TOLD[script])


def test_what_a_plain_script_prints_goes_with_its_answer(pyodide):
    answer = pyodide.plain("print('out')\n7")
    assert (answer.kind, answer.shown, answer.stdout) == ("result", "7", "out\n")
    assert pyodide.plain("8").stdout == ""


def test_plain_scripts_share_no_names(pyodide):
    assert pyodide.plain("mine = 1\nlen = None\nmine").shown == "1"
    assert pyodide.plain("mine").error["name"] == "NameError"
    assert pyodide.plain("len('abc')").shown == "3"


def test_a_plain_script_finds_what_others_broke_mended(pyodide):
    running = pyodide.start(
        "import asyncio, builtins\nbuiltins.len = None\nawait asyncio.sleep(0.1)\n'ended'"
    )
    assert pyodide.plain("len('abc')").shown == "3"
    assert pyodide.wait(running).shown == "'ended'"
    assert pyodide.shown("len('abc')") == "3"


def test_an_error_of_a_plain_script_is_whole(pyodide):
    error = pyodide.plain("def f(n):\n    return f(n + 1)\nf(0)").error
    assert error["name"] == "RecursionError"
    error = pyodide.plain("raise ValueError('no') from KeyError('k')").error
    assert (error["message"], error["cause"]["name"]) == ("no", "KeyError")
    assert pyodide.plain("raise StopIteration(3)").error["name"] == "StopIteration"


def test_class_bodies_and_generators_are_plain_too(pyodide):
    script = (
        "class Pair:\n    def __init__(self, a, b):\n        self.a, self.b = a, b\n"
        "def pairs():\n    for n in range(3):\n        yield Pair(n, n * n)\n"
        "sum(p.a + p.b for p in pairs())"
    )
    assert pyodide.plain(script).shown == "8"
