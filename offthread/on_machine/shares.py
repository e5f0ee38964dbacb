"""Runs on the machine: what a bundle is made of, from what the bundler noted while it made it."""

from __future__ import annotations

import json
from pathlib import Path

from offthread.on_machine.project import FRAMEWORK

# The file, in a build's workshop, of what the bundler noted of app.js.
NOTES = "app.js.json"
RUNTIME = (FRAMEWORK / "in_javascript").resolve()
# What compiled modules of these beginnings are part of; all others are the project's own.
COMPILED = {
    "offthread.in_javascript.library.": "Python's library",
    "offthread.": "Offthread's page modules",
}
OWN, RUNTIME_TITLE = "your modules", "the runtime that Python stands on"
ORDER = (OWN, *reversed(COMPILED.values()), RUNTIME_TITLE)


def shares_of(notes: Path, root: Path) -> dict[str, int]:
    """Bytes of a minified bundle by what they are part of. ``notes`` is the bundler's metafile,
    whose paths are seen from the folder ``root``."""
    outputs = json.loads(notes.read_text(encoding="utf-8"))["outputs"]
    (output,) = (made for name, made in outputs.items() if not name.endswith(".map"))
    shares = dict.fromkeys(ORDER, 0)
    for name, part in output["inputs"].items():
        shares[_title((root / name).resolve())] += part["bytesInOutput"]
    return shares


def said(name: str, shares: dict[str, int]) -> str:
    """One line for a person."""
    parts = ", ".join(f"{title} {count / 1000:,.1f}" for title, count in shares.items() if count)
    return f"{name} is made of (kB, minified): {parts}"


def _title(path: Path) -> str:
    if path.is_relative_to(RUNTIME):
        return RUNTIME_TITLE
    for beginning, title in COMPILED.items():
        if path.name.startswith(beginning):
            return title
    return OWN
