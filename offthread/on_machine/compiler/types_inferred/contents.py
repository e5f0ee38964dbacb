"""Runs on the machine: what containers hold, as far as it is floats.

``print([x / 2])`` shows every number with a point, which JavaScript's numbers do not say. The type
of a container knows its items' types for that alone: whatever holds no float is unknown there.
"""

from __future__ import annotations

from collections.abc import Iterable

from offthread.on_machine.compiler.types_inferred.types import FLOATY, SUMMED, UNSEEN, Type, join

DEPTH = 4  # containers within containers that are told apart
NO_PLACE, REST = 10**9, -(10**9)  # nothing is known of what a target takes; a list of it


def list_of(item: Type | None, kind: str = "list") -> Type:
    """A list (or an iterator) whose items have a type."""
    return _holding(kind, [item])


def tuple_of(items: Iterable[Type | None]) -> Type:
    """A tuple with these items."""
    return _holding("tuple", list(items))


def tuple_like(item: Type | None) -> Type:
    """A tuple of any length whose items have a type."""
    made = _holding("tuple", [item])
    return Type("tuple", parts=made.parts, is_uniform=bool(made.parts))


def dict_of(key: Type | None, value: Type | None) -> Type:
    """A dict whose keys and values have types."""
    return _holding("dict", [key, value])


def _holding(kind: str, parts: list[Type | None]) -> Type:
    kept = tuple(map(_as_part, parts))
    return Type(kind, parts=kept if any(part is not None for part in kept) else ())


def _as_part(part: Type | None) -> Type | None:
    """What a container remembers of a part; others may put a number of another kind there."""
    if part is None or part == UNSEEN:
        return part
    if part.is_floaty or part == SUMMED:
        return FLOATY if part.is_floaty else part
    return part if part.parts and _depth(part) < DEPTH else None


def _depth(kind: Type) -> int:
    return 1 + max((_depth(part) for part in kind.parts if part is not None), default=0)


def item_of(held: Type | None) -> Type | None:
    """The type of each item of what is iterated over."""
    if held is None or held == UNSEEN or not held.parts:
        return held if held == UNSEEN else None
    if held.kind == "tuple" and not held.is_uniform:
        return together(held.parts)
    return held.parts[0]


def together(kinds: Iterable[Type | None]) -> Type | None:
    """The type of a value that has one of these types."""
    first, *rest = [*kinds] or [None]
    for kind in rest:
        first = join(first, kind)
    return first


def part_at(held: Type | None, path: tuple[int, ...]) -> Type | None:
    """The type of an item at constant places, one within the other."""
    if NO_PLACE in path:
        return None
    for place in path:
        if place == REST:
            return list_of(item_of(held))
        fixed = held is not None and held.kind == "tuple" and held.parts and not held.is_uniform
        if held is not None and fixed:
            inside = -len(held.parts) <= place < len(held.parts)
            held = held.parts[place] if inside else None
        else:
            held = item_of(held) if held is None or held.kind != "dict" else None
    return held


def holds_mutable(kind: Type | None) -> bool:
    """Whether floats are in a list or dict within the container."""
    return kind is not None and any(
        part is not None and (part.kind in ("list", "dict") or holds_mutable(part))
        for part in kind.parts
    )


def shows_later(kind: Type | None) -> bool:
    """Whether what is shown of a value may change while others are evaluated."""
    return kind is not None and kind.shows_floats and (
        kind.kind in ("list", "dict", "set") or holds_mutable(kind)
    )  # fmt: skip


def shape(kind: Type | None) -> str:
    """How the runtime is told of it (``shaped_text``), as JavaScript."""
    if kind is None or not kind.shows_floats:
        return "0"
    if not kind.parts:
        return "1" if kind.is_floaty else "2"
    mark = "each" if kind.is_uniform else kind.kind
    return f'["{mark}", {", ".join(map(shape, kind.parts))}]'
