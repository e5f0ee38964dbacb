"""Runs in Node, compiled: prints what is left of contexts after structured clone."""

from collections import Counter

from js import structuredClone

from offthread.on_page.sendable import keeps_its_keys, sendable


def show(context):
    """Prints whether the context needed no copy, and its clone."""
    print(keeps_its_keys(context), structuredClone(sendable(context)))


def refuse(context):
    try:
        sendable(context)
    except Exception as error:
        print(type(error).__name__, error)


show({"a": 1, "b": [1, {"c": None}], "t": (1, 2)})
show({"by_id": {1: "x", "2": [{3.5: True}]}})
show({"order": {"10": 1, "2": 2}})
show({"10": 1, "2": 2})
show({"words": Counter("abca")})
show({"rows": [{"i": 1}, {"i": {(1, 2): 3}}]})
show({"set": {1, "a"}})
ring = [1]
ring.append(ring)
print(keeps_its_keys({"ring": ring}), sendable({"ring": ring})["ring"] is ring)
refuse({1: 2})
refuse({"ring": ring, "by_id": {1: 2}})
print(sendable(None), sendable(3))
