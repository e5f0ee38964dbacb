"""Runs wherever compiled Python runs: dates and times as ISO 8601 writes them."""


def invalid(text):
    return ValueError(f"Invalid isoformat string: {text!r}")


def offset_text(offset, colon=":"):
    sign = "-" if offset.days < 0 else "+"
    offset = abs(offset)
    minutes, seconds = divmod(offset.days * 86400 + offset.seconds, 60)
    text = f"{sign}{minutes // 60:02d}{colon}{minutes % 60:02d}"
    if seconds or offset.microseconds:
        text += f"{colon}{seconds:02d}"
    return f"{text}.{offset.microseconds:06d}" if offset.microseconds else text


def clock_text(t, timespec):
    """``HH:MM:SS.ffffff`` as far as ``timespec`` says."""
    text = f"{t.hour:02d}:{t.minute:02d}:{t.second:02d}"
    if timespec == "auto":
        return f"{text}.{t.microsecond:06d}" if t.microsecond else text
    shown = {
        "hours": text[:2],
        "minutes": text[:5],
        "seconds": text,
        "milliseconds": f"{text}.{t.microsecond // 1000:03d}",
        "microseconds": f"{text}.{t.microsecond:06d}",
    }
    if timespec not in shown:
        raise ValueError("Unknown timespec value")
    return shown[timespec]


def parse_clock(text, whole):
    """([hour, minute, second, microsecond], what follows)"""
    end = 0
    while end < len(text) and text[end] not in "+-Z":
        end += 1
    clock, rest = text[:end], text[end:]
    clock, _, fraction = clock.replace(",", ".").partition(".")
    parts = (
        clock.split(":") if ":" in clock else [clock[i : i + 2] for i in range(0, len(clock), 2)]
    )
    if not 1 <= len(parts) <= 3 or not all([len(p) == 2 and p.isdigit() for p in parts]):
        raise invalid(whole)
    if fraction and not fraction.isdigit():
        raise invalid(whole)
    values = [int(p) for p in parts] + [0] * (3 - len(parts))
    return [*values, int(fraction[:6].ljust(6, "0")) if fraction else 0], rest


def date_length(text):
    """How many characters of an ISO text are its date."""
    if text[4:5] != "-":
        return (8 if text[7:8].isdigit() else 7) if text[4:5] == "W" else 8
    return (10 if text[8:9] == "-" else 8) if text[5:6] == "W" else 10
