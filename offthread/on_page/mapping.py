"""Runs on the page (compiled): one script over many contexts, a few of them at a time in a pool.

Pure: the pool is given. It asks the pool for the next run when one has ended, so that a long
list neither fills the pool's queue nor stands in the way of other runs.
"""


class Mapping:
    """``promise`` resolves to the values of ``requests`` (see ``arguments.read_request``) in
    their order. The first failure rejects it, and what has not begun is not begun; with
    ``return_exceptions`` failures stand among the values instead.
    """

    def __init__(self, pool, requests, return_exceptions):
        self.pool = pool
        self.requests = requests
        self.return_exceptions = return_exceptions
        self.values = [None for request in requests]
        self.begun = 0
        self.ended = 0
        self.is_over = False
        self.ends = pool.host["deferred"]()
        self.promise = self.ends["promise"]
        self.finish_if_complete()
        for _ in pool.seats:
            self.begin_next()

    def begin_next(self):
        """Asks the pool for the next run, if there is one."""
        is_asked = False
        while not is_asked and not self.is_over and self.begun < len(self.requests):
            self.begun = self.begun + 1
            is_asked = self.begin(self.begun - 1)

    def begin(self, place):
        """Asks the pool for the run of ``place``; whether there is one to wait for."""
        try:
            promise = self.pool.ask(self.requests[place], self)
        except Exception as failure:
            self.keep_failure(place, failure)
            return False
        self.pool.host["then"](
            promise,
            lambda outcome: self.on_outcome(place, outcome),
            lambda failure: self.on_failure(place, failure),
        )
        return True

    def on_outcome(self, place, outcome):
        """A run ended by itself."""
        if outcome.error is None:
            self.keep(place, outcome.results)
        else:
            self.keep_failure(place, outcome.error)
        self.begin_next()

    def on_failure(self, place, failure):
        """A run was rejected."""
        self.keep_failure(place, failure)
        self.begin_next()

    def keep(self, place, value):
        """The value for ``place`` is there."""
        self.values[place] = value
        self.ended = self.ended + 1
        self.finish_if_complete()

    def keep_failure(self, place, failure):
        """There is no value for ``place``."""
        if self.return_exceptions:
            self.keep(place, failure)
        elif not self.is_over:
            self.is_over = True
            self.pool.drop(self)
            self.ends["reject"](failure)

    def finish_if_complete(self):
        """Resolves when all have ended."""
        if not self.is_over and self.ended == len(self.requests):
            self.is_over = True
            self.ends["resolve"](self.values)
