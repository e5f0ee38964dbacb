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
    cancelled_answer,
    crash_failure,
    is_overflow,
    not_loaded,
    not_started,
    overflow_answer,
    session_gone,
    wasm_refused,
)
from offthread.in_worker.incoming import problem_with_fields
from offthread.in_worker.jobs import Jobs
from offthread.in_worker.package_faults import (
    distant_reason,
    misfit_of,
    other_version,
    unknown_packages,
)
from offthread.in_worker.packages import names_by_import
from offthread.in_worker.requirements import is_same, name_in_lock, pinned_version


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
call = messages.call(8, "double", [2], None)
show("overflow", overflow_answer(request))
for reason in ("Maximum call stack size exceeded", "InternalError: too much recursion", "exit(3)"):
    show(reason, is_overflow(reason))
show("exit", crash_failure(request, "Program terminated with exit(3)"))
show("exit", crash_failure(None, "Program terminated with exit(3)"))
show("call", crash_failure(call, "Program terminated with exit(3)"))
show("cancelled", cancelled_answer(call))
show("session", session_gone(call))


def jobs(*numbers):
    """Runs of which the first begins: (Jobs, what was told to the page)."""
    jobs = Jobs()
    for number in numbers:
        options = messages.run_options(number % 2, 0.5 if number == 3 else None, False, None, [], 0)
        jobs.add(messages.run(number, "1", {}, "sums.py", [], options))
    jobs.on_started(numbers[0])
    return jobs


two = jobs(1, 3)
show("alone", two.culprit().message["id"])
two.on_started(3)
show("nobody knows", two.culprit() is None)
show("the page is to know", two.on_executing(3))
show("executing", two.culprit().message["id"])
two.remove(3)
show("removed", [two.has(3), two.find(3) is None, len(two.all())])
show("not to know", jobs(2).on_executing(2))
lost = jobs(1, 2, 4, 5)
lost.on_started(5)
lost.on_closed(1)
lost.on_closed(1)
show("closed", len(lost.sessions))
lost.on_started(1)
told = []
lost.drop_lost(lambda answer, transfer: told.append(answer["id"]))
show("session lost", told)
show("left", [job.message["id"] for job in lost.all() if job.message["id"] != 5])

show("failure", as_failure(not_loaded("http://x/y.zip", "status 404"), "worker_app.js"))
show("failure", as_failure(not_started("http://x/", "bad magic"), "worker_app.js"))
show("failure", as_failure(wasm_refused("http://x/y.wasm", "no"), "worker_app.js"))
show("failure", as_failure(BootFailure("text", ""), "worker_app.js"))
show("failure", as_failure(ValueError("plain"), "worker_app.js"))
show("packages", as_script_error(PackageError("why", ["a", "b"]), "sums.py"))
show("unknown", as_failure(unknown_packages(["nothing"]), "sums.py"))
show("distant", distant_reason("numpy", "https://cdn/numpy.whl", "Failed to fetch"))

show("version", as_failure(other_version("a==1", "a", "2.0"), "sums.py"))
for text in ("a==1.0", "a[x] == 1.0 ; os_name == 'posix'", "a===1", "a==1.*", "a>=1", "a==1,<2"):
    show(text, pinned_version(text))
show(
    "same",
    [
        is_same("1.0", "1"),
        is_same("2026.1.post1", "2026.1"),
        is_same("10", "1.0"),
        is_same("1.1", "1"),
    ],
)
for file in (
    *("a-1-py3-none-any.whl", "a-1-cp314-cp314-pyemscripten_2026_0_wasm32.whl"),
    *("a-1-cp313-cp313-pyodide_2025_0_wasm32.whl", "a-1.tar.gz", "a.whl"),
):
    show(file, misfit_of(f"https://example.org/{file}", "2026_0"))

show("boot", problem_with_fields({"kind": "boot", "id": 0, "packages": None}))
show("no script", problem_with_fields({"kind": "run", "id": 1, "context": {}}))
show("bad script", problem_with_fields(messages.run(1, 5, {}, "sums.py", [])))
show("good", problem_with_fields(request))
