"""Runs wherever compiled Python runs: how a file of rows is written."""

from _runtime import class_of, is_python_class, read, type_name

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = 0, 1, 2, 3
_NAMES = (
    "delimiter",
    "doublequote",
    "escapechar",
    "lineterminator",
    "quotechar",
    "quoting",
    "skipinitialspace",
    "strict",
)
_USUAL = (",", True, None, "\r\n", '"', QUOTE_MINIMAL, False, False)


class Error(Exception):
    pass


class Dialect:
    delimiter = quotechar = escapechar = doublequote = None
    skipinitialspace = lineterminator = quoting = None

    def __init__(self):
        Format(self, {})


class excel(Dialect):  # noqa: N801
    delimiter, quotechar, doublequote = ",", '"', True
    skipinitialspace, lineterminator, quoting = False, "\r\n", QUOTE_MINIMAL


class excel_tab(excel):  # noqa: N801
    delimiter = "\t"


class unix_dialect(Dialect):  # noqa: N801
    delimiter, quotechar, doublequote = ",", '"', True
    skipinitialspace, lineterminator, quoting = False, "\n", QUOTE_ALL


class Format:
    """A dialect with what was given beside it."""

    __long__ = "_csv.Dialect"

    def __init__(self, dialect, given):
        for name in given:
            if name not in _NAMES:
                raise TypeError(f"{name!r} is an invalid keyword argument for this function")
        for name, usual in zip(_NAMES, _USUAL, strict=True):
            known = read(dialect, name) if read(dialect, name) is not None else usual
            setattr(self, name, given.get(name, known))
        if dialect is not None and is_dialect(dialect) and read(dialect, "quotechar") is None:
            if "quotechar" not in given and self.quoting == QUOTE_NONE:
                self.quotechar = None
        self._check()

    def _check(self):
        for name in ("delimiter", "escapechar", "quotechar"):
            value = getattr(self, name)
            if value is None and name != "delimiter":
                continue
            if not isinstance(value, str):
                other = "" if name == "delimiter" else " or None"
                raise TypeError(f'"{name}" must be string{other}, not {type_name(value)}')
            if len(value) != 1:
                raise TypeError(f'"{name}" must be a 1-character string')
        if type_name(self.quoting) != "int":
            raise TypeError('"quoting" must be an integer')
        if not 0 <= self.quoting <= 3:
            raise TypeError('bad "quoting" value')
        if self.quoting != QUOTE_NONE and self.quotechar is None:
            raise TypeError("quotechar must be set if quoting enabled")
        if not isinstance(self.lineterminator, str):
            raise TypeError(
                f'"lineterminator" must be a string, not {type_name(self.lineterminator)}'
            )


def is_dialect(value):
    return is_python_class(value) or class_of(value) is not None


_known = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}


def format_of(dialect, given):
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    return Format(dialect, given)


def register_dialect(name, dialect=None, **given):
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _known[name] = format_of(dialect, given)


def unregister_dialect(name):
    get_dialect(name)
    del _known[name]


def get_dialect(name):
    if name not in _known:
        raise Error("unknown dialect")
    found = _known[name]
    return found if isinstance(found, Format) else Format(found, {})


def list_dialects():
    return list(_known)


_limits = [131072]


def field_size_limit(*limit):
    before = _limits[0]
    _limits[:] = limit or _limits
    return before


def size_limit():
    return _limits[0]
