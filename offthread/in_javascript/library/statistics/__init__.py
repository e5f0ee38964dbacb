# ruff: noqa: B905
"""Runs wherever compiled Python runs: Python's ``statistics``."""

import math as _math
from collections import Counter as _Counter
from statistics.normal import NormalDist, StatisticsError  # noqa: F401

from _runtime import (
    class_of,
    exact_mean,
    exact_quotient,
    exact_root,
    exact_variance,
    is_number,
    type_name,
    typeof_,
)


def _list(data, least, message):
    values = list(data)
    if len(values) < least:
        raise StatisticsError(message)
    return values


def _numbers(values):
    for value in values:
        if not is_number(value) or isinstance(value, str):
            raise TypeError(f"can't convert type '{type_name(value)}' to numerator/denominator")
    return values


def _are_plain(values):
    """Numbers of JavaScript; fractions have their own exact arithmetic."""
    return all([typeof_(value) in ("number", "bigint", "boolean") for value in values])


def _shared(total, count):
    """One of ``count`` equal parts, with no more digits than it needs."""
    kind = class_of(total)
    if kind is None:
        return total / count
    over, under = total.as_integer_ratio()
    return kind(over) / (under * count)


def mean(data):
    values = _numbers(_list(data, 1, "mean requires at least one data point"))
    if not _are_plain(values):
        return _shared(sum(values), len(values))
    exact = exact_mean(values)
    return _math.fsum(values) / len(values) if exact is None else exact


def fmean(data, weights=None):
    values = _list(data, 1, "fmean requires at least one data point")
    if weights is None:
        return _math.fsum(values) / len(values)
    weights = list(weights)
    if len(weights) != len(values):
        raise StatisticsError("data and weights must be the same length")
    all_weights = _math.fsum(weights)
    if not all_weights:
        raise StatisticsError("sum of weights must be non-zero")
    return _math.fsum([v * w for v, w in zip(values, weights)]) / all_weights


def geometric_mean(data):
    values = list(data)
    if not values or any([v <= 0 for v in values]):
        raise StatisticsError(
            "geometric mean requires a non-empty dataset containing positive numbers"
        )
    return _math.exp(_math.fsum([_math.log(v) for v in values]) / len(values))


def harmonic_mean(data, weights=None):
    values = _list(data, 1, "harmonic_mean requires at least one data point")
    if not is_number(values[0]) or isinstance(values[0], str):
        raise TypeError("unsupported type")
    weights = [1] * len(values) if weights is None else list(weights)
    if len(weights) != len(values):
        raise StatisticsError("Number of weights does not match data size")
    if any([v < 0 for v in (*weights, *values)]):
        raise StatisticsError("harmonic mean does not support negative values")
    if len(values) == 1 and weights == [1]:
        return values[0]
    if any([w and not v for w, v in zip(weights, values)]):
        return 0
    return _over(weights, [w / v if w else 0 for w, v in zip(weights, values)])


def _over(weights, quotients):
    """One sum over the other, rounded once."""
    if not _are_plain(weights) or not _are_plain(quotients):
        return sum(weights) / sum(quotients)
    found = exact_quotient(weights, quotients)
    if found is None:
        if sum(quotients) > 0:
            return sum(weights) / sum(quotients)
        raise StatisticsError("Weighted sum must be positive")
    return found


def median(data):
    values = sorted(_list(data, 1, "no median for empty data"))
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


def median_low(data):
    values = sorted(_list(data, 1, "no median for empty data"))
    return values[(len(values) - 1) // 2]


def median_high(data):
    values = sorted(_list(data, 1, "no median for empty data"))
    return values[len(values) // 2]


def median_grouped(data, interval=1.0):
    values = sorted(_list(data, 1, "no median for empty data"))
    x = values[len(values) // 2]
    if isinstance(x, str):
        raise TypeError("Value cannot be converted to a float")
    before, same = len([v for v in values if v < x]), values.count(x)
    return x - interval / 2.0 + interval * (len(values) / 2 - before) / same


def mode(data):
    values = _list(data, 1, "no mode for empty data")
    return _Counter(values).most_common(1)[0][0]


def multimode(data):
    counts = _Counter(data)
    top = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == top]


def _squares(values, center):
    center = _math.fsum(values) / len(values) if center is None else center
    return _math.fsum([(v - center) ** 2 for v in values])


def _exact_spread(values, center, fewer, root):
    """The same for fractions and decimals, rounded once."""
    shifted = values if center is None else [value - center for value in values]
    ratios = [value.as_integer_ratio() for value in shifted]
    under = _math.lcm(*[below for _, below in ratios])
    parts = [above * (under // below) for above, below in ratios]
    count, all_squares = len(parts), sum([part * part for part in parts])
    if center is None:
        over, under = count * all_squares - sum(parts) ** 2, under * under * count
    else:
        over, under = all_squares, under * under
    under *= count - fewer
    kind = class_of(sum(values))
    if kind is None:
        return exact_root(over, under) if root else over / under
    if root:
        found = kind(over) / under
        return found.sqrt() if hasattr(found, "sqrt") else exact_root(over, under)
    return kind(over) / under


def _spread(values, center, fewer, root):
    if not _are_plain(_numbers(values)):
        return _exact_spread(values, center, fewer, root)
    if center is None:
        return exact_variance(values, fewer, root)
    found = _squares(values, center) / (len(values) - fewer)
    return _math.sqrt(found) if root else found


def variance(data, xbar=None):
    values = _list(data, 2, "variance requires at least two data points")
    return _spread(values, xbar, 1, False)


def pvariance(data, mu=None):
    values = _list(data, 1, "pvariance requires at least one data point")
    return _spread(values, mu, 0, False)


def stdev(data, xbar=None):
    values = _list(data, 2, "stdev requires at least two data points")
    return _spread(values, xbar, 1, True)


def pstdev(data, mu=None):
    values = _list(data, 1, "pstdev requires at least one data point")
    return _spread(values, mu, 0, True)


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    values = sorted(_list(data, 2, "must have at least two data points"))
    count, found = len(values), []
    for i in range(1, n):
        if method == "inclusive":
            place, delta = divmod(i * (count - 1), n)
            low, high = values[place], values[min(place + 1, count - 1)]
        elif method == "exclusive":
            place = min(max(i * (count + 1) // n, 1), count - 1)
            delta = i * (count + 1) - place * n
            low, high = values[place - 1], values[place]
        else:
            raise ValueError(f"Unknown method: {method!r}")
        found.append((low * (n - delta) + high * delta) / n)
    return found


def covariance(x, y, /):
    x, y = list(x), list(y)
    _paired("covariance", x, y)
    mx, my = fmean(x), fmean(y)
    return _math.fsum([(a - mx) * (b - my) for a, b in zip(x, y)]) / (len(x) - 1)


def correlation(x, y, /):
    x, y = list(x), list(y)
    _paired("correlation", x, y)
    sizes = _squares(x, None) * _squares(y, None)
    if not sizes:
        raise StatisticsError("at least one of the inputs is constant")
    mx, my = fmean(x), fmean(y)
    return _math.fsum([(a - mx) * (b - my) for a, b in zip(x, y)]) / _math.sqrt(sizes)


def _paired(name, x, y):
    if len(x) != len(y):
        raise StatisticsError(f"{name} requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError(f"{name} requires at least two data points")


def linear_regression(x, y, /, *, proportional=False):
    from collections import namedtuple

    x, y = list(x), list(y)
    _paired("linear regression", x, y)
    mx, my = (0.0, 0.0) if proportional else (fmean(x), fmean(y))
    spread = _math.fsum([(a - mx) ** 2 for a in x])
    if not spread:
        raise StatisticsError("x is constant")
    slope = _math.fsum([(a - mx) * (b - my) for a, b in zip(x, y)]) / spread
    made = namedtuple("LinearRegression", "slope intercept")
    return made(slope, 0.0 if proportional else my - slope * mx)
