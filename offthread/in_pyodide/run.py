"""Runs in Pyodide: one request in, one answer out. Called by the worker for each run.

``run(request, answer, mend_page_globals)`` takes the message ``run`` (a JavaScript object) and
calls ``answer`` with a JavaScript object ``{message, transfer}``: the message ``result`` or
``error``, ready for postMessage, and the ArrayBuffers that may be transferred with it. It never
raises for what a script does. ``mend_page_globals()`` puts back what a script replaced of
JavaScript's own.
"""

import sys

from offthread.everywhere import messages
from offthread.in_pyodide import host, restore, script
from offthread.in_pyodide.failures import describe
from offthread.in_pyodide.from_page import context_of
from offthread.in_pyodide.scope import Scope, install
from offthread.in_pyodide.to_page import Outgoing


async def run(request, answer, mend_page_globals):
    """Answer one run. ``request`` (JsProxy) has id, script, context and filename."""
    source = script.begin(request.script, request.filename)
    outgoing = Outgoing()
    restore.run_begins()
    try:
        value = await value_of(source, request.context)
        mend_page_globals()
        restore.mend_names()
        message = messages.result(request.id, outgoing.tree(value, "results"))
    except BaseException as exception:
        mend_page_globals()
        restore.mend_names()
        restore.mend_library()
        outgoing.transfer.clear()
        details = describe(exception, source)
        message = messages.error(request.id, Outgoing().tree(details, "error"))
    finally:
        restore.run_ends()
        script.end(source)
    answer(host.as_js({"message": message, "transfer": outgoing.transfer}))


async def value_of(source, context):
    """Convert the context, compile, run: the value of the script's last expression."""
    code = source.compile()
    scope = Scope(context_of(context))
    scope.enter()
    return await script.evaluate(code, scope.globals)


def tell_stray_exit(code=None):
    """A task that a script left behind ended with SystemExit or KeyboardInterrupt."""
    print(f"a background task of a script exited ({code!r}); nothing else ends", file=sys.stderr)


def prepare():
    """Make the interpreter ready for runs; once, when this module is first imported."""
    install()
    host.mend_rejections()
    host.on_stray_exit(tell_stray_exit)
    restore.remember()


prepare()
