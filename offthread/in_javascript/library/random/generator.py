# ruff: noqa: B905
"""Runs wherever compiled Python runs: CPython's own generator (MT19937), so that a seed gives the
same numbers."""

from random.distributions import Distributions

from _runtime import MersenneTwister, is_integer, whole
from js import Math


class Random(Distributions):
    """A generator of its own; ``seed``: an int, a float, a text, bytes or None."""

    def __init__(self, x=None):
        self._twister = MersenneTwister.new()
        self.seed(x)

    def seed(self, a=None, version=2):
        self._next_gauss = None
        if isinstance(a, (str, bytes)) or (isinstance(a, float) and not is_integer(a)):
            self._twister.seed_by(a)
        elif a is None or is_integer(a):
            self._twister.seed(a)
        else:
            raise TypeError(
                "The only supported seed types are: None,\nint, float, str, bytes, and bytearray."
            )

    def getstate(self):
        return 3, tuple(self._twister.get_state()), self._next_gauss

    def setstate(self, state):
        version, words, self._next_gauss = state
        if version != 3:
            raise ValueError(
                f"state with version {version} passed to Random.setstate() of version 3"
            )
        self._twister.set_state(words)

    def random(self):
        return self._twister.random()

    def randbytes(self, n):
        bits = self.getrandbits(n * 8)
        return bytes([(bits >> (8 * place)) & 255 for place in range(n)])

    def getrandbits(self, k):
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        return self._twister.bits(k)

    def _below(self, n):
        k = n.bit_length()
        value = self.getrandbits(k)
        while value >= n:
            value = self.getrandbits(k)
        return value

    def randrange(self, start, stop=None, step=1):
        if not is_integer(start) or not is_integer(start if stop is None else stop):
            whole(start)
            whole(stop)
        start = whole(start)
        if stop is None:
            if start <= 0:
                raise ValueError("empty range for randrange()")
            return self._below(start)
        width = whole(stop) - start
        if step == 1 and width > 0:
            return start + self._below(width)
        if step == 0:
            raise ValueError("zero step for randrange()")
        count = (width + step + (-1 if step > 0 else 1)) // step
        if step == 1 or count <= 0:
            raise ValueError(
                f"empty range for randrange() ({start}, {stop}, {width})"
                if step == 1
                else "empty range for randrange()"
            )
        return start + step * self._below(count)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    def choice(self, seq):
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._below(len(seq))]

    def shuffle(self, x):
        for i in range(len(x) - 1, 0, -1):
            j = self._below(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        if isinstance(population, (set, frozenset, dict)) or not hasattr(population, "__len__"):
            if not isinstance(population, (str, bytes, list, tuple, range)):
                raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        if counts is not None:
            population = [p for p, count in zip(population, counts) for _ in range(count)]
        n = len(population)
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        setsize = 21
        if k > 5:
            setsize += 4 ** Math.ceil(Math.log(k * 3) / Math.log(4))
        if n <= setsize:
            return self._from_pool(list(population), n, k)
        selected, result = set(), []
        for _ in range(k):
            j = self._below(n)
            while j in selected:
                j = self._below(n)
            selected.add(j)
            result.append(population[j])
        return result

    def _from_pool(self, pool, n, k):
        result = []
        for i in range(k):
            j = self._below(n - i)
            result.append(pool[j])
            pool[j] = pool[n - i - 1]
        return result

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        n = len(population)
        if isinstance(weights, int):
            raise TypeError(f"The number of choices must be a keyword argument: k={weights!r}")
        if weights is not None and cum_weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        if cum_weights is None and weights is None:
            return [population[Math.floor(self.random() * n)] for _ in range(k)]
        if cum_weights is None:
            cum_weights, total = [], 0
            for weight in weights:
                total += weight
                cum_weights.append(total)
        if len(cum_weights) != n:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1]
        if total <= 0:
            raise ValueError("Total of weights must be greater than zero")
        return [
            population[self._bisect(cum_weights, self.random() * total, n - 1)] for _ in range(k)
        ]

    def _bisect(self, sums, x, high):
        low = 0
        while low < high:
            middle = (low + high) // 2
            if x < sums[middle]:
                high = middle
            else:
                low = middle + 1
        return low
