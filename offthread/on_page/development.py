"""Runs on the page, served by the dev server only: reloads it after a build, and shows what is
wrong in the sources on top of it until that is mended.

A program of its own (the server puts it into each page as the first script), so it knows its
few browser globals itself and stands apart from the page's own scripts and styles.
"""

from js import JSON, EventSource, document, location

EVENTS = "/offthread-events"
OVERLAY = "offthread-problems"
# Style is set property by property: a page may forbid inline style sheets (CSP style-src).
OVERLAY_STYLE = {
    "position": "fixed",
    "inset": "0",
    "z-index": "2147483647",
    "overflow": "auto",
    "margin": "0",
    "padding": "2rem",
    "background": "#1b1b1fee",
    "color": "#f4f4f5",
    "font": "16px/1.5 system-ui, sans-serif",
}
SOURCE_STYLE = {
    "font": "14px/1.5 ui-monospace, monospace",
    "white-space": "pre-wrap",
    "padding": "1rem",
    "background": "#000",
    "color": "#ffb4a9",
    "border-left": "4px solid #ff5449",
}

seen = {"build": None}


def start():
    """Listen to the server's news for as long as the page is open."""
    source = EventSource(EVENTS)
    source.addEventListener("message", on_message)


def on_message(event):
    """One piece of news: ``build`` (str, another one after each build) and ``problems``."""
    news = JSON.parse(event.data)
    if news["problems"]:
        show(news["problems"])
        return
    if seen["build"] is not None and news["build"] != seen["build"]:
        location.reload()
    hide()
    seen["build"] = news["build"]


def show(problems):
    """Cover the page with ``problems`` (list of dicts as made by ``live_build.py``)."""
    hide()
    overlay = block("section", "", OVERLAY_STYLE)
    overlay.id = OVERLAY
    overlay.setAttribute("role", "alert")
    overlay.append(block("h1", "The build stopped", {"font-size": "1.5rem"}))
    for problem in problems:
        overlay.append(*described(problem))
    overlay.append(block("p", "This goes away when the file is mended.", {}))
    document.documentElement.append(overlay)


def hide():
    """Take the overlay away, where there is one."""
    overlay = document.getElementById(OVERLAY)
    if overlay is not None:
        overlay.remove()


def described(problem):
    """The elements that tell one problem: place, message, source with a caret, remedy."""
    if not problem["file"]:
        return [block("pre", problem["message"], SOURCE_STYLE)]
    place = problem["file"] + ", line " + str(problem["line"])
    source = problem["source"] + "\n" + " " * problem["column"] + "^"
    return [
        block("h2", place, {"font-size": "1.1rem"}),
        block("p", problem["message"], {}),
        block("pre", source, SOURCE_STYLE),
        block("p", problem["remedy"], {}),
    ]


def block(tag, text, style):
    """An element that holds ``text``, with ``style`` (dict of CSS properties)."""
    node = document.createElement(tag)
    node.textContent = text
    for name, value in style.items():
        node.style.setProperty(name, value)
    return node


start()
