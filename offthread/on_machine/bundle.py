"""Runs on the machine: esbuild makes one file for the browser out of compiled modules.

The compiler's source maps are chained, so that a stack trace in the browser's tools leads to the
line of app.py.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

from offthread.on_machine.errors import BuildError
from offthread.on_machine.node import find_esbuild
from offthread.on_machine.project import FRAMEWORK, Project
from offthread.on_machine.tools import run_tool

BUNDLE_SECONDS = 120
# Pyodide's own files, in the order in which a worker loads them.
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
# Where a running bundle finds its own address (the page's value holds at load only).
PAGE_URL, MODULE_URL, WORKER_URL = "document.currentScript.src", "import.meta.url", "location.href"


@dataclass(frozen=True)
class Bundle:
    """How to bundle: ``format`` is "iife" or "esm", ``script_url`` one of the three above,
    ``first`` a JavaScript module that runs before the entry. With ``seen_from`` (the project's
    folder) the map names sources as build/ sees them, else as the output's own folder does;
    ``files`` are those that the worker loads (built_files.py), ``defines`` further names that the
    bundler replaces, as JavaScript; ``notes`` is where it writes what the output is made of;
    ``asyncio`` says whether the program imports that, ``options`` whether it gives runs options."""

    entry: Path
    output: Path
    format: str
    script_url: str
    development: bool = False
    offline: bool = False
    first: Path | None = None
    source_map: bool = True
    seen_from: Path | None = None
    files: dict[str, list[str | int]] = field(default_factory=dict)
    defines: dict[str, str] = field(default_factory=dict)
    notes: Path | None = None
    asyncio: bool = True
    options: bool = True


def write_bundle(project: Project, bundle: Bundle) -> None:
    """Write ``bundle.output`` and its ``.map``; BuildError with esbuild's own words."""
    bundle.output.parent.mkdir(parents=True, exist_ok=True)
    command: list[str | Path] = [find_esbuild(project), bundle.entry, *_options(bundle)]
    # The framework may lie elsewhere than the project that npm installed into.
    environment = {**os.environ, "NODE_PATH": str(project.node_modules)}
    done = run_tool(command, BUNDLE_SECONDS, project.root, environment)
    if done.returncode != 0:
        raise BuildError(
            f"esbuild could not bundle {bundle.output.name}:\n{done.stderr.strip()}\n"
            "Where the place named is generated, the compiler is at fault: please report it."
        )
    if bundle.source_map:
        _mend_source_map(bundle)


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
    if bundle.notes:
        options.append(f"--metafile={bundle.notes}")
    if bundle.first:
        options.append(f"--inject:{bundle.first}")
    return options


def _defines(bundle: Bundle) -> dict[str, str]:
    return {
        "__script_url__": bundle.script_url,
        "__files__": json.dumps(bundle.files),
        "__development__": json.dumps(bundle.development),
        "__offline__": json.dumps(bundle.offline),
        "__asyncio__": json.dumps(bundle.asyncio),
        "__options__": "true" if bundle.options else "null",
        **bundle.defines,
    }


def _mend_source_map(bundle: Bundle) -> None:
    """Name the sources alike on every machine and bring in the texts that the map lacks."""
    path = bundle.output.with_name(bundle.output.name + ".map")
    content = json.loads(path.read_text(encoding="utf-8"))
    files = [(path.parent / name).resolve() for name in content["sources"]]
    texts = content.get("sourcesContent") or [None] * len(files)
    content["sourcesContent"] = [
        text if text is not None else _text(file) for file, text in zip(files, texts, strict=True)
    ]
    content["sources"] = [_source_name(bundle, file) for file in files]
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def _source_name(bundle: Bundle, file: Path) -> str:
    for folder in (bundle.seen_from, FRAMEWORK.parent):
        if bundle.seen_from and folder and file.is_relative_to(folder):
            return "../" + file.relative_to(folder).as_posix()
    return Path(os.path.relpath(file, bundle.output.resolve().parent)).as_posix()


def _text(file: Path) -> str | None:
    return file.read_text(encoding="utf-8") if file.is_file() else None
