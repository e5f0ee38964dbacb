"""Runs wherever compiled Python runs: values in as many lines as they need."""

import re
import sys
from pprint.plain import in_order, ordered, recursion, safe_repr

from _runtime import class_of, read, type_name

_BRACKETS = {"list": "[]", "tuple": "()", "set": "{}", "frozenset": "{}"}


class PrettyPrinter:
    def __init__(
        self,
        indent=1,
        width=80,
        depth=None,
        stream=None,
        *,
        compact=False,
        sort_dicts=True,
        underscore_numbers=False,
    ):
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._per_level, self._width, self._depth = indent, width, depth
        self._stream, self._compact, self._sorts = stream, compact, sort_dicts
        self._underscores, self._within = underscore_numbers, []

    def pprint(self, object):
        text = self.pformat(object) + "\n"
        if self._stream is not None:
            self._stream.write(text)
        else:
            sys.stdout.write(text)

    def pformat(self, object):
        return self._shown(object, 0, 0, 0)

    def format(self, object, context, maxlevels, level):
        return safe_repr(object, maxlevels, self._sorts, self._underscores, (), level)

    def isreadable(self, object):
        found = safe_repr(object, None, self._sorts, self._underscores)
        return found[1] and not found[2]

    def isrecursive(self, object):
        return safe_repr(object, None, self._sorts, self._underscores)[2]

    def _plain(self, value, level):
        return self.format(value, {}, self._depth, level)[0]

    def _shown(self, value, indent, allowance, level):
        """The text of ``value``, which begins in the column ``indent``; ``allowance`` characters
        follow in its last line."""
        if any([one is value for one in self._within]):
            return recursion(value)
        text = self._plain(value, level)
        if len(text) <= self._width - indent - allowance:
            return text
        self._within.append(value)
        try:
            found = self._broken(value, indent, allowance, level + 1)
        finally:
            self._within.pop()
        return text if found is None else found

    def _broken(self, value, indent, allowance, level):
        """``value`` in several lines; None where there is only one way to write it."""
        kind = type_name(value)
        if read(value, "__dataclass_fields__") is not None:
            return self._dataclass(value, indent, allowance, level)
        if kind == "dict":
            return self._dict(value, indent, allowance, level)
        if kind in ("OrderedDict", "collections.OrderedDict") and len(value):
            inner = self._items(list(value.items()), "[]", indent + 12, allowance + 1, level)
            return f"OrderedDict({inner})"
        if kind in ("defaultdict", "collections.defaultdict"):
            head = f"defaultdict({value.default_factory!r},\n{' ' * (indent + 12)}"
            return f"{head}{self._dict(value, indent + 12, allowance + 1, level)})"
        if kind in ("Counter", "collections.Counter") and value:
            counted = dict(value.most_common())
            pairs = self._pairs(list(counted.items()), indent + 8, allowance + 2, level)
            return "Counter(" + self._in_braces(pairs) + ")"
        if kind in ("deque", "collections.deque"):
            return self._deque(value, indent, allowance, level)
        if kind in ("types.SimpleNamespace", "SimpleNamespace"):
            return self._fields("namespace", list(vars(value).items()), indent, allowance, level)
        return self._simple(value, kind, indent, allowance, level)

    def _simple(self, value, kind, indent, allowance, level):
        if kind in ("bytes", "bytearray") and len(value) > 4:
            return self._bytes(value, kind, indent, allowance, level)
        if class_of(value) is not None:
            return None
        if kind in ("list", "tuple"):
            closing = ",)" if kind == "tuple" and len(value) == 1 else _BRACKETS[kind][1]
            return self._items(value, _BRACKETS[kind][0] + closing, indent, allowance, level)
        if kind in ("set", "frozenset") and value:
            return self._set(value, kind, indent, allowance, level)
        if kind == "str" and value:
            return self._text(value, indent, allowance, level)
        return None

    def _dict(self, value, indent, allowance, level):
        pairs = ordered(value) if self._sorts else list(value.items())
        return self._in_braces(self._pairs(pairs, indent, allowance + 1, level))

    def _in_braces(self, inner):
        margin = " " * (self._per_level - 1) if self._per_level > 1 else ""
        return "{" + margin + inner + "}"

    def _pairs(self, pairs, indent, allowance, level):
        indent += self._per_level
        lines = []
        for place, (key, one) in enumerate(pairs):
            name = self._plain(key, level)
            after = allowance if place == len(pairs) - 1 else 1
            lines.append(f"{name}: {self._shown(one, indent + len(name) + 2, after, level)}")
        return f",\n{' ' * indent}".join(lines)

    def _items(self, items, brackets, indent, allowance, level):
        margin = " " * (self._per_level - 1) if self._per_level > 1 else ""
        closing = brackets[1:]
        inner = self._listed(items, indent, allowance + len(closing), level)
        return brackets[0] + margin + inner + closing

    def _listed(self, items, indent, allowance, level):
        indent += self._per_level
        items = list(items)
        if self._compact:
            return self._compacted(items, indent, allowance, level)
        lines = []
        for place, one in enumerate(items):
            after = allowance if place == len(items) - 1 else 1
            lines.append(self._shown(one, indent, after, level))
        return f",\n{' ' * indent}".join(lines)

    def _compacted(self, items, indent, allowance, level):
        """As many items in a line as it has room for."""
        out, most, new_line = [], self._width - indent + 1, f",\n{' ' * indent}"
        room, between = most, ""
        for place, one in enumerate(items):
            last = place == len(items) - 1
            if last:
                most, room = most - allowance, room - allowance
            text = self._plain(one, level)
            if room < len(text) + 2:
                room, between = most, new_line if between else ""
            if room >= len(text) + 2:
                room -= len(text) + 2
                out += [between, text]
                between = ", "
                continue
            out += [between, self._shown(one, indent, allowance if last else 1, level)]
            between = new_line
        return "".join(out)

    def _set(self, value, kind, indent, allowance, level):
        head, end = ("{", "}") if kind == "set" else ("frozenset({", "})")
        if kind != "set":
            indent += len("frozenset(")
        inner = self._listed(in_order(value), indent, allowance + len(end), level)
        return head + (" " * (self._per_level - 1)) + inner + end

    def _deque(self, value, indent, allowance, level):
        indent += len("deque(")
        if value.maxlen is None:
            return f"deque({self._items(value, '[]', indent, allowance + 1, level)})"
        inner = self._items(value, "[]", indent, 2, level)
        return f"deque({inner},\n{' ' * indent}maxlen={value.maxlen!r})"

    def _dataclass(self, value, indent, allowance, level):
        fields = [one for one in value.__dataclass_fields__.values() if one.repr]
        pairs = [(one.name, getattr(value, one.name)) for one in fields]
        return self._fields(class_of(value).__name__, pairs, indent, allowance, level)

    def _fields(self, name, pairs, indent, allowance, level):
        indent += len(name) + 1
        lines = []
        for place, (key, one) in enumerate(pairs):
            after = allowance if place == len(pairs) - 1 else 1
            lines.append(f"{key}={self._shown(one, indent + len(key) + 1, after, level)}")
        inner = f",\n{' ' * indent}".join(lines)
        return f"{name}({inner})"

    def _text(self, value, indent, allowance, level):
        """A long text, broken between its words, in parentheses where nothing else is around."""
        alone, lines = level == 1, value.splitlines(True)
        if alone:
            indent, allowance = indent + 1, allowance + 1
        shown, room = [], self._width - indent
        for place, line in enumerate(lines):
            last = place == len(lines) - 1
            if len(repr(line)) <= (room - allowance if last else room):
                shown.append(repr(line))
                continue
            shown += _words(line, room, room - allowance if last else room)
        if len(shown) == 1:
            return shown[0]
        inner = f"\n{' ' * indent}".join(shown)
        return f"({inner})" if alone else inner

    def _bytes(self, value, kind, indent, allowance, level):
        around = level == 1 or kind == "bytearray"
        head = "bytearray(" if kind == "bytearray" else "(" if level == 1 else ""
        indent += len(head)
        allowance += 1 if around else 0
        data, room, lines, held = bytes(value), self._width - indent, [], b""
        final = len(data) // 4 * 4
        for at in range(0, len(data), 4):
            part = data[at : at + 4]
            limit = room - allowance if at + 4 >= final else room
            if held and len(repr(held + part)) > limit:
                lines.append(repr(held))
                held = b""
            held += part
        lines.append(repr(held))
        return head + f"\n{' ' * indent}".join(lines) + (")" if around else "")


def _words(line, room, last_room):
    """The pieces of a line, each with the space behind its words."""
    parts, pieces, held = re.findall(r"\S*\s*", line), [], ""
    parts = [part for part in parts if part]
    for place, part in enumerate(parts):
        limit = last_room if place == len(parts) - 1 else room
        if held and len(repr(held + part)) > limit:
            pieces.append(repr(held))
            held = ""
        held += part
    return [*pieces, *([repr(held)] if held else [])]
