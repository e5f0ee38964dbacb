"""Runs in CPython, driving real Pyodide: runs end at their deadlines and when cancelled."""

import time

import pytest

BUSY = 2.0  # seconds that a busy machine may be late
AWAIT = "import asyncio\nawait asyncio.sleep(30)"
FOREVER = "while True: pass"
ENDS = {
    "computes": (FOREVER, 1),
    "computes in a function": ("def f():\n    while True:\n        len([1])\nf()", 3),
    "sleeps": ("import time\ntime.sleep(30)", 2),
    "awaits": (AWAIT, 2),
    "gathers": ("import asyncio\nawait asyncio.gather(*map(asyncio.sleep, [30, 31]))", 2),
    "awaits its task that computes": (
        "import asyncio\nasync def busy():\n    while True: pass\n"
        "await asyncio.create_task(busy())",
        3,
    ),
    "awaits something else": (
        "import asyncio\nasync def busy():\n    while True: pass\n"
        "task = asyncio.create_task(busy())\nawait asyncio.sleep(30)",
        5,
    ),
    "catches the first": (f"try:\n    {FOREVER}\nexcept KeyboardInterrupt: pass\n{FOREVER}", 4),
    "computes in big steps": ("while True:\n    sum(range(300_000))", 2),
    "iterates while it is converted": (
        "class Endless(list):\n    def __iter__(self):\n        while True: yield 1\nEndless()",
        3,
    ),
}


@pytest.mark.parametrize("what", ENDS)
def test_a_run_ends_at_its_deadline(pyodide, what):
    script, line = ENDS[what]
    began = time.monotonic()
    answer = pyodide.run(script, timeout=0.2)
    assert 0.2 <= time.monotonic() - began < 0.2 + BUSY
    assert (answer.kind, answer.error["name"]) == ("error", "TimeoutError")
    assert answer.error["deadline"] == 0.2
    assert answer.error["lineno"] in (line, line + 1, None)
    assert "timeout of 0.2 s" in answer.error["message"]
    assert "offthread" not in answer.error["traceback"]
    assert pyodide.shown("1 + 1") == "2"


def test_what_is_done_in_time_is_untouched(pyodide):
    assert pyodide.run("sum(range(10))", timeout=30).shown == "45"
    assert pyodide.run("import asyncio\nawait asyncio.sleep(0.01, 7)", timeout=30).shown == "7"
    error = pyodide.run("raise TimeoutError('mine')", timeout=30).error
    assert (error["message"], error["deadline"]) == ("mine", None)


def test_finally_runs_and_may_await(pyodide):
    script = (
        "import asyncio\ntry:\n    {}\nfinally:\n"
        "    await asyncio.sleep(0.05)\n    print('cleaned up')"
    )
    for body in ("await asyncio.sleep(30)", FOREVER):
        answer = pyodide.run(script.format(body), timeout=0.2)
        assert answer.error["name"] == "TimeoutError"
        assert answer.stdout == "cleaned up\n"


def test_a_value_that_comes_after_the_deadline_is_none(pyodide):
    swallowed = f"try:\n    {FOREVER}\nexcept BaseException: pass\n5"
    assert pyodide.run(swallowed, timeout=0.2).error["name"] == "TimeoutError"


def test_only_the_run_with_the_deadline_ends(pyodide):
    busy = "total = 0\nfor n in range(4_000_000):\n    total += n\ntotal"
    slow = pyodide.start("import asyncio\nawait asyncio.sleep(0.05)\n" + busy)
    late = pyodide.start(AWAIT, timeout=0.1)
    long = pyodide.start("import asyncio\nawait asyncio.sleep(0.3)\n'long'", timeout=60)
    assert pyodide.wait(late).error["name"] == "TimeoutError"
    assert pyodide.wait(slow).shown == str(sum(range(4_000_000)))
    assert pyodide.wait(long).shown == "'long'"


def test_a_deadline_is_told_while_another_run_executes(pyodide):
    late = pyodide.start(AWAIT, timeout=0.2)
    busy = pyodide.start(
        "import time\nend = time.time() + 1\nwhile time.time() < end: pass\n'done'"
    )
    answer = pyodide.wait(late)
    assert busy not in pyodide.answers
    assert answer.error["name"] == "TimeoutError" and answer.error["deadline"] == 0.2
    assert pyodide.wait(busy).shown == "'done'"
    assert pyodide.shown("2 + 2") == "4"


def test_many_deadlines_at_once(pyodide):
    late = [pyodide.start(AWAIT, timeout=0.2 + n / 1000) for n in range(100)]
    good = [pyodide.start(f"import asyncio\nawait asyncio.sleep(0.3)\n{n}") for n in range(100)]
    for n, id in enumerate(late):
        assert pyodide.wait(id).error["deadline"] == 0.2 + n / 1000
    assert [pyodide.wait(id).shown for id in good] == [str(n) for n in range(100)]


@pytest.mark.parametrize("script", [FOREVER, AWAIT, "import time\ntime.sleep(30)"])
def test_a_run_that_is_cancelled_ends(pyodide, script):
    # Node has one thread: it cannot hear of the end while Python executes, but can be asked
    busy = script is not AWAIT
    id = pyodide.start(script, cancellable=True, stop_url="0.2 s later" if busy else None)
    time.sleep(0.2)
    if not busy:
        pyodide.cancel(id)
    answer = pyodide.wait(id)
    assert answer.kind == "error" and answer.error["deadline"] is None
    assert pyodide.shown("3") == "3"


def test_a_run_that_swallows_its_cancelling_is_told_as_stuck(pyodide):
    script = (
        "import asyncio\nfor _ in range(20):\n    try:\n        await asyncio.sleep(0.1)\n"
        "    except BaseException: pass\n"
    )
    id = pyodide.start(script, timeout=0.1)
    assert pyodide.wait(id).error["name"] == "TimeoutError"
    assert (id, "stuck") in pyodide.told


def test_one_that_cleans_up_is_not_stuck(pyodide):
    script = (
        "import asyncio\ntry:\n    await asyncio.sleep(9)\nfinally:\n    await asyncio.sleep(0.3)"
    )
    id = pyodide.start(script, timeout=0.1)
    assert pyodide.wait(id).error["name"] == "TimeoutError"
    assert (id, "stuck") not in pyodide.told


def test_tasks_end_with_their_run(pyodide):
    leave = (
        "import asyncio, json\nasync def tick():\n    try:\n        while True:\n"
        "            await asyncio.sleep(0.01)\n            json.ticks += 1\n"
        "    finally:\n        json.ended = True\n"
        "json.ticks = 0\njson.ended = False\ntask = asyncio.create_task(tick())\n"
        "await asyncio.sleep(0.05)\njson.ticks > 0"
    )
    assert pyodide.shown(leave) == "true"
    look = "import asyncio, json\nbefore = json.ticks\nawait asyncio.sleep(0.1)\n"
    assert pyodide.shown(look + "[json.ended, json.ticks == before]") == "[ true, true ]"
    busy = leave.replace("await asyncio.sleep(0.01)", "while True: pass", 1)
    assert pyodide.run(busy, timeout=0.2).error["name"] == "TimeoutError"
    assert pyodide.shown("1") == "1"


def test_a_task_that_goes_on_computing_after_its_run_is_interrupted(pyodide):
    script = (
        "import asyncio\nasync def busy():\n    try:\n        await asyncio.sleep(9)\n"
        f"    finally:\n        {FOREVER}\n"
        "task = asyncio.create_task(busy())\nawait asyncio.sleep(0.01)\n'answer'"
    )
    assert pyodide.shown(script) == "'answer'"
    assert pyodide.shown("'next'") == "'next'"


def test_no_interrupt_hits_what_mends(pyodide):
    breaks = (
        "import sys, os, builtins, json, warnings\n"
        "sys.path.insert(0, '/tmp'); os.environ['LEFT'] = '1'; json.dumps = None\n"
        "warnings.simplefilter('error')\n"
        "import time\nend = time.time() + {}\nwhile time.time() < end: pass\n[[1] * 50] * 200"
    )
    for n in range(60):
        pyodide.run(breaks.format(0.02 + n / 20_000), timeout=0.02)
    look = "import sys, os, json\n[sys.path[0] == '/tmp', 'LEFT' in os.environ, json.dumps is None]"
    assert pyodide.shown(look) == "[ false, false, false ]"


def test_deep_recursion_is_told_soon(pyodide):
    script = "import sys\nsys.setrecursionlimit(10**6)\ndef f(n):\n    return f(n + 1) + 1\nf(0)"
    began = time.monotonic()
    answer = pyodide.run(script, timeout=20)
    assert answer.kind == "error" and time.monotonic() - began < 25
    assert len(answer.error["traceback"]) < 10_000
    assert len(pyodide.shown("import gc; gc.collect()")) > 0


def test_what_ends_a_run_is_told_with_its_line(pyodide):
    error = pyodide.error("x = 1\nnext(iter([]))")
    assert (error["name"], error["lineno"]) == ("StopIteration", 2)


def test_args_that_exit_when_they_are_shown(pyodide):
    script = "class A:\n    def __repr__(self): raise SystemExit\nraise ValueError(A(), 2)"
    assert pyodide.error(script)["name"] == "ValueError"
