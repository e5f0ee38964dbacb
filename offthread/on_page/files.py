"""Runs on the page (compiled): scripts that are kept in files of their own.

A page cannot read the developer's disk: the build reads ``file("scripts/x.py")`` while it
compiles and puts the text in its place, so that the page also opens by double-click.
"""


class ScriptFile:
    """A script from a file: ``path`` (str) names it in tracebacks, ``text`` (str) is its code."""

    def __init__(self, path, text):
        self.path = path
        self.text = text


def file(path, text=None):
    """The script in the file ``path`` (a literal str, relative to the project's folder).

    ``text`` is filled in by the build. Raises ValueError where the build could not do it.
    """
    if text is None:
        raise ValueError(
            f"file({path!r}): the build puts the script's text here, and it could not: "
            'call file("scripts/name.py") directly, with the path as a literal string'
        )
    return ScriptFile(path, text)
