"""Runs wherever compiled Python runs: what patterns read and give. JavaScript searches text
only, so bytes are read as the text of the same codes, and what is found is made bytes again."""

from _runtime import latin_bytes, latin_text, type_name


def subject(string, binary):
    """The text that a pattern (of bytes, where ``binary``) searches in place of ``string``."""
    if isinstance(string, str):
        if binary:
            raise TypeError("cannot use a bytes pattern on a string-like object")
        return string
    text = latin_text(string)
    if text is None:
        raise TypeError(f"expected string or bytes-like object, got '{type_name(string)}'")
    if not binary:
        raise TypeError("cannot use a string pattern on a bytes-like object")
    return text


def given_back(text, binary):
    return latin_bytes(text) if binary and isinstance(text, str) else text


def joinable(value, binary, place):
    """The text of what stands at ``place`` among what is joined; None is nothing."""
    if value is None:
        return ""
    text = latin_text(value) if binary else value
    if text is None or not isinstance(text, str):
        wanted = "a bytes-like object" if binary else "str instance"
        raise TypeError(f"sequence item {place}: expected {wanted}, {type_name(value)} found")
    return text
