"""Runs in CPython, driving real Pyodide: which packages a script will need."""

import pytest

ROWS = [
    ("import numpy as np, json, scipy.stats", "[ [ 'numpy', 'scipy' ], [] ]"),
    ("from pandas.core import frame\nfrom . import x", "[ [ 'pandas' ], [] ]"),
    ("def f():\n    import lazy", "[ [ 'lazy' ], [] ]"),
    ("try:\n  import a\nexcept ImportError:\n  import b", "[ [ 'b' ], [ 'a' ] ]"),
    ("try:\n  import a\nexcept (KeyError, ValueError): pass", "[ [ 'a' ], [] ]"),
    ("try:\n  import a\nexcept: pass\nimport a", "[ [ 'a' ], [] ]"),
    ("  import indented", "[ [ 'indented' ], [] ]"),
    ("import helper_module", "[ [ 'helper_module', 'js' ], [] ]"),
    ("this is no python", "[ [], [] ]"),
    ("", "[ [], [] ]"),
]


@pytest.mark.parametrize(("script", "shown"), ROWS)
def test_row(pyodide, script, shown):
    assert pyodide.shown(script, "imports_of") == shown
