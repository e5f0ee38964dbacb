"""Runs wherever compiled Python runs: values in one line, with sorted dicts and a depth."""

from _runtime import class_of, type_name


def safe_repr(value, depth, sort_dicts, underscores, within=(), level=0):
    """``(text, whether it can be read back, whether the value holds itself)``"""
    kind = type_name(value) if class_of(value) is None else None
    if kind == "int" and underscores:
        return f"{value:_d}", True, False
    if kind not in ("dict", "list", "tuple"):
        text = repr(value)
        return text, bool(text) and not text.startswith("<"), False
    if not value:
        return repr(value), True, False
    if depth and level >= depth:
        return {"dict": "{...}", "list": "[...]", "tuple": "(...)"}[kind], False, False
    if any([one is value for one in within]):
        return recursion(value), False, True
    return _held(
        value,
        kind,
        lambda one: safe_repr(one, depth, sort_dicts, underscores, (*within, value), level + 1),
        sort_dicts,
    )


def _held(value, kind, shown, sort_dicts):
    found = []
    if kind == "dict":
        for key, one in ordered(value) if sort_dicts else value.items():
            name, item = shown(key), shown(one)
            found.append((f"{name[0]}: {item[0]}", name[1] and item[1], name[2] or item[2]))
    else:
        found = [shown(one) for one in value]
    text = ", ".join([one[0] for one in found])
    if kind == "tuple" and len(found) == 1:
        text += ","
    left, right = {"dict": "{}", "list": "[]", "tuple": "()"}[kind]
    return left + text + right, all([one[1] for one in found]), any([one[2] for one in found])


def recursion(value):
    return f"<Recursion on {type_name(value)} with id={id(value)}>"


class _Key:
    """Orders what can be compared, and the rest by its type."""

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return (type_name(self.value), id(self.value)) < (
                type_name(other.value),
                id(other.value),
            )


def ordered(mapping):
    return sorted(mapping.items(), key=lambda pair: _Key(pair[0]))


def in_order(items):
    return sorted(items, key=_Key)
