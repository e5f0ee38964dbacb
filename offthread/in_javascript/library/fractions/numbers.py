"""Runs wherever compiled Python runs: exact ratios of whole numbers."""

from fractions.sources import is_rational, ratio_of, ratio_of_two
from fractions.steps import (
    divided,
    float_quotient,
    near_ratio,
    nearest,
    raised,
    reduced,
    remainder_parts,
)

from _runtime import class_of, hide, js_get, type_name


class Fraction:
    """A ratio in lowest terms; the sign stands in the numerator."""

    def __new__(cls, numerator=0, denominator=None, *others):
        if others:
            given = f"from 1 to 3 positional arguments but {3 + len(others)} were given"
            raise TypeError(f"Fraction.__new__() takes {given}")
        given = ratio_of(numerator) if denominator is None else ratio_of_two(numerator, denominator)
        self = object.__new__(cls)
        over, under = reduced(*given)
        hide(self, "_numerator", over)
        hide(self, "_denominator", under)
        return self

    @classmethod
    def from_float(cls, f):
        if not isinstance(f, (int, float)):
            raise TypeError(
                f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type_name(f)})"
            )
        return cls(*ratio_of(f))

    @property
    def numerator(a):  # noqa: N805
        return a._numerator

    @property
    def denominator(a):  # noqa: N805
        return a._denominator

    @property
    def real(self):
        return +self

    @property
    def imag(self):
        return 0

    def conjugate(self):
        return +self

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The nearest fraction with no larger denominator."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        return Fraction(*near_ratio(self._numerator, self._denominator, max_denominator))

    def __repr__(self):
        return f"{class_of(self).__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f"{self._numerator}/{self._denominator}"

    def __add__(a, b):  # noqa: N805
        return _with(a, b, _sum, lambda x, y: x + y)

    def __radd__(b, a):  # noqa: N805
        return _with(a, b, _sum, lambda x, y: x + y)

    def __sub__(a, b):  # noqa: N805
        return _with(a, b, _difference, lambda x, y: x - y)

    def __rsub__(b, a):  # noqa: N805
        return _with(a, b, _difference, lambda x, y: x - y)

    def __mul__(a, b):  # noqa: N805
        return _with(a, b, _product, lambda x, y: x * y)

    def __rmul__(b, a):  # noqa: N805
        return _with(a, b, _product, lambda x, y: x * y)

    def __truediv__(a, b):  # noqa: N805
        return _with(a, b, _quotient, lambda x, y: x / y)

    def __rtruediv__(b, a):  # noqa: N805
        return _with(a, b, _quotient, lambda x, y: x / y)

    def __floordiv__(a, b):  # noqa: N805
        return _with(a, b, _floor_quotient, lambda x, y: x // y)

    def __rfloordiv__(b, a):  # noqa: N805
        return _with(a, b, _floor_quotient, lambda x, y: x // y)

    def __mod__(a, b):  # noqa: N805
        return _with(a, b, _remainder, lambda x, y: x % y)

    def __rmod__(b, a):  # noqa: N805
        return _with(a, b, _remainder, lambda x, y: x % y)

    def __divmod__(a, b):  # noqa: N805
        return _with(a, b, _both, divmod)

    def __rdivmod__(b, a):  # noqa: N805
        return _with(a, b, _both, divmod)

    def __pow__(a, b, *others):  # noqa: N805
        if others:
            raise TypeError("Fraction.__pow__() takes 2 positional arguments but 3 were given")
        if not is_rational(b):
            return float(a) ** b
        power, under = ratio_of(b)
        if under != 1:
            return float(a) ** float(b)
        return Fraction(*raised(a._numerator, a._denominator, power))

    def __rpow__(b, a):  # noqa: N805
        if b._denominator == 1 and (b._numerator >= 0 or not is_rational(a)):
            return a**b._numerator
        return Fraction(a) ** b if is_rational(a) else a ** float(b)

    def __pos__(self):
        return Fraction(self._numerator, self._denominator)

    def __neg__(self):
        return Fraction(-self._numerator, self._denominator)

    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator)

    def __bool__(self):
        return self._numerator != 0

    def __int__(self):
        return self.__trunc__()

    def __float__(self):
        return float_quotient(self._numerator, self._denominator)

    def __complex__(self):
        return complex(float(self))

    def __trunc__(self):
        return -(-self._numerator // self._denominator) if self < 0 else self.__floor__()

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        """Halves go to the even neighbour."""
        if ndigits is None:
            return nearest(self._numerator, self._denominator)
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(nearest(self._numerator * shift, self._denominator), shift)
        return Fraction(nearest(self._numerator, self._denominator * shift) * shift)

    def __hash__(self):
        """As of the int or float that is equal."""
        key = self._key()
        return hash((self._numerator, self._denominator) if isinstance(key, str) else key)

    def _key(self):
        """What dicts and sets find it by: the number that is equal, where there is one."""
        near = self._numerator if self._denominator == 1 else float(self)
        return near if self == near else f"\0q{self}"

    def __eq__(a, b):  # noqa: N805
        if isinstance(b, complex) and not isinstance(b, (int, float)):
            return b.imag == 0 and a == b.real
        return _compared(a, b, lambda x, y: x == y)

    def __lt__(a, b):  # noqa: N805
        return _compared(a, b, lambda x, y: x < y)

    def __le__(a, b):  # noqa: N805
        return _compared(a, b, lambda x, y: x <= y)

    def __gt__(a, b):  # noqa: N805
        return _compared(a, b, lambda x, y: x > y)

    def __ge__(a, b):  # noqa: N805
        return _compared(a, b, lambda x, y: x >= y)

    def __copy__(self):
        return self if class_of(self) is Fraction else class_of(self)(*self.as_integer_ratio())

    def __deepcopy__(self, memo):
        return self.__copy__()


def _with(a, b, exact, plain):
    """``exact`` of two ratios; ``plain`` where one of the two is a float or a complex number."""
    if is_rational(a) and is_rational(b):
        return exact(*ratio_of(a), *ratio_of(b))
    other = a if isinstance(b, Fraction) else b
    if not isinstance(other, (float, complex)):
        return NotImplemented
    return plain(a, float(b)) if other is a else plain(float(a), b)


def _sum(a, c, b, d):
    return Fraction(a * d + b * c, c * d)


def _difference(a, c, b, d):
    return Fraction(a * d - b * c, c * d)


def _product(a, c, b, d):
    return Fraction(a * b, c * d)


def _quotient(a, c, b, d):
    return Fraction(*divided(a, c, b, d))


def _floor_quotient(a, c, b, d):
    return a * d // (c * b)


def _remainder(a, c, b, d):
    return Fraction(a * d % (b * c), c * d)


def _both(a, c, b, d):
    low, rest = remainder_parts(a, c, b, d)
    return low, Fraction(rest, c * d)


def _compared(a, b, compare):
    if isinstance(b, float) and b - b != 0:
        return compare(0.0, b)
    if not (is_rational(b) or isinstance(b, float)):
        return NotImplemented
    over, under = ratio_of(b)
    return compare(a._numerator * under, over * a._denominator)


# one key with the number that is equal
hide(js_get(Fraction, "prototype"), "$key", js_get(js_get(Fraction, "prototype"), "_key"))
