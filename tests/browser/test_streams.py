"""Runs in CPython: what a script prints reaches the run that printed it, while it goes on, and
never in masses."""

from __future__ import annotations

import pytest

from tests.browser.steps import play, run, sleep, until_said, wait

LIMIT = 1024 * 1024
MARKER = "characters of stdout were left out here"
BUSY = "import time\nend = time.monotonic() + 1.5\nwhile time.monotonic() < end: pass"
FRAMES = """
window.frames = [];
const tick = (now) => { window.frames.push(now); requestAnimationFrame(tick); };
requestAnimationFrame(tick);
"""
GAP = "Math.max(...window.frames.slice(1).map((now, place) => now - window.frames[place]))"


def printed(bench, script, **options):
    """The record of one run of ``script``, which must end well."""
    record = play(bench, run("a", script, **options))["a"]
    assert record.outcome == "value", record
    return record


def test_without_callbacks_the_text_stands_in_the_outcome(bench):
    record = printed(bench, "import sys\nprint('out', 1)\nprint('err', file=sys.stderr)\n7")
    assert (record.stdout, record.stderr, record.value) == ("out 1\n", "err\n", 7)


def test_a_script_that_raises_has_its_text_too(bench):
    record = play(bench, run("a", "print('before')\n1 / 0"))["a"]
    assert record.outcome == "error ZeroDivisionError" and record.stdout == "before\n"


def test_callbacks_take_the_text_and_the_outcome_has_the_rest(bench):
    script = "import sys\nprint('out')\nprint('err', file=sys.stderr)\nprint('end', end='')"
    record = printed(bench, script, on_stdout=True)
    assert (record.said, record.stdout, record.stderr) == ("out\nend", "", "err\n")
    record = printed(bench, script, on_stdout=True, on_stderr=True)
    assert (record.said, record.warned, record.stdout) == ("out\nend", "err\n", "")


@pytest.mark.parametrize("second", ["print('two')", "print('two', end='')"])
def test_text_arrives_while_the_script_computes(bench, second):
    played = play(
        bench,
        run("a", f"print('one')\n{second}\n{BUSY}", on_stdout=True),
        until_said("a", "two"),
        run("b", "2"),
        wait("a", "b"),
    )
    ended = played["a"].begun + 1000 * played["a"].seconds
    assert played["a"].said.rstrip() == "one\ntwo"
    assert played["b"].begun < ended - 700, "it came when the run was over"


def test_text_arrives_while_the_script_awaits(bench):
    script = "import asyncio\nprint('one', end='')\nawait asyncio.sleep(1.5)"
    played = play(
        bench, run("a", script, on_stdout=True), until_said("a", "one"), run("b", "2"), wait()
    )
    assert played["b"].begun < played["a"].begun + 1000 * played["a"].seconds - 700


COUNTING = """
import asyncio
for i in range(5):
    print(name, i)
    await asyncio.sleep(0.02)
"""


@pytest.mark.parametrize("listening", [True, False])
def test_overlapping_runs_have_their_own_text(bench, listening):
    options = {"on_stdout": True} if listening else {}
    runs = [run(name, COUNTING, {"name": name}, **options) for name in "abc"]
    played = play(bench, *runs)
    for name in "abc":
        found = played[name].said if listening else played[name].stdout
        assert found == "".join(f"{name} {i}\n" for i in range(5))


REPLACING = """
import asyncio, io, sys
sys.stdout = kept = io.StringIO()
print('hidden')
await asyncio.sleep(0.1)
print('hidden too')
sys.stderr.write(kept.getvalue())
kept.close()
"""


def test_a_script_that_replaces_its_streams_changes_them_for_nobody_else(bench):
    played = play(bench, run("a", REPLACING), sleep(0.05), run("b", "print('seen')"))
    assert (played["a"].stdout, played["a"].stderr) == ("", "hidden\nhidden too\n")
    assert played["b"].stdout == "seen\n"


KINDS = {
    "closed": (
        "import sys\nsys.stdout.close()\nprint('still', sys.stdout.closed)",
        "still False\n",
    ),
    "None": ("import sys\nsys.stdout = None\nprint('x')\nsys.stdout = sys.__stdout__", ""),
    "deleted": ("import sys\ndel sys.stdout\nprint('x')", ""),
    "redirected": (
        "import contextlib, io\nwith contextlib.redirect_stdout(io.StringIO()) as kept:\n"
        "    print('inside')\nprint('outside', kept.getvalue())",
        "outside inside\n\n",
    ),
    "a tee": (
        "import sys\nclass Tee:\n    def __init__(self, stream): self.stream = stream\n"
        "    def write(self, text): self.stream.write(text.upper())\n"
        "    def flush(self): self.stream.flush()\n"
        "sys.stdout = Tee(sys.stdout)\nprint('loud', flush=True)",
        "LOUD\n",
    ),
    "bytes": (
        "import sys\nwhole = 'grüße 🐍\\n'.encode()\nsys.stdout.buffer.write(whole[:3])\n"
        "sys.stdout.buffer.write(whole[3:9])\nsys.stdout.buffer.write(whole[9:])\n"
        "sys.stdout.buffer.flush()",
        "grüße 🐍\n",
    ),
    "a descriptor": ("import os\nos.write(1, b'raw\\n')", "raw\n"),
    "no descriptor": (
        "import io, sys\ntry:\n    sys.stdout.fileno()\nexcept io.UnsupportedOperation:\n"
        "    print('none', sys.stdout.isatty(), sys.stdout.encoding, sys.stdout.writable())",
        "none False utf-8 True\n",
    ),
    "other types": (
        "import sys\ntry:\n    sys.stdout.write(5)\nexcept TypeError as error:\n    print(error)",
        "write() argument must be str, not int\n",
    ),
}


@pytest.mark.modes("http")
@pytest.mark.parametrize("what", KINDS)
def test_streams_behave_as_files_do(bench, what):
    script, expected = KINDS[what]
    assert printed(bench, script).stdout == expected
    assert printed(bench, "print('the next run')").stdout == "the next run\n"


@pytest.mark.modes("http")
def test_logging_and_warnings_go_the_same_way(bench):
    script = (
        "import logging, warnings\nlogging.basicConfig()\nlogging.warning('logged')\n"
        "warnings.warn('warned')"
    )
    text = printed(bench, script, on_stderr=True).warned
    assert "WARNING:root:logged\n" in text and "UserWarning: warned\n" in text
    later = printed(bench, "import logging\nlogging.warning('by the handler of an earlier run')")
    assert later.stderr == "WARNING:root:by the handler of an earlier run\n"


LATE = """
import asyncio
async def speak():
    await asyncio.sleep(0.05)
    print('printed after its run')
asyncio.get_running_loop().call_later(0.05, print, 'called after its run')
asyncio.create_task(speak())
1
"""


@pytest.mark.engines("chromium")
@pytest.mark.modes("http")
def test_what_is_printed_after_the_answer_goes_to_the_console(bench):
    bench.engine.log()
    played = play(bench, run("a", LATE, on_stdout=True), wait("a"), sleep(0.2), run("b", "2"))
    assert played["a"].said == played["b"].stdout == ""
    assert "called after its run" in "\n".join(bench.engine.log())


MASSES = {
    "in lines": "line = 'x' * 999\nfor _ in range(100_000): print(line)\n1",
    "at once": "print('x' * 100_000_000)\n1",
}


@pytest.mark.parametrize("how", MASSES)
def test_100_mb_neither_block_the_page_nor_grow(bench, how):
    printed(bench, "'Python is ready'")
    bench.engine.execute(FRAMES)
    record = printed(bench, MASSES[how], on_stdout=True)
    assert record.seconds < 15 and MARKER in record.said
    assert len(record.said) < LIMIT * (record.seconds + 2)
    assert bench.value(GAP) < 500, "milliseconds in which the page drew nothing"


LOGGING = """
import logging, sys
logger = logging.Logger("masses")
logger.addHandler(logging.StreamHandler(sys.stdout))
for number in range(20_000):
    logger.warning("line %d", number)
"""


def test_a_logger_that_flushes_after_every_line_does_not_flood_the_page(bench):
    printed(bench, "'Python is ready'")
    bench.engine.execute(FRAMES)
    record = printed(bench, LOGGING, on_stdout=True)
    assert record.said == "".join(f"line {number}\n" for number in range(20_000))
    assert bench.value(GAP) < 500, "milliseconds in which the page drew nothing"


@pytest.mark.parametrize("listening", [True, False])
def test_a_deadline_ends_a_script_that_only_prints(bench, listening):
    options = {"on_stdout": True} if listening else {}
    played = play(
        bench,
        run("warm", "1"),
        wait(seconds=60),
        run("a", "while True: print('again')", timeout=0.3, **options),
    )
    assert played["a"].outcome == "error TimeoutError" and played["a"].seconds < 1
    found = played["a"].said if listening else str(played["a"].stdout)
    assert found.startswith("again\nagain\n") or "characters" in found


@pytest.mark.parametrize("how", MASSES)
def test_100_mb_in_the_outcome_are_a_megabyte(bench, how):
    record = printed(bench, MASSES[how])
    assert LIMIT < record.stdout["characters"] < LIMIT + 200


@pytest.mark.engines("chromium")
@pytest.mark.modes("http")
def test_the_marker_says_how_much_is_missing(bench):
    script = f"print('é' * {LIMIT - 5}, end='')\nprint('123456', end='')"
    found = bench.call("bench.tailOfStdout", script).value.lstrip("é")
    assert found.startswith("12345\n[Offthread: 1 characters of stdout were left out here: ")
