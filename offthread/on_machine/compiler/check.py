"""Runs on the machine: refuses what syntax alone shows cannot be made right on the page."""

from __future__ import annotations

import ast
from pathlib import Path


def check(tree: ast.Module, path: Path) -> None:
    """Raise Refused at the first place that cannot be compiled to mean Python."""
