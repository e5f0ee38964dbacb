"""Runs wherever compiled Python runs: Python's ``re`` over JavaScript's regular expressions."""

from re.errors import RegexFlag, error
from re.templates import check_template, expanded
from re.translate import Translation

from _runtime import js_get, point_index, type_name, unit_index
from js import RegExp, undefined

PatternError = error
NOFLAG = RegexFlag(0)
IGNORECASE = I = RegexFlag(2)  # noqa: E741
LOCALE = L = RegexFlag(4)
MULTILINE = M = RegexFlag(8)
DOTALL = S = RegexFlag(16)
UNICODE = U = RegexFlag(32)
VERBOSE = X = RegexFlag(64)
ASCII = A = RegexFlag(256)
_kept = {}


class Match:
    """What matched: groups and their places, counted in characters."""

    __long__ = "re.Match"

    def __init__(self, pattern, found, string, pos, endpos, named=None):
        self._named = pattern._named if named is None else named
        self.re, self.string, self.pos, self.endpos = pattern, string, pos, endpos
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
        place = self._in(self._found.indices, self._number(group))
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
        return expanded(template, self)

    def __bool__(self):
        return True

    def __repr__(self):
        return f"<re.Match object; span={self.span()}, match={self.group()!r:.50}>"


class Pattern:
    """A compiled pattern."""

    __long__ = "re.Pattern"

    def __init__(self, pattern, flags):
        if not isinstance(pattern, str):
            raise TypeError("first argument must be string or compiled pattern")
        translated = Translation(pattern, flags)
        flags = translated.flags
        self.pattern, self.flags = pattern, flags if flags & 256 else flags | 32
        self.groups, self.groupindex = translated.groups, translated.names
        self._named, self._longer = translated.named, None
        options = "dui" if flags & 2 and not translated.by_hand else "du"
        source = translated.source
        try:
            self._search = RegExp(source, options + "g")
            self._match = RegExp(source, options + "y")
            self._full = RegExp(f"(?:{source})(?![\\s\\S])", options + "y")
        except Exception as problem:
            raise error(str(problem), pattern) from None

    def _run(self, regexp, string, pos, endpos):
        _check(string)
        text = string if endpos is None else string[: max(0, endpos)]
        pos = min(max(0, pos), len(text))
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
        _check(string)
        text = string if endpos is None else string[: max(0, endpos)]
        place, size = unit_index(string, pos), text.length
        while place <= size:
            self._search.lastIndex = place
            found = self._search.exec(text)
            if found is None:
                return
            place = self._search.lastIndex
            yield Match(self, found, string, pos, len(text))
            while found is not None and js_get(found, "index") == place:
                found = self._not_empty(text, place)
                if found is None:
                    wide = 0xD800 <= (text.charCodeAt(place) or 0) < 0xDC00
                    place += 2 if wide else 1
                else:
                    place = self._longer.lastIndex
                    yield Match(self, found, string, pos, len(text), True)

    def _not_empty(self, text, place):
        """After an empty match Python looks for one that is not, at the same place."""
        if self._longer is None:
            source = Translation(self.pattern, self.flags, True).source
            rest = r"(?=(?<h0>[\s\S]*))"
            options = self._search.flags.replace("g", "y")
            self._longer = RegExp(rf"{rest}(?:{source})(?!\k<h0>(?![\s\S]))", options)
        self._longer.lastIndex = place
        return self._longer.exec(text)

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
        _check(string)
        if not callable(repl):
            check_template(repl, self)
        for match in self.finditer(string):
            if count and done >= count:
                break
            start, end = match.span()
            if start > last:
                parts.append(string[last:start])
            parts.append(_replaced(repl, match, len(parts)))
            last = end
            done += 1
        return "".join([*parts, string[last:]]), done

    def __copy__(self):
        return self

    def __eq__(self, other):
        return isinstance(other, Pattern) and (self.pattern, self.flags) == (
            other.pattern,
            other.flags,
        )

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __repr__(self):
        flags = RegexFlag(self.flags & ~32)
        shown = f"{self.pattern!r:.200}"
        return f"re.compile({shown}, {flags!r})" if flags else f"re.compile({shown})"


def _check(string):
    if not isinstance(string, str):
        kind = type_name(string)
        if kind in ("bytes", "bytearray"):
            raise TypeError("cannot use a string pattern on a bytes-like object")
        raise TypeError(f"expected string or bytes-like object, got '{kind}'")


def _replaced(repl, match, place):
    if not callable(repl):
        return expanded(repl, match)
    text = repl(match)
    if text is not None and not isinstance(text, str):
        raise TypeError(f"sequence item {place}: expected str instance, {type_name(text)} found")
    return text or ""


def _shown(match):
    if match.re.groups == 0:
        return match.group()
    return match.group(1) or "" if match.re.groups == 1 else match.groups("")


def compile(pattern, flags=0):
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    flags = int(flags)
    key = (pattern, flags)
    if isinstance(pattern, list):
        raise TypeError("unhashable type: 'list'")
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
