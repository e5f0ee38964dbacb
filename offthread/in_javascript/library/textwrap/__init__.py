"""Runs wherever compiled Python runs: Python's ``textwrap``."""

from textwrap.margins import dedent, indent
from textwrap.wrapper import TextWrapper

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """One line, with a placeholder for the words that do not fit."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))
