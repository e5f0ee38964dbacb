"""Runs on the page (compiled): a run's end told to two callbacks, for callers without ``await``."""


def check_callbacks(on_success, on_error):
    """Raises TypeError unless both are functions."""
    if not callable(on_success) or not callable(on_error):
        raise TypeError("run needs two functions: on_success(outcome) and on_error(failure)")


async def tell(outcome, on_success, on_error):
    """Awaits ``outcome`` and hands it, or the failure, to the one callback it is for.

    What a callback raises is reported by the browser as uncaught.
    """
    try:
        ended = await outcome
    except Exception as failure:
        on_error(failure)
        return
    on_success(ended)
