"""Runs in CPython: service_worker.js and its registration, as the real build makes them."""

from __future__ import annotations

import hashlib
import json
import re

import pytest

from offthread.on_machine.build import build
from offthread.on_machine.compiler import SourceProblems
from offthread.on_machine.kept_files import first_visit, kinds_of
from offthread.on_machine.sizes import measure, total, warnings

SERVICE_WORKER = '''"""Runs in the service worker."""

from offthread.in_service_worker import serve_offline

serve_offline()
'''


@pytest.fixture
def offline(project):
    """The project with a service worker."""
    project.service_worker.write_text(SERVICE_WORKER, encoding="utf-8")
    return project


def kept(project) -> dict[str, list[str]]:
    text = (project.build / "service_worker.js").read_text(encoding="utf-8")
    found = re.search(r'=(\{"[^;]*?\]\})', text)
    assert found, "no list of files"
    return json.loads(found[1])


def build_name(project) -> str:
    text = (project.build / "register_service_worker.js").read_text(encoding="utf-8")
    found = re.search(r'build:"([0-9a-f]{12})"', text)
    assert found, text
    return found[1]


def test_every_file_of_the_build_is_listed_with_its_hash(offline):
    build(offline)
    files = kept(offline)
    assert {"index.html", "deep/other.html", "app.js", "worker_app.js"} <= set(files)
    assert "register_service_worker.js" in files
    assert not {"service_worker.js", "offline.js", "app.js.map", "py_worker.d.ts"} & set(files)
    for name, (digest, kind) in files.items():
        content = (offline.build / name).read_bytes()
        assert hashlib.sha256(content).hexdigest().startswith(digest) and len(digest) == 20
        assert (kind == "entry") == (not name.startswith("pyodide/"))


def test_a_change_of_any_file_makes_another_build(offline):
    build(offline)
    before, script = build_name(offline), (offline.build / "service_worker.js").read_bytes()
    (offline.public / "extra.txt").write_text("more", encoding="utf-8")
    build(offline)
    assert "extra.txt" in kept(offline)
    assert build_name(offline) != before
    assert (offline.build / "service_worker.js").read_bytes() != script


def test_a_project_without_the_file_has_no_service_worker(project):
    build(project)
    assert not (project.build / "service_worker.js").exists()
    registration = (project.build / "register_service_worker.js").read_text(encoding="utf-8")
    assert 'build:"' not in registration


def test_deleting_the_file_takes_the_service_worker_away(offline):
    build(offline)
    offline.service_worker.unlink()
    build(offline)
    assert not (offline.build / "service_worker.js").exists()


def test_a_development_build_has_none(offline):
    built = build(offline, output=offline.cache / "served", development=True)
    assert not (built.output / "service_worker.js").exists()
    registration = (built.output / "register_service_worker.js").read_text(encoding="utf-8")
    assert 'build:"' not in registration


def test_isolation_is_read_from_the_source(offline):
    offline.service_worker.write_text(
        SERVICE_WORKER.replace("()", "(isolate=True)"), encoding="utf-8"
    )
    build(offline)
    registration = (offline.build / "register_service_worker.js").read_text(encoding="utf-8")
    assert "isolate:!0" in registration


def test_isolation_that_is_not_written_out_is_refused(offline):
    text = SERVICE_WORKER.replace(
        "serve_offline()", "wanted = 1 > 0\nserve_offline(isolate=wanted)"
    )
    offline.service_worker.write_text(text, encoding="utf-8")
    with pytest.raises(SourceProblems, match="isolate must be written out"):
        build(offline)


def test_files_of_the_host_and_large_ones_are_not_kept(offline):
    (offline.public / "_headers").write_text("/*\n", encoding="utf-8")
    (offline.public / "film.mp4").write_bytes(bytes(5_000_001))
    built = build(offline)
    assert not {"_headers", "film.mp4"} & set(kept(offline))
    assert any("public/film.mp4" in note and "offline" in note for note in built.notes)


def test_what_a_first_visit_costs(offline):
    build(offline)
    names = [path.name for path in offline.build.rglob("*") if path.is_file()]
    first = first_visit(offline, offline.build)
    assert {"index.html", "app.js", "worker_app.js"} <= set(first)
    assert any(name.endswith("pyodide.asm.wasm") for name in first)
    assert not {"offline.js", "py_worker.js", "service_worker.js", "deep/other.html"} & set(first)
    assert len(first) < len(names)
    kinds = kinds_of(offline, offline.build, first)
    assert set(kinds.values()) == {"entry", "first"}


def test_sizes_are_told_raw_packed_and_together(offline):
    build(offline)
    sizes = {size.name: size for size in measure(offline, offline.build)}
    page = sizes["app.js"]
    assert page.raw == (offline.build / "app.js").stat().st_size > page.gzip > 0
    assert page.first and page.brotli is not None and page.brotli < page.raw
    (wasm,) = [size for name, size in sizes.items() if "pyodide.asm.wasm" in name]
    assert wasm.gzip < wasm.raw / 2
    both = total("both", [page, wasm])
    assert (both.raw, both.gzip) == (page.raw + wasm.raw, page.gzip + wasm.gzip)
    assert warnings([page]) == []


def test_a_file_over_its_budget_is_told(offline):
    build(offline)
    large = "".join(hashlib.sha256(str(n).encode()).hexdigest() for n in range(1000))
    (offline.build / "app.js").write_text(large, encoding="ascii")
    (text,) = warnings(measure(offline, offline.build))
    assert text.startswith("app.js is over its budget of 25.0 kB")
