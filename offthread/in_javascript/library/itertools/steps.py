"""Runs wherever compiled Python runs: what the iterators of ``itertools`` share."""

from _runtime import runs_items


class _Steps:
    """An iterator over ``_items``, which a subclass makes, often by a generator."""

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._items)


Steps = runs_items(_Steps)
