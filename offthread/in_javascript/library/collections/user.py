"""Runs wherever compiled Python runs: UserDict, UserList and UserString, which keep their ``data``
in an attribute."""

from collections.mapping_kinds import MutableMapping
from collections.sequence_kinds import MutableSequence, Sequence

from _runtime import class_of, read


class UserDict(MutableMapping):
    def __init__(self, dict=None, /, **kwargs):  # noqa: A002
        self.data = {}
        if dict is not None:
            self.update(dict)
        if kwargs:
            self.update(kwargs)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if read(self, "__missing__") is not None:
            return self.__missing__(key)
        raise KeyError(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def __repr__(self):
        return repr(self.data)

    def __or__(self, other):
        return class_of(self)({**self.data, **_plain(other)})

    def __ror__(self, other):
        return class_of(self)({**_plain(other), **self.data})

    def __ior__(self, other):
        self.update(_plain(other))
        return self

    def copy(self):
        return class_of(self)(self.data)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made


def _plain(value):
    found = read(value, "data") if class_of(value) is not None else None
    return value if found is None else found


class UserList(MutableSequence):
    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(_plain(initlist))

    def __repr__(self):
        return repr(self.data)

    def __lt__(self, other):
        return self.data < _plain(other)

    def __le__(self, other):
        return self.data <= _plain(other)

    def __eq__(self, other):
        return self.data == _plain(other)

    def __gt__(self, other):
        return self.data > _plain(other)

    def __ge__(self, other):
        return self.data >= _plain(other)

    def __contains__(self, item):
        return item in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, i):
        return class_of(self)(self.data[i]) if isinstance(i, slice) else self.data[i]

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __add__(self, other):
        return class_of(self)(self.data + list(_plain(other)))

    def __radd__(self, other):
        return class_of(self)(list(_plain(other)) + self.data)

    def __iadd__(self, other):
        self.data += list(_plain(other))
        return self

    def __mul__(self, n):
        return class_of(self)(self.data * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self.data *= n
        return self

    def append(self, item):
        self.data.append(item)

    def insert(self, i, item):
        self.data.insert(i, item)

    def pop(self, i=-1):
        return self.data.pop(i)

    def remove(self, item):
        self.data.remove(item)

    def clear(self):
        self.data.clear()

    def copy(self):
        return class_of(self)(self.data)

    def count(self, item):
        return self.data.count(item)

    def index(self, item, *args):
        return self.data.index(item, *args)

    def reverse(self):
        self.data.reverse()

    def sort(self, /, *args, **kwds):
        self.data.sort(*args, **kwds)

    def extend(self, other):
        self.data.extend(_plain(other))


class UserString(Sequence):
    def __init__(self, seq):
        self.data = str(_plain(seq))

    def __str__(self):
        return self.data

    def __repr__(self):
        return repr(self.data)

    def __hash__(self):
        return hash(self.data)

    def __eq__(self, other):
        return self.data == _plain(other)

    def __lt__(self, other):
        return self.data < _plain(other)

    def __contains__(self, char):
        return _plain(char) in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return class_of(self)(self.data[index])

    def __add__(self, other):
        return class_of(self)(self.data + str(_plain(other)))

    def __radd__(self, other):
        return class_of(self)(str(_plain(other)) + self.data)

    def __mul__(self, n):
        return class_of(self)(self.data * n)

    __rmul__ = __mul__

    def upper(self):
        return class_of(self)(self.data.upper())

    def lower(self):
        return class_of(self)(self.data.lower())

    def title(self):
        return class_of(self)(self.data.title())

    def strip(self, chars=None):
        return class_of(self)(self.data.strip(chars))

    def replace(self, old, new, maxsplit=-1):
        return class_of(self)(self.data.replace(_plain(old), _plain(new), maxsplit))

    def split(self, sep=None, maxsplit=-1):
        return self.data.split(sep, maxsplit)

    def join(self, seq):
        return self.data.join(seq)

    def startswith(self, prefix, *args):
        return self.data.startswith(prefix, *args)

    def endswith(self, suffix, *args):
        return self.data.endswith(suffix, *args)

    def find(self, sub, *args):
        return self.data.find(_plain(sub), *args)

    def isdigit(self):
        return self.data.isdigit()
