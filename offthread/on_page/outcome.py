"""Runs on the page (compiled): what a run that ended gives its caller."""


class Outcome:
    """The end of a run: either ``results`` or ``error``, never both.

    ``results`` is the value of the script's last expression, already converted to the
    page's own values; a falsy one (0, "", False, None) is a result too. ``error`` is None
    where the run went well, otherwise a ``ScriptError``. ``stdout`` and ``stderr`` (str) are
    what the script printed and no callback was given.
    """

    def __init__(self, results, error, stdout="", stderr=""):
        self.results = results
        self.error = error
        self.stdout = stdout
        self.stderr = stderr
