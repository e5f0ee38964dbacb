"""Runs in the page: shows how far Python has come, until it is ready or has failed."""

from offthread.on_page.browser import milliseconds
from offthread.on_page.elements import element, fill, set_attribute
from offthread.on_page.shapes import seconds_text, size_text


class ProgressBar:
    """``node`` is the bar, ``failure`` a section that stays hidden unless Python cannot start.

    Both are to be put on the page; exactly one of ``ready`` and ``failed`` ends the bar.
    """

    def __init__(self):
        self.is_ready = False
        self.began = milliseconds()
        self.bar = element("progress", {"max": "1", "aria-label": "Loading Python"})
        self.label = element("span", {"class": "boot-text"}, "Starting Python…")
        self.status = element("p", {"role": "status"})
        self.failure = element("section", {"class": "problem", "role": "alert", "hidden": True})
        self.node = element("div", {"class": "boot"}, self.bar, self.label, self.status)

    def show(self, progress):
        """``progress`` is a worker's message (dict) with text, and loaded and total in bytes."""
        loaded, total = progress["loaded"], progress["total"]
        text = progress["text"]
        if loaded > 0:
            text += f" {size_text(loaded)}"
        if total > 0:
            text += f" of {size_text(total)}"
        set_attribute(self.bar, "value", loaded / total if total > 0 else None)
        fill(self.label, text)

    def ready(self, versions):
        """Python is ready; ``versions`` is a dict with ``python`` (str)."""
        took = seconds_text((milliseconds() - self.began) / 1000)
        self.is_ready = True
        self.remove_bar()
        self.node.classList.add("ready")
        fill(self.status, f"Python {versions['python']} ready in {took}")

    def failed(self, error):
        """Python could not start; error is the WorkerError that says why and the next step."""
        self.remove_bar()
        self.node.classList.add("problem")
        fill(self.status, "Python could not start")
        place = f" ({error.filename}, line {error.lineno})" if error.lineno else ""
        title = element("h2", {}, "Python could not start")
        fill(self.failure, title, element("p", {}, error.message + place))
        self.failure.hidden = False

    def remove_bar(self):
        self.bar.remove()
        self.label.remove()
