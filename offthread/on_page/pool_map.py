"""Runs on the page (compiled): one script over many contexts, a few of them at a time in a pool.

The next run is asked for when one has ended, so that a long list neither fills the pool's queue
nor stands in the way of other runs.
"""

from offthread.on_page.arguments import kind_of, read_request
from offthread.on_page.browser import deferred


def map_over(pool, script, contexts, return_exceptions, options):
    """A promise of the values of ``script`` for each of ``contexts``, in their order.

    The first failure rejects it, and what has not begun is not begun; with
    ``return_exceptions`` failures stand among the values. Raises as ``read_request`` does,
    before anything is begun.
    """
    if contexts is None or isinstance(contexts, (str, dict)):
        raise TypeError(f"contexts must be a list of contexts, not {kind_of(contexts)}")
    requests = [read_request(script, context, options) for context in contexts]
    values = [None for request in requests]
    ends = deferred()
    state = {"next": 0, "left": len(requests)}

    def settle(place, value, is_failure):
        values[place] = value
        state["left"] = state["left"] - 1
        if is_failure and not return_exceptions:
            state["next"] = len(requests)
            ends["reject"](value)
            for run in pool.runs_of(ends):
                pool.withdraw(run, value)
        begin()

    def begin():
        place = state["next"]
        if place < len(requests):
            state["next"] = place + 1
            pool.ask(requests[place], ends).then(
                lambda outcome: settle_outcome(place, outcome),
                lambda failure: settle(place, failure, True),
            )
        elif state["left"] == 0:
            ends["resolve"](values)

    def settle_outcome(place, outcome):
        is_failure = outcome.error is not None
        settle(place, outcome.error if is_failure else outcome.results, is_failure)

    for _ in pool.seats:
        begin()
    return ends["promise"]
