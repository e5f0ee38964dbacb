"""Runs wherever compiled Python runs: characters and sets as JavaScript's patterns write them."""


def set_text(negated, inside, outside):
    if not outside:
        if not inside:
            return r"[\s\S]" if negated else "(?!)"
        return f"[{'^' if negated else ''}{inside}]"
    either = "|".join([*([f"[{inside}]"] if inside else []), *outside])
    return rf"(?:(?!{either})[\s\S])" if negated else f"(?:{either})"


def literal(letter):
    return (
        "\\" + letter
        if letter in "^$\\.*+?()[]{}|/-" and letter != "-"
        else (r"\x2d" if letter == "-" else letter)
    )


def code(value):
    return "\\u{" + hex(value)[2:] + "}"
