"""Runs in the page: starts the page's program and shows the errors that it does not catch."""

from offthread.on_page.browser import listen
from offthread.on_page.stopped import show_stopped


def page(main):
    """Run ``main()``, plain or async: the last line of app.py.

    From here on, an error that nothing catches is shown on the page.
    """
    listen("error", show_error)
    listen("unhandledrejection", show_rejection)
    start(main)


async def start(main):
    """Run main and catch its error here: browsers mask it on file://."""
    try:
        await main()
    except Exception as error:
        show_stopped(error)


def show_error(event):
    """An uncaught error; event.error is None where the browser masks it."""
    show_stopped(event.error if event.error is not None else RuntimeError(event.message))


def show_rejection(event):
    """A promise that failed while nobody waited for it."""
    reason = event.reason
    show_stopped(reason if isinstance(reason, Exception) else RuntimeError(str(reason)))
