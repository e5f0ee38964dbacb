"""Runs in CPython: the JSON scanner accepts what JSON is, and points at what it is not."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from offthread.on_page.json_text import JsonProblem, problem_in, read_context, write_json

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=12,
)
NEARLY_JSON = st.text(alphabet='{}[]",:0123456789.eE+-\\ntrufalsx \n\t', max_size=14)


def is_json(text):
    """Whether CPython's json reads text as RFC 8259 has it (without NaN and Infinity)."""

    def refuse(word):
        raise ValueError(word)

    try:
        json.loads(text, parse_constant=refuse)
    except ValueError:
        return False
    return True


@given(VALUES)
def test_what_is_written_is_read_back(value):
    text = write_json(value, json.dumps)
    assert problem_in(text) is None
    assert json.loads(text) == value


@given(NEARLY_JSON)
@example("01")
@example('"\\u12g4"')
@example('{"a": 1,}')
@example("-")
@example("1.e1")
@example('"a\nb"')
@example("truex")
def test_exactly_json_is_accepted(text):
    assert (problem_in(text) is None) == is_json(text)


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ('{"a": 1', 1, 8, "comma or }"),
        ('{\n  "a": [1, 2,],\n}', 2, 14, "no comma"),
        ("{'a': 1}", 1, 2, "double quotes"),
        ("{\"a\": 'b'}", 1, 7, "double quotes"),
        ('{"a" 1}', 1, 6, "colon"),
        ('{"a": True}', 1, 7, "true, not True"),
        ('{"a": 1} 2', 1, 10, "remove"),
        ('{"a": "b\n"}', 1, 9, "closing"),
        ('{"a": 1.}', 1, 9, "digit"),
        ('{"a": "\\q"}', 1, 9, "backslash"),
        ("\n [1]", 2, 2, "must be an object"),
        ("{", 1, 2, "name in double quotes"),
        ('{"a":', 1, 6, "value is missing"),
    ],
)
def test_problem_says_where_and_what(text, line, column, words):
    with pytest.raises(JsonProblem) as caught:
        read_context(text, json.loads)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert str(caught.value).startswith(f"Line {line}, column {column}: ")
    assert words in str(caught.value)


def test_no_text_is_no_context():
    assert read_context(" \n", json.loads) == {} == read_context("{}", json.loads)


def test_context_is_laid_out_for_reading():
    assert write_json({"A_rank": [0.8, 0.4], "b": {"c": 1}}, json.dumps) == (
        '{\n  "A_rank": [0.8, 0.4],\n  "b": {"c": 1}\n}'
    )
    assert write_json({}, json.dumps) == "{}"
    assert write_json({"long": ["x" * 40, "y" * 40]}, json.dumps).count("\n") == 5
