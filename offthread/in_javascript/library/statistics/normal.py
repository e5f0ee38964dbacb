"""Runs wherever compiled Python runs: the normal distribution."""

import math as _math

from _runtime import class_of, exact_mean, exact_variance

# Wichura's rational approximations (AS 241), from the highest power down.
_MIDDLE = (
    (2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987,
     13731.693765509461, 1971.5909503065514, 133.14166789178438, 3.387132872796366),
    (5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597,
     5394.196021424751, 687.1870074920579, 42.31333070160091, 1.0),
)  # fmt: skip
_OUTER = (
    (0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684,
     3.6478483247632045, 5.769497221460691, 4.630337846156546, 1.4234371107496835),
    (1.0507500716444169e-09, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008,
     0.6897673349851, 1.6763848301838038, 2.053191626637759, 1.0),
)  # fmt: skip
_TAIL = (
    (2.0103343992922881e-07, 2.7115555687434876e-05, 0.0012426609473880784, 0.026532189526576124,
     0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103),
    (2.0442631033899397e-15, 1.421511758316446e-07, 1.8463183175100548e-05, 0.0007868691311456133,
     0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1.0),
)  # fmt: skip


class StatisticsError(ValueError):
    pass


def _ratio(coefficients, r):
    above = below = 0.0
    for one, other in zip(*coefficients, strict=True):
        above, below = above * r + one, below * r + other
    return above / below


def _standard_quantile(p):
    q = p - 0.5
    if abs(q) <= 0.425:
        return _ratio(_MIDDLE, 0.180625 - q * q) * q
    r = _math.sqrt(-_math.log(p if q <= 0.0 else 1.0 - p))
    x = _ratio(_OUTER, r - 1.6) if r <= 5.0 else _ratio(_TAIL, r - 5.0)
    return -x if q < 0.0 else x


class NormalDist:
    """By its mean and standard deviation."""

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu, self._sigma = mu, sigma

    @classmethod
    def from_samples(cls, data):
        values = list(data)
        if len(values) < 2:
            raise StatisticsError("stdev requires at least two data points")
        return cls(exact_mean(values), exact_variance(values, 1, True))

    def samples(self, n, *, seed=None):
        from random import Random, gauss

        draw = gauss if seed is None else Random(seed).gauss
        return [draw(self._mu, self._sigma) for _ in range(n)]

    def _spread(self, name):
        if not self._sigma:
            raise StatisticsError(f"{name}() not defined when sigma is zero")
        return self._sigma

    def pdf(self, x):
        variance = self._spread("pdf") ** 2
        return _math.exp((x - self._mu) ** 2 / (-2.0 * variance)) / _math.sqrt(_math.tau * variance)

    def cdf(self, x):
        return 0.5 * (1.0 + _math.erf((x - self._mu) / (self._spread("cdf") * _math.sqrt(2.0))))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        return self._mu + _standard_quantile(p) * self._sigma

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def zscore(self, x):
        return (x - self._mu) / self._spread("zscore")

    @property
    def mean(self):
        return self._mu

    @property
    def median(self):
        return self._mu

    @property
    def mode(self):
        return self._mu

    @property
    def stdev(self):
        return self._sigma

    @property
    def variance(self):
        return self._sigma * self._sigma

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, _math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, _math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __rsub__(self, other):
        return -(self - other)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * abs(other))

    __rmul__ = __mul__

    def __truediv__(self, other):
        return NormalDist(self._mu / other, self._sigma / abs(other))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{class_of(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"
