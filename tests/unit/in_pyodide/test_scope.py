"""Runs in CPython, driving real Pyodide: runs are isolated by name, and leave nothing behind."""

import pytest

SLOWLY = "import asyncio\nfor _ in range(5):\n  await asyncio.sleep(0.01)\n"

EVERY_WAY = SLOWLY + (
    "import importlib, sys, js, __main__, helper_module\nfrom js import name as imported\n"
    "' '.join(map(str, [name, imported, js.name,\n"
    " importlib.import_module('js').name, sys.modules['js'].name,\n"
    " __main__.name, sys.modules['__main__'].name, helper_module.name_in_js(),\n"
    " __import__('js').name, globals()['name'], hasattr(js, other), other in dir(js),\n"
    " other in globals(), hasattr(sys.modules['__main__'], other)]))"
)


def test_overlapping_runs_see_their_own_context_by_every_name(pyodide):
    a = pyodide.start("other = 'only_b'\n" + EVERY_WAY, "named_a")
    b = pyodide.start("other = 'only_a'\n" + EVERY_WAY, "named_b")
    assert pyodide.wait(a).shown == repr("a " * 10 + "False False False False")
    assert pyodide.wait(b).shown == repr("b " * 10 + "False False False False")


def test_the_original_script(pyodide):
    script = "import statistics\nfrom js import A_rank\nstatistics.stdev(A_rank)"
    assert pyodide.shown(script, "ranks").startswith("2.06")


def test_context_wins_over_the_workers_names_and_the_rest_is_there(pyodide):
    assert pyodide.shown("import js\n[js.name, js.Array.isArray([]), js.Math.max(1, 2)]", "named_a")
    assert pyodide.shown("from js.Math import max as m\nm(1, 5)") == "5"
    assert pyodide.error("from js import nothing_of_the_kind")["name"] == "ImportError"
    assert pyodide.error("import js; js.nothing_of_the_kind")["name"] == "AttributeError"


LEFTOVERS = [
    ("x = 1", "'x' in globals()"),
    ("import builtins; del builtins.len", "len([1]) != 1"),
    ("import builtins; builtins.leftover = 1", "'leftover' in dir(__builtins__)"),
    ("import sys; del sys.modules['builtins'].sorted", "sorted([2, 1]) != [1, 2]"),
    (
        "import sys; sys.modules['builtins'].leftover = 1",
        "import sys; hasattr(sys.modules['builtins'], 'leftover')",
    ),
    (
        "import importlib; b = importlib.import_module('builtins'); b.__import__ = None",
        "__import__('json') is None",
    ),
    ("import js; js.leftover = 1", "import js; hasattr(js, 'leftover')"),
    (
        "import sys; sys.modules['js'].leftover = 1",
        "import sys; hasattr(sys.modules['js'], 'leftover')",
    ),
    ("import js; js.globalThis.leftover = 1", "import js; hasattr(js, 'leftover')"),
    ("import js; js.eval('var leftover = 1')", "import js; hasattr(js.globalThis, 'leftover')"),
    ("import sys; sys.modules['js'] = 1", "import js, sys; js == 1 or sys.modules['js'] == 1"),
    ("import sys; del sys.modules['js']", "import sys; 'js' not in sys.modules"),
    (
        "import sys; del sys.modules['asyncio'], sys.modules['os']",
        "import sys; 'asyncio' not in sys.modules",
    ),
    (
        "import sys, types; sys.modules['fake'] = types.ModuleType('fake')",
        "import sys; 'fake' in sys.modules",
    ),
    ("import sys; sys.modules = {}", "import sys; len(sys.modules) < 10"),
    (
        "import sys; sys.modules['__main__'].leftover = 1",
        "import __main__; hasattr(__main__, 'leftover')",
    ),
    (
        "import pyodide_js; pyodide_js.globals['leftover'] = 1",
        "import pyodide_js; 'leftover' in pyodide_js.globals",
    ),
    ("import sys; sys.stdout = None", "import sys; sys.stdout is None"),
    ("import sys; sys.stdout.close()", "import sys; print('open'); sys.stdout.closed"),
    ("import sys; sys.path.clear()", "import sys; not sys.path"),
    ("import sys; sys.path = None", "import sys; not sys.path"),
    ("import sys; sys.meta_path.clear()", "import sys; not sys.meta_path"),
    (
        "import sys; sys.argv = [1]; sys.leftover = 1",
        "import sys; 1 in sys.argv or 'leftover' in dir(sys)",
    ),
    ("import sys; del sys.exit, sys.getrecursionlimit", "import sys; not hasattr(sys, 'exit')"),
    ("import os; os.getcwd = os.makedirs = os.chdir = None", "import os; os.getcwd is None"),
    ("import os; os.environ = {}", "import os; type(os.environ) is dict"),
    (
        "import warnings; warnings.resetwarnings = warnings.formatwarning = None",
        "import warnings; warnings.formatwarning is None",
    ),
    ("import json; json.dumps = None", "import json; json.dumps is None"),
    ("import gc, sys; gc.enable = sys.settrace = None", "import gc; gc.enable is None"),
    ("import sys; sys.setrecursionlimit(90)", "import sys; sys.getrecursionlimit() < 500"),
    ("import sys; sys.settrace(lambda *a: None)", "import sys; sys.gettrace() is not None"),
    ("import os; os.chdir('/')", "import os; os.getcwd() == '/'"),
    (
        "import os; os.environ['LEFT'] = '1'; del os.environ['HOME']",
        "import os; 'LEFT' in os.environ or 'HOME' not in os.environ",
    ),
    (
        "import warnings; warnings.simplefilter('error')",
        "import warnings; warnings.warn('x'); False",
    ),
    (
        "import decimal; decimal.getcontext().prec = 3",
        "import decimal; decimal.getcontext().prec == 3",
    ),
    ("import gc; gc.disable()", "import gc; not gc.isenabled()"),
]


@pytest.mark.parametrize(("script", "left"), LEFTOVERS, ids=[row[0][-40:] for row in LEFTOVERS])
def test_nothing_stays_behind(pyodide, script, left):
    pyodide.run(script)
    assert pyodide.shown(left) == "false"
    assert pyodide.shown("import statistics, json; json.dumps(statistics.mean([1, 3]))") == "'2'"


def test_a_builtin_that_a_run_deletes_is_gone_for_itself_only(pyodide):
    cruel = pyodide.start("import builtins; del builtins.len\n" + SLOWLY + "len([1])")
    kind = pyodide.start(SLOWLY + "len([1, 2])")
    assert pyodide.wait(cruel).error["name"] == "NameError"
    assert pyodide.wait(kind).shown == "2"


def test_a_script_is_main(pyodide):
    assert pyodide.shown("__name__") == "'__main__'"
    pickled = "import pickle\nclass C: pass\ntype(pickle.loads(pickle.dumps(C()))) is C"
    assert pyodide.shown(pickled) == "true"
    hints = (
        "from __future__ import annotations\nimport dataclasses, typing\n@dataclasses.dataclass\n"
        "class A:\n  b: B\nclass B: pass\ntyping.get_type_hints(A)['b'] is B"
    )
    assert pyodide.shown(hints) == "true"


def test_the_value_is_that_of_the_last_expression(pyodide):
    assert pyodide.shown("x = 1") == "null"
    assert pyodide.shown("1; 2") == "2"
    assert pyodide.shown("1 + 1;") == "null"
    assert pyodide.shown("'a;'  # comment;") == "'a;'"
    assert pyodide.shown("(1);") == "null"
    assert pyodide.shown("") == "null"
    assert pyodide.shown("# nothing") == "null"
    assert pyodide.shown("    x = 2\n    x * 2\n") == "4"
    assert pyodide.shown("'only a docstring'") == "'only a docstring'"
    assert pyodide.shown("if True:\n  5") == "null"


def test_await_at_top_level_and_asyncio_run(pyodide):
    assert pyodide.shown("import asyncio\nawait asyncio.sleep(0.001, 'slept')") == "'slept'"
    assert pyodide.shown("async def f(): return 3\nawait f()") == "3"
    gathered = "import asyncio\nasync def f(x): return x\nawait asyncio.gather(f(1), f(2))"
    assert pyodide.shown(gathered) == "[ 1, 2 ]"
    assert pyodide.shown("import js\nawait js.Promise.resolve(4)") == "4"
    run = "import asyncio\nasync def f(x):\n  await asyncio.sleep(0.001)\n  return x\n"
    assert pyodide.shown(run + "y = asyncio.run(f(1))\n[y, asyncio.run(f(2))]") == "[ 1, 2 ]"


def test_a_thousand_runs_at_once(pyodide):
    started = [pyodide.start(f"import asyncio\nawait asyncio.sleep(0)\n{n}") for n in range(1000)]
    assert [pyodide.wait(id).shown for id in started] == [str(n) for n in range(1000)]


def test_an_error_is_told_after_its_script_broke_what_tells_it(pyodide):
    broken = "import ast, linecache, textwrap, traceback\n" + (
        "ast.parse = textwrap.dedent = linecache.getline = traceback.TracebackException = None\n"
    )
    error = pyodide.error(broken + "1 / 0")
    assert error["name"] == "ZeroDivisionError" and error["lineno"] == 3
    assert pyodide.shown("1 + 1") == "2"
