"""Runs wherever compiled Python runs: a text as pieces that a line may end behind."""

BLANKS = "\t\n\v\f\r "


def pieces(text, at_hyphens):
    """Runs of blanks and words; words in parts where they may be parted."""
    found, start = [], 0
    while start < len(text):
        end = _run_end(text, start)
        if at_hyphens and text[start] not in BLANKS:
            found.extend(_parts(text[start:end]))
        else:
            found.append(text[start:end])
        start = end
    return found


def _run_end(text, start):
    blank, end = text[start] in BLANKS, start + 1
    while end < len(text) and (text[end] in BLANKS) == blank:
        end += 1
    return end


def _parts(word):
    """``word`` without blanks: parted behind hyphens between letters and around dashes."""
    if "-" not in word:
        return [word]
    found, start = [], 0
    for end in range(1, len(word)):
        if end > start and _may_part(word, start, end):
            found.append(word[start:end])
            start = end
    found.append(word[start:])
    return found


def _may_part(word, start, end):
    if _is_dash(word, start):
        return word[end] != "-"
    return _is_dash(word, end) or (end - start > 1 and _is_hyphen(word, end - 1))


def _is_dash(word, at):
    """Whether two or more hyphens stand at ``at``, behind a word and before one."""
    if at == 0 or not (_is_part(word[at - 1]) or word[at - 1] in "!\"'&.,?"):
        return False
    end = at
    while word[end : end + 1] == "-":
        end += 1
    return end - at > 1 and _is_part(word[end : end + 1])


def _is_hyphen(word, at):
    """Whether a hyphen with two letters or more on each side stands at ``at``."""
    if word[at] != "-" or not _is_letter(word[at - 1 : at]) or at < 2:
        return False
    before = word[at - 2] if word[at - 2] != "-" else word[at - 3 : at - 2]
    after = word[at + 1 : at + 4].replace("-", "", 1) if word[at + 1 : at + 2] != "-" else ""
    return _is_letter(before) and _is_letter(after[:1]) and _is_letter(after[1:2])


def _is_part(character):
    return character == "_" or character.isalnum()


def _is_letter(character):
    return _is_part(character) and not character.isdecimal()
