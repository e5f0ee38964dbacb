"""Runs wherever compiled Python runs: rows as lines."""

from csv.dialects import QUOTE_ALL, QUOTE_NONE, QUOTE_NONNUMERIC, Error, format_of

from _runtime import type_name


class writer:  # noqa: N801
    """Writes to anything with a ``write``."""

    __long__ = "_csv.writer"

    def __init__(self, file, dialect="excel", **given):
        if not callable(getattr(file, "write", None)):
            raise TypeError('argument 1 must have a "write" method')
        self._file, self.dialect = file, format_of(dialect, given)

    def writerow(self, row, /):
        try:
            values = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type_name(row)}") from None
        shown = [self._field(value, len(values) == 1) for value in values]
        return self._file.write(self.dialect.delimiter.join(shown) + self.dialect.lineterminator)

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)

    def _field(self, value, alone):
        quoting = self.dialect.quoting
        is_number = type_name(value) in ("int", "float", "bool")
        text = "" if value is None else str(value)
        quoted = quoting == QUOTE_ALL or (quoting == QUOTE_NONNUMERIC and not is_number)
        if alone and not text:
            if quoting == QUOTE_NONE:
                raise Error("single empty field record must be quoted")
            quoted = True
        return self._escaped(text, quoted)

    def _escaped(self, text, quoted):
        dialect, out = self.dialect, []
        special = [dialect.delimiter, dialect.escapechar, dialect.quotechar, "\n", "\r"]
        special += list(dialect.lineterminator)
        for letter in text:
            if letter in special:
                escapes = dialect.quoting == QUOTE_NONE
                if letter == dialect.quotechar and not escapes:
                    if dialect.doublequote:
                        out.append(letter)
                    else:
                        escapes = True
                    quoted = quoted or not escapes
                elif letter == dialect.escapechar:
                    escapes = True
                elif not escapes:
                    quoted = True
                if escapes:
                    if not dialect.escapechar:
                        raise Error("need to escape, but no escapechar set")
                    out.append(dialect.escapechar)
            out.append(letter)
        mark = dialect.quotechar if quoted else ""
        return mark + "".join(out) + mark
