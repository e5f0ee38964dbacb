"""Runs on the developer's machine (CPython): finds the browsers that the tests drive, and brings
the missing ones.

A bare Debian is given its browsers by apt when we are root there; elsewhere Selenium Manager
fetches Chromium at first use. What cannot be had is said in one sentence with the next step.
As a command: ``python -m offthread.on_machine.browsers chromium webkit [firefox]``.
"""

from __future__ import annotations

import glob
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass

PACKAGES = {
    "chromium": ("chromium", "chromium-driver"),
    "webkit": ("webkit2gtk-driver", "xvfb"),
    "firefox": ("firefox-esr",),
}
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FIREFOX_NAMES = ("firefox", "firefox-esr")
MINI_BROWSER = ("/usr/lib/*/webkit2gtk-4.*/MiniBrowser", "/usr/libexec/webkit2gtk-4.*/MiniBrowser")


class BrowserMissing(Exception):
    """A browser is not on this machine; the message names the next step."""


@dataclass(frozen=True)
class Browser:
    """Where a browser is: ``binary`` and ``driver`` are paths, or None where Selenium Manager
    (Chromium) or Marionette (Firefox) takes its place. ``xvfb`` is the path of Xvfb or None."""

    name: str
    binary: str | None
    driver: str | None
    xvfb: str | None = None


def find(name: str) -> Browser | None:
    """The browser ``name`` ("chromium", "webkit" or "firefox") as installed here, or None."""
    return {"chromium": _find_chromium, "webkit": _find_webkit, "firefox": _find_firefox}[name]()


def provide(name: str) -> Browser:
    """Find the browser ``name``, installing it first where this machine allows.

    Raises BrowserMissing with the next step where it can be neither found nor installed.
    """
    browser = find(name)
    if browser is None and _can_use_apt():
        _install(PACKAGES[name])
        browser = find(name)
    if browser is None and name == "chromium":
        return Browser("chromium", None, None)
    if browser is None:
        raise BrowserMissing(_next_step(name))
    return browser


def _find_chromium() -> Browser | None:
    binary, driver = _first(CHROMIUM_NAMES), shutil.which("chromedriver")
    return Browser("chromium", binary, driver) if binary and driver else None


def _find_webkit() -> Browser | None:
    driver, xvfb = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    binaries = sorted(path for pattern in MINI_BROWSER for path in glob.glob(pattern))
    has_display = xvfb or os.environ.get("DISPLAY")
    if not (driver and binaries and has_display):
        return None
    return Browser("webkit", binaries[-1], driver, xvfb)


def _find_firefox() -> Browser | None:
    binary = _first(FIREFOX_NAMES)
    return Browser("firefox", binary, shutil.which("geckodriver")) if binary else None


def _first(names: tuple[str, ...]) -> str | None:
    return next((path for path in map(shutil.which, names) if path), None)


def _can_use_apt() -> bool:
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root and shutil.which("apt-get") is not None


_updated = False


def _install(packages: tuple[str, ...]) -> None:
    """Install Debian packages; apt's own words go to standard error when it fails."""
    global _updated
    print(f"Installing {', '.join(packages)} with apt-get …", flush=True)
    if not _updated:
        _apt("update")
        _updated = True
    _apt("install", "--yes", "--no-install-recommends", *packages)


def _apt(*arguments: str) -> None:
    """Run apt-get without questions. Raises BrowserMissing with apt's last words."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-q", *arguments]
    done = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    if done.returncode:
        words = (done.stderr or done.stdout).strip()[-800:]
        raise BrowserMissing(
            f"`{' '.join(command)}` ended with exit code {done.returncode}: {words}\n"
            "Mend that, or install the packages by hand, and run this again."
        )


def _next_step(name: str) -> str:
    packages = " ".join(PACKAGES[name])
    if not sys.platform.startswith("linux"):
        return (
            f"{name} cannot be driven on this system ({sys.platform}); "
            "leave it out with `--browser chromium`."
        )
    return (
        f"{name} is not installed and this user cannot install it. On Debian or Ubuntu run "
        f"`sudo apt-get install {packages}`, or leave it out with `--browser chromium`."
    )


def main(names: list[str]) -> int:
    """Provide each browser of ``names``; the exit code is 1 when one is missing."""
    try:
        for name in names:
            browser = provide(name)
            print(f"{name}: {browser.binary or 'fetched by Selenium Manager at first use'}")
    except BrowserMissing as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["chromium", "webkit"]))
