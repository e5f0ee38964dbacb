"""Runs in the worker (compiled): where the files lie that Python is started from."""

from offthread.in_worker import host
from offthread.in_worker.assets import FOLDER

# Pyodide's own: they may lie elsewhere than what the build made.
CORE = ("loader", "glue", "wasm", "library")


class Sources:
    """``pyodide_url`` (str or None: beside this worker) is the folder of Pyodide's own files;
    ``on_disk`` (bool): the page has sent all files.

    A role is a name in ``host.FILES``: what the file is needed for.
    """

    def __init__(self, pyodide_url, on_disk):
        self.on_disk = on_disk
        self.root = FOLDER if on_disk else host.built_folder()
        self.elsewhere = None if pyodide_url is None or on_disk else host.absolute_url(pyodide_url)
        self.packages = self.root + "pyodide/"
        self.folder = folder_of(self.url("loader"))

    def url(self, role):
        """The address (str) of the file of ``role``."""
        path = host.FILES[role][0]
        if self.elsewhere is not None and role in CORE:
            return self.elsewhere + path.split("/")[-1]
        return self.root + path

    def size(self, role):
        """Its bytes (int)."""
        return host.FILES[role][1]

    def has(self, role):
        """Whether there is one."""
        return role in host.FILES

    def has_snapshot(self):
        """Whether there is a snapshot of this very Pyodide."""
        return "snapshot" in host.FILES and self.elsewhere is None


def folder_of(url):
    """``url`` up to its last slash."""
    return url[: len(url) - len(url.split("/")[-1])]
