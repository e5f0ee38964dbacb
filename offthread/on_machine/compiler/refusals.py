"""Runs on the machine: what to write instead, where Python's names have no meaning on a page."""

from __future__ import annotations

import ast
import builtins
import difflib
import functools
from collections.abc import Iterable
from pathlib import Path

from offthread.on_machine.compiler.problems import Refused
from offthread.on_machine.compiler.scopes import JS_RESERVED

WORKER = "run that part in the worker: await async_run(script, context)"
REMEDIES = {
    "exec": WORKER,
    "eval": WORKER,
    "compile": WORKER,
    "open": "fetch(url) reads a file of the site; files of Python's own are in the worker "
    "(async_run)",
    "input": "read an <input> element, or window.prompt(text)",
    "__import__": "write an import statement, or run it in the worker (async_run)",
    "globals": "keep the values in a dict of your own",
    "locals": "keep the values in a dict of your own",
    "breakpoint": "write `from js import debugger_`, or set a breakpoint in the browser's tools",
    "help": "read the docstring: print(function.__doc__)",
}
# Old attributes of `window`, and `undefined`, that would answer for a forgotten variable.
WINDOW_ATTRIBUTES = frozenset(
    "name status length event parent top self open close stop find origin closed external focus "
    "blur scroll opener frames history screen print menubar toolbar personalbar statusbar "
    "scrollbars innerWidth module exports require global process frame undefined".split()
)
# Names that esbuild replaces when it bundles.
DEFINED_BY_BUILD = frozenset(
    "__script_url__ __files__ __development__ __offline__ __options__ __build__ "
    "__service_worker__".split()
)


@functools.cache
def web_globals() -> frozenset[str]:
    """Names of JavaScript's globals in pages, workers and Node."""
    text = (Path(__file__).parent / "web_globals.txt").read_text(encoding="utf-8")
    return frozenset(text.partition("\n")[2].split())


def refuse_name(node: ast.Name, known: Iterable[str]) -> Refused:
    """Why a name that nothing defines is refused; ``known`` are names that could be meant."""
    name = node.id
    if name in REMEDIES or (hasattr(builtins, name) and not name.startswith("__")):
        return Refused(node, f"{name} is not available on the page", REMEDIES.get(name, WORKER))
    message = f"name {name!r} is not defined"
    if name in WINDOW_ATTRIBUTES:
        return Refused(
            node, message, f"for the browser's own write `from js import {name}` or window.{name}"
        )
    near = difflib.get_close_matches(name, sorted({*known, *dir(builtins)} - {name}), 1)
    meant = f"did you mean {near[0]!r}? " if near else ""
    return Refused(node, message, f"{meant}a name of JavaScript needs `from js import {name}`")


def is_global(name: str) -> bool:
    """Whether a bare ``name`` may mean a global of JavaScript without an import."""
    if name == "globalThis" or name in DEFINED_BY_BUILD:
        return True
    if hasattr(builtins, name) or name in WINDOW_ATTRIBUTES or name in JS_RESERVED:
        return False
    return name in web_globals()
