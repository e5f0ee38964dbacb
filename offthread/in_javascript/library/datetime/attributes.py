"""Runs wherever compiled Python runs: what dates and times have as attributes."""

from _runtime import js_get, type_name


class Constant:
    """A class attribute made at first use: a module that makes nothing can be left out."""

    def __init__(self, make):
        self._make, self._kept = make, None

    def __get__(self, instance, owner=None):
        if self._kept is None:
            self._kept = self._make()
        return self._kept


class Part:
    """An attribute that is set once, by the name with an underscore."""

    def __init__(self, name):
        self._name = name

    def __get__(self, instance, owner=None):
        return self if instance is None else js_get(instance, "_" + self._name)

    def __set__(self, instance, value):
        kind = type_name(instance)
        raise AttributeError(f"attribute '{self._name}' of '{kind}' objects is not writable")


def clock_parts():
    """hour, minute, second, microsecond, tzinfo, fold"""
    return [Part(name) for name in ("hour", "minute", "second", "microsecond", "tzinfo", "fold")]
