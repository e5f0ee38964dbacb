"""Runs in CPython: a context that the browser refused is told by the place of its fault."""

from __future__ import annotations

import pytest

from offthread.everywhere.errors import ContextError
from offthread.on_page.context import find_refused, refusal


class Seen(dict):
    """A set of objects by identity, as the browser's WeakSet."""

    def has(self, value: object) -> bool:
        return id(value) in self

    def add(self, value: object) -> None:
        self[id(value)] = value


def can_clone(value: object) -> bool:
    return value is None or isinstance(value, (bool, int, float, str, bytes))


def describe(value: object) -> str:
    return "a function" if callable(value) else "an object of type " + type(value).__name__


def entries(value: object) -> list[tuple[object, object]]:
    if isinstance(value, dict):
        return [(f'"{key}"' if isinstance(key, str) else key, value[key]) for key in value]
    return list(enumerate(value)) if isinstance(value, (list, tuple, set)) else []


def host() -> dict[str, object]:
    """What the browser knows, as far as CPython has its like."""
    return {"can_clone": can_clone, "describe": describe, "entries": entries, "seen": Seen()}


@pytest.mark.parametrize(
    ("context", "path"),
    [
        ({"chart": print}, 'context["chart"]'),
        ({"a": 1, "model": [1, {"cb": print}]}, 'context["model"][1]["cb"]'),
        ({"pair": (1, print)}, 'context["pair"][1]'),
        ({"by number": {3: print}}, 'context["by number"][3]'),
        ({"set": {print}}, 'context["set"][0]'),
        ({"first": print, "second": print}, 'context["first"]'),
        ({"stream": object()}, 'context["stream"]'),
    ],
)
def test_the_place_is_found(context, path):
    found = find_refused(context, host())
    assert found is not None
    assert found[0] == path


def test_good_data_has_no_such_place():
    assert find_refused({"a": [1, "b", None, {"c": (1.5, {2})}]}, host()) is None


def test_a_cycle_and_great_depth_end():
    ring: list[object] = [1]
    ring.append(ring)
    deep: object = print
    for _ in range(2000):
        deep = [deep]
    found = find_refused({"ring": ring, "deep": deep}, host())
    assert found is not None
    assert found[1] is print
    assert found[0].startswith('context["deep"][0][0]')


def test_the_error_names_the_place_and_what_stands_there():
    error = refusal({"chart": print}, Exception("refused"), host())
    assert isinstance(error, ContextError)
    assert error.key == 'context["chart"]'
    assert error.message.startswith('context["chart"]: a function cannot be sent to the worker')


def test_without_a_place_the_browsers_own_reason_is_given():
    error = refusal({"a": 1}, Exception("too deep"), host())
    assert "too deep" in error.message
    assert error.key == ""


def test_a_value_refused_as_a_whole_is_named_by_its_key() -> None:
    """Too deep a value: each leaf alone could be sent."""
    deep = host() | {"can_clone": lambda value: value != [[1]]}
    error = refusal({"fine": 1, "deep": [[1]]}, RangeError("stack"), deep)
    assert error.key == 'context["deep"]'
    assert "nested too deeply" in error.message


class RangeError(Exception):
    """As JavaScript's."""
