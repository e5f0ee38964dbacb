"""Runs wherever compiled Python runs: random numbers of other shapes, by CPython's algorithms."""

from js import Math


class Distributions:
    """Methods of Random."""

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        if high == low:
            return low
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

    def lognormvariate(self, mu=0.0, sigma=1.0):
        return Math.exp(self.normalvariate(mu, sigma))

    def paretovariate(self, alpha):
        return Math.pow(1.0 - self.random(), -1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        return alpha * Math.pow(-Math.log(1.0 - self.random()), 1.0 / beta)

    def betavariate(self, alpha, beta):
        y = self.gammavariate(alpha, 1.0)
        return y / (y + self.gammavariate(beta, 1.0)) if y else 0.0

    def gammavariate(self, alpha, beta):
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if alpha == 1.0:
            return -Math.log(1.0 - self.random()) * beta
        return (self._cheng(alpha) if alpha > 1.0 else self._kennedy(alpha)) * beta

    def _cheng(self, alpha):
        ainv = Math.sqrt(2.0 * alpha - 1.0)
        bbb = alpha - 1.3862943611198906
        ccc = alpha + ainv
        while True:
            u1 = self.random()
            if not 1e-7 < u1 < 0.9999999:
                continue
            u2 = 1.0 - self.random()
            v = Math.log(u1 / (1.0 - u1)) / ainv
            x = alpha * Math.exp(v)
            z = u1 * u1 * u2
            r = bbb + ccc * v - x
            if r + 2.504077396776274 - 4.5 * z >= 0.0 or r >= Math.log(z):
                return x

    def _kennedy(self, alpha):
        b = (Math.E + alpha) / Math.E
        while True:
            p = b * self.random()
            x = Math.pow(p, 1.0 / alpha) if p <= 1.0 else -Math.log((b - p) / alpha)
            u1 = self.random()
            if u1 <= (Math.pow(x, alpha - 1.0) if p > 1.0 else Math.exp(-x)):
                return x

    def vonmisesvariate(self, mu, kappa):
        if kappa <= 1e-6:
            return 2 * Math.PI * self.random()
        s = 0.5 / kappa
        r = s + Math.sqrt(1.0 + s * s)
        while True:
            z = Math.cos(Math.PI * self.random())
            d = z / (r + z)
            u2 = self.random()
            if u2 < 1.0 - d * d or u2 <= (1.0 - d) * Math.exp(d):
                break
        q = 1.0 / r
        f = (q + z) / (1.0 + q * z)
        turn = Math.acos(f) if self.random() > 0.5 else -Math.acos(f)
        return (mu + turn) % (2 * Math.PI)
