"""Runs everywhere: what the names of built files tell.

A file of a build is one of three: an **entry** file keeps its name from build to build, so that it
belongs to one of them; one that is needed **first** and one that is needed **later** carry a hash
of their content in their path, so that they never change and any build may share them.
"""

ENTRY, FIRST, LATER = "entry", "first", "later"
HASH_DIGITS = 12


def is_hashed(name: str) -> bool:
    """Whether a path carries the hash of its content: twelve hexadecimal digits that end a
    folder's name or stand before a file's type."""
    for part in name.split("/"):
        stem = part.split(".")[0]
        digits = stem[len(stem) - HASH_DIGITS :]
        before = stem[: len(stem) - HASH_DIGITS]
        if is_hexadecimal(digits) and (before == "" or before.endswith("-")):
            return True
    return False


def is_hexadecimal(text: str) -> bool:
    """Whether ``text`` is twelve hexadecimal digits."""
    for digit in text:
        if digit not in "0123456789abcdef":
            return False
    return len(text) == HASH_DIGITS
