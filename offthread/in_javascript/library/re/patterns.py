"""Runs wherever compiled Python runs: patterns, over JavaScript's regular expressions."""

from re.errors import RegexFlag, error
from re.matches import Match, shown
from re.subjects import given_back, joinable, subject
from re.templates import expanded, template_text
from re.translate import Translation

from _runtime import js_get, latin_text, unit_index
from js import RegExp


class Pattern:
    """A compiled pattern."""

    __long__ = "re.Pattern"

    def __init__(self, pattern, flags):
        text = pattern if isinstance(pattern, str) else latin_text(pattern)
        if text is None:
            raise TypeError("first argument must be string or compiled pattern")
        self._binary = text is not pattern
        translated = Translation(text, flags, pattern)
        flags = translated.flags
        self.pattern, self.flags = pattern, flags
        self._source, self._flags = text, flags
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
        text = subject(string, self._binary)
        if endpos is not None:
            text = text[: max(0, endpos)]
        pos = min(max(0, pos), len(text))
        regexp.lastIndex = unit_index(text, pos)
        found = regexp.exec(text)
        return None if found is None else Match(self, found, (string, text), pos)

    def search(self, string, pos=0, endpos=None):
        return self._run(self._search, string, pos, endpos)

    def match(self, string, pos=0, endpos=None):
        return self._run(self._match, string, pos, endpos)

    def fullmatch(self, string, pos=0, endpos=None):
        return self._run(self._full, string, pos, endpos)

    def finditer(self, string, pos=0, endpos=None):
        text = subject(string, self._binary)
        if endpos is not None:
            text = text[: max(0, endpos)]
        place, size = unit_index(text, pos), text.length
        while place <= size:
            self._search.lastIndex = place
            found = self._search.exec(text)
            if found is None:
                return
            place = self._search.lastIndex
            yield Match(self, found, (string, text), pos)
            while found is not None and js_get(found, "index") == place:
                found = self._not_empty(text, place)
                if found is None:
                    wide = 0xD800 <= (text.charCodeAt(place) or 0) < 0xDC00
                    place += 2 if wide else 1
                else:
                    place = self._longer.lastIndex
                    yield Match(self, found, (string, text), pos, True)

    def _not_empty(self, text, place):
        """After an empty match Python looks for one that is not, at the same place."""
        if self._longer is None:
            source = Translation(self._source, self._flags, self.pattern, True).source
            rest = r"(?=(?<h0>[\s\S]*))"
            options = self._search.flags.replace("g", "y")
            self._longer = RegExp(rf"{rest}(?:{source})(?!\k<h0>(?![\s\S]))", options)
        self._longer.lastIndex = place
        return self._longer.exec(text)

    def findall(self, string, pos=0, endpos=None):
        return [shown(match) for match in self.finditer(string, pos, endpos)]

    def split(self, string, maxsplit=0):
        parts, last = [], 0
        text = subject(string, self._binary)
        for match in self.finditer(string):
            if maxsplit and len(parts) >= maxsplit * (self.groups + 1):
                break
            start, end = match.span()
            parts.append(given_back(text[last:start], self._binary))
            parts.extend(match.groups())
            last = end
        return [*parts, given_back(text[last:], self._binary)]

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        parts, last, done = [], 0, 0
        text = subject(string, self._binary)
        template = None if callable(repl) else template_text(repl, self)
        for match in self.finditer(string):
            if count and done >= count:
                break
            start, end = match.span()
            if start > last:
                parts.append(text[last:start])
            if template is not None and "\\" in template:
                parts.append(expanded(template, match))
            else:
                value = repl if template is not None else repl(match)
                parts.append(joinable(value, self._binary, len(parts)))
            last = end
            done += 1
        return given_back("".join([*parts, text[last:]]), self._binary), done

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
