"""Runs wherever compiled Python runs: Python's ``pprint``."""

from pprint.plain import safe_repr
from pprint.printer import PrettyPrinter


def pformat(
    object,
    indent=1,
    width=80,
    depth=None,
    *,
    compact=False,
    sort_dicts=True,
    underscore_numbers=False,
):
    return PrettyPrinter(
        indent,
        width,
        depth,
        compact=compact,
        sort_dicts=sort_dicts,
        underscore_numbers=underscore_numbers,
    ).pformat(object)


def pprint(
    object,
    stream=None,
    indent=1,
    width=80,
    depth=None,
    *,
    compact=False,
    sort_dicts=True,
    underscore_numbers=False,
):
    PrettyPrinter(
        indent,
        width,
        depth,
        stream,
        compact=compact,
        sort_dicts=sort_dicts,
        underscore_numbers=underscore_numbers,
    ).pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return safe_repr(object, None, True, False)[0]


def isreadable(object):
    return safe_repr(object, None, True, False)[1]


def isrecursive(object):
    return safe_repr(object, None, True, False)[2]
