"""Runs in CPython and, compiled, in Node: prints what the worker's pure logic answers.

The two outputs must be equal, line by line.
"""

from offthread.everywhere import messages
from offthread.in_worker.assets import kind_of
from offthread.in_worker.boot import last_line
from offthread.in_worker.failures import (
    BootFailure,
    PackageError,
    as_failure,
    as_script_error,
    crash_answer,
    not_loaded,
    not_started,
    wasm_refused,
)
from offthread.in_worker.packages import (
    distant_reason,
    name_in_lock,
    names_by_import,
    unknown_packages,
)
from offthread.in_worker.serve import problem_with_fields


class Package:
    """An entry of Pyodide's lock file, as far as it is asked."""

    def __init__(self, imports):
        self.imports = imports


def show(title, answer):
    if isinstance(answer, dict):
        for key in sorted(answer):
            show(f"{title}.{key}", answer[key])
    else:
        print(f"{title}: {answer}")


for written in (
    "pytz",
    "Foo.Bar_baz",
    "numpy==2.4.6",
    "pydantic[email]>=2",
    "msgspec ; python_version > '3'",
    "a~=1.0",
    "wheels/my_own_package-1.0-py3-none-any.whl",
    "https://example.org/x-1.0-py3-none-any.whl",
):
    show(written, name_in_lock(written))

known = {"pyyaml": Package(["yaml", "_yaml"]), "scipy": Package(["scipy", "scipy.stats"])}
show("by import", names_by_import(known))
for name in ("pyodide.asm.wasm", "pyodide-lock.json", "x.whl", "none"):
    show(name, kind_of(name))
show("last line", last_line("Traceback:\n  File x\nValueError: why\n"))

request = messages.run(7, "1", {}, "sums.py", [])
show("overflow", crash_answer(request, "Maximum call stack size exceeded", 1))
show("firefox", crash_answer(request, "InternalError: too much recursion", 1))
show("two", crash_answer(request, "Maximum call stack size exceeded", 2))
show("exit", crash_answer(request, "Program terminated with exit(3)", 1))

show("failure", as_failure(not_loaded("http://x/y.zip", "status 404"), "worker_app.js"))
show("failure", as_failure(not_started("http://x/", "bad magic"), "worker_app.js"))
show("failure", as_failure(wasm_refused("http://x/y.wasm", "no"), "worker_app.js"))
show("failure", as_failure(BootFailure("text", ""), "worker_app.js"))
show("failure", as_failure(ValueError("plain"), "worker_app.js"))
show("packages", as_script_error(PackageError("why", ["a", "b"]), "sums.py"))
show("unknown", as_failure(unknown_packages(["nothing"]), "sums.py"))
show("distant", distant_reason("numpy", "https://cdn/numpy.whl", "Failed to fetch"))

show("boot", problem_with_fields({"kind": "boot", "id": 0, "packages": None}))
show("no script", problem_with_fields({"kind": "run", "id": 1, "context": {}}))
show("bad script", problem_with_fields(messages.run(1, 5, {}, "sums.py", [])))
show("good", problem_with_fields(request))
