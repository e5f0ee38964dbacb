"""Runs in CPython and, compiled, in Node: prints what the page's pure logic answers.

The two outputs must be equal, line by line.
"""

from offthread.everywhere import messages
from offthread.everywhere.errors import WorkerError
from offthread.on_page.arguments import read_request
from offthread.on_page.context import find_refused, refusal
from offthread.on_page.conversation import Conversation, count
from offthread.on_page.files import ScriptFile, file
from offthread.on_page.run import Run
from offthread.on_page.watchdog import Watchdog


def attempt(name, call):
    """Prints what ``call`` returns or raises."""
    try:
        print(name, "→", call())
    except Exception as error:
        print(name, "✗", type(error).__name__, "|", error)


class Seen:
    """A set of objects by identity, as the browser's WeakSet."""

    def __init__(self):
        self.objects = []

    def has(self, value):
        return any(other is value for other in self.objects)

    def add(self, value):
        self.objects.append(value)


def entries(value):
    if isinstance(value, dict):
        return [[f'"{key}"' if isinstance(key, str) else key, value[key]] for key in value]
    return list(enumerate(value)) if isinstance(value, (list, tuple)) else []


def host():
    return {
        "can_clone": can_clone,
        "describe": lambda value: "a thing",
        "entries": entries,
        "seen": Seen(),
    }


def can_clone(value):
    return value is None or isinstance(value, (bool, int, float, str))


def request_text(script, context, options):
    request = read_request(script, context, options)
    return "; ".join(f"{key}={request[key]!r}" for key in sorted(request))


def arguments():
    attempt("plain", lambda: request_text("1", None, None))
    attempt("all", lambda: request_text("1", {"a": [1, "b"]}, {"filename": "f", "packages": ["p"]}))
    attempt("file", lambda: request_text(ScriptFile("a.py", "2"), {}, {}))
    attempt("text of file", lambda: file("a.py", "3").text)
    attempt("no text of file", lambda: file("a.py"))
    for script in [None, 3, ["1"], attempt]:
        attempt("script", lambda script=script: request_text(script, None, None))
    for context in [3, "a", [1], (1,), True, attempt]:
        attempt("context", lambda context=context: request_text("1", context, None))
    for timeout in [0, -1, "3", True, 1e301]:
        attempt("timeout", lambda timeout=timeout: request_text("1", None, {"timeout": timeout}))
    for name in ["signal", "on_stdout", "transfer"]:
        attempt(name, lambda name=name: request_text("1", None, {name: 3}))
    for options in [{"x": 1}, 3, [1], {"filename": 3}, {"packages": "a"}, {"packages": [3]}]:
        attempt("options", lambda options=options: request_text("1", None, options))


def contexts():
    ring = [1]
    ring.append(ring)
    deep = attempt
    for _ in range(500):
        deep = [deep]
    for context in [
        {"a": 1, "b": [1, "c", None, (1.5, 2)]},
        {"chart": attempt},
        {"a": 1, "model": [1, {"cb": attempt}]},
        {"pair": (1, attempt)},
        {"by number": {3: attempt}},
        {"ring": ring, "end": attempt},
    ]:
        error = refusal(context, "no", host())
        print(error.name, "|", error.key, "|", error.message)
    print(len(find_refused({"deep": deep}, host())[0]))


def new_run(runs, told, complain=print, **options):
    ends = {
        "resolve": lambda outcome: told.append([outcome.results, outcome.error, outcome.stdout]),
        "reject": lambda reason: told.append([type(reason).__name__, str(reason)]),
    }
    run = Run(count(runs) + 1, read_request("1", {"a": 2}, options), None, ends, complain)
    runs.waiting.append(run)
    return run


def answers():
    told = []
    runs = Conversation()
    for results in [0, "", False, None, [1]]:
        new_run(runs, told).answer(messages.result(1, results, "out"))
    new_run(runs, told).answer(messages.failed(1, messages.failure("gone", "w.js", 7)))
    caught = []
    run = Run(1, read_request("1", None, {"timeout": 2}), None, {"resolve": caught.append}, print)
    details = messages.script_error("ValueError", "no", "T", 3, "a.py", ["no"], None)
    run.answer(messages.error(1, details))
    late = Run(
        1, read_request("1", None, {"timeout": 2.5}), None, {"resolve": caught.append}, print
    )
    late.time_out()
    for outcome in caught:
        error = outcome.error
        print(error.name, error.message, error.traceback, error.lineno, error.filename)
        print(list(error.args), error.deadline)
    for line in told:
        print(line)


def callbacks():
    said = []
    told = []
    runs = Conversation()
    run = new_run(runs, told, on_stdout=said.append)
    run.print(messages.output(1, "a", "b"))
    run.answer(messages.result(1, 5, "c", "d"))

    def fail(value):
        raise ValueError("no " + value)

    failing = new_run(runs, told, lambda error: said.append(str(error)), on_stderr=fail)
    failing.print(messages.output(1, "a", "b"))
    failing.answer(messages.result(1, 5, "c", "d"))
    print(said, told)


def conversation():
    told = []
    runs = Conversation()
    several = [new_run(runs, told, retry=place == 2, timeout=1.5) for place in range(5)]
    print(several[3].wire()["options"]["timeout"], several[3].wire()["kind"])
    while (run := runs.take_next()) is not None:
        runs.on_sent(run)
        if run.id < 4:
            runs.on_begun(run)
            run.started = True
    runs.executing = 2
    print([run.id for run in runs.waiting], count(runs), runs.hindrance(several[0]).id)
    runs.lose(runs.culprit(), WorkerError("gone", "w.js", 7), True)
    print([run.id for run in runs.waiting], count(runs))
    runs.reject_all(WorkerError("closed"))
    print(count(runs))
    for line in told:
        print(line)


def watch():
    ends = []
    silences = []

    def every(seconds, callback):
        print("every", seconds == 3)
        return lambda: ends.append("end")

    watchdog = Watchdog(60, lambda: silences.append("silence"), every)
    while not ends:
        watchdog.tick()
    watchdog.heard()
    print(ends, silences)


arguments()
contexts()
answers()
callbacks()
conversation()
watch()
