"""Runs in CPython and, compiled, in Node: prints what the page helpers' pure logic answers.

The two outputs must be equal, line by line.
"""

import json

from offthread.on_page.frames import FrameTally
from offthread.on_page.json_text import JsonProblem, problem_in, read_context, write_json
from offthread.on_page.shapes import (
    columns_of,
    dedent,
    is_numeric,
    kind_of,
    seconds_text,
    size_text,
    slug,
    summary_of,
)

TEXTS = [
    "",
    "{}",
    '{"a": [1, -2.5e-1, true, false, null, "x\\n"]}',
    '{"a": 1',
    '{\n  "a": [1, 2,],\n}',
    "{'a': 1}",
    '{"a": True}',
    '{"a": "b\n"}',
    '{"a": 1.}',
    '{"a": "\\q"}',
    '{"a": 01}',
    "\n [1]",
    "1 2",
]
SVG = '<svg xmlns="http://www.w3.org/2000/svg"></svg>'
VALUES = [
    None,
    True,
    False,
    0,
    7,
    2.5,
    -0.125,
    "",
    "a < b",
    "long " * 40,
    SVG,
    '<?xml version="1.0"?>\n' + SVG,
    "<svg is what I mean",
    [],
    [1, 2],
    (1, 2),
    [{"a": 1}, {"b": "x", "a": 2}],
    [{"a": 1}, 5],
    [{}],
    {},
    {"a": 1, "b": [1]},
]


def context_of(text):
    try:
        return write_json(read_context(text, json.loads), json.dumps)
    except JsonProblem as problem:
        return f"{problem} [{problem.position}, {problem.line}, {problem.column}]"


for text in TEXTS:
    print(repr(text), problem_in(text) is None, context_of(text))
for value in VALUES:
    print(kind_of(value), "|", summary_of(value, kind_of(value)))
rows = [{"b": 1, "a": "x"}, {"c": 2.5, "b": 2}, {"b": 3, "a": True}]
print(columns_of(rows), [is_numeric(rows, name) for name in columns_of(rows)])
for size in (0, 1, 999, 1000, 12345, 4000000):
    print(size_text(size), seconds_text(size / 1000))
for title in ("Time zones", "  A & B / 2nd ", "Être 数"):
    print(slug(title))
print(repr(dedent("\n      if a:\n          b\n\n      c  \n    ")), repr(dedent("")))
tally = FrameTally()
print(tally.text())
for gap in (16, 17, 34, 14):
    tally.add(gap)
print(tally.text(), tally.longest)
