"""Runs wherever compiled Python runs: what there is to know of a decimal number."""

from collections import namedtuple

DecimalTuple = namedtuple("DecimalTuple", "sign digits exponent")


def _made(negative, coefficient, exponent, special=""):
    from decimal.numbers import made

    return made(negative, coefficient, exponent, special)


class Facts:
    """Nothing here rounds."""

    def as_tuple(self):
        digits = tuple([int(digit) for digit in str(self._coefficient)])
        if self._special:
            exponent = "F" if self.is_infinite() else "n"
            return DecimalTuple(int(self._negative), (0,) if exponent == "F" else (), exponent)
        return DecimalTuple(int(self._negative), digits, self._exponent)

    def as_integer_ratio(self):
        from fractions import Fraction

        if self._special:
            kind = "NaN" if self.is_nan() else "Infinity"
            raise (ValueError if self.is_nan() else OverflowError)(
                f"cannot convert {kind} to integer ratio"
            )
        found = Fraction(int(self.scaleb(max(0, -self._exponent))), 10 ** max(0, -self._exponent))
        return found.numerator, found.denominator

    def adjusted(self):
        return 0 if self._special else self._exponent + len(str(self._coefficient)) - 1

    def copy_abs(self):
        return _made(False, self._coefficient, self._exponent, self._special)

    def copy_negate(self):
        return _made(not self._negative, self._coefficient, self._exponent, self._special)

    def copy_sign(self, other):
        from decimal.numbers import Decimal

        return _made(Decimal(other)._negative, self._coefficient, self._exponent, self._special)

    def is_nan(self):
        return self._special == "NaN"

    def is_infinite(self):
        return self._special == "Infinity"

    def is_finite(self):
        return not self._special

    def is_zero(self):
        return not self

    def is_signed(self):
        return self._negative

    def is_normal(self):
        return bool(self._coefficient)

    def same_quantum(self, other):
        return (self._exponent, self._special) == (other._exponent, other._special)

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return _made(False, 0, 0)

    def conjugate(self):
        return self
