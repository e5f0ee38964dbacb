"""Runs on the machine: scopes, reads before binding, and types, each alone."""

from __future__ import annotations

import ast

import pytest

from offthread.on_machine.compiler.bound import unsure_in
from offthread.on_machine.compiler.scopes import (
    Scope,
    function_scope,
    javascript_name,
    module_scope,
)
from offthread.on_machine.compiler.types_inferred.call_sites import CallSites
from offthread.on_machine.compiler.types_inferred.changes import changes_in
from offthread.on_machine.compiler.types_inferred.expressions import Inference
from offthread.on_machine.compiler.types_inferred.float_attributes import float_attributes
from offthread.on_machine.compiler.types_inferred.variables import infer


def scope_of(source: str) -> tuple[Scope, ast.Module]:
    tree = ast.parse(source)
    return module_scope(tree), tree


def test_names_belong_to_the_scope_that_binds_them() -> None:
    module, tree = scope_of("x = 1\ndef f(a):\n    global x\n    y = a\n    x = [z for z in y]\n")
    function = tree.body[1]
    assert isinstance(function, ast.FunctionDef)
    scope = function_scope(function, module)
    assert scope.find("x") is module and scope.find("y") is scope and scope.find("z") is None
    assert module.bound == {"x", "f"}


def test_reserved_words_get_another_spelling() -> None:
    assert javascript_name("delete", None) == "delete$"
    assert javascript_name("name", Scope("class", None, ())) == "$c_name"


UNSURE = [
    ("x = 1\nprint(x)", set()),
    ("print(x)\nx = 1", {"x"}),
    ("if c:\n    x = 1\nprint(x)", {"x"}),
    ("if c:\n    x = 1\nelse:\n    raise E\nprint(x)", set()),
    ("for x in y:\n    print(x)", set()),
    ("for x in y: pass\nprint(x)", {"x"}),
    ("while True:\n    x = 1\n    break\nprint(x)", set()),
    ("try:\n    x = f()\nexcept E:\n    pass\nprint(x)", {"x"}),
    ("try:\n    x = f()\nexcept E:\n    raise\nprint(x)", set()),
    ("try:\n    f()\nexcept E as x:\n    print(x)\nprint(x)", {"x"}),
    ("x = 1\ndel x\nprint(x)", {"x"}),
    ("with a as x:\n    y = x\nprint(x, y)", {"y"}),
    ("if (x := f()):\n    print(x)\nprint(x)", set()),
    ("match v:\n    case [x]:\n        print(x)\nprint(x)", {"x"}),
    ("def g():\n    return x\nif c:\n    x = 1", {"x"}),
    ("x = 1\nprint([x for _ in y])", set()),
]


@pytest.mark.parametrize(("source", "names"), UNSURE)
def test_reads_that_may_come_too_early(source: str, names: set[str]) -> None:
    tree = ast.parse(source)
    scope = module_scope(tree)
    assert unsure_in(tree.body, scope.bound - {"g"}, ()).names == names


TYPES = [
    ("x = 1", "int"), ("x = 1.5", "float"), ("x = 'a'", "str"), ("x = f''", "str"),
    ("x = 1\nx += 1", "int"), ("x = 1\nx = 2.5", "number"), ("x = 1\nx = 'a'", None),
    ("x = y / 2", "floaty"), ("x = len(y)", "int"), ("x = y", None), ("x = [1]", "list"),
    ("for x in range(9): pass", "int"), ("for x in y: pass", None), ("x = not y", "bool"),
    ("x = 'a'.upper()", "str"), ("x = -1", "int"), ("x = 1 if y else 2", "int"),
    ("x = 1\ndef f():\n    global x\n    x = 'a'", None), ("x = 1\ndel x", None),
    ("import x", None), ("x, y = 1, 'a'", "int"), ("x, y = z", None), ("x = 2\nx *= y", None),
]  # fmt: skip


@pytest.mark.parametrize(("source", "kind"), TYPES)
def test_types_that_are_plain_to_see(source: str, kind: str | None) -> None:
    scope, tree = scope_of(source)
    builtins = {"len", "range"}
    make = Inference(lambda n: scope.types.get(n.id), lambda n: n.id in builtins)
    infer(scope, tree.body, {}, make, changes_in(tree))
    found = scope.types["x"]
    assert (found.kind if found else None) == kind


def test_a_number_that_grows_has_no_bound_and_a_counter_has() -> None:
    scope, tree = scope_of("a = b = 1\nwhile a:\n    a *= 3\n    b += 1\n")
    make = Inference(lambda n: scope.types.get(n.id), lambda n: False)
    infer(scope, tree.body, {}, make, changes_in(tree))
    assert not scope.types["a"].is_number and scope.types["b"].is_number


def test_attributes_that_are_floats() -> None:
    tree = ast.parse("class A:\n    def f(self, n):\n        self.x = 0.0\n        self.x += n\n"
                     "        self.y = n\n")  # fmt: skip
    make = Inference(lambda n: None, lambda n: False)
    assert float_attributes(tree, make, CallSites(tree), lambda node: None) == {"x"}
