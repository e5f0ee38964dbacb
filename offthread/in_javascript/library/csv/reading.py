"""Runs wherever compiled Python runs: rows from lines."""

from csv.dialects import QUOTE_NONE, QUOTE_NONNUMERIC, Error, format_of, size_limit

from _runtime import type_name

_START, _IN_FIELD, _QUOTED, _AFTER_QUOTE, _ENDED = range(5)


class reader:  # noqa: N801
    """Iterates over the rows that ``lines`` hold."""

    __long__ = "_csv.reader"

    def __init__(self, lines, dialect="excel", **given):
        self._lines, self.dialect, self.line_num = iter(lines), format_of(dialect, given), 0

    def __iter__(self):
        return self

    def __next__(self):
        row = _Row(self.dialect)
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if row.is_begun() and (row.text or row.state == _QUOTED):
                    if self.dialect.strict:
                        raise Error("unexpected end of data") from None
                    row.end_field()
                    return row.fields
                raise
            if not isinstance(line, str):
                raise Error(
                    f"iterator should return strings, not {type_name(line)} "
                    "(the file should be opened in text mode)"
                )
            self.line_num += 1
            if row.read(line):
                return row.fields


class _Row:
    """Reads character by character; a quoted field may go on in the next line."""

    def __init__(self, dialect):
        self.dialect, self.fields, self.text = dialect, [], []
        self.state, self.was_quoted, self.escaped = _START, False, False

    def is_begun(self):
        return bool(self.fields or self.text or self.state != _START)

    def end_field(self):
        text = "".join(self.text)
        bare = self.dialect.quoting == QUOTE_NONNUMERIC and not self.was_quoted
        self.fields.append(float(text) if bare else text)
        self.text, self.was_quoted, self.state = [], False, _START

    def put(self, letter):
        self.text.append(letter)
        if len(self.text) > size_limit():
            raise Error(f"field larger than field limit ({size_limit()})")

    def read(self, line):
        """Whether the row is complete."""
        for letter in line:
            if self.state == _ENDED:
                if letter not in "\r\n":
                    raise Error(
                        "new-line character seen in unquoted field - do you need to open the file "
                        "in universal-newline mode?"
                    )
            elif self.escaped:
                self.escaped = False
                self.put(letter)
            elif self.state == _QUOTED:
                self._quoted(letter)
            else:
                self._bare(letter)
        return self._line_ended()

    def _line_ended(self):
        if self.escaped:
            self.escaped = False
            self.put("\n")
            return False
        if self.state == _QUOTED:
            return False
        if self.state != _ENDED and (self.fields or self.text or self.state != _START):
            self.end_field()
        return True

    def _quoted(self, letter):
        dialect = self.dialect
        if letter == dialect.escapechar:
            self.escaped = True
        elif letter == dialect.quotechar and dialect.quoting != QUOTE_NONE:
            self.state = _AFTER_QUOTE if dialect.doublequote else _IN_FIELD
        else:
            self.put(letter)

    def _bare(self, letter):
        dialect = self.dialect
        if self.state == _AFTER_QUOTE and letter == dialect.quotechar:
            self.put(letter)
            self.state = _QUOTED
        elif letter in "\r\n":
            if self.fields or self.text or self.state != _START:
                self.end_field()
            self.state = _ENDED
        elif letter == dialect.delimiter:
            self.end_field()
        elif self.state == _AFTER_QUOTE and dialect.strict:
            raise Error(f"'{dialect.delimiter}' expected after '{dialect.quotechar}'")
        elif self.state == _START and letter == " " and dialect.skipinitialspace:
            pass
        elif self.state in (_START, _IN_FIELD) and letter == dialect.escapechar:
            self.escaped, self.state = True, _IN_FIELD
        elif self.state == _START and self._opens(letter):
            self.was_quoted, self.state = True, _QUOTED
        else:
            self.put(letter)
            self.state = _IN_FIELD

    def _opens(self, letter):
        return letter == self.dialect.quotechar and self.dialect.quoting != QUOTE_NONE
