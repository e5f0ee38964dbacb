"""Runs wherever compiled Python runs: Python's ``collections``."""

from _runtime import class_fields, field_getter, hide


class OrderedDict(dict):
    """A dict that can be reordered; equality of two of them looks at the order."""

    def move_to_end(self, key, last=True):
        value = self[key]
        if last:
            del self[key]
            self[key] = value
            return
        rest = [(k, v) for k, v in self.items() if k != key]
        self.clear()
        self[key] = value
        for k, v in rest:
            self[k] = v

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        keys = list(self)
        key = keys[-1] if last else keys[0]
        return key, self.pop(key)

    def copy(self):
        return OrderedDict(list(self.items()))

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return list(self.items()) == list(other.items())
        return dict(self) == other

    def __repr__(self):
        return f"OrderedDict({list(self.items())!r})" if self else "OrderedDict()"


class defaultdict(dict):
    """A dict that makes what is missing by ``default_factory``."""

    def __init__(self, default_factory=None, *args, **kwargs):
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
        return defaultdict(self.default_factory, self)

    def __repr__(self):
        return f"defaultdict({self.default_factory!r}, {dict(self)!r})"


class Counter(dict):
    """A dict of counts."""

    def __init__(self, iterable=None, /, **kwargs):
        super().__init__()
        self.update(iterable, **kwargs)

    def __missing__(self, key):
        return 0

    def update(self, iterable=None, /, **kwargs):
        self._add(iterable, 1)
        self._add(kwargs, 1)

    def subtract(self, iterable=None, /, **kwargs):
        self._add(iterable, -1)
        self._add(kwargs, -1)

    def _add(self, iterable, sign):
        if isinstance(iterable, dict):
            for key, count in iterable.items():
                self[key] = self[key] + sign * count
        elif iterable is not None:
            for key in iterable:
                self[key] = self[key] + sign

    def elements(self):
        for key, count in self.items():
            for _ in range(count):
                yield key

    def most_common(self, n=None):
        ordered = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
        return ordered if n is None else ordered[:n]

    def total(self):
        return sum(self.values())

    def copy(self):
        return Counter(self)

    def __delitem__(self, key):
        if key in self:
            super().__delitem__(key)

    def __add__(self, other):
        return self._merged(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._merged(other, lambda a, b: a - b)

    def __or__(self, other):
        return self._merged(other, max)

    def __and__(self, other):
        return self._merged(other, min)

    def _merged(self, other, join):
        result = Counter()
        for key in [*self, *[k for k in other if k not in self]]:
            count = join(self[key], other[key])
            if count > 0:
                result[key] = count
        return result

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def __repr__(self):
        if not self:
            return "Counter()"
        shown = ", ".join([f"{k!r}: {v!r}" for k, v in self.most_common()])
        return "Counter({" + shown + "})"


class deque:
    """A list that is quick at both ends, with an optional ``maxlen``."""

    __hash__ = None

    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None and maxlen < 0:
            raise ValueError("maxlen must be non-negative")
        self._items, self.maxlen = [], maxlen
        self.extend(iterable)

    def append(self, x):
        self._items.append(x)
        if self.maxlen is not None and len(self._items) > self.maxlen:
            self._items.pop(0)

    def appendleft(self, x):
        self._items.insert(0, x)
        if self.maxlen is not None and len(self._items) > self.maxlen:
            self._items.pop()

    def extend(self, iterable):
        for item in list(iterable):
            self.append(item)

    def extendleft(self, iterable):
        for item in list(iterable):
            self.appendleft(item)

    def pop(self):
        if not self._items:
            raise IndexError("pop from an empty deque")
        return self._items.pop()

    def popleft(self):
        if not self._items:
            raise IndexError("pop from an empty deque")
        return self._items.pop(0)

    def clear(self):
        self._items.clear()

    def copy(self):
        return deque(self._items, self.maxlen)

    def count(self, x):
        return self._items.count(x)

    def index(self, x, *bounds):
        for place, item in enumerate(self._items):
            if item == x:
                return place
        raise ValueError(f"{x!r} is not in deque")

    def insert(self, i, x):
        if self.maxlen is not None and len(self._items) >= self.maxlen:
            raise IndexError("deque already at its maximum size")
        self._items.insert(i, x)

    def remove(self, value):
        if value not in self._items:
            raise ValueError("deque.remove(x): x not in deque")
        self._items.remove(value)

    def reverse(self):
        self._items.reverse()

    def rotate(self, n=1):
        if self._items:
            n %= len(self._items)
            self._items = self._items[len(self._items) - n :] + self._items[: len(self._items) - n]

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        size = len(self._items)
        for item in list(self._items):
            yield item
            if len(self._items) != size:
                raise RuntimeError("deque mutated during iteration")

    def __reversed__(self):
        return reversed(self._items)

    def __getitem__(self, i):
        if not -len(self._items) <= i < len(self._items):
            raise IndexError("deque index out of range")
        return self._items[i]

    def __setitem__(self, i, x):
        if not -len(self._items) <= i < len(self._items):
            raise IndexError("deque index out of range")
        self._items[i] = x

    def __delitem__(self, i):
        del self._items[i]

    def __contains__(self, x):
        return x in self._items

    def __eq__(self, other):
        return isinstance(other, deque) and self._items == other._items

    def __lt__(self, other):
        return self._items < other._items

    def __add__(self, other):
        return deque(self._items + list(other), self.maxlen)

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, n):
        return deque(self._items * n, self.maxlen)

    def __bool__(self):
        return len(self._items) > 0

    def __repr__(self):
        end = "" if self.maxlen is None else f", maxlen={self.maxlen}"
        return f"deque({self._items!r}{end})"


class ChainMap:
    """Several dicts seen as one; writing goes to the first."""

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __getitem__(self, key):
        for one in self.maps:
            if key in one:
                return one[key]
        raise KeyError(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __contains__(self, key):
        return any([key in one for one in self.maps])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        del self.maps[0][key]

    def _merged(self):
        merged = {}
        for one in reversed(self.maps):
            merged.update(one)
        return merged

    def __iter__(self):
        return iter(self._merged())

    def __len__(self):
        return len(self._merged())

    def keys(self):
        return self._merged().keys()

    def values(self):
        return self._merged().values()

    def items(self):
        return self._merged().items()

    def new_child(self, m=None):
        return ChainMap({} if m is None else m, *self.maps)

    @property
    def parents(self):
        return ChainMap(*self.maps[1:])

    def __repr__(self):
        return f"ChainMap({', '.join([repr(m) for m in self.maps])})"


class NamedTupleBase(tuple):
    """What named tuples are; also ``typing.NamedTuple``."""

    def __init_subclass__(cls, **kwargs):
        names = class_fields(cls)
        if not names:
            return
        own = vars(cls)
        hide(cls, "_fields", tuple(names))
        hide(cls, "_field_defaults", {n: own[n] for n in names if n in own})
        hide(cls, "__match_args__", tuple(names))
        for place, name in enumerate(names):
            field_getter(cls, name, place)

    def __new__(cls, *args, **kwargs):
        if cls is NamedTupleBase:
            return namedtuple(args[0], [name for name, _ in args[1]])
        return super().__new__(cls, cls._arranged(args, kwargs))

    @classmethod
    def _arranged(cls, args, kwargs):
        names, values = cls._fields, list(args)
        if len(values) > len(names):
            raise TypeError(
                f"{cls.__name__}.__new__() takes {len(names) + 1} positional arguments "
                f"but {len(values) + 1} were given"
            )
        missing = []
        for name in names[len(values) :]:
            if name in kwargs:
                values.append(kwargs.pop(name))
            elif name in cls._field_defaults:
                values.append(cls._field_defaults[name])
            else:
                missing.append(repr(name))
        for name in kwargs:
            kind = (
                "multiple values for argument"
                if name in names
                else "an unexpected keyword argument"
            )
            raise TypeError(f"{cls.__name__}.__new__() got {kind} {name!r}")
        if missing:
            listed = (
                " and ".join(missing)
                if len(missing) < 3
                else f"{', '.join(missing[:-1])}, and {missing[-1]}"
            )
            plural = "s" if len(missing) > 1 else ""
            raise TypeError(
                f"{cls.__name__}.__new__() missing {len(missing)} required positional "
                f"argument{plural}: {listed}"
            )
        return values

    @classmethod
    def _make(cls, iterable):
        return cls(*iterable)

    def _asdict(self):
        return {name: value for name, value in zip(self._fields, self)}

    def _replace(self, /, **kwargs):
        return type(self)(**{**self._asdict(), **kwargs})

    def __repr__(self):
        shown = ", ".join([f"{name}={value!r}" for name, value in zip(self._fields, self)])
        return f"{type(self).__name__}({shown})"


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A tuple whose items have names."""
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    names = [
        _renamed(name, place, field_names) if rename else name
        for place, name in enumerate(field_names)
    ]
    for name in names:
        if not name.isidentifier() or name.startswith("_") and not rename:
            raise ValueError(
                "Type names and field names must be valid identifiers and field names "
                f"cannot start with an underscore: {name!r}"
            )
    if len(set(names)) != len(names):
        raise ValueError("Encountered duplicate field name")
    body = {"__fields__": names}
    values = list(defaults or ())
    for name, value in zip(names[len(names) - len(values) :], values):
        body[name] = value
    return type(typename, (NamedTupleBase,), body)


def _renamed(name, place, names):
    good = name.isidentifier() and not name.startswith("_") and names.index(name) == place
    return name if good else f"_{place}"


UserDict = OrderedDict
