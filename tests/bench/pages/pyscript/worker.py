"""Runs in PyScript's worker: what the page may call."""

from js import Object
from pyodide.code import eval_code_async
from pyodide.ffi import to_js

__export__ = ["run"]


async def run(script, context):
    """The result of ``script``, which sees ``context`` (a JavaScript object) as its names."""
    result = await eval_code_async(script, context.to_py())
    return to_js(result, dict_converter=Object.fromEntries)
