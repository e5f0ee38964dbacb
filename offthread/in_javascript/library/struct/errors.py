"""Runs wherever compiled Python runs: the exception of ``struct``."""


class error(Exception):
    pass
