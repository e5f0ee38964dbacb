"""Runs on the machine: esbuild makes one file for the browser out of compiled modules.

The compiler's source maps are chained, so that a stack trace in the browser's tools leads to the
line of app.py.
"""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from offthread.on_machine.errors import BuildError
from offthread.on_machine.node import find_esbuild
from offthread.on_machine.project import FRAMEWORK, Project

BUNDLE_SECONDS = 120
PYODIDE_FOLDER = "pyodide/"
# Where a running bundle finds its own address (the page's value holds at load only).
PAGE_URL, MODULE_URL, WORKER_URL = "document.currentScript.src", "import.meta.url", "location.href"


@dataclass(frozen=True)
class Bundle:
    """How to bundle: ``format`` is "iife" or "esm", ``script_url`` one of the three above,
    ``first`` a JavaScript module that runs before the entry."""

    entry: Path
    output: Path
    format: str
    script_url: str
    development: bool = False
    offline: bool = False
    first: Path | None = None
    source_map: bool = True


def write_bundle(project: Project, bundle: Bundle) -> None:
    """Write ``bundle.output`` and its ``.map``; BuildError with esbuild's own words."""
    bundle.output.parent.mkdir(parents=True, exist_ok=True)
    command = [str(find_esbuild(project)), str(bundle.entry), *_options(bundle)]
    done = subprocess.run(
        command,
        cwd=project.root,
        # The framework may lie elsewhere than the project that npm installed into.
        env={**os.environ, "NODE_PATH": str(project.node_modules)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=BUNDLE_SECONDS,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode != 0:
        raise BuildError(
            f"esbuild could not bundle {bundle.output.name}:\n{done.stderr.strip()}\n"
            "Where the place named is generated, the compiler is at fault: please report it."
        )
    if bundle.source_map:
        _mend_source_map(project, bundle.output)


def _options(bundle: Bundle) -> list[str]:
    options = [
        *("--bundle", "--minify", "--target=es2022", "--charset=utf8", "--legal-comments=none"),
        *("--log-level=warning", "--color=false", "--log-override:import-is-undefined=error"),
        *("--external:node:*", "--main-fields=module,main", "--conditions=import"),
        f"--format={bundle.format}",
        f"--outfile={bundle.output}",
        *(f"--define:{name}={value}" for name, value in _defines(bundle).items()),
    ]
    if bundle.source_map:
        options += ["--sourcemap=linked", "--sources-content=true"]
    if bundle.first:
        options.append(f"--inject:{bundle.first}")
    return options


def _defines(bundle: Bundle) -> dict[str, str]:
    return {
        "__script_url__": bundle.script_url,
        "__pyodide_folder__": json.dumps(PYODIDE_FOLDER),
        "__development__": json.dumps(bundle.development),
        "__offline__": json.dumps(bundle.offline),
    }


def _mend_source_map(project: Project, output: Path) -> None:
    """Name the sources from the project's folder (``../app.py`` seen from build/), so that the
    map says the same on every machine, and bring in the texts that it lacks."""
    path = output.with_name(output.name + ".map")
    content = json.loads(path.read_text(encoding="utf-8"))
    files = [(output.parent / name).resolve() for name in content["sources"]]
    texts = content.get("sourcesContent") or [None] * len(files)
    content["sourcesContent"] = [
        text if text is not None else _text(file) for file, text in zip(files, texts, strict=True)
    ]
    content["sources"] = [_source_name(project, file) for file in files]
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def _source_name(project: Project, file: Path) -> str:
    for folder in (project.root, FRAMEWORK.parent):
        if file.is_relative_to(folder):
            return "../" + file.relative_to(folder).as_posix()
    return "../" + file.name


def _text(file: Path) -> str | None:
    return file.read_text(encoding="utf-8") if file.is_file() else None
