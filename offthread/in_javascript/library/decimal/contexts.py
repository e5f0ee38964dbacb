"""Runs wherever compiled Python runs: how many digits there are, and how the rest is rounded."""

from decimal.rounding import ROUND_HALF_EVEN
from decimal.signals import DivisionByZero, Inexact, InvalidOperation, Overflow, Rounded

_KNOWN = (InvalidOperation, DivisionByZero, Overflow, Inexact, Rounded)


class Context:
    def __init__(
        self,
        prec=28,
        rounding=ROUND_HALF_EVEN,
        Emin=-999999,
        Emax=999999,
        capitals=1,
        clamp=0,
        flags=None,
        traps=None,
    ):
        self.prec, self.rounding, self.Emin, self.Emax = prec, rounding, Emin, Emax
        self.capitals, self.clamp = capitals, clamp
        trapped = _KNOWN[:3] if traps is None else traps
        self.traps = (
            {one: one in trapped for one in _KNOWN} if not isinstance(traps, dict) else traps
        )
        self.flags = {one: False for one in _KNOWN}

    def __setattr__(self, name, value):
        if name == "prec" and not 1 <= value <= 999999999999999999:
            raise ValueError("valid range for prec is [1, MAX_PREC]")
        object.__setattr__(self, name, value)

    def copy(self):
        made = Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp)
        made.traps, made.flags = dict(self.traps), dict(self.flags)
        return made

    def clear_flags(self):
        for one in self.flags:
            self.flags[one] = False

    def signal(self, kind, detail=None):
        """Raise ``kind`` where it is trapped."""
        self.flags[kind] = True
        if self.traps.get(kind):
            raise kind([kind if detail is None else detail])

    def create_decimal(self, num="0"):
        from decimal.numbers import Decimal

        return +_in(self, Decimal(num))

    def divide(self, a, b):
        return _by(self, a, b, lambda x, y: x / y)

    def add(self, a, b):
        return _by(self, a, b, lambda x, y: x + y)

    def subtract(self, a, b):
        return _by(self, a, b, lambda x, y: x - y)

    def multiply(self, a, b):
        return _by(self, a, b, lambda x, y: x * y)

    def sqrt(self, a):
        return _by(self, a, a, lambda x, y: x.sqrt())


def _by(context, a, b, act):
    from decimal.numbers import Decimal

    with localcontext(context):
        return act(Decimal(a), Decimal(b))


def _in(context, value):
    with localcontext(context):
        return +value


DefaultContext = Context()
BasicContext = Context(prec=9, rounding="ROUND_HALF_UP")
ExtendedContext = Context(prec=9, traps=[])
_current = [Context()]


def getcontext():
    return _current[0]


def setcontext(context):
    _current[0] = context


class localcontext:  # noqa: N801
    """A copy of a context, for the length of a ``with``."""

    def __init__(self, ctx=None, **changes):
        self._new = (getcontext() if ctx is None else ctx).copy()
        for name, value in changes.items():
            setattr(self._new, name, value)

    def __enter__(self):
        self._before = getcontext()
        setcontext(self._new)
        return self._new

    def __exit__(self, kind, value, traceback):
        setcontext(self._before)
