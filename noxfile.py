"""Runs on the machine: a developer's ``nox -s build``, ``serve``, ``test``, ``bench``, ``lint``.

The sessions use the environment that nox itself is installed in (the one of requirements.txt):
a bare machine makes one environment, not two.
"""

import sys
from pathlib import Path

import nox

sys.path.insert(0, str(Path(__file__).parent))
from offthread.on_machine.interpreter import problem_with_interpreter  # noqa: E402

nox.needs_version = ">=2024.4.15"
nox.options.sessions = ["build"]
nox.options.default_venv_backend = "none"


@nox.session
def build(session: nox.Session) -> None:
    """Write build/ (arguments: those of ``python -m offthread build``)."""
    run_python(session, "-m", "offthread", "build", *session.posargs)


@nox.session
def serve(session: nox.Session) -> None:
    """Serve the page on 127.0.0.1 with live reload (``-- --coi --port 8000``)."""
    run_python(session, "-m", "offthread", "serve", *session.posargs)


@nox.session
def test(session: nox.Session) -> None:
    """Build, then run every test (``-- --browser firefox``, or any pytest argument)."""
    run_python(session, "-m", "offthread", "build")
    paths = (
        []
        if any(Path(argument.split("::")[0]).exists() for argument in session.posargs)
        else ["tests"]
    )
    run_python(session, "-m", "pytest", *paths, *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure Offthread beside its peers (``-- --rounds 7 --only cold,again --output docs``)."""
    run_python(session, "-m", "tests.bench", *session.posargs)


@nox.session
def conformance(session: nox.Session) -> None:
    """Compiled Python against CPython, case by case (``-- --show``, or part of a case's name)."""
    run_python(session, "-m", "tests.conformance.run", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """ruff and mypy over everything."""
    run_python(session, "-m", "ruff", "check", ".")
    run_python(session, "-m", "ruff", "format", "--check", ".")
    run_python(session, "-m", "mypy")


def run_python(session: nox.Session, *arguments: str) -> None:
    """Run this very interpreter, after a word about what it lacks."""
    problem = problem_with_interpreter() or problem_with_environment()
    if problem:
        session.error(problem)
    session.run(sys.executable, *arguments, external=True)


def problem_with_environment() -> str:
    """Why nox's environment cannot build, with the next step; an empty text where it can."""
    from importlib.util import find_spec

    if find_spec("transcrypt") and find_spec("pyodide_lock"):
        return ""
    return (
        f"nox runs in {sys.prefix}, which lacks the tools of requirements.txt. Run: "
        "python3 -m venv .venv && .venv/bin/pip install -r requirements.txt && .venv/bin/nox"
    )
