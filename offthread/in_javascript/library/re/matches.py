"""Runs wherever compiled Python runs: what a pattern found, over JavaScript's own match."""

from re.subjects import given_back
from re.templates import expanded, template_text

from _runtime import js_get, point_index
from js import undefined


class Match:
    """What matched: groups and their places, counted in characters."""

    __long__ = "re.Match"

    def __init__(self, pattern, found, searched, pos, named=None):
        self._named = pattern._named if named is None else named
        self.string, self._searched = searched
        self.re, self.pos, self.endpos = pattern, pos, len(self._searched)
        self._found = found

    def _number(self, group):
        if isinstance(group, str):
            if group not in self.re.groupindex:
                raise IndexError("no such group")
            return self.re.groupindex[group]
        if not isinstance(group, int) or not 0 <= group <= self.re.groups:
            raise IndexError("no such group")
        return int(group)

    def _in(self, found, number):
        """Of JavaScript's groups: they are named where there are more than Python's."""
        if number and self._named:
            return js_get(found.groups, f"g{number}")
        return js_get(found, number)

    def _text(self, group, default=None):
        value = self._in(self._found, self._number(group))
        return default if value is undefined else value

    def _value(self, group, default=None):
        value = self._in(self._found, self._number(group))
        return default if value is undefined else given_back(value, self.re._binary)

    def group(self, *groups):
        if len(groups) <= 1:
            return self._value(groups[0] if groups else 0)
        return tuple([self._value(one) for one in groups])

    def __getitem__(self, group):
        return self._value(group)

    def groups(self, default=None):
        return tuple([self._value(n, default) for n in range(1, self.re.groups + 1)])

    def groupdict(self, default=None):
        return {name: self._value(name, default) for name in self.re.groupindex}

    def span(self, group=0):
        place = self._in(self._found.indices, self._number(group))
        if place is undefined or place is None:
            return (-1, -1)
        return (
            point_index(self._searched, js_get(place, 0)),
            point_index(self._searched, js_get(place, 1)),
        )

    def start(self, group=0):
        return self.span(group)[0]

    def end(self, group=0):
        return self.span(group)[1]

    @property
    def regs(self):
        return tuple([self.span(number) for number in range(self.re.groups + 1)])

    @property
    def lastindex(self):
        """The group that closed last."""
        best, end = None, -1
        for number in range(1, self.re.groups + 1):
            stop = self.span(number)[1]
            if stop > end:
                best, end = number, stop
        return best

    @property
    def lastgroup(self):
        for name, number in self.re.groupindex.items():
            if number == self.lastindex:
                return name
        return None

    def expand(self, template):
        text = expanded(template_text(template, self.re), self)
        return given_back(text, self.re._binary)

    def __bool__(self):
        return True

    def __repr__(self):
        return f"<re.Match object; span={self.span()}, match={self.group()!r:.50}>"


def shown(match):
    """An item of ``findall``: the text, or that of its groups."""
    if match.re.groups == 0:
        return match.group()
    nothing = given_back("", match.re._binary)
    return match.groups(nothing)[0] if match.re.groups == 1 else match.groups(nothing)
