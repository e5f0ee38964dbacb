"""Runs on the machine: the development build of the dev server, and the news of it."""

from __future__ import annotations

import asyncio
import secrets
import traceback
from dataclasses import dataclass, field
from typing import Any

from offthread.on_machine.build import build
from offthread.on_machine.bundle import PAGE_URL, Bundle, write_bundle
from offthread.on_machine.compiler.problems import SourceProblems
from offthread.on_machine.errors import BuildError, explain
from offthread.on_machine.node import ensure_node_packages
from offthread.on_machine.project import Project
from offthread.on_machine.scripts import ON_PAGE, compile_python
from offthread.on_machine.workshop import Workshop


@dataclass(frozen=True)
class Attempt:
    """How one build ended: what to print, ``problems`` for the pages, whether files changed."""

    text: str = ""
    problems: list[dict[str, Any]] = field(default_factory=list)
    changed: bool = False


class LiveBuild:
    """One development build, made again on demand.

    ``state`` is what pages are told: ``build`` (str, another one for each change of the output)
    and ``problems`` (list of plain objects, empty where the last build ended well).
    """

    def __init__(self, project: Project, allow_cdn: bool = False) -> None:
        self.project, self.allow_cdn = project, allow_cdn
        self.output = project.cache / "development" / "served"
        self.client = project.cache / "development" / "client.js"
        self.state: dict[str, Any] = {"build": secrets.token_hex(4), "problems": []}
        self._news = asyncio.Condition()
        self._client_written = False
        self._said = ""
        self._notes: list[str] = []
        self.closed = False
        self.first_build_ended = asyncio.Event()

    @property
    def has_page(self) -> bool:
        return (self.output / "index.html").is_file()

    async def build(self) -> None:
        """Build in a thread and tell whoever waits, how ever it ended."""
        attempt = await asyncio.to_thread(self._attempt)
        is_first = not self.first_build_ended.is_set()
        self._say(attempt.text or ("Built." if attempt.changed or is_first else ""))
        mended = bool(self.state["problems"]) and not attempt.problems
        name = secrets.token_hex(4) if attempt.changed or mended else self.state["build"]
        await self._tell({"build": name, "problems": attempt.problems})
        self.first_build_ended.set()

    async def wait_for_news(self, seen: dict[str, Any] | None, seconds: float) -> bool:
        """Wait until ``state`` is another than ``seen``; False after ``seconds`` without news."""
        async with self._news:
            try:
                await asyncio.wait_for(
                    self._news.wait_for(lambda: self.closed or self.state != seen), timeout=seconds
                )
            except asyncio.TimeoutError:
                return False
        return True

    async def close(self) -> None:
        """Let go whoever waits for news."""
        self.closed = True
        async with self._news:
            self._news.notify_all()

    def _attempt(self) -> Attempt:
        try:
            return Attempt(changed=self._build())
        except (BuildError, SourceProblems) as error:
            text = f"{explain(error, self.project.root)}\nThe last good build is still served."
            return Attempt(text, describe_problems(self.project, error))
        except Exception as error:  # A fault of ours must not leave the pages waiting.
            text = f"{traceback.format_exc()}\nThis is a fault of Offthread: please report it."
            fault = BuildError(f"Offthread itself failed ({error!r}); see the server's output.")
            return Attempt(text, describe_problems(self.project, fault))

    def _build(self) -> bool:
        # The script that shows problems comes first: it must be there when app.py has some.
        self._write_client()
        built = build(self.project, output=self.output, development=True, allow_cdn=self.allow_cdn)
        for note in built.notes:
            if note not in self._notes:
                print(f"note: {note}", flush=True)
        self._notes = built.notes
        return built.changed

    def _write_client(self) -> None:
        if self._client_written:
            return
        ensure_node_packages(self.project)
        workshop = Workshop(self.project, self.output, development=True)
        entry, _sources = compile_python(workshop, ON_PAGE / "development.py")
        write_bundle(
            self.project,
            Bundle(entry, self.client, "iife", PAGE_URL, development=True, source_map=False),
        )
        self._client_written = True

    def _say(self, text: str) -> None:
        # Said once: a log of this server that lies in the project is itself a changed file.
        if text and (text != self._said or text == "Built."):
            print(text, flush=True)
        self._said = text

    async def _tell(self, state: dict[str, Any]) -> None:
        async with self._news:
            self.state = state
            self._news.notify_all()


def describe_problems(project: Project, error: BuildError | SourceProblems) -> list[dict[str, Any]]:
    """A failed build as plain objects for the page: file, line, column, source, message, remedy."""
    if isinstance(error, BuildError):
        return [_described("", 0, 0, "", str(error), "")]
    return [
        _described(
            project.relative(problem.path),
            problem.line,
            problem.column,
            problem.source_line,
            problem.message,
            problem.remedy,
        )
        for problem in error.problems
    ]


def _described(
    file: str, line: int, column: int, source: str, message: str, remedy: str
) -> dict[str, Any]:
    return {
        "file": file,
        "line": line,
        "column": column,
        "source": source,
        "message": message,
        "remedy": remedy,
    }
