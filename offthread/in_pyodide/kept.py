"""Runs in Pyodide: a bounded cache, for what is made of texts."""

# Characters of texts for which something is kept, in one cache.
MOST_CHARACTERS = 4_000_000


class Kept:
    """Values by their keys: the latest ``most`` (int), of MOST_CHARACTERS together."""

    def __init__(self, most):
        self.most = most
        self.values = {}
        self.characters = 0

    def get(self, key):
        """The value of ``key``, which is the latest now, or None."""
        known = self.values.pop(key, None)
        if known is None:
            return None
        self.values[key] = known
        return known[0]

    def keep(self, key, value, characters):
        """Keep ``value``; what was used longest ago goes, as far as there is too much."""
        if characters > MOST_CHARACTERS:
            return
        _, before = self.values.pop(key, (None, 0))
        self.values[key] = value, characters
        self.characters += characters - before
        while len(self.values) > self.most or self.characters > MOST_CHARACTERS and self.values:
            self.characters -= self.values.pop(next(iter(self.values)))[1]
