"""Runs wherever compiled Python runs: Python's ``array``: lists of numbers of one kind."""

from array.kinds import item_of, packed, shown, size_of, typecodes, unpacked
from struct.buffers import bytes_of

from _runtime import class_of, is_integer, type_name, whole

__all__ = ["array", "ArrayType", "typecodes"]


class array:
    """Items of the kind ``typecode``; to whom asks for bytes it is a buffer."""

    __long__ = "array.array"
    _sequence_ = _buffer_ = True
    __hash__ = None

    def __new__(cls, *args):
        if len(args) < 1 or len(args) > 2:
            wrong = "at least 1 argument" if not args else "at most 2 arguments"
            raise TypeError(f"array() takes {wrong} ({len(args)} given)")
        made = super().__new__(cls)
        made._typecode, made._items = _typecode(args[0]), []
        if len(args) == 2:
            made._begin(args[1])
        return made

    def _begin(self, given):
        code = self._typecode
        if isinstance(given, str) and code != "u":
            raise TypeError(f"cannot use a str to initialize an array with typecode '{code}'")
        if isinstance(given, bytes) or type_name(given) == "bytearray":
            self.frombytes(given)
            return
        if isinstance(given, array) and given._typecode == "u" and code != "u":
            what = "cannot use a unicode array to initialize an array with typecode"
            raise TypeError(f"{what} '{code}'")
        self._items = [item_of(code, item) for item in given]

    @property
    def typecode(self):
        return self._typecode

    @property
    def itemsize(self):
        return size_of(self._typecode)

    def append(self, v, /):
        self._items.append(item_of(self._typecode, v))

    def extend(self, bb, /):
        if isinstance(bb, array):
            if bb._typecode != self._typecode:
                raise TypeError("can only extend with array of same kind")
            self._items.extend(list(bb._items))
            return
        for item in bb:
            self.append(item)

    def insert(self, i, v, /):
        self._items.insert(whole(i), item_of(self._typecode, v))

    def pop(self, i=-1, /):
        if not self._items:
            raise IndexError("pop from empty array")
        return self._items.pop(i)

    def remove(self, v, /):
        if v not in self._items:
            raise ValueError("array.remove(x): x not in array")
        self._items.remove(v)

    def index(self, v, start=0, stop=9007199254740991, /):
        for bound in (start, stop):
            if not is_integer(bound):
                words = "slice indices must be integers or have an __index__ method"
                raise TypeError(words)
        try:
            return self._items.index(v, whole(start), whole(stop))
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def count(self, v, /):
        return self._items.count(v)

    def reverse(self):
        self._items.reverse()

    def tolist(self):
        return list(self._items)

    def fromlist(self, list_, /):
        if not isinstance(list_, list):
            raise TypeError("arg must be list")
        self._items.extend([item_of(self._typecode, item) for item in list_])

    def tobytes(self):
        return packed(self._typecode, self._items)

    __bytes__ = tobytes

    def frombytes(self, buffer, /):
        if isinstance(buffer, array) and buffer.itemsize != 1:
            raise TypeError("a bytes-like object is required")
        self._items.extend(unpacked(self._typecode, bytes_of(buffer)))

    def _store(self, at, data):
        """Write bytes over those from ``at`` on."""
        held = self.tobytes()
        for place, byte in enumerate(data):
            held[at + place] = byte
        self._items[:] = unpacked(self._typecode, held)

    def tofile(self, f, /):
        f.write(self.tobytes())

    def fromfile(self, f, n, /):
        data = f.read(n * self.itemsize)
        self.frombytes(data)
        if len(data) != n * self.itemsize:
            raise EOFError("read() didn't return enough bytes")

    def tounicode(self):
        if self._typecode != "u":
            raise ValueError("tounicode() may only be called on unicode type arrays")
        return "".join(self._items)

    def fromunicode(self, ustr, /):
        if not isinstance(ustr, str):
            raise TypeError(f"fromunicode() argument must be str, not {type_name(ustr)}")
        if self._typecode != "u":
            raise ValueError("fromunicode() may only be called on unicode type arrays")
        self._items.extend(list(ustr))

    def byteswap(self):
        size, held, swapped = self.itemsize, self.tobytes(), []
        for at in range(0, len(held), size):
            swapped.extend(reversed(held[at : at + size]))
        self._items[:] = unpacked(self._typecode, bytes(swapped))

    def buffer_info(self):
        return (id(self), len(self._items))

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, v):
        return v in self._items

    def _place(self, i, doing=""):
        if not is_integer(i):
            raise TypeError("array indices must be integers")
        if not -len(self._items) <= i < len(self._items):
            raise IndexError(f"array {doing}index out of range")
        return i

    def __getitem__(self, i):
        if isinstance(i, slice):
            return _made(self._typecode, self._items[i])
        return self._items[self._place(i)]

    def __setitem__(self, i, v):
        if isinstance(i, slice):
            self._set_part(i, v)
        else:
            place = self._place(i, "assignment ")
            self._items[place] = item_of(self._typecode, v)

    def _set_part(self, part, given):
        if not isinstance(given, array):
            kind = type_name(given)
            raise TypeError(f'can only assign array (not "{kind}") to array slice')
        self._same_kind(given)
        if not given._items:
            del self._items[part]
            return
        try:
            self._items[part] = given._items
        except ValueError as error:
            raise ValueError(str(error).replace("sequence", "array")) from None

    def _same_kind(self, other):
        if other._typecode != self._typecode:
            raise TypeError("bad argument type for built-in operation")

    def __delitem__(self, i):
        if isinstance(i, slice):
            del self._items[i]
        else:
            del self._items[self._place(i, "assignment ")]

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self._items > other._items if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self._items >= other._items if isinstance(other, array) else NotImplemented

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only append array (not "{type_name(other)}") to array')
        self._same_kind(other)
        return _made(self._typecode, self._items + other._items)

    def __radd__(self, other):
        """Bytes take a buffer's bytes."""
        return other + self.tobytes() if isinstance(other, bytes) else NotImplemented

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only extend array with array (not "{type_name(other)}")')
        self.extend(other)
        return self

    def __mul__(self, n):
        return _made(self._typecode, self._items * _times(n))

    __rmul__ = __mul__

    def __imul__(self, n):
        self._items[:] = self._items * _times(n)
        return self

    def __copy__(self):
        return _made(self._typecode, list(self._items))

    def __deepcopy__(self, memo):
        return self.__copy__()

    def __repr__(self):
        name = class_of(self).__name__
        if not self._items:
            return f"{name}('{self._typecode}')"
        return f"{name}('{self._typecode}', {shown(self._typecode, self._items)})"


ArrayType = array


def _typecode(given):
    if not isinstance(given, str) or len(given) != 1:
        kind = "None" if given is None else type_name(given)
        raise TypeError(f"array() argument 1 must be a unicode character, not {kind}")
    if given not in typecodes:
        raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
    return given


def _made(typecode, items):
    made = array(typecode)
    made._items = items
    return made


def _times(n):
    if not is_integer(n):
        raise TypeError(f"can't multiply sequence by non-int of type '{type_name(n)}'")
    return whole(n)
