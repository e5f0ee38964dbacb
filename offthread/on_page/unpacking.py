"""Runs on the page (compiled): a program of its own, the beginning of ``offline.js``, which only
pages opened by double-click load. It unpacks the worker's files in small pieces, so that the page
goes on painting.
"""

from offthread.everywhere import messages
from offthread.on_page.browser import (
    bytes_of_base64,
    gunzip,
    mark_handled,
    next_task,
    offer_unpacking,
)

# Characters of base64, a multiple of 4: 96 kB packed are unpacked in a few milliseconds.
PIECE = 128 * 1024


async def unpack(assets, report, is_shared):
    """``assets`` (dict of path to base64 of gzip) as a dict of path to ArrayBuffer; where the
    worker is given the parts of another (``is_shared``), without what these stand for.

    ``report(progress message)`` is called as it goes on. Raises an Error that names a damaged one.
    """
    names = [name for name in assets if not (is_shared and is_part(name))]
    total = 0
    for name in names:
        total = total + packed_size(assets[name])
    done = 0
    buffers = {}
    for name in names:
        buffers[name] = await unpack_one(name, assets[name])
        done = done + packed_size(assets[name])
        report(messages.progress("pyodide", done, total, "Unpacking " + name))
    return buffers


def is_part(name):
    """Whether a file is one of those that ``messages.parts`` stands for."""
    return name.endswith(".wasm") or name.endswith(".bin")


def packed_size(text):
    """How many bytes stand in ``text``, four characters of base64 for three."""
    return len(text) * 0.75


async def unpack_one(name, text):
    """The ArrayBuffer of one asset."""
    pipe = gunzip()
    mark_handled(pipe["buffer"])
    try:
        start = 0
        while start < len(text):
            await pipe["writer"].write(bytes_of_base64(part_of(text, start, PIECE)))
            await next_task()
            start = start + PIECE
        await pipe["writer"].close()
        return await pipe["buffer"]
    except Exception as error:
        raise ValueError(
            f"{name} in offline.js is damaged ({error}): build again with `nox -s build`"
        ) from error


def part_of(text, start, length):
    """The ``length`` characters of ``text`` from ``start`` on, or those that there are."""
    return text.substr(start, length)


offer_unpacking(unpack)
