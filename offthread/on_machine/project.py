"""Runs on the machine: where everything of a project lies. Nothing else spells these paths."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from offthread.on_machine.errors import BuildError, shorten

FRAMEWORK = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Project:
    """A folder with an app.py; ``root`` is absolute."""

    root: Path

    @classmethod
    def at(cls, folder: Path) -> Project:
        """The project in ``folder``; BuildError where it holds no app.py and worker_app.py."""
        root = folder.resolve()
        for name in ("app.py", "worker_app.py"):
            if not (root / name).is_file():
                raise BuildError(
                    f"There is no {name} in {root}. Run this command in the folder that holds it."
                )
        return cls(root)

    @property
    def app(self) -> Path:
        return self.root / "app.py"

    @property
    def worker_app(self) -> Path:
        return self.root / "worker_app.py"

    @property
    def service_worker(self) -> Path:
        """It may be missing: then the page has no service worker."""
        return self.root / "service_worker.py"

    @property
    def public(self) -> Path:
        return self.root / "public"

    @property
    def scripts(self) -> Path:
        return self.root / "scripts"

    @property
    def build(self) -> Path:
        return self.root / "build"

    @property
    def node_modules(self) -> Path:
        return self.root / "node_modules"

    @property
    def package_lock(self) -> Path:
        return self.root / "package-lock.json"

    @property
    def offthread_lock(self) -> Path:
        return self.root / "offthread-lock.json"

    @property
    def cache(self) -> Path:
        """Downloads and half-made files; safe to delete at any time."""
        return self.root / ".offthread"

    def relative(self, path: Path) -> str:
        """``path`` as a person names it: from the project's folder where it lies in there."""
        return shorten(path, self.root).as_posix()
