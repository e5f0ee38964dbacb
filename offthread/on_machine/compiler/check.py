"""Runs on the machine: refuses what syntax alone shows cannot be made right on the page."""

from __future__ import annotations

import ast

from offthread.on_machine.compiler.lower.base import Place
from offthread.on_machine.compiler.problems import Refused


def check(tree: ast.Module, place: Place) -> list[Refused]:
    """Everything in the module that cannot be compiled to mean Python."""
    return []
