"""Runs on the machine: gets a wheel from where it can be had, and quickly gives up where not.

In this order: the folder named by OFFTHREAD_WHEELS, earlier downloads (.offthread/wheels),
Pyodide's CDN (its own builds only, sha256 checked against Pyodide's lock file), PyPI by pip.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

from packaging.requirements import Requirement

from offthread.on_machine.errors import BuildError
from offthread.on_machine.tools import run_tool
from offthread.on_machine.wheels import PLATFORM, PYTHON, Wheel, find_wheel, wheels_in

CDN_SECONDS = 5
PIP_SECONDS = 180
PIP_PLATFORM = (
    *("--platform", PLATFORM, "--python-version", PYTHON, "--implementation", "cp"),
    *("--abi", "cp314", "--abi", "abi3", "--abi", "none", "--only-binary=:all:"),
)
NO_NETWORK = ("could not fetch url", "connection", "name resolution", "timed out", "proxyerror")


class WheelSources:
    """Where wheels come from in one build; remembers what could not be reached."""

    def __init__(self, downloads: Path, given: Path | None) -> None:
        self._downloads = downloads
        self._downloads.mkdir(parents=True, exist_ok=True)
        self.given = wheels_in(given) if given else []
        self.unreachable: set[str] = set()
        self.last_answer = ""

    def from_disk(self, wanted: Requirement) -> Wheel | None:
        """A wheel of OFFTHREAD_WHEELS or of an earlier download."""
        return find_wheel([*self.given, *wheels_in(self._downloads)], wanted)

    def from_cdn(self, url: str, sha256: str) -> Wheel | None:
        """Pyodide's own build at ``url``; None where the CDN cannot be reached."""
        if "cdn" in self.unreachable:
            return None
        try:
            with urllib.request.urlopen(url, timeout=CDN_SECONDS) as answer:
                content: bytes = answer.read()
        except urllib.error.HTTPError:
            return None
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            self.unreachable.add("cdn")
            return None
        return Wheel.at(self._keep(url.rsplit("/", 1)[1], content, sha256))

    def from_pypi(self, wanted: Requirement) -> Wheel | None:
        """A pure wheel or one for Pyodide's platform; None where PyPI has none, or no network."""
        if "pypi" in self.unreachable:
            return None
        done = _pip_download(wanted, self._downloads)
        if done.returncode == 0:
            return find_wheel(wheels_in(self._downloads), wanted)
        self.last_answer = done.stderr.strip().splitlines()[-1] if done.stderr.strip() else ""
        if any(sign in done.stderr.lower() for sign in NO_NETWORK):
            self.unreachable.add("pypi")
        return None

    def _keep(self, name: str, content: bytes, sha256: str) -> Path:
        found = hashlib.sha256(content).hexdigest()
        if found != sha256:
            raise BuildError(
                f"{name} from Pyodide's CDN has the sha256 {found}, but Pyodide's lock file says "
                f"{sha256}. Nothing was kept; something between here and the CDN changes files."
            )
        path = self._downloads / name
        part = path.with_suffix(".part")
        part.write_bytes(content)
        part.replace(path)
        return path


def given_folder() -> Path | None:
    """The folder of OFFTHREAD_WHEELS, or None; BuildError where it does not exist."""
    name = os.environ.get("OFFTHREAD_WHEELS")
    if not name:
        return None
    folder = Path(name).resolve()
    if not folder.is_dir():
        raise BuildError(
            f"OFFTHREAD_WHEELS names {folder}, which is not a folder. Unset or mend it."
        )
    return folder


def _pip_download(wanted: Requirement, folder: Path) -> subprocess.CompletedProcess[str]:
    # The dependencies are walked by packages.py: some are in Pyodide's distribution only, where
    # pip would give up.
    text = f"{wanted.name}{wanted.specifier}"
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", *PIP_PLATFORM]
    patience = ["--retries", "1", "--timeout", "10", "--disable-pip-version-check"]
    return run_tool([*command, *patience, "--dest", str(folder), text], PIP_SECONDS)
