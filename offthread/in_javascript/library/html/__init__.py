"""Runs wherever compiled Python runs: Python's ``html``. ``unescape`` knows the names of HTML 4
and ``apos``; other names stay as they are written."""

from html.escapes import escape, unescape

__all__ = ["escape", "unescape"]
