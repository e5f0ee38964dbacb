"""Runs wherever compiled Python runs: dates and times as texts (ISO 8601, strftime, strptime)."""

from datetime.deltas import timedelta

DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = [
    "",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


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


def parse_offset(text, whole):
    from datetime.times import timezone

    if not text:
        return None
    if text == "Z":
        return timezone.utc
    (hours, minutes, seconds, micro), rest = parse_clock(text[1:], whole)
    if rest:
        raise invalid(whole)
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=micro)
    return timezone.utc if not offset else timezone(-offset if text[0] == "-" else offset)


def formatted(d, format):
    """``strftime`` in the C locale."""
    out, place = [], 0
    while place < len(format):
        letter = format[place]
        place += 1
        if letter != "%" or place >= len(format):
            out.append(letter)
            continue
        code = format[place]
        place += 1
        if code == "-" and place < len(format):
            out.append(_directive(d, format[place]).lstrip("0") or "0")
            place += 1
        else:
            out.append(_directive(d, code))
    return "".join(out)


def _directive(d, code):
    from datetime.dates import to_ordinal

    hour, minute = getattr(d, "hour", 0), getattr(d, "minute", 0)
    second, micro = getattr(d, "second", 0), getattr(d, "microsecond", 0)
    yday = d.toordinal() - to_ordinal(d.year, 1, 1) + 1
    wday = d.weekday()
    if code == "z":
        offset = d.utcoffset() if hasattr(d, "utcoffset") else None
        return "" if offset is None else offset_text(offset, "")
    if code == "Z":
        return (d.tzname() if hasattr(d, "tzname") else None) or ""
    shown = {
        "Y": f"{d.year}",
        "m": f"{d.month:02d}",
        "d": f"{d.day:02d}",
        "H": f"{hour:02d}",
        "M": f"{minute:02d}",
        "S": f"{second:02d}",
        "f": f"{micro:06d}",
        "y": f"{d.year % 100:02d}",
        "I": f"{(hour + 11) % 12 + 1:02d}",
        "p": "AM" if hour < 12 else "PM",
        "j": f"{yday:03d}",
        "a": DAYS[wday][:3],
        "A": DAYS[wday],
        "b": MONTHS[d.month][:3],
        "h": MONTHS[d.month][:3],
        "B": MONTHS[d.month],
        "w": str((wday + 1) % 7),
        "u": str(wday + 1),
        "e": f"{d.day:2d}",
        "U": f"{(yday + 6 - (wday + 1) % 7) // 7:02d}",
        "W": f"{(yday + 6 - wday) // 7:02d}",
        "G": str(d.isocalendar()[0]),
        "V": f"{d.isocalendar()[1]:02d}",
        "%": "%",
        "n": "\n",
        "t": "\t",
        "T": f"{hour:02d}:{minute:02d}:{second:02d}",
        "R": f"{hour:02d}:{minute:02d}",
        "F": f"{d.year}-{d.month:02d}-{d.day:02d}",
        "D": f"{d.month:02d}/{d.day:02d}/{d.year % 100:02d}",
        "X": f"{hour:02d}:{minute:02d}:{second:02d}",
        "C": f"{d.year // 100:02d}",
        "x": f"{d.month:02d}/{d.day:02d}/{d.year % 100:02d}",
        "c": f"{DAYS[wday][:3]} {MONTHS[d.month][:3]} {d.day:2d} "
        f"{hour:02d}:{minute:02d}:{second:02d} {d.year}",
    }
    return shown.get(code, "%" + code)
