"""Runs everywhere: the names of what a caller may say of a run, as Python spells them."""

CALLBACKS = ("on_stdout", "on_stderr", "on_progress", "on_input")
RUN_OPTIONS = ("filename", "packages", "timeout", "signal", "retry", "transfer", *CALLBACKS)
