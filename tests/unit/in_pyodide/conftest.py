"""Runs in CPython: one real Pyodide in Node for all tests of this folder.

``pyodide.run(script, context, filename)`` gives an Answer; ``start`` and ``wait`` let runs
overlap.
"""

from __future__ import annotations

import json
import queue
import subprocess
import threading
import time
from collections import namedtuple
from pathlib import Path

import pytest

from offthread.on_machine.node import find_node

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
PATIENCE = 60.0  # seconds, on a busy machine

Answer = namedtuple("Answer", "kind shown error stdout stderr")


def read(stream, take):
    for line in stream:
        take(line)
    take("")
    stream.close()


class Pyodide:
    def __init__(self):
        command = [find_node(), HERE / "runner.mjs", ROOT, HERE / "scripts"]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(
            list(map(str, command)), stdin=pipe, stdout=pipe, stderr=pipe, text=True, cwd=ROOT
        )
        self.answers = {}
        self.unhandled = []
        self.told = []
        self.printed = []
        self.lines = queue.Queue()
        self.number = 0
        streams = (
            (self.process.stdout, self.lines.put),
            (self.process.stderr, self.printed.append),
        )
        self.readers = [threading.Thread(target=read, args=pair, daemon=True) for pair in streams]
        for reader in self.readers:
            reader.start()
        assert self.next_line() == {"ready": True}

    def next_line(self):
        line = self.lines.get(timeout=PATIENCE)
        assert line, "Node ended: " + "".join(self.printed)[-4000:]
        return json.loads(line)

    def start(self, script, context=None, filename="script.py", **options):
        """Begin a run; gives its id for ``wait``. ``options`` as of ``messages.run_options``."""
        self.number += 1
        request = {"id": self.number, "script": script, "context": context, "filename": filename}
        self.send({**request, "options": options or None})
        return self.number

    def plain(self, script, context=None, filename="script.py"):
        """The Answer of a script that is taken as a plain one; its kind is "plain" where the value
        came without a message."""
        self.number += 1
        request = {"id": self.number, "script": script, "context": context, "filename": filename}
        self.send({**request, "plain": True})
        return self.wait(self.number)

    def send(self, request):
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()

    def cancel(self, id):
        """The page wants run ``id`` to end."""
        self.send({"kind": "cancel", "id": id})

    def wait(self, id):
        """The Answer of a run."""
        while id not in self.answers:
            line = self.next_line()
            if "unhandled" in line:
                self.unhandled.append(line["unhandled"])
            elif "told" in line:
                self.told.append((line["id"], line["told"]))
            else:
                fields = [line.get(name) for name in Answer._fields]
                self.answers[line["id"]] = Answer(*fields)
        return self.answers.pop(id)

    def run(self, script, context=None, filename="script.py", **options):
        return self.wait(self.start(script, context, filename, **options))

    def shown(self, script, context=None):
        """How Node shows the result of a script that must end well."""
        answer = self.run(script, context)
        assert answer.kind == "result", answer
        return answer.shown

    def error(self, script, context=None, filename="script.py"):
        """The error of a script that must raise."""
        answer = self.run(script, context, filename)
        assert answer.kind == "error", answer
        return answer.error

    def wait_for_print(self, text):
        """Wait until ``text`` stands on the console."""
        end = time.monotonic() + PATIENCE
        while text not in "".join(self.printed):
            assert time.monotonic() < end, f"{text!r} was not printed"
            time.sleep(0.02)

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=PATIENCE)
        for reader in self.readers:
            reader.join(PATIENCE)


@pytest.fixture(scope="session")
def pyodide():
    runner = Pyodide()
    yield runner
    runner.close()
    assert runner.unhandled == []
