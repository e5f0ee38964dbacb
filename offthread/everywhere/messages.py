"""Runs everywhere: every message that crosses between the page and its worker, and nothing else.

A message is a plain object with ``kind`` (str) and ``id`` (int; 0 is the worker itself).

page → worker
    boot      id 0   packages, pyodide_url, assets     first and once
    run       id n   script, context, filename, packages
worker → page
    progress  id 0   phase, loaded, total, text        while booting or loading packages
    ready     id 0   python, pyodide                   Python can run scripts now
    result    id n   results                           the run ended well
    error     id n   error (see ``script_error``)      the script raised
    failed    id n   error (see ``failure``)           the worker failed; id 0: every run fails
"""

TO_WORKER = ("boot", "run")
TO_PAGE = ("progress", "ready", "result", "error", "failed")


def boot(packages, pyodide_url, assets):
    """Start Python. ``packages`` list of str or None (the worker's own list), ``pyodide_url``
    str or None, ``assets`` dict of file name to ArrayBuffer (file:// only) or None."""
    return {
        "kind": "boot",
        "id": 0,
        "packages": packages,
        "pyodide_url": pyodide_url,
        "assets": assets,
    }


def run(id, script, context, filename, packages):
    """Run ``script`` (str) with ``context`` (dict of str to cloneable values). ``filename``
    (str) names the script in tracebacks; ``packages`` list of str to load before it."""
    return {
        "kind": "run",
        "id": id,
        "script": script,
        "context": context,
        "filename": filename,
        "packages": packages,
    }


def progress(phase, loaded, total, text):
    """``phase`` is "pyodide", "packages" or "python"; ``loaded`` and ``total`` are bytes
    (total 0: unknown); ``text`` (str) says it for a person."""
    return {
        "kind": "progress",
        "id": 0,
        "phase": phase,
        "loaded": loaded,
        "total": total,
        "text": text,
    }


def ready(python, pyodide):
    """Python is ready; both are version strings."""
    return {"kind": "ready", "id": 0, "python": python, "pyodide": pyodide}


def result(id, results):
    """The run's value, already converted to plain cloneable JavaScript values."""
    return {"kind": "result", "id": id, "results": results}


def error(id, details):
    """The script raised; ``details`` as made by ``script_error``."""
    return {"kind": "error", "id": id, "error": details}


def failed(id, details):
    """The worker failed; ``details`` as made by ``failure``."""
    return {"kind": "failed", "id": id, "error": details}


def script_error(name, message, traceback, lineno, filename, args, cause):
    """A Python exception as a plain object: a cloned Error would keep only its message."""
    return {
        "name": name,
        "message": message,
        "traceback": traceback,
        "lineno": lineno,
        "filename": filename,
        "args": args,
        "cause": cause,
    }


def failure(message, filename, lineno):
    """A failure of the worker itself as a plain object."""
    return {"message": message, "filename": filename, "lineno": lineno}


def problem_with(message, kinds):
    """What is wrong with ``message`` (str), or "" where its kind is one of ``kinds``."""
    if message is None or not isinstance(message, dict) or "kind" not in message:
        return "a message must be a plain object with kind and id"
    if message["kind"] not in kinds:
        return f"unknown message kind {message['kind']!r}; known are: {', '.join(kinds)}"
    if "id" not in message or not isinstance(message["id"], int):
        return f"the message {message['kind']!r} needs an id (int)"
    return ""
