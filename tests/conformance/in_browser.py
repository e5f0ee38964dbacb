"""Runs on the machine: the cases that need a browser, compiled and run in Chromium.

These are the cases of asyncio, whose timers are the browser's there, and those of
``cases_in_browser.txt``, which speak to JavaScript's own objects: CPython cannot run them, so what
each is to print stands behind it, after a line ``--- prints``.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from offthread.on_machine.project import FRAMEWORK
from tests.browser import engines
from tests.browser.server import StaticServer
from tests.conformance.cases import Case, read_cases
from tests.conformance.compare import Outcome, compare
from tests.conformance.compiled import Ending, compile_cases
from tests.conformance.expected import Answer, expected

HERE = Path(__file__).parent
FILE = HERE / "cases_in_browser.txt"
RUN = "return runCase(arguments[0]);"


def run_in_browser(name_filter: str = "") -> list[Outcome]:
    """Every case that needs a browser and whose name or group contains ``name_filter``."""
    answers = {**_own_cases(), **_timer_cases()}
    chosen = [case for case in answers if name_filter in case.name or name_filter in case.group]
    if not chosen:
        return []
    endings = _run(chosen)
    return [compare(case, answers[case], endings[case.name]) for case in chosen]


def _own_cases() -> dict[Case, Answer]:
    parts = re.split(r"^### (.+)\n", FILE.read_text(encoding="utf-8"), flags=re.M)[1:]
    found = {}
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        source, printed = text.split("--- prints\n")
        found[Case(f"browser.{name.strip()}", "in Chromium: JavaScript", source)] = Answer(printed)
    return found


def _timer_cases() -> dict[Case, Answer]:
    cases = read_cases("asyncio")
    answers = expected(cases)
    return {
        Case(f"browser.{case.name}", "in Chromium: asyncio", case.source): answers[case.name]
        for case in cases
    }


def _run(cases: list[Case]) -> dict[str, Ending]:
    with tempfile.TemporaryDirectory(prefix="offthread-conformance-") as folder:
        endings, modules = compile_cases(Path(folder), cases)
        mounts = {f"{folder}/": Path(folder), f"{FRAMEWORK}/": FRAMEWORK, "/conformance/": HERE}
        server = StaticServer(mounts)
        engine = engines.start("chromium")
        try:
            engine.new_page()
            engine.go(server.url("conformance/page.html"))
            for name, path in modules.items():
                endings[name] = Ending("ran", **engine.execute(RUN, server.url(str(path))))
        finally:
            engine.quit()
            server.close()
    return endings
