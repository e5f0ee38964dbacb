"""Runs in CPython: where the benchmark's files are, and the site made of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.bench.packing import Packer
from tests.bench.site import BenchSite
from tests.browser.projects import ROOT, Workspace

PAGES = Path(__file__).parent / "pages"
PROJECT = Path(__file__).parent / "project"
KEPT = ROOT / ".offthread" / "bench"


def bench_site(encoding: str = "gzip") -> BenchSite:
    """A server of npm's packages, of Offthread's build and of the peers' pages."""
    mounts = {"/npm/": npm_packages(), "/build/": offthread_build(), "/pages/": PAGES}
    return BenchSite(mounts, Packer(encoding, KEPT / "packed"))


def npm_packages() -> Path:
    """What the build has fetched by the committed lock file, the peers among it."""
    return offthread_build().parent / "node_modules"


@cache
def offthread_build() -> Path:
    """build/ of the benchmark's own project, which has a page that can be opened from disk."""
    folder = KEPT / "workspace"
    folder.mkdir(parents=True, exist_ok=True)
    return Workspace(folder).rebuild(
        {file.name: file.read_text(encoding="utf-8") for file in PROJECT.glob("*.py")}
    )
