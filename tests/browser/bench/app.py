"""Runs on the page (compiled): a page whose functions the browser tests call by name.

It stands in the place of the gallery's app.py in a copy of the project: another author's page.
"""

from bench_play import play
from js import (
    Array,
    BigInt,
    Blob,
    Date,
    File,
    Float64Array,
    Int16Array,
    Map,
    Set,
    Uint8Array,
    document,
    globalThis,
    undefined,
)

from offthread.on_page import PyWorker, async_run, file, restart, run


async def results_of(script, context=None):
    """The results of a script; its error is raised here, as on a page that does not look."""
    outcome = await async_run(script, context)
    if outcome.error is not None:
        raise outcome.error
    return outcome.results


async def error_of(script, context=None):
    """The fields of the script's error, or None where it went well."""
    outcome = await async_run(script, context, filename="bench.py")
    return None if outcome.error is None else fields_of(outcome.error)


def fields_of(error):
    return {
        "name": error.name,
        "message": error.message,
        "traceback": error.traceback,
        "lineno": error.lineno,
        "filename": error.filename,
        "args": error.args,
        "cause": None if error.cause is None else fields_of(error.cause),
        "is_exception": isinstance(error, Exception),
    }


async def both_of(script, context=None):
    outcome = await async_run(script, context)
    return {"results": outcome.results, "error": outcome.error}


async def all_of(scripts):
    """The outcomes of several scripts that were started at once, each text or an error's name."""
    waiting = [async_run(script, {"mine": place}) for place, script in enumerate(scripts)]
    outcomes = [await outcome for outcome in waiting]
    return [o.results if o.error is None else o.error.name for o in outcomes]


async def many(count):
    """How many of ``count`` runs at once gave the right answer, each its own."""
    waiting = [async_run("n * n + 1", {"n": n}) for n in range(count)]
    right = 0
    for n, outcome in enumerate(waiting):
        answer = await outcome
        if answer.error is None and answer.results == n * n + 1:
            right += 1
    return right


async def send(what):
    """Run a script with a context that cannot be cloned, or whose conversion is tested."""
    return await results_of(SCRIPT_OF_KINDS, {"value": SPECIMENS[what]()})


async def send_refused(what):
    """The error of a context that cannot be sent, as fields."""
    try:
        await async_run("1", {"fine": 1, "bad": REFUSED[what]()})
    except Exception as error:
        return {"name": error.name, "message": error.message, "key": error.key}
    return None


def by_callbacks(script):
    """A promise of what the callback form told: ["success", results, error] or ["failure", …]."""

    def executor(resolve, reject):
        run(
            script,
            {},
            lambda outcome: resolve(["success", outcome.results, outcome.error is not None]),
            lambda failure: resolve(["failure", str(failure)]),
        )

    return globalThis.Promise(executor)


async def own_worker(script):
    """What a worker of its own answers, and what it says after its end."""
    worker = PyWorker()
    outcome = await worker.async_run(script)
    worker.terminate()
    try:
        await worker.async_run(script)
    except Exception as error:
        return [outcome.results, error.name, error.message]
    return [outcome.results, None, None]


async def stop_while_running():
    """The error of a run whose worker is ended under it."""
    worker = PyWorker()
    await worker.ready
    waiting = worker.async_run("while True: pass")
    worker.terminate()
    try:
        await waiting
    except Exception as error:
        return [error.name, error.message]
    return None


async def impatient(seconds):
    """A run in a worker that may be silent for ``seconds`` while it starts."""
    worker = PyWorker(boot_timeout=seconds)
    return (await worker.async_run("1 + 1")).results


async def after_restart(script):
    await restart()
    return await results_of(script)


async def tail_of_stdout(script):
    """The end of what a script printed."""
    return (await async_run(script)).stdout[-150:]


async def script_file():
    return await results_of(file("scripts/bench_script.py"), {"base": 20})


def raise_here():
    """For the source map: the line of this error is looked for in its stack."""
    raise ValueError("thrown on purpose at the marked line")  # the marked line


SCRIPT_OF_KINDS = file("scripts/bench_kinds.py")

SPECIMENS = {
    "null": lambda: None,
    "undefined": lambda: undefined,
    "true": lambda: True,
    "integer": lambda: 42,
    "negative": lambda: -7,
    "fraction": lambda: 0.5,
    "largest safe": lambda: 9007199254740991,
    "not safe": lambda: 1e21,
    "bigint": lambda: BigInt("123456789012345678901234567890"),
    "string": lambda: "grüße 🐍",
    "array": lambda: [1, "a", None, [2.5]],
    "object": lambda: {"a": 1, "items": 2, "get": 3},
    "map": lambda: Map([[1, "one"], ["two", 2]]),
    "set": lambda: Set([1, 2, 2]),
    "date": lambda: Date(0),
    "bytes": lambda: Uint8Array([1, 2, 255]),
    "int16": lambda: Int16Array([-1, 300]),
    "float64": lambda: Float64Array([0.5, 1.5]),
    "buffer": lambda: Uint8Array([7, 8]).buffer,
    "blob": lambda: Blob(["hello"]),
    "file": lambda: File(["hello"], "greeting.txt"),
    "holes": lambda: Array(2),
}

REFUSED = {
    "function": lambda: fields_of,
    "node": lambda: document.body,
    "nested": lambda: {"rows": [1, {"button": document.body}]},
    "promise": lambda: globalThis.Promise(lambda resolve, reject: None),
}

globalThis.bench = {
    "results": results_of,
    "error": error_of,
    "both": both_of,
    "all": all_of,
    "many": many,
    "send": send,
    "sendRefused": send_refused,
    "byCallbacks": by_callbacks,
    "ownWorker": own_worker,
    "stopWhileRunning": stop_while_running,
    "impatient": impatient,
    "afterRestart": after_restart,
    "scriptFile": script_file,
    "tailOfStdout": tail_of_stdout,
    "raiseHere": raise_here,
    "play": play,
}
