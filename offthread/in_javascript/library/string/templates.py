"""Runs wherever compiled Python runs: texts with ``$name`` and ``${name}``."""


class Template:
    """``delimiter`` may be another one in a subclass."""

    delimiter = "$"

    def __init_subclass__(cls, **kwargs):
        for name in ("pattern", "idpattern", "braceidpattern", "flags"):
            if name in vars(cls):
                raise TypeError(f"on the page a Template has no {name} of its own: use re.sub")

    def __init__(self, template):
        self.template = template

    def substitute(self, mapping=None, /, **kws):
        return self._filled({**({} if mapping is None else mapping), **kws}, True)

    def safe_substitute(self, mapping=None, /, **kws):
        return self._filled({**({} if mapping is None else mapping), **kws}, False)

    def is_valid(self):
        return all([kind != "invalid" for kind, _, _, _ in self._pieces()])

    def get_identifiers(self):
        found = []
        for kind, name, start, _ in self._pieces():
            if kind == "invalid":
                self._refuse(start)
            if kind == "name" and name not in found:
                found.append(name)
        return found

    def _filled(self, values, strict):
        out, done = [], 0
        for kind, name, start, end in self._pieces():
            out.append(self.template[done:start])
            done = end
            if kind == "escaped":
                out.append(self.delimiter)
            elif kind == "name" and (strict or name in values):
                out.append(str(values[name]))
            elif strict:
                self._refuse(start)
            else:
                out.append(self.template[start:end])
        return "".join(out) + self.template[done:]

    def _refuse(self, start):
        before = self.template[:start]
        line, last = before.count("\n") + 1, before.rfind("\n")
        raise ValueError(f"Invalid placeholder in string: line {line}, col {start - last}")

    def _pieces(self):
        """(kind, name, start, end) of everything that begins with the delimiter."""
        text, mark = self.template, self.delimiter
        start = text.find(mark)
        while start >= 0:
            after = start + len(mark)
            if text.startswith(mark, after):
                end = after + len(mark)
                yield "escaped", "", start, end
            else:
                braced = text[after : after + 1] == "{"
                first = after + 1 if braced else after
                last = _name_end(text, first)
                good = last > first and (not braced or text[last : last + 1] == "}")
                end = (last + 1 if braced else last) if good else after
                yield "name" if good else "invalid", text[first:last], start, end
            start = text.find(mark, end)


def _name_end(text, place):
    """The end of the ASCII identifier at ``place``; ``place`` itself where there is none."""
    if text[place : place + 1].isdigit():
        return place
    while (
        place < len(text)
        and text[place].isascii()
        and (text[place] == "_" or text[place].isalnum())
    ):
        place += 1
    return place
