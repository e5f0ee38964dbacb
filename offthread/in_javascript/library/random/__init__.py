"""Runs wherever compiled Python runs: Python's ``random``."""

from random.generator import Random

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


def lognormvariate(mu=0.0, sigma=1.0):
    return _one.lognormvariate(mu, sigma)


def paretovariate(alpha):
    return _one.paretovariate(alpha)


def weibullvariate(alpha, beta):
    return _one.weibullvariate(alpha, beta)


def betavariate(alpha, beta):
    return _one.betavariate(alpha, beta)


def gammavariate(alpha, beta):
    return _one.gammavariate(alpha, beta)


def vonmisesvariate(mu, kappa):
    return _one.vonmisesvariate(mu, kappa)


def randbytes(n):
    return _one.randbytes(n)


def getstate():
    return _one.getstate()


def setstate(state):
    _one.setstate(state)


def expovariate(lambd=1.0):
    return _one.expovariate(lambd)


def choices(population, weights=None, *, cum_weights=None, k=1):
    return _one.choices(population, weights, cum_weights=cum_weights, k=k)
