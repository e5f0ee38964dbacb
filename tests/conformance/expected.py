"""Runs on the machine: what CPython prints for each case, remembered in ``expected.json``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.conformance.cases import Case

REMEMBERED = Path(__file__).parent / "expected.json"


@dataclass(frozen=True)
class Answer:
    """What a program printed, and the name of the exception that ended it ("" for none)."""

    output: str
    error: str = ""


def expected(cases: list[Case]) -> dict[str, Answer]:
    """CPython's answer for each case, by name. New or changed cases are run now."""
    known = json.loads(REMEMBERED.read_text(encoding="utf-8")) if REMEMBERED.is_file() else {}
    new = [case for case in cases if case.key not in known]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for case, answer in zip(new, pool.map(run_in_cpython, new), strict=True):
            known[case.key] = asdict(answer)
    if new:
        text = json.dumps(known, indent=0, sort_keys=True, ensure_ascii=False)
        REMEMBERED.write_text(text + "\n", encoding="utf-8")
    return {case.name: Answer(**known[case.key]) for case in cases}


def run_in_cpython(case: Case) -> Answer:
    """Run one case in a process of its own."""
    environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
    ended = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", case.source],
        capture_output=True,
        env=environment,
        timeout=60,
        check=False,
    )
    lines = ended.stderr.decode().strip().splitlines()
    error = lines[-1].split(":")[0].split(".")[-1] if ended.returncode and lines else ""
    return Answer(ended.stdout.decode(), error)


def forget_unused(cases: list[Case]) -> None:
    """Drop answers of cases that exist no more."""
    known = json.loads(REMEMBERED.read_text(encoding="utf-8"))
    used = {case.key for case in cases}
    kept = {key: answer for key, answer in known.items() if key in used}
    text = json.dumps(kept, indent=0, sort_keys=True, ensure_ascii=False)
    REMEMBERED.write_text(text + "\n", encoding="utf-8")
