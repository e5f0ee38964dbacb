"""Runs on the machine: reads what Pyodide's distribution has – its own lock file, from npm.

Everything of it is on Pyodide's CDN; little else of it is anywhere.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from packaging.utils import canonicalize_name
from packaging.version import Version

from offthread.on_machine.project import Project

LockFile = dict[str, Any]


@dataclass(frozen=True)
class Distribution:
    """Pyodide's lock file as it is (``lock``), the address of its ``cdn`` (ends with a slash) and
    the ``version`` of Pyodide."""

    lock: LockFile
    cdn: str
    version: str

    @classmethod
    def of(cls, project: Project) -> Distribution:
        """That of the Pyodide which package-lock.json pins."""
        folder = project.node_modules / "pyodide"
        lock = json.loads((folder / "pyodide-lock.json").read_text(encoding="utf-8"))
        package = json.loads((folder / "package.json").read_text(encoding="utf-8"))
        version = package["version"]
        return cls(lock, f"https://cdn.jsdelivr.net/pyodide/v{version}/full/", version)

    def entry(self, name: str) -> dict[str, Any] | None:
        """What the lock file says of the package ``name``; None where it has no such package."""
        found: dict[str, Any] | None = self.lock["packages"].get(canonicalize_name(name))
        return found

    def version_of(self, name: str) -> Version | None:
        entry = self.entry(name)
        return Version(entry["version"]) if entry else None

    def depends(self, name: str, *, native: bool = False) -> list[str]:
        """What it needs; ``native``: only C libraries, which no wheel's metadata names."""
        entry = self.entry(name)
        needs = [str(canonicalize_name(need)) for need in entry["depends"]] if entry else []
        return [need for need in needs if not native or self.is_native(need)]

    def is_native(self, name: str) -> bool:
        """Whether it is a C library in a zip: PyPI may have something else under its name."""
        entry = self.entry(name)
        return entry is not None and entry["package_type"] != "package"

    def provider(self, module: str) -> str | None:
        """The package that has the top-level ``module``, or None."""
        return self._providers.get(module)

    @cached_property
    def _providers(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for name, entry in sorted(self.lock["packages"].items()):
            for module in entry["imports"]:
                top = module.partition(".")[0]
                if name == canonicalize_name(top) or top not in found:
                    found[top] = name
        return found
