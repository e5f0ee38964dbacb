"""Runs everywhere: every message that crosses between the page and its worker, and nothing else.

A message is a plain object with ``kind`` (str) and ``id`` (int; 0 is the worker itself).

page → worker
    boot           id 0   packages, pyodide_url, assets, and ``stops`` …   first and once
    run            id n   script, context, filename, packages; and ``run_options``
    call           id n   name, args: a function of the session; and ``run_options``
    cancel         id n   the run is to end now; it still gets an answer, which nobody reads
    answer_input   id n   text, problem: what the person typed
    close_session  id 0   session
both ways
    several        id 0   messages: a list of others, in their order
worker → page
    held           id 0   the worker holds its lock: when it is free, the worker is dead
    progress       id n   phase, loaded, total, percent, text   id 0: of the worker itself
    ready          id 0   python, pyodide, memory   Python can run scripts now
    parts          id 0   shared: what the page's next worker starts from
    started        id n   the script begins; its deadline counts from now
    executing      id n   this run executes now (told where several are under way)
    output         id n   stdout, stderr: text as it is printed
    ask_input      id n   prompt: the script waits in ``input()``
    stuck          id n   the run was told to end, and goes on all the same
    result         id n   results, stdout, stderr, memory   the run ended well
    error          id n   error (see ``script_error``), stdout, stderr, memory   the script raised
    failed         id n   error (see ``failure``)   the worker failed; id 0: it cannot start
    crashed        id n   error (see ``failure``)   Python crashed in run n (0: in none that is
                          known); what was started is lost, and a new Python is starting
page → service worker
    page_is_of     id 0   build: which build a page is of that came from the network
service worker → page
    not_kept       id 0   reason: the page cannot be kept for offline use
"""

# On this BroadcastChannel workers tell everybody that Python is ready.
READY_CHANNEL = "offthread ready"

TO_WORKER = ("boot", "run", "call", "cancel", "answer_input", "close_session", "several")
TO_SERVICE_WORKER = ("page_is_of",)
TO_PAGE = (
    *("held", "progress", "ready", "parts", "started", "executing", "output", "ask_input", "stuck"),
    *("result", "error", "failed", "crashed", "several"),
)


def boot(
    packages,
    pyodide_url,
    assets,
    shared=None,
    lock=None,
    stops=None,
    probe_url=None,
    input_buffer=None,
):
    """Start Python. ``packages`` list of str or None (the worker's own list), ``pyodide_url``
    str or None, ``assets`` dict of path below build/ to ArrayBuffer (file:// only) or None;
    ``shared`` (dict of ``module``, a WebAssembly.Module, and ``snapshot``, an ArrayBuffer or
    None; or None) is what another worker has sent as ``parts``.

    ``lock`` (str or None) names the Web Lock that the worker holds as long as it lives.
    ``stops`` (Uint8Array over a SharedArrayBuffer, or None) has a byte for each run, at its id
    modulo the length: 1 tells a busy run to end. Where there is none, ``probe_url`` (a blob:
    URL or None) is never revoked; a run's own ``stop_url`` is, to tell it to end.
    ``input_buffer`` (SharedArrayBuffer or None) brings the lines of ``input()`` to an engine that
    can only wait in shared memory: int32 0 turns from 0 to 1 when there is one, to 2 when there
    is none to come; int32 1 is the number of its UTF-8 bytes, which begin at byte 8 (negative:
    it is a problem's text).
    """
    return {
        "kind": "boot",
        "id": 0,
        "packages": packages,
        "pyodide_url": pyodide_url,
        "assets": assets,
        "shared": shared,
        "lock": lock,
        "stops": stops,
        "probe_url": probe_url,
        "input_buffer": input_buffer,
    }


def run(id, script, context, filename, packages, options=None):
    """Run ``script`` (str) with ``context`` (dict of str to cloneable values). ``filename``
    (str) names the script in tracebacks; ``packages`` list of str to load before it; ``options``
    as made by ``run_options`` (None: all as by default)."""
    return {
        "kind": "run",
        "id": id,
        "script": script,
        "context": context,
        "filename": filename,
        "packages": packages,
        "options": options,
    }


def call(id, name, args, options):
    """Call the function ``name`` (str) of the session in ``options`` with ``args`` (list)."""
    return {"kind": "call", "id": id, "name": name, "args": args, "options": options}


def run_options(session, timeout, cancellable, stop_url, listens, can_input):
    """How a run is to be run. ``session`` (int, 0: none) shares its names with other runs;
    ``timeout`` (seconds or None) counts from ``started``; ``cancellable`` (bool): the page may
    send ``cancel``; ``stop_url`` as in ``boot``; ``listens`` (list of "stdout", "stderr"): text
    is wanted while the run goes on, else with its answer; ``can_input`` (bool): ``input()`` is
    answered."""
    return {
        "session": session,
        "timeout": timeout,
        "cancellable": cancellable,
        "stop_url": stop_url,
        "listens": listens,
        "can_input": can_input,
    }


def cancel(id):
    """The run ``id`` is to end."""
    return {"kind": "cancel", "id": id}


def answer_input(id, text, problem):
    """The line (str) that ``input()`` returns, None where there is none (EOFError), or
    ``problem`` (str, else empty): why none comes."""
    return {"kind": "answer_input", "id": id, "text": text, "problem": problem}


def close_session(session):
    """Forget the names of ``session`` (int) and end its tasks."""
    return {"kind": "close_session", "id": 0, "session": session}


def several(messages):
    """Messages (list) that go together; they mean the same as one after the other."""
    return {"kind": "several", "id": 0, "messages": messages}


def held():
    """The worker holds its lock."""
    return {"kind": "held", "id": 0}


def progress(phase, loaded, total, text, id=0):
    """``phase`` is "pyodide", "packages", "python" or "run"; ``loaded`` and ``total`` are bytes
    (total 0: unknown), for "run" a fraction of 1; ``text`` (str) says it for a person.
    ``percent`` (0 to 100) is None where the total is unknown."""
    return {
        "kind": "progress",
        "id": id,
        "phase": phase,
        "loaded": loaded,
        "total": total,
        "percent": 100 * min(loaded / total, 1) if total else None,
        "text": text,
    }


def parts(shared):
    """What the next worker of the page starts from: a dict of ``module`` and ``snapshot``
    (ArrayBuffer or None), or None."""
    return {"kind": "parts", "id": 0, "shared": shared}


def ready(python, pyodide, memory=0):
    """Python is ready; both are version strings; ``memory`` (bytes) is that of WebAssembly."""
    return {"kind": "ready", "id": 0, "python": python, "pyodide": pyodide, "memory": memory}


def started(id):
    """The script of run ``id`` begins."""
    return {"kind": "started", "id": id}


def executing(id):
    """Run ``id`` executes now."""
    return {"kind": "executing", "id": id}


def output(id, stdout, stderr):
    """Text (str, may be empty) that run ``id`` printed."""
    return {"kind": "output", "id": id, "stdout": stdout, "stderr": stderr}


def ask_input(id, prompt):
    """Run ``id`` waits for a line; ``prompt`` (str) is what it shows."""
    return {"kind": "ask_input", "id": id, "prompt": prompt}


def stuck(id):
    """Run ``id`` was told to end and goes on: only a new worker ends it."""
    return {"kind": "stuck", "id": id}


def result(id, results, stdout="", stderr="", memory=0):
    """The run's value, already converted to plain cloneable JavaScript values; the text that it
    printed and that is not yet sent; the memory (bytes) of WebAssembly."""
    return {
        "kind": "result",
        "id": id,
        "results": results,
        "stdout": stdout,
        "stderr": stderr,
        "memory": memory,
    }


def error(id, details, stdout="", stderr="", memory=0):
    """The script raised; ``details`` as made by ``script_error``; the rest as in ``result``."""
    return {
        "kind": "error",
        "id": id,
        "error": details,
        "stdout": stdout,
        "stderr": stderr,
        "memory": memory,
    }


def failed(id, details):
    """The worker failed; ``details`` as made by ``failure``."""
    return {"kind": "failed", "id": id, "error": details}


def crashed(id, details):
    """Python crashed while run ``id`` executed; ``details`` as made by ``failure``."""
    return {"kind": "crashed", "id": id, "error": details}


def script_error(name, message, traceback, lineno, filename, args, cause, deadline=None):
    """A Python exception as a plain object: a cloned Error would keep only its message.

    ``deadline`` (seconds) stands in the TimeoutError of a run that was ended at its deadline.
    """
    return {
        "name": name,
        "message": message,
        "traceback": traceback,
        "lineno": lineno,
        "filename": filename,
        "args": args,
        "cause": cause,
        "deadline": deadline,
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


def page_is_of(build):
    """The page that says so came from the network, and is of ``build`` (str)."""
    return {"kind": "page_is_of", "id": 0, "build": build}


def not_kept(reason):
    """The service worker could keep nothing, by the text ``reason``."""
    return {"kind": "not_kept", "id": 0, "reason": reason}
