"""Runs in CPython: the scripts that the rows of the fault suite send to Pyodide."""

from __future__ import annotations

BUSY = "print('go', flush=True)\nwhile True: pass"
AWAITS = "import asyncio\nprint('go', flush=True)\nawait asyncio.sleep(99)"
SLEEPS = "import time\nprint('go', flush=True)\ntime.sleep(99)"
CATCHES_INTERRUPTS = """
print('go', flush=True)
while True:
    try:
        while True: pass
    except KeyboardInterrupt:
        pass
"""
CATCHES_ALL = CATCHES_INTERRUPTS.replace("KeyboardInterrupt", "BaseException")
SWALLOWS_CANCELLATION = """
import asyncio
print('go', flush=True)
while True:
    try:
        await asyncio.sleep(99)
    except asyncio.CancelledError:
        pass
"""
LONG_C_CALL = "print('go', flush=True)\nsum(range(10**13))"
NEVER_RESOLVES = """
import js
from pyodide.ffi import create_once_callable
print('go', flush=True)
await js.Promise.new(create_once_callable(lambda resolve, reject: None))
"""
CHILD_TASKS = """
import asyncio
async def child():
    await asyncio.sleep(99)
tasks = [asyncio.create_task(child()) for _ in range(3)]
print('go', flush=True)
await asyncio.gather(*tasks)
"""
RECURSION = "def f(): return f()\nf()"
RECURSION_THROUGH_C = "class K:\n    def __repr__(self): return repr(self)\nrepr(K())"
ALL_MEMORY = """
kept = []
while True:
    kept.append(bytearray(1 << 30))
"""
CLOSES_ITSELF = "import js\njs.self.close()\n5"
STRAY_ERROR = """
import asyncio, js
js.setTimeout(js.Function.new("throw new Error('a stray error')"), 0)
await asyncio.sleep(0.2)
7
"""
AFTER_AWAIT = "import asyncio\nawait asyncio.sleep(0.01)\n"
DEEP = "x = []\nfor _ in range(10_000):\n    x = [x]\nx"
CYCLE = "a = []\na.append(a)\n{'loop': a}"


def while_converting(statement: str) -> str:
    """A script whose result runs ``statement`` while it is converted for the page."""
    return f"""
import asyncio, os, sys, time
class Odd(dict):
    def items(self):
        print('go', flush=True)
        {statement}
        return super().items()
    __iter__ = keys = items
Odd(a=1)
"""
