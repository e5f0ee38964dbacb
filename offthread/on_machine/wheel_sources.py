"""Runs on the machine: gets files of packages from where they can be had, and quickly gives up
where not.

The folder named by OFFTHREAD_WHEELS, earlier downloads (.offthread/wheels), Pyodide's CDN (its own
builds, their sha256 checked against Pyodide's lock file) and PyPI, asked through pip.
"""

from __future__ import annotations

import hashlib
import os
import urllib.error
import urllib.request
from pathlib import Path

from packaging.requirements import Requirement
from packaging.version import Version

from offthread.on_machine.errors import BuildError
from offthread.on_machine.pypi import PyPI
from offthread.on_machine.wheels import Wheel, find_wheel, is_whole, sha256_of, wheels_in

CDN_SECONDS = 5


class WheelSources:
    """Where files come from in one build; remembers what could not be reached.

    ``given`` are the wheels of OFFTHREAD_WHEELS that Pyodide can use, ``unusable`` the others.
    """

    def __init__(self, downloads: Path, given: Path | None) -> None:
        self._downloads = downloads
        self._downloads.mkdir(parents=True, exist_ok=True)
        self._given = given
        self.given = wheels_in(given) if given else []
        usable = {wheel.path for wheel in self.given}
        self.unusable = (
            [path for path in given.glob("*.whl") if path not in usable] if given else []
        )
        self.pypi = PyPI()
        self.cdn_is_unreachable = False

    def downloaded(self, wanted: Requirement) -> Wheel | None:
        """A wheel of an earlier download; a damaged one is thrown away."""
        while wheel := find_wheel(wheels_in(self._downloads), wanted):
            if is_whole(wheel.path):
                return wheel
            wheel.path.unlink()
        return None

    def on_disk(self, name: str, sha256: str) -> Path | None:
        """The file ``name`` of OFFTHREAD_WHEELS or an earlier download with just this content."""
        places = [self.given_file(name), self.downloaded_file(name)]
        return next((path for path in places if path and sha256_of(path) == sha256), None)

    def given_file(self, name: str) -> Path | None:
        """The file ``name`` of OFFTHREAD_WHEELS."""
        path = self._given / name if self._given else None
        return path if path and path.is_file() else None

    def downloaded_file(self, name: str) -> Path | None:
        """The file ``name`` of an earlier download."""
        path = self._downloads / name
        return path if path.is_file() else None

    def from_cdn(self, url: str, sha256: str) -> Path | None:
        """Pyodide's own file at ``url``, kept; None where the CDN cannot be reached."""
        if self.cdn_is_unreachable:
            return None
        try:
            with urllib.request.urlopen(url, timeout=CDN_SECONDS) as answer:
                content: bytes = answer.read()
        except urllib.error.HTTPError:
            return None
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            self.cdn_is_unreachable = True
            return None
        return self._keep(url.rsplit("/", 1)[1], content, sha256)

    def from_pypi(self, name: str, version: Version) -> Wheel | None:
        """The wheel of just this version, downloaded; None where PyPI has none that fits."""
        return self.best_of_pypi(Requirement(f"{name}=={version}"))

    def best_of_pypi(self, wanted: Requirement) -> Wheel | None:
        """The wheel that pip would take: the newest that was not withdrawn."""
        if not self.pypi.download(wanted, self._downloads):
            return None
        return self.downloaded(wanted)

    def again_from_pypi(self, name: str, version: str, file_name: str) -> Path | None:
        """The file downloaded anew, whatever is there; None (and all as it was) without PyPI."""
        path = self._downloads / file_name
        kept = path.read_bytes() if path.is_file() else None
        path.unlink(missing_ok=True)
        self.pypi.forget(Requirement(f"{name}=={version}"))
        self.from_pypi(name, Version(version))
        if path.is_file():
            return path
        if kept is not None:
            path.write_bytes(kept)
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
