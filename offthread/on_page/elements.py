"""Runs in the page: makes elements and listens to them.

Promises: text stays text (nothing is ever parsed as HTML), and an error in a listener is shown
on the page instead of being lost.
"""

from offthread.on_page.browser import first_match, new_element
from offthread.on_page.stopped import show_stopped


def element(tag, attributes, *children):
    """A new element: ``element("p", {"class": "note"}, "text", another_element)``.

    ``attributes`` is a dict of str to str, True (present) or False and None (absent);
    ``children`` are str and elements.
    """
    node = new_element(tag)
    for name in list(attributes):
        set_attribute(node, name, attributes[name])
    node.append(*children)
    return node


def set_attribute(node, name, value):
    """Give node the attribute ``name``: a str, True (present), False or None (absent)."""
    if value is None or value is False:
        node.removeAttribute(name)
    else:
        node.setAttribute(name, "" if value is True else value)


def find(selector):
    """The first element that the CSS selector (str) finds.

    Raises LookupError where the page has none.
    """
    node = first_match(selector)
    if node is None:
        raise LookupError(f"the page has no element {selector}: add it to public/index.html")
    return node


def fill(node, *children):
    """Put ``children`` (str and elements) in the place of what node holds."""
    node.replaceChildren(*children)


def on(node, event_name, listener):
    """Call ``listener(event)``, plain or async, at each event of that name on node.

    An error in it is shown on the page. Returns a function that ends the listening.
    """

    async def guarded(event):
        try:
            ended = listener(event)
            if ended is not None:
                await ended
        except Exception as error:
            show_stopped(error)

    def stop():
        node.removeEventListener(event_name, guarded)

    node.addEventListener(event_name, guarded)
    return stop
