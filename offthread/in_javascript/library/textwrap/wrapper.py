"""Runs wherever compiled Python runs: words put into lines."""

from textwrap.pieces import BLANKS, pieces


class TextWrapper:
    """How a text is to be wrapped."""

    def __init__(
        self,
        width=70,
        initial_indent="",
        subsequent_indent="",
        expand_tabs=True,
        replace_whitespace=True,
        fix_sentence_endings=False,
        break_long_words=True,
        drop_whitespace=True,
        break_on_hyphens=True,
        tabsize=8,
        *,
        max_lines=None,
        placeholder=" [...]",
    ):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def wrap(self, text):
        """The lines of ``text``."""
        parts = pieces(self._plain(text), self.break_on_hyphens)
        if self.fix_sentence_endings:
            _widen(parts)
        self._check()
        return _Lines(self, parts).made()

    def fill(self, text):
        return "\n".join(self.wrap(text))

    def _plain(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            for blank in BLANKS:
                text = text.replace(blank, " ")
        return text

    def _check(self):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is None:
            return
        indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
        if len(indent) + len(self.placeholder.lstrip()) > self.width:
            raise ValueError("placeholder too large for max width")


def _widen(parts):
    """Two blanks between sentences."""
    for place in range(1, len(parts)):
        if parts[place] == " " and _ends_sentence(parts[place - 1]):
            parts[place] = "  "


def _ends_sentence(word):
    bare = word[:-1] if word.endswith(('"', "'")) else word
    return bare[-1:] in (".", "!", "?") and "a" <= bare[-2:-1] <= "z"


class _Lines:
    """The lines that come of ``parts``, which are taken from the front."""

    def __init__(self, how, parts):
        self.how, self.left, self.lines = how, parts[::-1], []
        self.line, self.room = [], 0

    def made(self):
        while self.left:
            self._begin()
            self._take()
            self._drop(self.line)
            if self.line and not self._put():
                break
        return self.lines

    def _begin(self):
        how = self.how
        self.indent = how.subsequent_indent if self.lines else how.initial_indent
        self.line, self.room = [], how.width - len(self.indent)
        if self.lines:
            self._drop(self.left)

    def _drop(self, parts):
        """Let go of blanks at the end of ``parts``."""
        if self.how.drop_whitespace and parts and not parts[-1].strip():
            parts.pop()

    def _take(self):
        used = 0
        while self.left and used + len(self.left[-1]) <= self.room:
            used += len(self.left[-1])
            self.line.append(self.left.pop())
        if self.left and len(self.left[-1]) > self.room:
            self._take_long(1 if self.room < 1 else self.room - used)

    def _take_long(self, space):
        """A word, or the start of one, that is too long for any line."""
        word = self.left[-1]
        if self.how.break_long_words:
            end = self._break_place(word, space)
            self.line.append(word[:end])
            self.left[-1] = word[end:]
        elif not self.line:
            self.line.append(self.left.pop())

    def _break_place(self, word, space):
        if self.how.break_on_hyphens and len(word) > space:
            hyphen = word.rfind("-", 0, space)
            if hyphen > 0 and word[:hyphen].strip("-"):
                return hyphen + 1
        return space

    def _put(self):
        """Whether more lines may follow."""
        if self._is_allowed():
            self.lines.append(self.indent + "".join(self.line))
            return True
        self._put_last()
        return False

    def _is_allowed(self):
        how = self.how
        if how.max_lines is None or len(self.lines) + 1 < how.max_lines:
            return True
        only_blanks = how.drop_whitespace and len(self.left) == 1 and not self.left[0].strip()
        return (not self.left or only_blanks) and _size(self.line) <= self.room

    def _put_last(self):
        """The last line, with the placeholder for what does not fit."""
        placeholder, width = self.how.placeholder, self.how.width
        while self.line:
            if self.line[-1].strip() and _size(self.line) + len(placeholder) <= self.room:
                self.lines.append(self.indent + "".join(self.line) + placeholder)
                return
            self.line.pop()
        before = self.lines[-1].rstrip() if self.lines else ""
        if self.lines and len(before) + len(placeholder) <= width:
            self.lines[-1] = before + placeholder
        else:
            self.lines.append(self.indent + placeholder.lstrip())


def _size(parts):
    return sum([len(part) for part in parts])
