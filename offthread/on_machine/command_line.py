"""Runs on the machine: ``python -m offthread build | serve | transpile``.

Whatever is wrong with a source or a machine is printed as text with its next step and exit
code 1; a traceback here is a fault of Offthread.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from offthread.on_machine.compiler.problems import SourceProblems
from offthread.on_machine.errors import BuildError, explain
from offthread.on_machine.project import FRAMEWORK, Project

if TYPE_CHECKING:
    from offthread.on_machine.build import Built

DEFAULT_PORT = 8000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 only where all went well."""
    options = _parser().parse_args(arguments)
    try:
        command: Callable[[argparse.Namespace], int] = options.command
        return command(options)
    except (BuildError, SourceProblems) as error:
        return _fail(explain(error, Path.cwd()))
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m offthread", description="Offthread")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    build = commands.add_parser("build", help="write build/ from app.py and worker_app.py")
    build.add_argument("--watch", action="store_true", help="build again at each change")
    build.add_argument("--fresh", action="store_true", help="do every step, skip none")
    build.add_argument("--update", action="store_true", help="choose all packages anew")
    _add_allow_cdn(build)
    build.set_defaults(command=_build)
    serve = commands.add_parser("serve", help="serve the page on 127.0.0.1, with live reload")
    serve.add_argument("--coi", action="store_true", help="cross-origin isolated (COOP, COEP)")
    serve.add_argument("--port", type=int, help=f"default {DEFAULT_PORT}, or the next free one")
    _add_allow_cdn(serve)
    serve.set_defaults(command=_serve)
    transpile = commands.add_parser("transpile", help="one Python file to one ES module")
    transpile.add_argument("source", type=Path, metavar="FILE.py")
    transpile.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.mjs")
    transpile.set_defaults(command=_transpile)
    return parser


def _add_allow_cdn(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--allow-cdn",
        action="store_true",
        help="packages that are only on Pyodide's CDN are loaded from there by the page",
    )


def _build(options: argparse.Namespace) -> int:
    project = Project.at(Path.cwd())
    if options.watch:
        from offthread.on_machine.watch import build_at_each_change

        build_at_each_change(project, lambda: _try_build(project, options))
        return 0
    _build_once(project, options)
    return 0


def _serve(options: argparse.Namespace) -> int:
    from offthread.on_machine.serve import serve

    serve(Project.at(Path.cwd()), options.port, options.coi, options.allow_cdn)
    return 0


def _transpile(options: argparse.Namespace) -> int:
    from offthread.on_machine.transpile import transpile

    transpile(Project(FRAMEWORK.parent), options.source, options.output)
    return 0


def _build_once(project: Project, options: argparse.Namespace) -> None:
    from offthread.on_machine.build import build
    from offthread.on_machine.progress import Progress

    with Progress() as progress:
        built = build(
            project,
            fresh=options.fresh,
            allow_cdn=options.allow_cdn,
            update=options.update,
            starting=progress.starting,
        )
    options.update = False  # Once is enough where --watch builds again.
    _tell(project, built)


def _try_build(project: Project, options: argparse.Namespace) -> None:
    try:
        _build_once(project, options)
    except (BuildError, SourceProblems) as error:
        _fail(explain(error, project.root))


def _tell(project: Project, built: Built) -> None:
    for note in built.notes:
        print(f"note: {note}")
    name = project.relative(built.output)
    if not built.changed:
        print(f"{name}/ is up to date.")
        return
    from offthread.on_machine.shares import NOTES, said, shares_of
    from offthread.on_machine.sizes import measure, show, warnings

    sizes = measure(project, built.output)
    show(sizes)
    print(said("app.js", shares_of(project.cache / "release" / NOTES, project.root)))
    for text in warnings(sizes):
        print(f"warning: {text}")
    print(f"{name}/ is built: open public/index.html by double-click.")


def _fail(text: str) -> int:
    print(text, file=sys.stderr)
    return 1
