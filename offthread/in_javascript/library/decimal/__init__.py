"""Runs wherever compiled Python runs: Python's ``decimal``, without logarithms, without signals of
its own and without limits of exponents."""

from decimal.contexts import (  # noqa: F401
    BasicContext,
    Context,
    DefaultContext,
    ExtendedContext,
    getcontext,
    localcontext,
    setcontext,
)
from decimal.facts import DecimalTuple  # noqa: F401
from decimal.numbers import Decimal  # noqa: F401
from decimal.rounding import (  # noqa: F401
    ROUND_05UP,
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
)
from decimal.signals import (  # noqa: F401
    Clamped,
    ConversionSyntax,
    DecimalException,
    DivisionByZero,
    DivisionImpossible,
    DivisionUndefined,
    FloatOperation,
    Inexact,
    InvalidOperation,
    Overflow,
    Rounded,
    Subnormal,
    Underflow,
)

MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999
