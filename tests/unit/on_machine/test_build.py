"""Runs in CPython: the whole build on small projects, with the real compiler and esbuild."""

from __future__ import annotations

import gzip
import json
import re
import time
import zipfile
from pathlib import Path

import pytest

from offthread.on_machine.build import STEPS, build
from offthread.on_machine.compiler import SourceProblems
from offthread.on_machine.errors import BuildError
from offthread.on_machine.project import Project
from offthread.on_machine.shares import NOTES, said, shares_of


def steps_of(project: Project, **options: bool) -> list[str]:
    done: list[str] = []
    build(project, starting=lambda title, number, total: done.append(title), **options)
    return done


def content_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_folder_build_is_complete_and_works_alone(project):
    built = build(project)
    names = set(content_of(project.build))
    assert built.changed and built.output == project.build
    assert names >= {
        *("app.js", "app.js.map", "py_worker.js", "py_worker.d.ts", "worker_app.js", "offline.js"),
        *("index.html", "deep/other.html"),
    }
    assert {re.sub("-[0-9a-f]{12}", "-#", name) for name in names if "pyodide/" in name} == {
        *("pyodide/core-#/pyodide.mjs", "pyodide/core-#/pyodide.asm.mjs"),
        *("pyodide/core-#/pyodide.asm.wasm", "pyodide/core-#/python_stdlib.zip"),
        *("pyodide/offthread-lock-#.json", "pyodide/offthread_modules-#.zip"),
        "pyodide/scripts-#.zip",
        "pyodide/snapshot-#.bin",
    }
    assert 'src="./app.js"' in (project.build / "index.html").read_text()
    assert 'src=".././app.js"' in (project.build / "deep/other.html").read_text()


def test_nothing_is_done_twice(project):
    assert len(steps_of(project)) == len(STEPS)
    before = content_of(project.build)
    started = time.perf_counter()
    assert steps_of(project) == []
    assert time.perf_counter() - started < 1
    assert content_of(project.build) == before


def test_a_page_edit_compiles_the_page_only(project):
    build(project)
    project.app.write_text(project.app.read_text().replace("hello ", "good day "))
    assert steps_of(project) == ["Compile app.py"]
    assert "good day" in (project.build / "app.js").read_text()


def test_a_script_edit_packs_the_modules(project):
    build(project)
    (project.scripts / "tools.py").write_text("answer = 43\n")
    assert steps_of(project) == [
        *("Pack Python modules", "Compile worker_app.py", "Compile the offline worker"),
        "Write offline.js",
    ]
    (scripts,) = (project.build / "pyodide").glob("scripts-*.zip")
    assert zipfile.ZipFile(scripts).read("scripts/tools.py") == b"answer = 43\n"
    (own,) = (project.build / "pyodide").glob("offthread_modules-*.zip")
    names = zipfile.ZipFile(own).namelist()
    assert {"offthread/everywhere/messages.py", "offthread/__init__.py"} <= set(names)


def test_equal_sources_give_equal_files(project):
    build(project)
    before = content_of(project.build)
    assert steps_of(project, fresh=True)
    assert content_of(project.build) == before


def test_a_syntax_error_stops_the_build_and_leaves_build_alone(project):
    build(project)
    before = content_of(project.build)
    (project.public / "index.html").write_text("<p>changed too</p>")
    project.app.write_text("def greet(:\n    pass\n")
    with pytest.raises(SourceProblems) as caught:
        build(project)
    (problem,) = caught.value.problems
    assert (problem.path, problem.line) == (project.app, 1)
    assert content_of(project.build) == before


def test_a_first_build_that_fails_leaves_no_folder(project):
    project.app.write_text("x = = 1\n")
    with pytest.raises(SourceProblems):
        build(project)
    assert not project.build.exists()


def test_files_that_are_gone_go_from_build_too(project):
    build(project)
    (project.public / "deep" / "other.html").unlink()
    (project.build / "stray.txt").write_text("not made by the build")
    build(project)
    assert not (project.build / "deep").exists()
    assert not (project.build / "stray.txt").exists()


def test_a_deleted_output_comes_back(project):
    build(project)
    (project.build / "app.js").unlink()
    assert build(project).changed
    assert (project.build / "app.js").is_file()


def test_a_public_file_may_not_take_the_name_of_a_built_one(project):
    (project.public / "app.js").write_text("// mine")
    with pytest.raises(BuildError, match="public/app.js .* Rename it"):
        build(project)


def test_source_maps_name_the_sources_from_the_project(project):
    build(project)
    content = json.loads((project.build / "app.js.map").read_text())
    texts = dict(zip(content["sources"], content["sourcesContent"], strict=True))
    assert texts["../app.py"] == project.app.read_text()
    assert not any("tmp" in name for name in content["sources"])


def test_offline_js_holds_the_worker_and_every_asset(project):
    build(project)
    text = (project.build / "offline.js").read_text(encoding="utf-8")
    unpacking, added = text.split("Object.assign(globalThis.offthreadOffline, ")
    assert "offthreadOffline={unpack:" in unpacking and added.endswith(");\n")
    package = json.loads(added[:-3])
    built = content_of(project.build / "pyodide")
    in_the_worker = ("pyodide.mjs", "pyodide.asm.mjs")
    assert set(package["assets"]) == {
        f"pyodide/{name}" for name in built if not name.endswith(in_the_worker)
    }
    assert "createPyodideModule" in package["worker"]


def test_pyscript_is_vendored_where_a_page_asks_for_it(project):
    build(project)
    assert not (project.build / "pyscript").exists()
    page = '<script type="module" src="../build/pyscript/core.js"></script>'
    (project.public / "pyscript.html").write_text(page)
    build(project)
    assert {"core.js", "core.css", "micropython.mjs", "micropython.wasm"} <= {
        path.name for path in (project.build / "pyscript").iterdir()
    }


def test_a_project_without_app_py_is_told_so(tmp_path):
    with pytest.raises(BuildError, match="There is no app.py in .*Run this command in the folder"):
        Project.at(tmp_path)


SMALL_PAGE = """
from js import document
from offthread.on_page import async_run


async def show(event):
    n = int(document.querySelector("#n").value)
    outcome = await async_run("n * n", {"n": n})
    document.querySelector("#out").textContent = outcome.results


document.querySelector("#go").addEventListener("click", show)
"""


def test_a_page_that_only_reads_runs_and_shows_is_small(project):
    project.app.write_text(SMALL_PAGE)
    build(project)
    assert len(gzip.compress((project.build / "app.js").read_bytes(), 9)) <= 12_000


def test_it_is_known_what_the_page_is_made_of(project):
    project.app.write_text(SMALL_PAGE)
    build(project)
    told = said("app.js", shares_of(project.cache / "release" / NOTES, project.root))
    assert "your modules 0." in told and "the runtime that Python stands on" in told
    assert "Python's library" not in told
