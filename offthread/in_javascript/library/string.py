"""Runs wherever compiled Python runs: Python's ``string``."""

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
digits = "0123456789"
hexdigits = "0123456789abcdefABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


class Template:
    """Texts with ``$name`` and ``${name}``."""

    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def substitute(self, mapping=None, /, **kwargs):
        return self._filled({**(mapping or {}), **kwargs}, True)

    def safe_substitute(self, mapping=None, /, **kwargs):
        return self._filled({**(mapping or {}), **kwargs}, False)

    def _filled(self, values, strict):
        out, text, place = [], self.template, 0
        while place < len(text):
            if text[place] != "$":
                out.append(text[place])
                place += 1
                continue
            piece, place = self._placeholder(text, place, values, strict)
            out.append(piece)
        return "".join(out)

    def _placeholder(self, text, place, values, strict):
        after = text[place + 1 : place + 2]
        if after == "$":
            return "$", place + 2
        braced = after == "{"
        start = end = place + (2 if braced else 1)
        while end < len(text) and (
            text[end] == "_" or (text[end].isascii() and text[end].isalnum())
        ):
            end += 1
        name = text[start:end]
        if not name or name[0].isdigit() or (braced and text[end : end + 1] != "}"):
            if strict:
                raise ValueError(f"Invalid placeholder in string: line 1, col {place + 1}")
            return "$", place + 1
        after_name = end + (1 if braced else 0)
        if name in values:
            return str(values[name]), after_name
        if strict:
            raise KeyError(name)
        return text[place:after_name], after_name
