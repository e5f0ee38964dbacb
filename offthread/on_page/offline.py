"""Runs on the page (compiled): the worker's code and files for a page opened by double-click.

On file:// nothing can be fetched and no worker can be started from a file. The build leaves
``offline.js``, a script that holds both, and what unpacks them (unpacking.py).
"""

from offthread.everywhere.errors import WorkerError
from offthread.on_page.browser import beside_script, load_script, offline_package


async def load_package(report, is_shared):
    """What ``offline.js`` holds: the text (str) of the worker, and its files (dict of path below
    build/ to ArrayBuffer), without those that another worker shares (``is_shared``).
    ``report(progress message)`` is called as they are unpacked.

    Raises WorkerError where the file is missing or damaged.
    """
    url = beside_script("offline.js")
    if offline_package() is None:
        try:
            await load_script(url)
        except Exception:
            pass
    package = offline_package()
    if package is None:
        raise WorkerError(
            f"the file {url}, which a page on a disk needs, could not be loaded: build it with "
            "`nox -s build`",
            url,
        )
    try:
        return [package["worker"], await package["unpack"](package["assets"], report, is_shared)]
    except Exception as error:
        raise WorkerError(str(error), url) from error
