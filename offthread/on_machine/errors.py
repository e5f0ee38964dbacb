"""Runs on the machine: the one error of the build that is not about a user's source line.

Problems of a source (file, line, caret) are ``compiler.SourceProblems``.
"""


class BuildError(Exception):
    """The build cannot go on; the text says what happened, where, and the next step."""
