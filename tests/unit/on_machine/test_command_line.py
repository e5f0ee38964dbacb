"""Runs in CPython: ``python -m offthread`` and ``nox`` as a person calls them."""

from __future__ import annotations

import importlib.util
import os
import resource
import subprocess
import sys

import pytest

from offthread.on_machine.interpreter import problem_with_interpreter
from offthread.on_machine.node import find_node
from offthread.on_machine.project import FRAMEWORK

ROOT = FRAMEWORK.parent


def offthread(project, *arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "offthread", *arguments],
        cwd=project.root,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        stdin=subprocess.DEVNULL,
    )


def processor_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_build_says_its_steps_and_sizes_and_is_quick_the_second_time(project):
    first = offthread(project, "build")
    assert first.returncode == 0, first.stderr
    assert "Compile app.py" in first.stdout and "app.js is made of" in first.stdout
    before = processor_seconds()
    second = offthread(project, "build")
    assert processor_seconds() - before < 1  # of the processor: other work does not count
    assert second.stdout == "build/ is up to date.\n"


def test_a_syntax_error_is_told_with_file_line_and_caret(project):
    project.app.write_text("value = 1\nif value == 1\n    pass\n", encoding="utf-8")
    done = offthread(project, "build")
    assert done.returncode == 1
    assert done.stderr.startswith("app.py:2: SyntaxError")
    assert "    if value == 1\n                 ^" in done.stderr
    assert "Traceback" not in done.stderr


NO_NETWORK = dict.fromkeys(
    ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), "http://127.0.0.1:9"
)


def test_what_only_the_cdn_has_stops_the_build_unless_it_is_allowed(project):
    project.worker_app.write_text('PACKAGES = ["numpy"]\n', encoding="utf-8")
    done = offthread(project, "build", **NO_NETWORK)
    assert done.returncode == 1 and not project.build.exists()
    assert done.stderr.startswith("PACKAGES in worker_app.py needs numpy: ")
    assert "--allow-cdn" in done.stderr and "Traceback" not in done.stderr
    allowed = offthread(project, "build", "--allow-cdn", **NO_NETWORK)
    assert allowed.returncode == 0, allowed.stderr
    assert "note: numpy: not to be had while building" in allowed.stdout
    assert project.offthread_lock.is_file()


def test_a_folder_without_a_project_is_told_so(project, tmp_path_factory):
    project.app.unlink()
    done = offthread(project, "build")
    assert done.returncode == 1 and done.stderr.startswith("There is no app.py in")


def test_transpile_gives_one_module_that_runs_in_node(project, tmp_path):
    source, output = tmp_path / "program.py", tmp_path / "out" / "program.mjs"
    (tmp_path / "helper.py").write_text("def double(x):\n    return 2 * x\n", encoding="utf-8")
    source.write_text("from helper import double\n\nprint('twice', double(21))\n", encoding="utf-8")
    done = offthread(project, "transpile", str(source), "-o", str(output))
    assert done.returncode == 0, done.stderr
    ran = subprocess.run([find_node(), output], capture_output=True, text=True, timeout=60)
    assert (ran.stdout, ran.stderr) == ("twice 42\n", "")


def test_transpile_of_a_wrong_source_writes_nothing(project, tmp_path):
    source, output = tmp_path / "program.py", tmp_path / "program.mjs"
    source.write_text("def f(:\n", encoding="utf-8")
    done = offthread(project, "transpile", str(source), "-o", str(output))
    assert done.returncode == 1 and "program.py:1: SyntaxError" in done.stderr
    assert not output.exists()


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_interpreters_that_can_build(version):
    assert problem_with_interpreter(version) == ""


@pytest.mark.parametrize("version", [(2, 7), (3, 10), (3, 14), (4, 0)])
def test_interpreters_that_cannot_are_refused_with_the_next_step(version):
    problem = problem_with_interpreter(version)
    assert f"Python {version[0]}.{version[1]}" in problem and "-m venv .venv" in problem


def test_nox_lists_the_sessions():
    done = subprocess.run(
        [sys.executable, "-m", "nox", "--list", "--no-color"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )
    for session in ("build", "serve", "test", "lint"):
        assert f" {session} -> " in done.stdout


def test_nox_is_pinned_where_the_sessions_look_for_the_tools():
    assert importlib.util.find_spec("nox")
    assert "\nnox==" in (ROOT / "requirements.txt").read_text(encoding="utf-8")
