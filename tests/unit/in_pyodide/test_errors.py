"""Runs in CPython, driving real Pyodide: what a script raises arrives typed and trimmed."""

import pytest


def test_a_traceback_shows_the_scripts_own_lines_and_carets(pyodide):
    script = "def half(x):\n    return x / 0\n\n\nhalf(3)"
    error = pyodide.error(script, filename="sums.py")
    assert (error["name"], error["message"]) == ("ZeroDivisionError", "division by zero")
    assert (error["filename"], error["lineno"], error["args"]) == (
        "sums.py",
        2,
        ["division by zero"],
    )
    assert error["cause"] is None
    assert error["traceback"].splitlines() == [
        "Traceback (most recent call last):",
        '  File "sums.py", line 5, in <module>',
        "    half(3)",
        "    ~~~~^^^",
        '  File "sums.py", line 2, in half',
        "    return x / 0",
        "           ~~^~~",
        "ZeroDivisionError: division by zero",
    ]


def test_frames_of_the_standard_library_and_of_ours_are_left_out(pyodide):
    for script in (
        "import json\njson.loads('{')",
        "import asyncio\nasync def f(): 1 / 0\nawait asyncio.gather(f())",
        "import no_such_module",
        "import importlib\nimportlib.import_module('no_such_module')",
        "import functools\nfunctools.reduce(lambda a, b: a / 0, [1, 2])",
    ):
        text = pyodide.error(script)["traceback"]
        files = {line.split('"')[1] for line in text.splitlines() if line.startswith("  File")}
        assert files == {"script.py"}, text


def test_a_missing_module_says_where_modules_come_from(pyodide):
    error = pyodide.error("import no_such_module")
    assert error["message"] == "No module named 'no_such_module'"
    assert "PACKAGES" in error["traceback"]


def test_modules_in_scripts_are_the_users_too(pyodide):
    error = pyodide.error("import helper_module\nhelper_module.divide(1, 0)")
    assert (error["filename"], error["lineno"]) == ("scripts/helper_module.py", 7)
    assert "    return a / b\n" in error["traceback"] and "script.py" in error["traceback"]
    broken = pyodide.error("import broken_module")
    assert (broken["name"], broken["filename"]) == ("SyntaxError", "scripts/broken_module.py")
    assert broken["lineno"] == 3 and "value = = 1" in broken["traceback"]


def test_syntax_error_with_line_and_caret(pyodide):
    error = pyodide.error("x = 1\ny = = 2", filename="wrong.py")
    assert (error["name"], error["lineno"], error["filename"]) == ("SyntaxError", 2, "wrong.py")
    assert error["message"] == "invalid syntax"
    lines = error["traceback"].splitlines()
    assert lines[0].strip() == 'File "wrong.py", line 2'
    assert lines[1].strip() == "y = = 2" and lines[2].strip() == "^"
    assert pyodide.error("if True:\nx")["name"] == "IndentationError"
    assert pyodide.error("a\0b")["name"] == "SyntaxError"
    assert pyodide.error("(" * 1000)["name"] == "SyntaxError"


def test_leaving_and_interrupting(pyodide):
    assert pyodide.error("import sys; sys.exit(3)")["args"] == [3]
    assert pyodide.error("import sys; sys.exit()")["name"] == "SystemExit"
    assert pyodide.error("exit('bye')")["name"] in ("SystemExit", "NameError")
    assert pyodide.error("raise KeyboardInterrupt")["name"] == "KeyboardInterrupt"
    assert pyodide.error("raise GeneratorExit")["name"] == "GeneratorExit"
    cancelled = pyodide.error("import asyncio\nraise asyncio.CancelledError('stop')")
    assert (cancelled["name"], cancelled["args"]) == ("CancelledError", ["stop"])
    task = "import asyncio, sys\nasync def f(): sys.exit(4)\nawait asyncio.create_task(f())"
    assert pyodide.error(task)["args"] == [4]
    assert pyodide.shown("1 + 1") == "2"


def test_a_background_task_that_exits_disturbs_nobody(pyodide):
    script = "import asyncio, sys\nasync def f(): sys.exit(4)\nasyncio.create_task(f())\n7"
    assert pyodide.shown(script) == "7"
    assert pyodide.shown("import asyncio\nawait asyncio.sleep(0.05)") == "null"
    assert pyodide.unhandled == []


def test_infinite_recursion(pyodide):
    error = pyodide.error("def f(): return f()\nf()")
    assert error["name"] == "RecursionError" and len(error["traceback"]) < 3000
    mutual = pyodide.error("def f(): return g()\ndef g(): return f()\nf()")
    assert mutual["name"] == "RecursionError" and len(mutual["traceback"]) < 8000
    assert "more frames]" in mutual["traceback"]
    assert pyodide.shown("1 + 1") == "2"


def test_causes_and_contexts(pyodide):
    script = "try:\n  1 / 0\nexcept ZeroDivisionError as e:\n  raise ValueError('outer', 2) from e"
    error = pyodide.error(script)
    assert (error["name"], error["args"], error["lineno"]) == ("ValueError", ["outer", 2], 4)
    cause = error["cause"]
    assert (cause["name"], cause["lineno"], cause["cause"]) == ("ZeroDivisionError", 2, None)
    assert "direct cause" in error["traceback"] and "_pyodide" not in error["traceback"]
    implicit = pyodide.error("try:\n  1 / 0\nexcept Exception:\n  raise ValueError")
    assert implicit["cause"] is None and "During handling" in implicit["traceback"]
    circle = "a = ValueError('a'); b = ValueError('b')\na.__cause__ = b; b.__cause__ = a\nraise a"
    assert pyodide.error(circle)["cause"]["cause"] is None


def test_groups_and_notes(pyodide):
    script = (
        "e = ExceptionGroup('both', [ValueError('x'), TypeError('y')])\ne.add_note('hint')\nraise e"
    )
    error = pyodide.error(script)
    assert error["name"] == "ExceptionGroup" and error["message"] == "both (2 sub-exceptions)"
    for text in ("ValueError: x", "TypeError: y", "hint"):
        assert text in error["traceback"]
    assert error["args"][0] == "both"


def test_exceptions_that_resist(pyodide):
    script = (
        "class Bad(Exception):\n  def __str__(self): raise RuntimeError('no')\n"
        "  __repr__ = __str__\nraise Bad(Bad(), print, [1, b'x'])"
    )
    error = pyodide.error(script)
    assert error["name"] == "Bad" and "failed" in error["message"]
    assert "Bad" in error["args"][0] and error["args"][1] == "<built-in function print>"
    assert pyodide.error("class E(Exception):\n  args = 5\nraise E")["args"] == []


def test_javascript_errors(pyodide):
    error = pyodide.error("import js\njs.eval('null.x')")
    assert error["name"] == "JsException" and "TypeError" in error["message"]
    assert error["lineno"] == 2
    assert pyodide.error("import js\nawait js.Promise.reject(js.Error.new('no'))")["lineno"] == 2
    assert pyodide.shown("1") == "1"


def test_overlapping_runs_with_one_filename_show_their_own_lines(pyodide):
    def script(word):
        return f"import asyncio\nawait asyncio.sleep(0.02)\nint('{word}')"

    runs = {word: pyodide.start(script(word)) for word in ("one", "two", "three")}
    for word, id in runs.items():
        error = pyodide.wait(id).error
        assert f"    int('{word}')" in error["traceback"]
        assert error["filename"] == "script.py" and '"script.py"' in error["traceback"]
    others = "[k for k in linecache.cache if k.startswith('script.py ')]"
    assert pyodide.shown(f"import linecache; {others}") == "[]"


def test_a_script_that_empties_linecache(pyodide):
    error = pyodide.error("import linecache; linecache.clearcache()\n1 / 0")
    assert "    1 / 0" in error["traceback"]


def test_warnings_and_printing_stand_in_the_answer(pyodide):
    answer = pyodide.run("import warnings\nprint('printed here')\nwarnings.warn('warned here')")
    assert answer.stdout == "printed here\n"
    assert "UserWarning: warned here" in answer.stderr


def test_a_promise_rejected_with_no_error_is_one(pyodide):
    for reason in ("5", "'no'", "", "{a: 1}"):
        error = pyodide.error(f'import js\nawait js.eval("Promise.reject({reason})")')
        assert error["name"] == "RuntimeError" and "rejected with" in error["message"]


@pytest.mark.parametrize(("script", "line"), [("x = 1\nreturn 5", 2), ("f(a=1, a=2)", 1)])
def test_a_syntax_error_that_only_compiling_finds_shows_its_line(pyodide, script, line):
    error = pyodide.error(script)
    assert error["name"] == "SyntaxError" and error["lineno"] == line
    assert script.splitlines()[line - 1] in error["traceback"] and "^" in error["traceback"]
