"""Runs in CPython: the step of the build that makes the snapshot; what it does for a browser is in
tests/faults/test_snapshot.py.
"""

from __future__ import annotations

import gzip
import os
import struct
import time

from offthread.on_machine import snapshot
from offthread.on_machine.build import build


def built_snapshot(project) -> bytes:
    build(project)
    (found,) = (project.build / "pyodide").glob("snapshot-*.bin")
    return gzip.decompress(found.read_bytes())


def test_nothing_of_this_machine_is_in_it(project, monkeypatch):
    monkeypatch.setenv("A_SECRET_OF_THE_BUILDER", "not for everybody")
    monkeypatch.setenv("TZ", "Pacific/Marquesas")
    memory = built_snapshot(project)
    names = [str(project.root), os.getcwd(), "not for everybody", "Marquesas", "-0930"]
    assert [name for name in names if name.encode() in memory] == []


def test_it_fits_what_pyodide_restores_and_has_no_empty_page(project):
    content = built_snapshot(project)
    head, memory, count = struct.unpack("<3I", content[:12])
    assert head < 4096
    assert 0 < memory <= snapshot.MOST_BYTES
    numbers = struct.unpack(f"<{count}I", content[12 : 12 + 4 * count])
    assert list(numbers) == sorted(set(numbers))
    assert numbers[-1] < memory // 4096
    pages = content[12 + 4 * count + head :]
    assert len(pages) == 4096 * count
    assert all(any(pages[start : start + 4096]) for start in range(0, len(pages), 4096))


def test_modules_are_dropped_until_it_fits(project, monkeypatch):
    tried = []

    def too_large_at_first(workshop, imports):
        tried.append(list(imports))
        return (b"content", 1) if len(tried) == 3 else (None, 40 << 20)

    monkeypatch.setattr(snapshot, "_made", too_large_at_first)
    notes = build(project).notes
    assert len(tried[0]) > len(tried[1]) > len(tried[2]) > 0
    assert tried[2] == tried[0][: len(tried[2])]
    assert any(f"only {len(tried[2])} modules" in note for note in notes)


def test_a_python_that_is_too_large_by_itself_is_said(project, monkeypatch):
    monkeypatch.setattr(snapshot, "_made", lambda workshop, imports: (None, 40 << 20))
    assert any("no snapshot" in note for note in build(project).notes)
    assert list((project.build / "pyodide").glob("snapshot-*")) == []


def test_another_page_needs_no_other_snapshot(project):
    before = built_snapshot(project)
    project.app.write_text(project.app.read_text() + "\n# edited\n")
    started = time.perf_counter()
    assert built_snapshot(project) == before
    assert time.perf_counter() - started < 30
