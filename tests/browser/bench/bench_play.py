"""Runs on the page (compiled): plays a list of steps that a test sends as data, and says how each
promise ended.

A step is a dict; ``do`` is a name in ACTIONS. tests/browser/steps.py makes them. Each call that is
named by ``as`` is kept as a record:

    settled   how often its promise was settled (0: not within the time)
    ended     "value", "rejected", or "threw" (at the call itself, which nothing may do)
    value     what it resolved with; an Outcome as its ``results``
    error     the fields of the outcome's error or of the reason
    stdout, stderr, said, warned, told    what was printed: in the outcome, and by callbacks
    seconds   from the call to its end
"""

import asyncio

from bench_values import abort, made
from bench_workers import doomed, heard, is_begun, kill, started
from js import Array, Object, Promise, Uint8Array, performance

from offthread.everywhere import errors
from offthread.on_page import Outcome, PyWorker, PyWorkerPool, async_run, restart

PAUSE = 0.005
LONG = 2000  # characters: what is longer is told by its length


class Shared:
    """The functions of the shared worker, as methods."""

    def async_run(self, script, context=None, **options):
        return async_run(script, context, **options)

    def restart(self):
        return restart()


things = {"shared": Shared()}
MAKERS = {"worker": PyWorker, "pool": PyWorkerPool}


class Player:
    """One sequence of steps. ``records`` (dict of name to record) is what came of it; ``earlier``
    workers were started before it."""

    def __init__(self):
        self.records = {}
        self.earlier = len(started)

    # --- steps ---

    def make(self, step):
        """A worker or a pool, kept under a name for this and later sequences."""
        record = self.record(step)
        try:
            things[step["as"]] = MAKERS[step["kind"]](**made(step.get("options", {})))
            self.note_value(record, None)
        except Exception as error:
            self.note_error(record, "threw", error)

    def call(self, step):
        """A method of a thing; the record tells how its promise ends."""
        record = self.record(step)
        try:
            options = self.with_ears(made(step.get("options", {})), record)
            method = getattr(thing(step["on"]), step["method"])
            answer = method(*made(step.get("args", [])), **options)
        except Exception as error:
            self.note_error(record, "threw", error)
            return
        Promise.resolve(answer).then(
            lambda value: self.note_value(record, value),
            lambda error: self.note_error(record, "rejected", error),
        )

    def keep(self, step):
        """A method that gives a thing at once, such as a session; kept under a name."""
        record = self.record(step)
        try:
            things[step["as"]] = getattr(thing(step["on"]), step["method"])()
            self.note_value(record, None)
        except Exception as error:
            self.note_error(record, "threw", error)

    def by_callbacks(self, step):
        """The callback form of a run: it must call exactly one of its callbacks, once."""
        record = self.record(step)
        thing(step["on"]).run(
            step["script"],
            made(step.get("context", {})),
            lambda outcome: self.note_value(record, outcome),
            lambda error: self.note_error(record, "rejected", error),
        )

    async def sleep(self, step):
        await asyncio.sleep(step["seconds"])

    async def wait(self, step):
        """Until the calls named have settled, at most ``seconds``."""
        names = step.get("for", []) or list(self.records)
        await until(lambda: all(self.records[n]["settled"] for n in names), step["seconds"])

    async def until_said(self, step):
        """Until the run has printed ``text`` to its ``on_stdout``, at most ``seconds``."""
        record = self.records[step["run"]]
        await until(lambda: step["text"] in record["said"] or record["settled"], step["seconds"])

    def abort(self, step):
        abort(step["signal"], step.get("reason", ""))

    def kill(self, step):
        kill(step.get("which", -1))

    async def kill_starting(self, step):
        """End the worker that starts next, and each that takes its place, ``times`` in all."""
        doomed["left"] = step["times"]
        if is_begun(self.earlier):
            doomed["left"] -= 1
            kill()
        await until(lambda: doomed["left"] == 0, step["seconds"])

    # --- records ---

    def record(self, step):
        name = step.get("as") or f"#{len(self.records)}"
        record = {
            **{"settled": 0, "ended": None, "value": None, "error": None, "seconds": None},
            **{"stdout": None, "stderr": None, "said": "", "warned": "", "told": []},
            "begun": performance.now(),
        }
        self.records[name] = record
        return record

    def with_ears(self, options, record):
        """``options``, where a callback that is True writes to the record."""
        ears = {
            "on_stdout": lambda text: self.hear(record, "said", text),
            "on_stderr": lambda text: self.hear(record, "warned", text),
            "on_progress": lambda message: record["told"].append(plain(message)),
        }
        return {k: ears[k] if v is True and k in ears else v for k, v in options.items()}

    def hear(self, record, name, text):
        record[name] = record[name] + text

    def note_value(self, record, value):
        self.note(record, "value")
        if isinstance(value, Outcome):
            record["value"] = plain(value.results)
            record["error"] = fields(value.error)
            record["stdout"] = shortened(getattr(value, "stdout", None))
            record["stderr"] = shortened(getattr(value, "stderr", None))
        else:
            record["value"] = plain(value)

    def note_error(self, record, ended, error):
        self.note(record, ended)
        record["error"] = fields(error)

    def note(self, record, ended):
        record["settled"] = record["settled"] + 1
        record["ended"] = ended
        record["seconds"] = (performance.now() - record["begun"]) / 1000


async def until(condition, seconds):
    """Wait until ``condition()`` is true, at most ``seconds``."""
    end = performance.now() + seconds * 1000
    while not condition() and performance.now() < end:
        await asyncio.sleep(PAUSE)


def thing(name):
    """The thing called ``name``; a worker of that name is started where there is none."""
    if name not in things:
        things[name] = PyWorker(name=name)
    return things[name]


def fields(error):
    """An error, or any other reason, as plain data."""
    if error is None:
        return None
    found = {key: plain(getattr(error, key, None)) for key in FIELDS}
    found["message"] = str(error) if found["message"] is None else shortened(found["message"])
    found["types"] = [name for name, known in TYPES.items() if isinstance(error, known)]
    cause = getattr(error, "cause", None)
    found["cause"] = fields(cause)
    outcome = getattr(error, "outcome", None)
    if isinstance(outcome, Outcome):
        found["outcome"] = {"value": plain(outcome.results), "error": fields(outcome.error)}
    return found


FIELDS = ("name", "message", "filename", "lineno", "key", "deadline", "traceback")
TYPES = {
    name: getattr(errors, name)
    for name in (
        *("OffthreadError", "WorkerError", "WorkerRestarted", "SessionLost", "SessionClosed"),
        *("QueueFull", "CallbackError", "ContextError", "ScriptError"),
    )
}


def plain(value):
    """``value`` as JSON carries it: what is large is told by its size, an Outcome by its parts."""
    if isinstance(value, str):
        return shortened(value)
    if isinstance(value, Uint8Array):
        return {"bytes": value.length}
    if isinstance(value, Outcome):
        return {"value": plain(value.results), "error": fields(value.error)}
    if isinstance(value, Exception):
        return fields(value)
    if Array.isArray(value):
        return [plain(part) for part in value]
    if isinstance(value, dict):
        return {key: plain(value[key]) for key in Object.keys(value)}
    return value


def shortened(text):
    """``text``, or its length where it is long."""
    return {"characters": len(text)} if text is not None and LONG < len(text) else text


async def play(steps, limit):
    """Play ``steps`` (list of dict) and wait until every promise has settled, at most ``limit``
    seconds: a dict of ``records`` and of ``complaints``, which console.error was told."""
    player = Player()
    for step in steps:
        waiting = ACTIONS[step["do"]](player, step)
        if waiting is not None:
            await waiting
    await player.wait({"seconds": limit})
    return {"records": player.records, "complaints": heard()}


ACTIONS = {
    name: getattr(Player, name)
    for name in (
        *("make", "call", "keep", "by_callbacks", "sleep", "wait", "until_said"),
        *("abort", "kill", "kill_starting"),
    )
}
