"""Runs in the page (and in CPython, for its tests): what kind of thing a result is.

Promises: looks at plain Python values only and touches no page; every value has a kind.
Compiled as slim (see lower/slim.py): of a dict from a script, ask only ``list(…)`` and items,
since its keys may be any words.
"""

PNG_SIGNATURE = "137 80 78 71 13 10 26 10"  # PNG specification, third edition, 5.2
MOST_ITEMS = 200
MOST_CHARACTERS = 20000
MOST_ALOUD = 80
KILOBYTE = 1000


def kind_of(value):
    """How value is shown: "nothing", "number", "text", "svg", "table", "numbers" (a list of
    them), "list", "fields" (a dict) or "other" (only str() can tell)."""
    if value is None:
        return "nothing"
    if isinstance(value, (bool, int, float)):
        return "number"
    if isinstance(value, str):
        return "svg" if is_svg(value) else "text"
    if isinstance(value, (list, tuple)):
        return kind_of_list(value)
    if isinstance(value, dict):
        return "fields"
    return "other"


def kind_of_list(items):
    """ "table", "numbers" or "list", as the items to be shown are."""
    shown = items[:MOST_ITEMS]
    if is_table(shown):
        return "table"
    for item in shown:
        if kind_of(item) != "number":
            return "list"
    return "list" if len(shown) == 0 else "numbers"


def is_svg(text):
    """Whether text (str) is an SVG picture: ``<svg`` comes first, or after ``<?xml …?>``."""
    text = text.strip()
    if text[:5] == "<?xml":
        text = text[text.find("?>") + 2 :].strip()
    return text[:4] == "<svg" and text[-6:] == "</svg>"


def kind_of_bytes(data):
    """ "png" for a picture of that format, else "bytes"."""
    start = " ".join([str(byte) for byte in data[:8]])
    return "png" if start == PNG_SIGNATURE else "bytes"


def is_table(items):
    """Whether items are records: dicts that are not empty."""
    if len(items) == 0:
        return False
    for item in items:
        if not isinstance(item, dict) or len(list(item)) == 0:
            return False
    return True


def columns_of(records):
    """The names (list of str) that the records have, in the order in which they first appear."""
    names = []
    for record in records:
        for name in list(record):
            if name not in names:
                names.append(name)
    return names


def is_numeric(records, column):
    """Whether a column holds numbers only (it is set to the right then)."""
    for record in records:
        value = record.get(column)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return False
    return True


def counted(count, noun):
    """counted(1, "row") is "1 row", counted(5, "row") is "5 rows"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def size_text(size):
    """A number of bytes for a person: "640 bytes", "12.3 kB", "4.0 MB"."""
    if size < KILOBYTE:
        return counted(size, "byte")
    unit, share = ("kB", size / KILOBYTE)
    if share >= KILOBYTE:
        unit, share = ("MB", share / KILOBYTE)
    return f"{in_tenths(share)} {unit}"


def seconds_text(seconds):
    """A duration for a person: "3 ms", "240 ms", "4.2 s"."""
    milliseconds = nearest(seconds * 1000)
    if milliseconds < 1000:
        return f"{milliseconds or 1} ms"
    return in_tenths(seconds) + " s"


def in_tenths(number):
    """A number of at least 1 with one decimal place."""
    tenths = str(nearest(number * 10))
    return tenths[:-1] + "." + tenths[-1:]


def nearest(number):
    """The int nearest to a number that is not negative."""
    return int(number + 0.5)


def summary_of(value, kind):
    """One short sentence that says value, which is of that kind, aloud to a screen reader."""
    if kind == "nothing":
        return "no value (None)"
    if kind == "text" and (value == "" or len(value) > MOST_ALOUD):
        return "text of " + counted(len(value), "character")
    if kind in ("number", "text", "other"):
        return str(value)[:MOST_ALOUD]
    if kind in ("png", "svg"):
        return "a picture"
    if kind == "bytes":
        return counted(len(value), "byte")
    if kind == "table":
        columns = len(columns_of(value[:MOST_ITEMS]))
        return f"a table of {counted(len(value), 'row')} and {counted(columns, 'column')}"
    return counted(len(list(value)), "field" if kind == "fields" else "item")


def slug(title):
    """A title (str) as an id: "Time zones" is "time-zones"; empty where it has no letters."""
    words = ""
    for char in title.lower():
        words += char if char.isalnum() else " "
    return "-".join(words.split())


def dedent(text):
    """text (str) without its common indentation and the empty lines around it.

    So a script can stand indented in app.py, in triple quotes.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    margin = len(text)
    for line in lines:
        indent = len(line) - len(line.strip())
        margin = indent if line != "" and indent < margin else margin
    return "\n".join([line[margin:] for line in lines]).strip("\n")
