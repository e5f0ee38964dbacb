"""Runs in CPython: ``input()`` asks the page, by JSPI or in shared memory; where there is neither,
it says so. A deadline and a signal end the waiting."""

from __future__ import annotations

import pytest

from tests.browser.page import Page
from tests.browser.steps import abort, play, run, signal, sleep, wait

NEVER = {"$": "never"}
WITHOUT_JSPI = """
from js import Reflect, WebAssembly
from offthread.in_worker import serve

Reflect.deleteProperty(WebAssembly, "Suspending")
serve()
"""


def lines(*texts, late=False):
    return {"$": "answer", "lines": list(texts), "late": late}


@pytest.fixture(scope="session")
def plain_project(tmp_path_factory, workspace, bench_changes):
    """The bench with a worker in which Python cannot wait in calls by JSPI."""
    changes = {**bench_changes, "worker_app.py": WITHOUT_JSPI}
    return workspace.variant(tmp_path_factory.mktemp("plain"), changes)


@pytest.fixture(scope="module")
def plain(surroundings, sites, plain_project):
    """The page of that bench."""
    engine, mode = surroundings
    engine.new_page()
    page = Page(engine, mode, sites)
    page.open("build/index.html", plain_project)
    page.wait("window.bench")
    return page


def asked(bench, script, **options):
    return play(bench, run("a", script, **options), limit=60)["a"]


@pytest.fixture(params=["bench", "plain"])
def asking(request, surroundings):
    """A page whose scripts can ask: by JSPI, and in shared memory where the page is isolated."""
    if request.param == "plain" and surroundings[1] != "isolated":
        pytest.skip("there is no shared memory here")
    return request.getfixturevalue(request.param)


@pytest.mark.engines("chromium", "firefox")
class TestAsking:
    """What is the same for both ways."""

    @pytest.mark.parametrize("late", [False, True])
    def test_the_page_answers(self, asking, late):
        script = "[input('first '), input(), input('third ')]"
        record = asked(asking, script, on_input=lines("one", "", "drei 🐍", late=late))
        assert record.value == ["one", "", "drei 🐍"] and record.stdout == ""

    def test_lines_that_come_at_once_are_all_read(self, asking):
        texts = [str(n) for n in range(200)]
        record = asked(asking, "[input() for _ in range(200)]", on_input=lines(*texts))
        assert record.value == texts

    def test_the_prompt_is_handed_over(self, asking):
        record = asked(asking, "input('name? ') + input()", on_input={"$": "echo"})
        assert record.value == "<name? ><>"

    def test_what_was_printed_is_there_before_the_question(self, asking):
        played = play(
            asking,
            run("a", "print('so far', end='')\ninput()", on_stdout=True, on_input=NEVER,
                timeout=1),
        )  # fmt: skip
        assert played["a"].said == "so far"

    def test_standard_input_is_read_in_lines(self, asking):
        script = "import sys\n[sys.stdin.readline(), sys.stdin.read(5), sys.stdin.readline()]"
        record = asked(asking, script, on_input=lines("one", "two", "three"))
        assert record.value == ["one\n", "two\nt", "hree\n"]

    def test_no_line_is_the_end_of_the_input(self, asking):
        script = (
            "import sys\nfound = list(sys.stdin)\ntry:\n    input()\nexcept EOFError:\n"
            "    found.append('end')\nfound"
        )
        assert asked(asking, script, on_input={"$": "no line"}).value == ["end"]

    def test_a_callback_that_raises_raises_in_the_script(self, asking):
        script = "try:\n    input()\nexcept RuntimeError as error:\n    found = str(error)\nfound"
        record = asked(asking, script, on_input={"$": "raise"})
        assert record.outcome == "rejected CallbackError"
        assert "the callback raised" in record.error["outcome"]["value"]

    def test_a_deadline_ends_the_waiting(self, asking):
        record = asked(asking, "input()", on_input=NEVER, timeout=0.5)
        assert record.outcome == "error TimeoutError" and record.seconds < 1.5
        assert asked(asking, "input()", on_input=lines("next")).value == "next"

    def test_a_signal_ends_the_waiting_and_the_worker_lives_on(self, asking):
        played = play(
            asking,
            run("before", "import builtins\nid(builtins)"),
            run("a", "input()", on_input=NEVER, signal=signal("s")),
            sleep(0.4),
            abort("s", "enough"),
            wait("a"),
            run("after", "input()", on_input=lines("next")),
        )
        assert played["a"].outcome == "rejected Error" and played["a"].error["message"] == "enough"
        assert played["after"].value == "next" and played["after"].seconds < 2

    def test_a_script_may_bring_its_own_input(self, asking):
        script = "import io, sys\nsys.stdin = io.StringIO('one\\ntwo\\n')\n[input('? '), input()]"
        record = asked(asking, script, on_input={"$": "raise"})
        assert record.value == ["one", "two"] and record.stdout == "? "
        assert asked(asking, "input()", on_input=lines("typed")).value == "typed"


@pytest.mark.engines("chromium", "firefox")
def test_other_runs_go_on_while_one_waits(bench):
    played = play(
        bench,
        run("a", "input('a ')", on_input=NEVER, timeout=3),
        sleep(0.3),
        run("b", "[1 + 1, input('b ')]", on_input={"$": "echo"}),
        wait("b"),
    )
    assert played["b"].value == [2, "<b >"] and played["b"].seconds < 1.5


@pytest.mark.engines("chromium", "firefox")
def test_tasks_of_one_run_ask_one_after_the_other(bench):
    script = (
        "import asyncio\nasync def ask(name):\n    return [name, input(name)]\n"
        "await asyncio.gather(*(ask(name) for name in 'abc'))"
    )
    record = asked(bench, script, on_input={"$": "echo"})
    assert record.value == [["a", "<a>"], ["b", "<b>"], ["c", "<c>"]]


BY_JAVASCRIPT = {
    "a timer": (
        "import asyncio, js\nfrom pyodide.ffi import create_proxy\n"
        "found = asyncio.get_running_loop().create_future()\n"
        "def ask(*_):\n    try:\n        found.set_result(input())\n"
        "    except RuntimeError as error:\n        found.set_result(str(error))\n"
        "js.setTimeout(create_proxy(ask), 10)\nawait found",
        "outside of any run",
    ),
    "a function that calls back": (
        "from pyodide.ffi import create_proxy, to_js\nfound = []\n"
        "def ask(*_):\n    try:\n        found.append(input())\n"
        "    except RuntimeError as error:\n        found.append(str(error))\n"
        "to_js([1]).forEach(create_proxy(ask))\nfound[0]",
        "called by JavaScript",
    ),
}


@pytest.mark.engines("chromium", "firefox")
@pytest.mark.modes("http")
@pytest.mark.parametrize("what", BY_JAVASCRIPT)
def test_a_callback_of_javascript_cannot_wait_and_says_so(bench, what):
    script, expected = BY_JAVASCRIPT[what]
    record = asked(bench, script, on_input=lines("unheard"))
    assert record.outcome == "value" and expected in record.value
    assert asked(bench, "input()", on_input=lines("next")).value == "next"


def test_without_a_callback_the_error_says_how(bench):
    for script, what in (("input('?')", "input()"), ("import sys\nsys.stdin.read()", "sys.stdin")):
        record = asked(bench, script)
        assert record.outcome == "error RuntimeError"
        message = record.error["message"]
        assert what in message and "on_input" in message and "onInput" in message


def check_both_are_named(record):
    assert record.outcome == "error RuntimeError"
    message = record.error["message"]
    assert "JavaScript Promise Integration" in message and "SharedArrayBuffer" in message
    assert "Cross-Origin-Opener-Policy: same-origin" in message


@pytest.mark.engines("webkit")
def test_where_python_cannot_wait_the_error_names_both_ways(bench):
    check_both_are_named(asked(bench, "input('?')", on_input=lines("unheard")))


@pytest.mark.engines("chromium")
@pytest.mark.modes("http")
def test_without_jspi_and_isolation_the_error_names_both_ways(plain):
    check_both_are_named(asked(plain, "input('?')", on_input=lines("unheard")))


@pytest.mark.engines("chromium")
@pytest.mark.modes("isolated")
def test_a_line_too_long_for_the_memory_is_an_error(plain):
    record = asked(plain, "input()", on_input=lines("x" * 100_000))
    assert record.outcome == "error RuntimeError" and "100000 bytes" in record.error["message"]
