"""Runs in CPython and, compiled, in Node: prints what the page's pure logic answers.

The two outputs must be equal, line by line.
"""

from offthread.everywhere import messages
from offthread.everywhere.errors import WorkerError
from offthread.on_page.arguments import read_request
from offthread.on_page.context import find_refused, refusal
from offthread.on_page.conversation import Conversation
from offthread.on_page.files import ScriptFile, file
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


def conversation():
    told = []
    runs = Conversation(told.append)

    def opened():
        return runs.open(
            {
                "resolve": lambda outcome: told.append([outcome.results, outcome.error]),
                "reject": lambda reason: told.append([type(reason).__name__, str(reason)]),
            }
        )

    for results in [0, "", False, None, [1]]:
        runs.settle(messages.result(opened(), results))
    runs.settle(messages.failed(opened(), messages.failure("gone", "w.js", 7)))
    runs.settle(messages.result(99, 1))
    details = messages.script_error("ValueError", "no", "T", 3, "a.py", ["no"], None)
    caught = []
    id = runs.open({"resolve": caught.append, "reject": caught.append})
    runs.settle(messages.error(id, details))
    error = caught[0].error
    print(error.name, error.message, error.traceback, error.lineno, error.filename)
    print(list(error.args))
    opened()
    runs.fail_all(WorkerError("gone", "w.js", 7))
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
conversation()
watch()
