"""Runs wherever compiled Python runs: whole numbers without their last digits."""

ROUND_DOWN, ROUND_UP = "ROUND_DOWN", "ROUND_UP"
ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN = (
    "ROUND_HALF_UP",
    "ROUND_HALF_DOWN",
    "ROUND_HALF_EVEN",
)
ROUND_CEILING, ROUND_FLOOR, ROUND_05UP = "ROUND_CEILING", "ROUND_FLOOR", "ROUND_05UP"
_KNOWN = (
    ROUND_DOWN,
    ROUND_UP,
    ROUND_HALF_UP,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_CEILING,
    ROUND_FLOOR,
    ROUND_05UP,
)


def check_rounding(rounding):
    if rounding not in _KNOWN:
        raise TypeError(
            "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
            "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]"
        )


def without_last(coefficient, digits, rounding, negative):
    """``coefficient`` without its last ``digits``, rounded."""
    check_rounding(rounding)
    unit = 10**digits
    kept, rest = divmod(coefficient, unit)
    return kept + 1 if rest and _goes_up(kept, 2 * rest, unit, rounding, negative) else kept


def _goes_up(kept, doubled, unit, rounding, negative):
    if rounding == ROUND_HALF_EVEN:
        return doubled > unit or (doubled == unit and kept % 2 == 1)
    if rounding in (ROUND_HALF_UP, ROUND_HALF_DOWN):
        return doubled > unit or (doubled == unit and rounding == ROUND_HALF_UP)
    if rounding in (ROUND_CEILING, ROUND_FLOOR):
        return negative == (rounding == ROUND_FLOOR)
    return rounding == ROUND_UP or (rounding == ROUND_05UP and kept % 5 == 0)
