# ruff: noqa: B905
"""Runs wherever compiled Python runs: Python's ``random``, with CPython's own generator
(MT19937), so that a seed gives the same numbers."""

from _runtime import MersenneTwister, whole
from js import Math


class Random:
    """A generator of its own; ``seed``: an int, a text, a float or None."""

    def __init__(self, x=None):
        self._twister = MersenneTwister.new()
        self.seed(x)

    def seed(self, a=None, version=2):
        if a is not None and not isinstance(a, (int, float, bool)):
            raise TypeError(
                "on the page random.seed takes an int or None "
                "(texts and bytes are hashed by SHA-512, which the page has not)"
            )
        if isinstance(a, float) and a != Math.floor(a):
            raise TypeError("on the page random.seed takes an int or None")
        self._next_gauss = None
        self._twister.seed(a)

    def random(self):
        return self._twister.random()

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
        start = whole(start)
        if stop is None:
            start, stop = 0, start
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

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        c = 0.5 if mode is None else (mode - low) / (high - low)
        if u > c:
            u, c, low, high = 1.0 - u, 1.0 - c, high, low
        return low + (high - low) * Math.sqrt(u * c)

    def gauss(self, mu=0.0, sigma=1.0):
        z, self._next_gauss = self._next_gauss, None
        if z is None:
            x2pi = self.random() * 6.283185307179586
            g2rad = Math.sqrt(-2.0 * Math.log(1.0 - self.random()))
            z = Math.cos(x2pi) * g2rad
            self._next_gauss = Math.sin(x2pi) * g2rad
        return mu + z * sigma

    def normalvariate(self, mu=0.0, sigma=1.0):
        while True:
            u1 = self.random()
            u2 = 1.0 - self.random()
            z = 1.7155277699214135 * (u1 - 0.5) / u2
            if z * z / 4.0 <= -Math.log(u2):
                return mu + z * sigma

    def expovariate(self, lambd=1.0):
        return -Math.log(1.0 - self.random()) / lambd


_one = Random()


def seed(a=None, version=2):
    _one.seed(a, version)


def random():
    return _one.random()


def getrandbits(k):
    return _one.getrandbits(k)


def randrange(start, stop=None, step=1):
    return _one.randrange(start, stop, step)


def randint(a, b):
    return _one.randint(a, b)


def choice(seq):
    return _one.choice(seq)


def shuffle(x):
    _one.shuffle(x)


def sample(population, k, *, counts=None):
    return _one.sample(population, k, counts=counts)


def uniform(a, b):
    return _one.uniform(a, b)


def triangular(low=0.0, high=1.0, mode=None):
    return _one.triangular(low, high, mode)


def gauss(mu=0.0, sigma=1.0):
    return _one.gauss(mu, sigma)


def normalvariate(mu=0.0, sigma=1.0):
    return _one.normalvariate(mu, sigma)


def expovariate(lambd=1.0):
    return _one.expovariate(lambd)


def choices(population, weights=None, *, cum_weights=None, k=1):
    return _one.choices(population, weights, cum_weights=cum_weights, k=k)
