"""Runs in Pyodide: takes very deep containers apart before Python frees them.

Freeing a list in a list in a list … recurses, and in WebAssembly the stack is full at some 5000
levels: Python would crash, at the latest when the garbage collector finds them in another run.
"""

from collections import deque

CLEARABLE = {list, dict, set, deque}
SAFE_LEVELS = 2000


def take_apart(value):
    """Empty the containers of ``value`` from the outside in, where it is too deep to be freed."""
    levels = levels_of(value)
    if len(levels) <= SAFE_LEVELS:
        return
    for level in levels:
        for container in level:
            if type(container) in CLEARABLE:
                container.clear()
    levels.reverse()
    while levels:
        levels.pop()


def levels_of(value):
    """The containers in ``value``, level by level; each once, and without recursion."""
    levels = []
    level = [value]
    seen = {id(value)}
    while level:
        levels.append(level)
        level = [
            child
            for container in level
            for child in inside(container)
            if id(child) not in seen and not seen.add(id(child))
        ]
    return levels


def inside(container):
    """The containers directly in a container."""
    if type(container) is dict:
        container = container.values()
    elif type(container) is not tuple and type(container) not in CLEARABLE:
        return []
    return [item for item in container if type(item) in CLEARABLE or type(item) is tuple]
