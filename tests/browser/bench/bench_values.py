"""Runs on the page (compiled): values that JSON cannot carry, made from ``{"$": kind, …}``."""

from js import AbortController, AbortSignal, Date, Error, Promise, Uint8Array, document, undefined

controllers = {}


def made(value):
    """``value`` with each ``{"$": kind, …}`` in it replaced by what it stands for."""
    if isinstance(value, list):
        return [made(part) for part in value]
    if not isinstance(value, dict):
        return value
    if "$" in value:
        return KINDS[value["$"]](value)
    return {key: made(part) for key, part in value.items()}


def controller(name):
    """The AbortController called ``name``; one that was aborted is followed by a new one."""
    if name not in controllers:
        controllers[name] = AbortController()
    return controllers[name]


def abort(name, reason):
    """Abort the signal called ``name``; the next one of that name is new."""
    ended = controller(name)
    del controllers[name]
    ended.abort(Error(reason) if reason else undefined)


def cycle():
    loop = {"name": "loop"}
    loop["itself"] = loop
    return loop


def raising(message):
    def raises(*_):
        raise ValueError(message)

    return raises


def answering(value):
    """A callback that gives the texts of ``value["lines"]`` in their order, ``late`` by a promise,
    and then never answers again."""
    lines = value["lines"][:]

    def answer(prompt):
        if not lines:
            return Promise(lambda resolve, reject: None)
        line = lines.pop(0)
        return Promise.resolve(line) if value.get("late") else line

    return answer


def blocking(seconds):
    """A callback that keeps the page's own thread busy."""

    def block(*_):
        end = Date.now() + 1000 * seconds
        while Date.now() < end:
            pass

    return block


KINDS = {
    "block": lambda value: blocking(value["seconds"]),
    "nan": lambda value: float("nan"),
    "infinity": lambda value: float("inf"),
    "undefined": lambda value: undefined,
    "function": lambda value: lambda *_: None,
    "raise": lambda value: raising(value.get("message", "the callback raised")),
    "answer": answering,
    "echo": lambda value: lambda prompt: f"<{prompt}>",
    "no line": lambda value: lambda prompt: None,
    "never": lambda value: lambda *_: Promise(lambda resolve, reject: None),
    "signal": lambda value: controller(value["name"]).signal,
    "aborted": lambda value: AbortSignal.abort(Error(value["reason"])),
    "timeout": lambda value: AbortSignal.timeout(value["ms"]),
    "zeros": lambda value: Uint8Array(value["size"]),
    "text": lambda value: value["unit"] * value["count"],
    "keys": lambda value: {f"key_{place}": place for place in range(value["count"])},
    "cycle": lambda value: cycle(),
    "in": lambda value: Date.now() / 1000 + value["seconds"],
    "node": lambda value: document.body,
}
