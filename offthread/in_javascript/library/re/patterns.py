"""Runs wherever compiled Python runs: patterns, over JavaScript's regular expressions."""

from re.errors import RegexFlag, error
from re.matches import Match, shown
from re.templates import check_template, expanded
from re.translate import Translation

from _runtime import js_get, type_name, unit_index
from js import RegExp


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
        return [shown(match) for match in self.finditer(string, pos, endpos)]

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
        text = f"{self.pattern!r:.200}"
        return f"re.compile({text}, {flags!r})" if flags else f"re.compile({text})"


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
