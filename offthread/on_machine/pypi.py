"""Runs on the machine: asks PyPI, through pip, for wheels that run in Pyodide.

pip is the client that is set up for the developer's network: mirrors, proxies, credentials.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from offthread.on_machine.tools import run_tool
from offthread.on_machine.wheels import PLATFORM, PYTHON

SECONDS = 180
PLATFORM_OPTIONS = (
    *("--platform", PLATFORM, "--python-version", PYTHON, "--implementation", "cp"),
    *("--abi", "cp314", "--abi", "abi3", "--abi", "none", "--only-binary=:all:"),
)
PATIENCE = ("--retries", "1", "--timeout", "10", "--disable-pip-version-check")
NO_NETWORK = ("could not fetch url", "connection", "name resolution", "timed out", "proxyerror")
# No version is called so: pip names those that there are, and downloads nothing.
NO_VERSION = "===none"


class PyPI:
    """One build's questions; each is asked once. ``is_unreachable`` after one without network."""

    def __init__(self) -> None:
        self.is_unreachable = False
        self._versions: dict[str, list[Version]] = {}
        self._downloaded: dict[str, bool] = {}

    def versions(self, name: str) -> list[Version]:
        """The versions that have a wheel for Pyodide, the newest first."""
        key = canonicalize_name(name)
        if key not in self._versions:
            done = self._pip("--quiet", "--no-deps", f"{name}{NO_VERSION}")
            found = re.search(r"from versions: ([^)]*)\)", done.stderr) if done else None
            texts = found[1].split(", ") if found and found[1] != "none" else []
            self._versions[key] = sorted(map(Version, texts), reverse=True)
        return self._versions[key]

    def download(self, wanted: Requirement, folder: Path) -> bool:
        """Bring the best wheel of ``wanted``, without what it needs, into ``folder``."""
        text = f"{wanted.name}{wanted.specifier}"
        if text not in self._downloaded:
            # What a wheel needs is walked by packages.py: some is in Pyodide's distribution only,
            # where pip would give up.
            done = self._pip("--quiet", "--no-deps", "--dest", str(folder), text)
            self._downloaded[text] = done is not None and done.returncode == 0
        return self._downloaded[text]

    def forget(self, wanted: Requirement) -> None:
        """The next ``download`` of ``wanted`` asks again."""
        self._downloaded.pop(f"{wanted.name}{wanted.specifier}", None)

    def files(self, name: str) -> list[str]:
        """The names of all wheels and source archives of ``name``, for whatever platform."""
        done = self._pip("-vv", "--no-deps", f"{name}{NO_VERSION}")
        links = re.findall(r"/([^/\s#]+\.(?:whl|tar\.gz|zip))[#\s]", done.stdout if done else "")
        return sorted({unquote(link) for link in links if _is_of(unquote(link), name)})

    def _pip(self, *arguments: str) -> subprocess.CompletedProcess[str] | None:
        if self.is_unreachable:
            return None
        command = [sys.executable, "-m", "pip", "download", *PLATFORM_OPTIONS, *PATIENCE]
        done = run_tool([*command, *arguments], SECONDS)
        if done.returncode and any(sign in done.stderr.lower() for sign in NO_NETWORK):
            self.is_unreachable = True
        return done


def _is_of(file: str, name: str) -> bool:
    """Whether ``file`` is of the package ``name``: what stands before its version."""
    found = re.match(r"(.+?)-\d", file)
    return found is not None and canonicalize_name(found[1]) == canonicalize_name(name)
