"""Runs wherever compiled Python runs: writes JSON as Python does."""

from _runtime import class_of, read, type_name
from js import JSON


class JSONEncoder:
    """How ``dumps`` writes; ``default`` may be overridden."""

    item_separator, key_separator = ", ", ": "

    def __init__(
        self,
        *,
        skipkeys=False,
        ensure_ascii=True,
        check_circular=True,
        allow_nan=True,
        sort_keys=False,
        indent=None,
        separators=None,
        default=None,
    ):
        self.skipkeys, self.ensure_ascii, self.allow_nan = skipkeys, ensure_ascii, allow_nan
        self.sort_keys = sort_keys
        self.indent = " " * indent if isinstance(indent, int) else indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default
        self._inside = []

    def default(self, o):
        raise TypeError(f"Object of type {_kind(o)} is not JSON serializable")

    def encode(self, o):
        return self._write(o, "")

    def iterencode(self, o, _one_shot=False):
        yield self.encode(o)

    def _write(self, o, margin):
        if o is None:
            return "null"
        if isinstance(o, bool):
            return "true" if o else "false"
        if isinstance(o, str):
            return _quoted(o, self.ensure_ascii)
        if isinstance(o, (int, float)):
            return self._number(o)
        if isinstance(o, dict):
            return self._nested(o, margin, self._dict)
        if isinstance(o, (list, tuple)):
            return self._nested(o, margin, self._list)
        return self._nested(o, margin, self._other)

    def _other(self, o, margin):
        return self._write(self.default(o), margin)

    def _number(self, o):
        if o != o or o in (float("inf"), float("-inf")):
            if not self.allow_nan:
                raise ValueError("Out of range float values are not JSON compliant")
            return "NaN" if o != o else "Infinity" if o > 0 else "-Infinity"
        return repr(o if class_of(o) in (None, float) else o + 0)  # members of an IntEnum are ints

    def _nested(self, o, margin, write):
        if any([one is o for one in self._inside]):
            raise ValueError("Circular reference detected")
        self._inside.append(o)
        try:
            return write(o, margin)
        finally:
            self._inside.pop()

    def _list(self, o, margin):
        inner = margin + (self.indent or "")
        return self._joined("[", [self._write(item, inner) for item in o], "]", margin)

    def _dict(self, o, margin):
        inner = margin + (self.indent or "")
        pairs = [(key, o[key]) for key in sorted(o)] if self.sort_keys else o.items()
        parts = []
        for key, value in pairs:
            name = self._key(key)
            if name is not None:
                written = self._write(value, inner)
                parts.append(_quoted(name, self.ensure_ascii) + self.key_separator + written)
        return self._joined("{", parts, "}", margin)

    def _key(self, key):
        if isinstance(key, str):
            return key
        if key is None or isinstance(key, (bool, int, float)):
            return self._write(key, "")
        if self.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {_kind(key)}")

    def _joined(self, start, parts, end, margin):
        if self.indent is None or not parts:
            return start + self.item_separator.join(parts) + end
        line = "\n" + margin + self.indent
        return start + line + (self.item_separator + line).join(parts) + "\n" + margin + end


def _kind(value):
    """What Python calls the type, without its module."""
    name = type_name(value).split(".")[-1]
    builtin = name == "function" and read(value, "$signature") is None
    return "builtin_function_or_method" if builtin else name


def _quoted(text, ascii_only):
    written = JSON.stringify(text)
    if not ascii_only or (written.isascii() and "\x7f" not in written):
        return written
    return _escaped(written)


def _escaped(written):
    out = []
    for place in range(written.length):
        code = written.charCodeAt(place)
        out.append(written.charAt(place) if code < 127 else "\\u" + hex(code)[2:].zfill(4))
    return "".join(out)


def dumps(
    obj,
    *,
    skipkeys=False,
    ensure_ascii=True,
    check_circular=True,
    allow_nan=True,
    cls=None,
    indent=None,
    separators=None,
    default=None,
    sort_keys=False,
    **kw,
):
    """The JSON text of a value."""
    encoder = JSONEncoder if cls is None else cls
    return encoder(
        skipkeys=skipkeys,
        ensure_ascii=ensure_ascii,
        allow_nan=allow_nan,
        indent=indent,
        separators=separators,
        default=default,
        sort_keys=sort_keys,
        **kw,
    ).encode(obj)


def dump(obj, fp, **options):
    fp.write(dumps(obj, **options))
