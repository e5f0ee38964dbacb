"""Runs in CPython: where the benchmark's files are, and the site made of them."""

from __future__ import annotations

import shutil
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
    """The built project whose page is opened by double-click; it is built anew each time."""
    folder = KEPT / "disk"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "workspace").mkdir(parents=True)
    app = (PAGES / "file" / "app.py").read_text(encoding="utf-8")
    return Workspace(folder / "workspace").variant(folder, {"app.py": app})
