"""Runs in Pyodide: the error of a value that cannot cross between Python and the page."""

import types
from collections.abc import Awaitable, Iterator

HEAD = 6
TAIL = 3


class ConversionError(TypeError):
    """A value cannot be converted; the message names its path, the reason and the next step."""

    __module__ = "builtins"  # tracebacks show the bare name


class Unconvertible(Exception):
    """Inside a conversion: ``steps`` collects the path while the recursion unwinds."""

    def __init__(self, problem, remedy):
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy
        self.steps = []

    def named(self, root):
        """The public error, with the path spelled from ``root`` (such as "results")."""
        path = spell(root, self.steps[::-1])
        return ConversionError(f"{path}: {self.problem} {self.remedy}".rstrip())


class Cycle(Unconvertible):
    """A container was met inside itself; ``depth`` is how deep its first sight was."""

    def __init__(self, kind, depth):
        super().__init__(f"a {kind} that contains itself", "")
        self.depth = depth

    def named(self, root):
        steps = self.steps[::-1]
        self.remedy = (
            f"(it is {spell(root, steps[: self.depth])} again) cannot be sent to the page: "
            "return a copy without the cycle."
        )
        return super().named(root)


class TooDeep(Unconvertible):
    """Containers in containers in containers, past ``limit`` levels."""

    def __init__(self, limit):
        super().__init__(
            f"nested more than {limit} levels deep, too deep to be sent to the page.",
            "Return a flat list that refers to its parts by number.",
        )


def spell(root, steps):
    """``results["model"][3]``; of a very long path only its beginning and its end."""
    if len(steps) <= HEAD + TAIL:
        return root + "".join(steps)
    left_out = len(steps) - HEAD - TAIL
    return f"{root}{''.join(steps[:HEAD])}…({left_out} levels)…{''.join(steps[-TAIL:])}"


def key_step(key):
    """The path step of a dict's key: ``["model"]``."""
    text = f'"{key}"' if isinstance(key, str) else safe_repr(key)
    return f"[{shorten(text)}]"


def safe_repr(value):
    """``repr(value)``, or its type where repr raises."""
    try:
        return repr(value)
    except BaseException:
        return f"<{type(value).__name__} whose repr failed>"


def shorten(text, limit=60):
    """At most ``limit`` characters of ``text``."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def remedy_for(value):
    """The next step for the author of the script."""
    if isinstance(value, Awaitable):
        return "await it first."
    if isinstance(value, Iterator):
        return "return list(…) of it."
    if isinstance(value, types.ModuleType | type) or callable(value):
        return "return data, for example what it gives when called."
    if type(value).__module__.partition(".")[0] == "pandas":
        return 'return .to_dict("records") or .to_numpy() of it.'
    return "return numbers, text, bytes, lists, dicts or dataclasses made from it."
