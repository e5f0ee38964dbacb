"""Runs in Pyodide: says what the context's ``value`` arrived as."""

from js import value


def said(value):
    if isinstance(value, memoryview):
        return f"memoryview({value.format!r}, {value.tolist()})"
    if hasattr(value, "read"):
        return f"file({getattr(value, 'name', None)!r}, {value.read()!r})"
    if isinstance(value, list):
        return f"[{', '.join(map(said, value))}]"
    return f"{type(value).__name__} {value!r}"


said(value)
