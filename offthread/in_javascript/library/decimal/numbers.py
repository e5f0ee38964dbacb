"""Runs wherever compiled Python runs: decimal numbers: a sign, a whole coefficient, an exponent."""

from decimal.arithmetic import (
    added,
    compared,
    divided,
    fitted,
    fitting,
    multiplied,
    parts_divided,
    raised,
    rescaled,
    root,
)
from decimal.contexts import getcontext
from decimal.facts import Facts
from decimal.rounding import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_EVEN,
    without_last,
)
from decimal.signals import InvalidOperation
from decimal.sources import parts_of
from decimal.texts import formatted, shown

from _runtime import hide, is_integer, js_get, typeof_


class Decimal(Facts):
    """Exact when it is made; operations round to the context's digits."""

    __long__ = "decimal.Decimal"

    def __init__(self, value="0", context=None):
        self._negative, self._coefficient, self._exponent, self._special = parts_of(value)

    def __str__(self):
        return shown(self._negative, self._coefficient, self._exponent, self._special)

    def __repr__(self):
        return f"Decimal('{self}')"

    def __format__(self, spec):
        return formatted(self, spec, getcontext().rounding) if spec else str(self)

    def __hash__(self):
        return hash(self._key())

    def _key(self):
        """One key in sets and dicts with the number that is equal."""
        if self._special:
            return str(self)
        if self == int(self):
            return int(self)
        near = float(self)
        return near if Decimal(near) == self else f"decimal {self.normalize()}"

    def __bool__(self):
        return bool(self._coefficient or self._special)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __int__(self):
        if self._special:
            kind = "NaN" if self.is_nan() else "Infinity"
            error = ValueError if self.is_nan() else OverflowError
            raise error(f"cannot convert {kind} to integer")
        return self._whole(ROUND_DOWN)

    __trunc__ = __int__

    def _whole(self, rounding):
        if self._exponent >= 0:
            found = self._coefficient * 10**self._exponent
        else:
            found = without_last(self._coefficient, -self._exponent, rounding, self._negative)
        return -found if self._negative else found

    def __float__(self):
        return float(str(self).replace("Infinity", "inf"))

    def __floor__(self):
        return self._whole(ROUND_FLOOR)

    def __ceil__(self):
        return self._whole(ROUND_CEILING)

    def __round__(self, n=None):
        if n is None:
            return int(self) if self._special else self._whole(ROUND_HALF_EVEN)
        return rescaled(self, -n, ROUND_HALF_EVEN)

    def __neg__(self):
        return fitted(self.copy_negate() if self else self.copy_abs())

    def __pos__(self):
        return fitted(self if self else self.copy_abs())

    def __abs__(self):
        return fitted(self.copy_abs())

    def __add__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else added(self, other)

    __radd__ = __add__

    def __sub__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else added(self, other.copy_negate())

    def __rsub__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other - self

    def __mul__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else multiplied(self, other)

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else divided(self, other)

    def __rtruediv__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else divided(other, self)

    def __floordiv__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else parts_divided(self, other, "//")[0]

    def __rfloordiv__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other // self

    def __mod__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else parts_divided(self, other, "%")[1]

    def __rmod__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other % self

    def __divmod__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else parts_divided(self, other, "divmod")

    def __pow__(self, other, modulo=None):
        other = _operand(other)
        return other if other is NotImplemented else raised(self, other)

    def __rpow__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else raised(other, self)

    def __eq__(self, other):
        other = _comparable(other)
        return other if other is NotImplemented else compared(self, other, "==") == 0

    def __lt__(self, other):
        other = _comparable(other)
        return other if other is NotImplemented else compared(self, other, "<") == -1

    def __le__(self, other):
        other = _comparable(other)
        return other if other is NotImplemented else compared(self, other, "<=") in (-1, 0)

    def __gt__(self, other):
        other = _comparable(other)
        return other if other is NotImplemented else compared(self, other, ">") == 1

    def __ge__(self, other):
        other = _comparable(other)
        return other if other is NotImplemented else compared(self, other, ">=") in (0, 1)

    def compare(self, other):
        found = compared(self, Decimal(other), "compare")
        return Decimal("NaN") if found is None else Decimal(found)

    def max(self, other):
        other = Decimal(other)
        return fitted(other if compared(self, other, "max") == -1 else self)

    def min(self, other):
        other = Decimal(other)
        return fitted(other if compared(self, other, "min") == 1 else self)

    def quantize(self, exp, rounding=None, context=None):
        """With the exponent of ``exp``."""
        exp, context = Decimal(exp), context or getcontext()
        if self._special or exp._special:
            if self._special == exp._special:
                return self
            return fitting(context, InvalidOperation)
        found = rescaled(self, exp._exponent, rounding or context.rounding)
        if len(str(found._coefficient)) > context.prec:
            return fitting(context, InvalidOperation)
        return found

    def normalize(self, context=None):
        found = fitted(self)
        coefficient, exponent = found._coefficient, found._exponent
        if found._special:
            return found
        if not coefficient:
            return made(found._negative, 0, 0)
        while coefficient % 10 == 0:
            coefficient, exponent = coefficient // 10, exponent + 1
        return made(found._negative, coefficient, exponent)

    def to_integral_value(self, rounding=None, context=None):
        if self._special or self._exponent >= 0:
            return self
        return rescaled(self, 0, rounding or getcontext().rounding)

    to_integral = to_integral_exact = to_integral_value

    def sqrt(self, context=None):
        return root(self)

    def fma(self, other, third):
        return added(multiplied(self, Decimal(other), False), Decimal(third))

    def scaleb(self, other):
        return made(self._negative, self._coefficient, self._exponent + int(other))

    def remainder_near(self, other):
        other = Decimal(other)
        quotient = rescaled(self / other, 0, ROUND_HALF_EVEN)
        return self - quotient * other

    @classmethod
    def from_float(cls, f):
        return cls(f)


hide(js_get(Decimal, "prototype"), "$key", js_get(js_get(Decimal, "prototype"), "_key"))


def made(negative, coefficient, exponent, special=""):
    found = Decimal(0)
    found._negative, found._coefficient = negative, coefficient
    found._exponent, found._special = exponent, special
    return found


def _operand(other):
    if isinstance(other, Decimal):
        return other
    return Decimal(other) if isinstance(other, int) and is_integer(other) else NotImplemented


def _comparable(other):
    if typeof_(other) == "number":
        return Decimal(other)
    return _operand(other)
