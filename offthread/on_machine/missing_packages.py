"""Runs on the machine: says why a package cannot be had, and what to do."""

from __future__ import annotations

from packaging.utils import canonicalize_name

from offthread.on_machine.candidates import Asked
from offthread.on_machine.distribution import Distribution
from offthread.on_machine.wheel_sources import WheelSources
from offthread.on_machine.wheels import Wheel

SHOWN = 4  # systems or versions, before "and N more"
SYSTEMS = {"linux": "Linux", "macosx": "macOS", "win": "Windows"}


def why_not(asked: Asked, distribution: Distribution, sources: WheelSources) -> str:
    """The whole error text for a requirement that no file satisfies."""
    ours = distribution.version_of(asked.name)
    fits = ours is not None and asked.requirement.specifier.contains(ours, prereleases=True)
    reason = (
        only_on_cdn(asked.name, distribution, sources)
        if fits
        else _not_on_pypi(asked, distribution, sources)
    )
    return f"{asked.by} needs {asked.requirement}: {reason}{_given_but_unusable(asked, sources)}"


def only_on_cdn(name: str, distribution: Distribution, sources: WheelSources) -> str:
    """Why Pyodide's own build is no help here, and what to do."""
    pypi = "nor can PyPI" if sources.pypi.is_unreachable else "and PyPI has no such wheel"
    return (
        f"{name} {distribution.version_of(name)} is on Pyodide's CDN, which cannot be reached from "
        f"here, {pypi}. Pass --allow-cdn, and the page loads it from {distribution.cdn} (nox: "
        "`nox -s build -- --allow-cdn`); or build where it can be reached; or put its wheel into a "
        "folder and name that folder in OFFTHREAD_WHEELS."
    )


def _not_on_pypi(asked: Asked, distribution: Distribution, sources: WheelSources) -> str:
    ours = distribution.version_of(asked.name)
    known = f" Pyodide's distribution has {ours}." if ours else ""
    if sources.pypi.is_unreachable:
        return (
            f"PyPI cannot be reached, and no earlier download fits.{known} Build where it can be "
            "reached, correct the name or version, or name a folder with its wheel in "
            "OFFTHREAD_WHEELS."
        )
    versions = [str(version) for version in sources.pypi.versions(asked.name)]
    if versions:
        return f"PyPI has it for Pyodide in {_some(versions)}.{known} Ask for one of these."
    return _not_for_webassembly(asked.name, sources.pypi.files(asked.name), known)


def _not_for_webassembly(name: str, files: list[str], known: str) -> str:
    if not files:
        return f"PyPI has no package of that name.{known} Correct the name."
    wheels = [file for file in files if file.endswith(".whl")]
    only = (
        f"only wheels for {_some(sorted({_system_of(file) for file in wheels}))} exist, such as "
        f"{wheels[-1]}"
        if wheels
        else f"only source archives exist, such as {files[-1]}"
    )
    return (
        f"it is not built for WebAssembly: {only}.{known} Take another package, or build its wheel "
        "for Pyodide (pyodide-build makes pyemscripten wheels), put it into a folder and name that "
        "folder in OFFTHREAD_WHEELS."
    )


def _system_of(file: str) -> str:
    """The system that a wheel is for, for a person."""
    platform = file.removesuffix(".whl").split("-")[-1]
    known = (name for sign, name in SYSTEMS.items() if sign in platform)
    return next(known, platform)


def _some(texts: list[str]) -> str:
    more = len(texts) - SHOWN
    return ", ".join(texts[:SHOWN]) + (f" and {more} more" if more > 0 else "")


def _given_but_unusable(asked: Asked, sources: WheelSources) -> str:
    """A word about a wheel of OFFTHREAD_WHEELS that has the name, but is for another platform."""
    for path in sources.unusable:
        wheel = Wheel.at(path)
        if wheel.name == canonicalize_name(asked.name):
            return f" {path.name} of OFFTHREAD_WHEELS {wheel.misfit}"
    return ""
