"""Runs wherever compiled Python runs: characters and sets as JavaScript's patterns write them."""


def set_text(negated, inside, outside):
    if not outside:
        if not inside:
            return r"[\s\S]" if negated else "(?!)"
        return f"[{'^' if negated else ''}{inside}]"
    either = "|".join([*([f"[{inside}]"] if inside else []), *outside])
    return rf"(?:(?!{either})[\s\S])" if negated else f"(?:{either})"


def literal(letter):
    if letter == "-":
        return r"\x2d"
    return "\\" + letter if letter in "^$\\.*+?()[]{}|/" else letter


def code(value):
    return "\\u{" + hex(value)[2:] + "}"


def variants(letter, ascii):
    """The character and what differs from it by case only."""
    found = [letter]
    if ascii and letter > "\x7f":
        return found
    for other in (letter.lower(), letter.upper()):
        if len(other) == 1 and other not in found:
            found.append(other)
    return found


def either_case(letter, ascii):
    """One character, however it is written."""
    found = variants(letter, ascii)
    return literal(letter) if len(found) == 1 else f"[{''.join([code(ord(c)) for c in found])}]"


def span(low, high, any_case, ascii):
    """What stands in a set for the characters from ``low`` to ``high``."""
    shown = code(low) if low == high else f"{code(low)}-{code(high)}"
    if not any_case:
        return shown
    if high - low > 2000:
        raise NotImplementedError("re: (?i:…) with so wide a set is not possible on the page")
    others = [c for point in range(low, high + 1) for c in variants(chr(point), ascii)]
    return shown + "".join([code(ord(c)) for c in others if not low <= ord(c) <= high])
