"""Runs in the page (and in CPython, for its tests): JSON as a person writes and reads it.

The browsers' own ``JSON.parse`` does not say everywhere where a text is wrong (WebKit gives no
position at all), so the place is found here. Promises: ``problem_in`` is None for exactly the
texts of RFC 8259.
"""

import json

DIGITS = "0123456789"
SPACE = " \t\n\r"
WORDS = ("true", "false", "null")
PYTHON_WORDS = {"True": "true", "False": "false", "None": "null"}
ESCAPES = '"\\/bfnrtu'
LINE_WIDTH = 54


class JsonProblem(Exception):
    """Text that is not JSON. ``position`` (int, from 0), ``line`` and ``column`` (int, from 1)."""

    def __init__(self, reason, text, position):
        before = text[:position]
        line = before.count("\n") + 1
        column = position - before.rfind("\n")
        super().__init__(f"Line {line}, column {column}: {reason}")
        self.position = position
        self.line = line
        self.column = column


class JsonScanner:
    """Reads JSON text from left to right; raises JsonProblem where it stops being JSON."""

    def __init__(self, text):
        self.text = text
        self.at = 0

    def fail(self, reason):
        raise JsonProblem(reason, self.text, self.at)

    def char(self):
        """The character at the present place, "" at the end."""
        return self.text[self.at : self.at + 1]

    def skip(self, wanted):
        """Go past the characters listed in wanted, and give the next one ("" at the end)."""
        while self.char() != "" and self.char() in wanted:
            self.at += 1
        return self.char()

    def document(self):
        self.value()
        if self.skip(SPACE) != "":
            self.fail("the JSON value is complete before this; remove what follows.")

    def value(self):
        char = self.skip(SPACE)
        if char == "":
            self.fail("the text ends where a value should stand.")
        elif char == "{":
            self.items("}", self.member)
        elif char == "[":
            self.items("]", self.value)
        elif char == '"':
            self.string()
        elif char == "-" or char in DIGITS:
            self.number()
        else:
            self.word()

    def items(self, closing, read_item):
        self.at += 1
        if self.skip(SPACE) != closing:
            read_item()
            while self.skip(SPACE) == ",":
                self.at += 1
                if self.skip(SPACE) == closing:
                    self.fail(f"no comma may stand before {closing}.")
                read_item()
            if self.char() != closing:
                self.fail(f"a comma or {closing} is missing here.")
        self.at += 1

    def member(self):
        if self.skip(SPACE) != '"':
            self.fail('a name in double quotes is missing here, such as "limit".')
        self.string()
        if self.skip(SPACE) != ":":
            self.fail("a colon is missing between the name and its value.")
        self.at += 1
        self.value()

    def string(self):
        self.at += 1
        while self.char() != '"':
            if self.char() == "":
                self.fail('the text ends inside a string; its closing " is missing.')
            if self.char() < " ":
                self.fail('a string must end on its line; its closing " is missing, or write \\n.')
            if self.char() == "\\":
                self.escape()
            self.at += 1
        self.at += 1

    def escape(self):
        self.at += 1
        if self.char() == "" or self.char() not in ESCAPES:
            self.fail("this escape is unknown; a backslash itself is written \\\\.")
        if self.char() == "u":
            for _ in range(4):
                self.at += 1
                if self.char() == "" or self.char().lower() not in DIGITS + "abcdef":
                    self.fail("\\u must be followed by four hexadecimal digits.")

    def number(self):
        if self.char() == "-":
            self.at += 1
        if self.char() == "0":
            self.at += 1
            if self.char() != "" and self.char() in DIGITS:
                self.fail("a number may not begin with 0.")
        else:
            self.digits()
        if self.char() == ".":
            self.at += 1
            self.digits()
        if self.char() in ("e", "E"):
            self.at += 1
            if self.char() in ("+", "-"):
                self.at += 1
            self.digits()

    def digits(self):
        if self.char() == "" or self.char() not in DIGITS:
            self.fail("a digit is missing here.")
        self.skip(DIGITS)

    def word(self):
        rest = self.text[self.at : self.at + 5]
        for word in WORDS:
            if rest.startswith(word):
                self.at += len(word)
                return
        for word, right in PYTHON_WORDS.items():
            if rest.startswith(word):
                self.fail(f"JSON writes {right}, not {word}.")
        if rest.startswith("'"):
            self.fail('JSON strings stand in double quotes: "…".')
        self.fail("a value should stand here: a string in double quotes, a number, [ or {.")


def problem_in(text):
    """What keeps text (str) from being JSON: a JsonProblem, or None where it is JSON."""
    try:
        JsonScanner(text).document()
    except JsonProblem as problem:
        return problem
    return None


def read_context(text):
    """The context written in text (str): a dict. An empty text is an empty context.

    Raises JsonProblem, with a position, where it is no JSON or no object.
    """
    if text.strip() == "":
        return {}
    problem = problem_in(text)
    if problem is not None:
        raise problem
    context = json.loads(text)
    if not isinstance(context, dict):
        start = len(text) - len(text.lstrip())
        raise JsonProblem('the context must be an object: {"name": value, …}.', text, start)
    return context


def write_scalar(value):
    """A value without items as JSON; letters of every script stay letters."""
    return json.dumps(value, ensure_ascii=False)


def write_json(value, indent=""):
    """value (what JSON can hold) as JSON text, in one line where it is short, else indented."""
    if not isinstance(value, (dict, list)) or len(value) == 0:
        return write_scalar(value)
    inner = indent + "  "
    if isinstance(value, dict):
        opening, closing = "{", "}"
        parts = [write_scalar(key) + ": " + write_json(item, inner) for key, item in value.items()]
    else:
        opening, closing = "[", "]"
        parts = [write_json(item, inner) for item in value]
    line = opening + ", ".join(parts) + closing
    if indent != "" and len(line) <= LINE_WIDTH and "\n" not in line:
        return line
    return opening + "\n" + inner + (",\n" + inner).join(parts) + "\n" + indent + closing
