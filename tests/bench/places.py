"""Runs in CPython: where the benchmark's files are, and the site made of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.bench.packing import Packer
from tests.bench.site import BenchSite
from tests.browser.projects import ROOT, Workspace

PAGES = Path(__file__).parent / "pages"
KEPT = ROOT / ".offthread" / "bench"


def bench_site(encoding: str = "gzip") -> BenchSite:
    """A server of npm's packages, of the built project and of the peers' pages."""
    mounts = {"/npm/": ROOT / "node_modules", "/build/": ROOT / "build", "/pages/": PAGES}
    return BenchSite(mounts, Packer(encoding, KEPT / "packed"))


@cache
def on_disk() -> Path:
    """The built project whose page is opened by double-click."""
    workspace, site = KEPT / "workspace", KEPT / "site"
    workspace.mkdir(parents=True, exist_ok=True)
    app = (PAGES / "file" / "app.py").read_text(encoding="utf-8")
    return Workspace(workspace).variant(site, {"app.py": app})
