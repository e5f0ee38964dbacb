"""Runs in the page: starts the page's program and shows the errors that nothing catches.

Promises: from the import of this module on, an uncaught error is shown on the page; the part of
app.py that comes after the import is watched too.
"""

from offthread.on_page.browser import listen
from offthread.on_page.stopped import show_stopped


async def page(main):
    """Run ``main()``, plain or async: the last line of app.py.

    Its errors are caught here, since browsers mask them on file:// ("Script error.").
    """
    try:
        ended = main()
        if ended is not None:
            await ended
    except Exception as error:
        show_stopped(error)


def show_error(event):
    """An uncaught error; event.error is None where the browser masks it."""
    show_stopped(event.error if event.error is not None else RuntimeError(event.message))


def show_rejection(event):
    """A promise that failed while nobody waited for it."""
    reason = event.reason
    show_stopped(reason if isinstance(reason, Exception) else RuntimeError(str(reason)))


listen("error", show_error)
listen("unhandledrejection", show_rejection)
