"""Runs wherever compiled Python runs: Python's ``fractions``. JavaScript does not tell a whole
float from an int, so a fraction and such a float make a fraction."""

from fractions.numbers import Fraction

__all__ = ["Fraction"]
