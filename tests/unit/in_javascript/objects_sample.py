"""Compiled for test_objects.py: Python classes and exceptions that JavaScript then uses."""

from js import Event, EventTarget


class Point:
    """A plain class."""

    kind = "point"

    def __init__(self, x, y=0):
        self.x, self.y = x, y

    def moved(self, by, *, twice=False):
        return Point(self.x + by * (2 if twice else 1), self.y)

    def asText(self):  # noqa: N802 - JavaScript calls it
        return f"({self.x}, {self.y})"

    @property
    def sum(self):
        return self.x + self.y

    @staticmethod
    def origin():
        return Point(0, 0)

    @classmethod
    def of(cls, pair):
        return cls(pair[0], pair[1])


class Count:
    """Iterable from JavaScript too."""

    def __init__(self, n):
        self.n = n

    def __iter__(self):
        yield from range(self.n)


class Adder:
    def __init__(self, by):
        self.by = by

    def __call__(self, value):
        return value + self.by


class Bell(EventTarget):
    """A JavaScript class as a base."""

    def __init__(self, name):
        super().__init__()
        self.name = name
        self.heard = []

    def ring(self):
        return self.dispatchEvent(Event("ring"))

    def on_ring(self, event):
        self.heard.append(event.type)

    def listen(self):
        self.addEventListener("ring", self.on_ring)

    def ignore(self):
        self.removeEventListener("ring", self.on_ring)


class AppError(ValueError):
    def __init__(self, message, code):
        super().__init__(message)
        self.code = code


def fail():
    raise AppError("went wrong", 7)


def fail_from():
    try:
        fail()
    except ValueError as error:
        raise RuntimeError("outer") from error


def kind_of(thrower):
    """The Python name and text of what a JavaScript function throws."""
    try:
        thrower()
    except Exception as error:
        return [type(error).__name__, str(error)]
    return None


def caught_as(thrower):
    """Which handler takes what a JavaScript function throws."""
    try:
        thrower()
    except AttributeError:
        return "AttributeError"
    except NameError:
        return "NameError"
    except RecursionError:
        return "RecursionError"
    except TypeError:
        return "TypeError"
    except TimeoutError:
        return "TimeoutError"
    except Exception:
        return "Exception"
    return None


def numbers():
    got = yield 1
    yield got
