"""Runs in CPython: reads the cards of app.py without running it (it needs a browser)."""

import ast
import textwrap
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]


def cards(source=PROJECT / "app.py"):
    """The entries of SCRIPTS as dicts of title, sentence, script (text), context, filename."""
    for node in ast.parse(source.read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and node.targets[0].id == "SCRIPTS":
            return [card(entry) for entry in node.value.elts]
    raise LookupError(f"{source} has no list SCRIPTS")


def card(entry):
    """One Card(…) call as a dict."""
    values = {word.arg: word.value for word in entry.keywords}
    script = values.pop("script")
    found = {name: ast.literal_eval(value) for name, value in values.items()}
    if isinstance(script, ast.Call):
        path = ast.literal_eval(script.args[0])
        return found | {"script": (PROJECT / path).read_text("utf-8"), "filename": path}
    return found | {"script": textwrap.dedent(ast.literal_eval(script)), "filename": "script.py"}
