"""Runs on the machine: says how each compiled case compares with CPython."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from tests.conformance.cases import Case
from tests.conformance.compiled import Ending
from tests.conformance.expected import Answer

KINDS = ("same", "refused", "loud", "silent", "broken")


@dataclass(frozen=True)
class Outcome:
    """``kind``: same; refused by the build; loud (ended by an exception that CPython does not
    raise); silent (wrong without a word); broken (the compiler crashed, JavaScript does not
    parse, or the program hangs)."""

    case: Case
    kind: str
    expected: Answer
    ending: Ending

    def difference(self) -> str:
        """The program, and what differs, for a developer's eyes."""
        lines = difflib.unified_diff(
            self.expected.output.splitlines(), self.ending.output.splitlines(),
            "CPython", "compiled", lineterm="", n=2,
        )  # fmt: skip
        shown = [f"=== {self.case.name}: {self.kind}", self.case.source.rstrip(), "---"]
        shown += [*lines, self.ending.message[:1500]]
        if self.expected.error != self.ending.error:
            shown.append(f"CPython ended with {self.expected.error or 'no exception'}")
        return "\n".join(line for line in shown if line)


def compare(case: Case, answer: Answer, ending: Ending) -> Outcome:
    """Put one ending into its class."""
    return Outcome(case, _kind(answer, ending), answer, ending)


def _kind(answer: Answer, ending: Ending) -> str:
    if ending.kind == "refused":
        return "broken" if "the compiler failed" in ending.message else "refused"
    if ending.kind == "crashed" or ending.error in ("SyntaxError", "Timeout", "ThreadError"):
        same = ending.error == answer.error and ending.output == answer.output
        return "same" if same and ending.kind == "ran" else "broken"
    if ending.output == answer.output and ending.error == answer.error:
        return "same"
    return "loud" if ending.error else "silent"
