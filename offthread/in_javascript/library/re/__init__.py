"""Runs wherever compiled Python runs: Python's ``re`` over JavaScript's regular expressions."""

from re.templates import expanded
from re.translate import Translation, error  # noqa: F401

from _runtime import js_get, point_index, unit_index
from js import RegExp, undefined

PatternError = error
NOFLAG = 0
IGNORECASE = I = 2  # noqa: E741
LOCALE = L = 4
MULTILINE = M = 8
DOTALL = S = 16
UNICODE = U = 32
VERBOSE = X = 64
ASCII = A = 256
_kept = {}


class Match:
    """What matched: groups and their places, counted in characters."""

    def __init__(self, pattern, found, string, pos, endpos):
        self.re, self.string, self.pos, self.endpos = pattern, string, pos, endpos
        self._found = found

    def _number(self, group):
        if isinstance(group, str):
            if group not in self.re.groupindex:
                raise IndexError("no such group")
            return self.re.groupindex[group]
        if not 0 <= group <= self.re.groups:
            raise IndexError("no such group")
        return group

    def _text(self, group, default=None):
        value = js_get(self._found, self._number(group))
        return default if value is undefined else value

    def group(self, *groups):
        if len(groups) <= 1:
            return self._text(groups[0] if groups else 0)
        return tuple([self._text(one) for one in groups])

    def __getitem__(self, group):
        return self._text(group)

    def groups(self, default=None):
        return tuple([self._text(n, default) for n in range(1, self.re.groups + 1)])

    def groupdict(self, default=None):
        return {name: self._text(name, default) for name in self.re.groupindex}

    def span(self, group=0):
        place = js_get(self._found.indices, self._number(group))
        if place is undefined or place is None:
            return (-1, -1)
        return (
            point_index(self.string, js_get(place, 0)),
            point_index(self.string, js_get(place, 1)),
        )

    def start(self, group=0):
        return self.span(group)[0]

    def end(self, group=0):
        return self.span(group)[1]

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
        return expanded(template, self)

    def __bool__(self):
        return True

    def __repr__(self):
        return f"<re.Match object; span={self.span()}, match={self.group()!r}>"


class Pattern:
    """A compiled pattern."""

    def __init__(self, pattern, flags):
        if not isinstance(pattern, str):
            raise TypeError("first argument must be string or compiled pattern")
        translated = Translation(pattern, flags)
        self.pattern, self.flags = pattern, translated.flags | (0 if translated.flags & A else U)
        self.groups, self.groupindex = translated.groups, translated.names
        options = "dui" if translated.flags & I else "du"
        source = translated.source
        try:
            self._search = RegExp(source, options + "g")
            self._match = RegExp(source, options + "y")
            self._full = RegExp(f"(?:{source})(?![\\s\\S])", options + "y")
        except Exception as problem:
            raise error(str(problem), pattern) from None

    def _run(self, regexp, string, pos, endpos):
        if not isinstance(string, str):
            raise TypeError(f"expected string or bytes-like object, got {type(string).__name__!r}")
        text = string if endpos is None else string[:endpos]
        regexp.lastIndex = unit_index(string, pos)
        found = regexp.exec(text)
        return None if found is None else Match(self, found, string, pos, len(text))

    def search(self, string, pos=0, endpos=None):
        return self._run(self._search, string, pos, endpos)

    def match(self, string, pos=0, endpos=None):
        return self._run(self._match, string, pos, endpos)

    def fullmatch(self, string, pos=0, endpos=None):
        return self._run(self._full, string, pos, endpos)

    def finditer(self, string, pos=0, endpos=None):
        if not isinstance(string, str):
            raise TypeError(f"expected string or bytes-like object, got {type(string).__name__!r}")
        text = string if endpos is None else string[:endpos]
        place, size = unit_index(string, pos), text.length
        while place <= size:
            self._search.lastIndex = place
            found = self._search.exec(text)
            if found is None:
                return
            place = self._search.lastIndex
            if js_get(found, "index") == place:  # empty: one character on
                place += (
                    2 if text.charCodeAt(place) >= 0xD800 and text.charCodeAt(place) < 0xDC00 else 1
                )
            yield Match(self, found, string, pos, len(text))

    def findall(self, string, pos=0, endpos=None):
        return [_shown(match) for match in self.finditer(string, pos, endpos)]

    def split(self, string, maxsplit=0):
        parts, last = [], 0
        for match in self.finditer(string):
            if maxsplit and len(parts) >= maxsplit * (self.groups + 1):
                break
            start, end = match.span()
            parts.append(string[last:start])
            parts.extend(match.groups())
            last = end
        return [*parts, string[last:]]

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        parts, last, done = [], 0, 0
        for match in self.finditer(string):
            if count and done >= count:
                break
            start, end = match.span()
            parts.append(string[last:start])
            parts.append(repl(match) if callable(repl) else expanded(repl, match))
            last = end
            done += 1
        return "".join([*parts, string[last:]]), done

    def __eq__(self, other):
        return isinstance(other, Pattern) and (self.pattern, self.flags) == (
            other.pattern,
            other.flags,
        )

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __repr__(self):
        names = [
            name
            for name, value in (
                ("IGNORECASE", I),
                ("MULTILINE", M),
                ("DOTALL", S),
                ("VERBOSE", X),
                ("ASCII", A),
            )
            if self.flags & value
        ]
        shown = ", " + "|".join([f"re.{name}" for name in names]) if names else ""
        return f"re.compile({self.pattern!r}{shown})"


def _shown(match):
    if match.re.groups == 0:
        return match.group()
    return match.group(1) or "" if match.re.groups == 1 else match.groups("")


def compile(pattern, flags=0):
    if isinstance(pattern, Pattern):
        return pattern
    key = (pattern, flags)
    if key not in _kept:
        _kept[key] = Pattern(pattern, flags)
    return _kept[key]


def purge():
    _kept.clear()


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def escape(pattern):
    special = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"
    return "".join(["\\" + letter if letter in special else letter for letter in pattern])
