"""Runs in the worker (compiled): the snapshot of a Python, as make_snapshot.mjs writes it, and how
it is laid into the memory of a new one.

Pages of nothing but zeros are left out of its file, and from the first SUBTRACTED bytes was
subtracted, word by word, what WebAssembly itself fills them with: the browser has both already.
"""

from offthread.in_worker import host

# Bytes; as make_snapshot.mjs has them.
SUBTRACTED = 5 * 1024 * 1024
PAGE = 4096
START = 12


class Snapshot:
    """``buffer`` (ArrayBuffer) holds words of 32 bits – the bytes of the head, of the memory,
    how many pages there are, their numbers –, the head, which is Pyodide's own, and the pages.

    Raises an error where it is no such thing.
    """

    def __init__(self, buffer):
        sizes = host.words(buffer, 0, 3)
        place = START + 4 * sizes[2]
        self.numbers = host.words(buffer, START, sizes[2])
        self.head = host.octets(buffer, place, sizes[0])
        whole = place + sizes[0] + sizes[2] * PAGE
        if buffer.byteLength != whole:
            raise ValueError(f"it has {buffer.byteLength} bytes, and {whole} are told of")
        self.pages = host.words(buffer, place + sizes[0], sizes[2] * PAGE / 4)

    def lay(self, memory, used, first):
        """Makes ``memory`` (Uint32Array) that of the snapshot. Beyond ``used`` (words) it is empty
        yet; ``first`` (Uint32Array of SUBTRACTED bytes) is what WebAssembly itself filled its
        start with."""
        size: int = PAGE / 4
        memory.fill(0, len(first), used)
        memory.set(first)
        for index in range(len(self.numbers)):
            page = self.pages.subarray(index * size, (index + 1) * size)
            place: int = self.numbers[index] * size
            if place < len(first):
                add(page, memory, place)
            else:
                memory.set(page, place)


def add(page, memory, place):
    """Adds the words of ``page`` to those at ``place``; modulo 2**32, as a Uint32Array keeps
    them."""
    for index in range(len(page)):
        word: int = page[index]
        memory[place + index] += word
