"""Runs in Pyodide: what is to be done before its memory is kept as a snapshot, and after one was
restored in a worker.

A restored Python has what the machine of the build had: these are the things that must be its own.
What cannot be changed later is the seed of str hashes, which is one for each build.
"""

import gc
import os
import random
import sys
import time
import zipimport
from importlib.machinery import BuiltinImporter
from importlib.util import module_from_spec

from offthread.in_pyodide import restore

LIBRARY = "/lib/python{}{}.zip".format(*sys.version_info)
ZONE = ("timezone", "altzone", "daylight", "tzname")
_read_library = zipimport._get_data
_invalidate_caches = zipimport.zipimporter.invalidate_caches
_bring_library = [None]


def freeze():
    """Just before: leave nothing behind that is of no use, nor that a folder is not there which
    the worker fills (scripts/)."""
    for path in [path for path, finder in sys.path_importer_cache.items() if finder is None]:
        del sys.path_importer_cache[path]
    sys.path.remove("")  # Pyodide adds it again
    gc.collect()


def thaw(bring_library, language):
    """Just after: chance, the time zone, ``language`` (str, for LANG) and clocks are this
    worker's. The zip of the standard library is empty; ``bring_library()`` waits for it and gives
    a problem (str) or ""."""
    _bring_library[0] = bring_library
    random.seed()
    os.environ["LANG"] = language
    set_time_zone()
    if "logging" in sys.modules:
        sys.modules["logging"]._startTime = time.time_ns()
    zipimport._get_data = read_when_there
    zipimport.zipimporter.invalidate_caches = keep_caches
    restore.remember()


def set_time_zone():
    """The constants of ``time``: a second copy of the module finds the zone that is set now."""
    spec = BuiltinImporter.find_spec("time")
    copy = module_from_spec(spec)
    spec.loader.exec_module(copy)
    for name in ZONE:
        setattr(time, name, getattr(copy, name))


def read_when_there(archive, entry):
    """``zipimport``'s reading of one file, of the library only when it is there. Raises
    ImportError where it does not come."""
    if archive == LIBRARY:
        problem = _bring_library[0]()
        if problem:
            raise ImportError(problem)
        zipimport._get_data = _read_library
        zipimport.zipimporter.invalidate_caches = _invalidate_caches
    return _read_library(archive, entry)


def keep_caches(importer):
    """``zipimporter.invalidate_caches``, which would find nothing in an empty library."""
    if importer.archive != LIBRARY:
        _invalidate_caches(importer)
