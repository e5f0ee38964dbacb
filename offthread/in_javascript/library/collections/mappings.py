"""Runs wherever compiled Python runs: dicts with something more."""

from _runtime import class_of, hide


class OrderedDict(dict):
    """A dict that can be reordered; equality of two of them looks at the order."""

    __long__ = "collections.OrderedDict"

    def move_to_end(self, key, last=True):
        if not dict.__contains__(self, key):
            raise KeyError(key)
        value = dict.__getitem__(self, key)
        rest = [] if last else [pair for pair in self.items() if pair[0] != key]
        if last:
            dict.__delitem__(self, key)
        else:
            dict.clear(self)
        dict.__setitem__(self, key, value)
        for other, value in rest:
            dict.__setitem__(self, other, value)

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        keys = list(self)
        key = keys[-1] if last else keys[0]
        return key, dict.pop(self, key)

    def copy(self):
        return class_of(self)(list(self.items()))

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return list(self.items()) == list(other.items())
        return dict(self) == other if isinstance(other, dict) else NotImplemented

    def __ne__(self, other):
        return not self == other if isinstance(other, dict) else NotImplemented

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = class_of(self)(self)
        made.update(other)
        return made

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = class_of(self)(other)
        made.update(self)
        return made

    def __ior__(self, other):
        self.update(other)
        return self

    def __repr__(self):
        name = class_of(self).__name__
        return f"{name}({list(self.items())!r})" if self else f"{name}()"


class defaultdict(dict):
    """A dict that makes what is missing by ``default_factory``."""

    __long__ = "collections.defaultdict"

    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        super().__init__(*args, **kwargs)
        hide(self, "default_factory", default_factory)

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self.default_factory()
        self[key] = value
        return value

    def copy(self):
        return class_of(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = defaultdict(self.default_factory, self)
        made.update(other)
        return made

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = defaultdict(self.default_factory, other)
        made.update(self)
        return made

    def __ior__(self, other):
        self.update(other)
        return self

    def __repr__(self):
        return f"{class_of(self).__name__}({self.default_factory!r}, {dict(self)!r})"
