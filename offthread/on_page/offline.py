"""Runs on the page (compiled): the worker's code and files for a page opened by double-click.

On file:// nothing can be fetched and no worker can be started from a file. The build leaves
``offline.js``, a script that holds both; here it is loaded, and unpacked in small pieces so
that the page goes on painting.
"""

from offthread.everywhere import messages
from offthread.everywhere.errors import WorkerError
from offthread.on_page.browser import (
    beside_script,
    bytes_of_base64,
    gunzip,
    load_script,
    mark_handled,
    next_task,
    offline_package,
    part_of,
)

# Characters of base64, a multiple of 4: 96 kB packed are unpacked in a few milliseconds.
PIECE = 128 * 1024


async def load_package():
    """The object that ``offline.js`` holds: ``worker`` (str) and ``assets`` (dict of str).

    Raises WorkerError where the file is missing.
    """
    if offline_package() is None:
        url = beside_script("offline.js")
        try:
            await load_script(url)
        except Exception as error:
            raise missing(url) from error
        if offline_package() is None:
            raise missing(url)
    return offline_package()


def missing(url):
    """The WorkerError for an ``offline.js`` that is not there."""
    return WorkerError(
        f"the file {url}, which a page on a disk needs, could not be loaded: build it with "
        "`nox -s build`",
        url,
    )


async def unpack(assets, report, is_shared):
    """``assets`` (dict of path to base64 of gzip) as a dict of path to ArrayBuffer; where the
    worker is given the parts of another (``is_shared``), without what these stand for.

    ``report(progress message)`` is called as it goes on.
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
    """The ArrayBuffer of one asset. Raises WorkerError where the text is damaged."""
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
        raise WorkerError(
            f"{name} in offline.js is damaged ({error}): build again with `nox -s build`",
            beside_script("offline.js"),
        ) from error
