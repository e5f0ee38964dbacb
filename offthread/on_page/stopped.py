"""Runs in the page: says on the page that its own program stopped, and where.

Browsers mask errors of scripts on file:// ("Script error."), so errors are caught at the
entries (``page`` and ``on``) and come here.
"""

from offthread.on_page.browser import IN_DEVELOPMENT, first_match, log_error, new_element, page_body

PLACE = "page-stopped"
MASKED = "Script error."


def show_stopped(error):
    """Show error (an exception) at the top of the page, once, and log it to the console."""
    log_error(error)
    if first_match("#" + PLACE) is None:
        page_body().prepend(panel(error))


def panel(error):
    """The panel with the error's name and message; while developing with its stack too."""
    node = block("section", "")
    node.id = PLACE
    node.className = "problem"
    node.setAttribute("role", "alert")
    node.append(block("h2", "The program of this page has stopped"))
    node.append(block("p", sentence(error)))
    if IN_DEVELOPMENT and error.message != MASKED:
        node.append(block("pre", str(error.stack or "")))
    return node


def block(tag, text):
    """An element that holds text only."""
    node = new_element(tag)
    node.textContent = text
    return node


def sentence(error):
    """What happened, and the next step."""
    if error.message == MASKED:
        return (
            "This browser hides the error of a page opened by double-click. Its console (F12) "
            "may tell; `nox -s serve` shows it here."
        )
    return f"{error.name}: {error.message}. The console (F12) leads to the line in the source."


def show_top_level_error(error):
    """Show an error of app.py's own top level; returns it, to be raised again."""
    show_stopped(error)
    return error


def show_async_error(error):
    """Show an error of a coroutine that app.py started at its top level."""
    show_stopped(error)
