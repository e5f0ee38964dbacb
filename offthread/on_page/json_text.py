"""Runs in the page (and in CPython, for its tests): JSON as a person writes and reads it.

The browsers' own ``JSON.parse`` does not say everywhere where a text is wrong (WebKit gives no
position at all), so the place is found here. Promises: ``problem_in`` is None for exactly the
texts of RFC 8259.
"""

HEXADECIMAL = "0123456789abcdefABCDEF"
WORDS = ("true", "false", "null")
NO_VALUE = "a value is missing here: text in double quotes, a number, [ or {."
REASONS = {
    "True": "JSON writes true, not True.",
    "Fals": "JSON writes false, not False.",
    "None": "JSON writes null, not None.",
}
LINE_WIDTH = 54


class JsonProblem(Exception):
    """Text that is not JSON. ``position`` (int, from 0), ``line`` and ``column`` (int, from 1)."""

    def __init__(self, reason, text, position):
        lines = text[:position].split("\n")
        line = len(lines)
        column = len(lines[-1]) + 1
        super().__init__(f"Line {line}, column {column}: {reason}")
        self.position = position
        self.line = line
        self.column = column


def problem_in(text):
    """What keeps text (str) from being JSON: a JsonProblem, or None where it is JSON."""
    try:
        check_json(text)
    except JsonProblem as problem:
        return problem
    return None


def check_json(text):
    """Read text from left to right; raises JsonProblem where it stops being JSON."""
    end = skip_space(text, skip_value(text, 0))
    if end < len(text):
        fail("remove what follows the value.", text, end)


def fail(reason, text, at):
    raise JsonProblem(reason, text, at)


def skip(text, at, characters):
    """The place of the first character from ``at`` on that is not among ``characters``."""
    while at < len(text) and text[at] in characters:
        at += 1
    return at


def skip_space(text, at):
    return skip(text, at, " \t\n\r")


def skip_value(text, at):
    """The place after the value that begins at ``at``, or after white space there."""
    at = skip_space(text, at)
    char = text[at : at + 1]
    if char == "{":
        return skip_items(text, at, "}")
    if char == "[":
        return skip_items(text, at, "]")
    if char == '"':
        return skip_string(text, at)
    if char != "" and char in "-0123456789":
        return skip_number(text, at)
    for word in WORDS:
        if text[at : at + len(word)] == word:
            return at + len(word)
    return fail(REASONS.get(text[at : at + 4], NO_VALUE), text, at)


def skip_items(text, at, closing):
    """The place after the object or array that begins at ``at``."""
    at = skip_space(text, at + 1)
    if text[at : at + 1] == closing:
        return at + 1
    while True:
        at = skip_space(text, skip_member(text, at) if closing == "}" else skip_value(text, at))
        char = text[at : at + 1]
        if char == closing:
            return at + 1
        if char != ",":
            fail(f"a comma or {closing} is missing here.", text, at)
        at = skip_space(text, at + 1)
        if text[at : at + 1] == closing:
            fail(f"no comma may stand before {closing}.", text, at)


def skip_member(text, at):
    """The place after the name, colon and value that begin at ``at``."""
    if text[at : at + 1] != '"':
        fail("a name in double quotes is missing here.", text, at)
    at = skip_space(text, skip_string(text, at))
    if text[at : at + 1] != ":":
        fail("a colon is missing here.", text, at)
    return skip_value(text, at + 1)


def skip_string(text, at):
    """The place after the string that begins at ``at``."""
    at += 1
    while text[at : at + 1] != '"':
        if text[at : at + 1] < " ":
            fail('the closing " of a string is missing.', text, at)
        at = at + 1 if text[at] != "\\" else skip_escape(text, at + 1)
    return at + 1


def skip_escape(text, at):
    """The place after what follows a backslash."""
    char = text[at : at + 1]
    if char == "u" and skip(text[at + 1 : at + 5], 0, HEXADECIMAL) == 4:
        return at + 5
    if char == "" or char not in '"\\/bfnrt':
        fail("an unknown escape; a backslash is written \\\\.", text, at)
    return at + 1


def skip_number(text, at):
    """The place after the number that begins at ``at``."""
    at = skip_digits(text, at + 1 if text[at] == "-" else at, True)
    if text[at : at + 1] == ".":
        at = skip_digits(text, at + 1, False)
    if text[at : at + 1] in ("e", "E"):
        at += 1
        at = skip_digits(text, at + 1 if text[at : at + 1] in ("+", "-") else at, False)
    return at


def skip_digits(text, at, whole):
    """The place after the digits at ``at``; ``whole`` numbers may not begin with 0."""
    end = skip(text, at, "0123456789")
    if end == at:
        fail("a digit is missing here.", text, at)
    if whole and text[at] == "0" and end > at + 1:
        fail("a number may not begin with 0.", text, at + 1)
    return end


def read_context(text, parse):
    """The context written in text (str): a dict. An empty text is an empty context.

    ``parse(text)`` reads JSON. Raises JsonProblem, with a position, where text is no JSON or no
    object.
    """
    if text.strip() == "":
        return {}
    check_json(text)
    context = parse(text)
    if not isinstance(context, dict):
        fail('the context must be an object: {"name": value, …}.', text, skip_space(text, 0))
    return context


def write_json(value, quote, indent=""):
    """value (what JSON can hold) as JSON text, in one line where it is short, else indented.

    ``quote(scalar)`` writes a string, a number, a bool or None.
    """
    if not isinstance(value, (dict, list)) or len(list(value)) == 0:
        return quote(value)
    inner = indent + "  "
    if isinstance(value, dict):
        marks = "{}"
        parts = [quote(key) + ": " + write_json(value[key], quote, inner) for key in list(value)]
    else:
        marks = "[]"
        parts = [write_json(item, quote, inner) for item in value]
    line = marks[0] + ", ".join(parts) + marks[1]
    if indent != "" and len(line) <= LINE_WIDTH and "\n" not in line:
        return line
    lines = (",\n" + inner).join(parts)
    return marks[0] + "\n" + inner + lines + "\n" + indent + marks[1]
