"""Runs in the page: a card that shows a script, lets it be edited, and shows how it ended.

Promises: what stands in the boxes is what runs; a card says at each moment which state it is in,
to eyes and to screen readers.
"""

from offthread.on_page.browser import parse_json, quoted
from offthread.on_page.elements import element, fill, find, on, set_attribute
from offthread.on_page.json_text import JsonProblem, read_context, write_json
from offthread.on_page.rendering import kind_on_page, release_pictures, render
from offthread.on_page.shapes import dedent, slug, summary_of

MOST_ROWS = 28
SOFT_WIDTH = 56  # characters: about what fits into a line of the context's box


class Card:
    """One script with what explains it.

    ``title`` and ``sentence`` are str, ``script`` is Python code (str, which may be indented) or
    ``file("scripts/name.py")``, ``context`` a dict of what JSON can hold.
    """

    def __init__(self, title, sentence, script, context=None):
        self.heading = title
        self.sentence = sentence
        self.name = slug(title)
        self.is_text = isinstance(script, str)
        self.script = dedent(script) if self.is_text else script.text.strip()
        self.filename = self.name + ".py" if self.is_text else script.path
        self.context = write_json(context, quoted) if context else "{}"


class CardView:
    """A card on the page; ``node`` is its element. ``run(view)`` is called at Run, may be async."""

    def __init__(self, card, run):
        self.card = card
        self.filename = card.filename
        self.stop = None  # ends the run that is under way
        self.script_box = text_box(card.name + "-script", card.script, "off")
        self.context_box = text_box(card.name + "-context", card.context, "soft")
        self.problem = element("p", {"class": "problem", "id": card.name + "-problem"})
        self.problem.hidden = True
        self.button = element("button", {"type": "submit", "class": "run"}, "Run")
        self.summary = element("p", {"role": "status", "class": "summary"}, "Not run yet.")
        self.result = element("div", {"class": "result"})
        self.form = self.build_form()
        self.node = self.build()
        self.listen(run)

    def build(self):
        """The whole card."""
        card = self.card
        title = element("h2", {"id": card.name + "-title"}, card.heading)
        header = element("header", {}, title, element("p", {}, card.sentence))
        attributes = {"class": "card", "id": card.name, "aria-labelledby": card.name + "-title"}
        return element("article", attributes, header, self.form)

    def build_form(self):
        """The script on one side; its context, the buttons and the outcome on the other."""
        set_attribute(self.button, "aria-describedby", self.card.name + "-title")
        reset = element("button", {"type": "reset", "class": "quiet"}, "Reset")
        keys = element("kbd", {"aria-hidden": "true"}, "Ctrl + Enter")
        attributes = {"class": "outcome", "aria-label": "Outcome of " + self.card.heading}
        side = element(
            "div",
            {},
            field("Context", "JSON", self.context_box),
            self.problem,
            element("div", {"class": "actions"}, self.button, keys, reset),
            element("section", attributes, self.summary, self.result),
        )
        script = field("Script", self.card.filename, self.script_box)
        return element("form", {"aria-label": self.card.heading}, script, side)

    def listen(self, run):
        """Run at the button and at Ctrl+Enter; the boxes grow with what is written."""

        async def submit(event):
            event.preventDefault()
            if self.stop is None:
                await run(self)
            else:
                self.stop()

        def click(event):
            if 1 < event.detail:  # the second half of a double click is not meant to stop
                event.preventDefault()

        def press(event):
            if event.key == "Enter" and (event.ctrlKey or event.metaKey):
                event.preventDefault()
                self.form.requestSubmit()

        on(self.form, "submit", submit)
        on(self.button, "click", click)
        on(self.form, "keydown", press)
        on(self.form, "input", lambda event: fit(event.target))
        on(self.form, "reset", lambda event: self.clear_problem())

    def read_script(self):
        """The script as it stands in its box."""
        return self.script_box.value

    def read_context(self):
        """The context as it stands in its box: a dict, or None where it is not right.

        What is wrong is said at the box then, and the cursor is set to the place.
        """
        self.clear_problem()
        try:
            return read_context(self.context_box.value, parse_json)
        except JsonProblem as problem:
            self.show_problem(problem)
            return None

    def show_problem(self, problem):
        """The context is no JSON object: say where and why."""
        fill(self.problem, f"The context is not valid JSON. {problem}")
        self.problem.hidden = False
        set_attribute(self.problem, "role", "alert")
        set_attribute(self.context_box, "aria-invalid", "true")
        set_attribute(self.context_box, "aria-describedby", self.problem.id)
        self.context_box.focus()
        self.context_box.setSelectionRange(problem.position, problem.position + 1)

    def clear_problem(self):
        """Forget what was wrong with the context."""
        self.problem.hidden = True
        set_attribute(self.problem, "role", None)
        set_attribute(self.context_box, "aria-invalid", None)
        set_attribute(self.context_box, "aria-describedby", None)

    def show_running(self, text, stop):
        """The script is on its way; ``text`` (str) says so. ``stop()`` is called where the button,
        which says Stop now, is pressed."""
        self.stop = stop
        self.show("running", text)
        fill(self.button, "Stop")

    def show_results(self, results, took):
        """The script ended well; ``took`` (str) says how long it took."""
        self.end("done", took, f". Result: {summary_of(results, kind_on_page(results))}")
        self.result.append(render(results, self.card.name))

    def show_error(self, error, took):
        """The script raised error (ScriptError): its last line, then its traceback."""
        self.end("failed", took, f". It raised {error_line(error)}")
        fill(self.result, error_node(error))
        if "\n" in error.traceback.strip():  # else it is that line only
            attributes = {"tabindex": "0", "role": "region", "aria-label": "Traceback"}
            self.result.append(element("pre", attributes, error.traceback))

    def show_failure(self, failure):
        """The script has no outcome: the worker failed, the context cannot be sent, or the run was
        stopped."""
        self.end("failed", "No outcome", f". {error_line(failure)}")
        fill(self.result, error_node(failure))

    def end(self, state, summary, aloud):
        """The run is over, well or not; ``aloud`` (str) is for screen readers only."""
        self.stop = None
        self.show(state, summary)
        self.summary.append(element("span", {"class": "aloud"}, aloud))
        fill(self.button, "Run")

    def show(self, state, summary):
        """Say the state: "running", "done" or "failed"; what was shown before goes."""
        release_pictures(self.result)
        fill(self.result)
        fill(self.summary, summary)
        set_attribute(self.node, "data-state", state)


def show_cards(cards, place, run):
    """Put a card for each of ``cards`` into the element that the CSS selector ``place`` finds.

    ``run(view)`` is called when one is to run. Returns the list of CardView. Raises ValueError
    where two cards would have one name.
    """
    check_names([card.name for card in cards])
    views = [CardView(card, run) for card in cards]
    fill(find(place), *[view.node for view in views])
    return views


def check_names(names):
    """Raises ValueError where a name is empty or stands twice: elements are found by it."""
    seen = [""]
    for name in names:
        if name in seen:
            raise ValueError(f'each card needs a title of its own: "{name}"')
        seen.append(name)


def error_line(error):
    """An error in one line, as Python ends a traceback."""
    return f"{error.name}: {error.message}" if error.message else error.name


def error_node(error):
    """The element that shows an error's name and message."""
    name = element("strong", {}, error.name)
    return element("p", {"class": "error"}, name, ": " + error.message if error.message else "")


def text_box(id, text, wrap):
    """A box for code, as high as its text; ``wrap`` is "off" or "soft"."""
    box = element(
        "textarea",
        {
            "id": id,
            "wrap": wrap,
            "spellcheck": "false",
            "autocomplete": "off",
            "autocapitalize": "off",
        },
        text,
    )
    fit(box)
    return box


def fit(box):
    """Make the box about as high as its text, up to a limit."""
    rows = 0
    for line in box.value.split("\n"):
        rows += 1 + (int(len(line) / SOFT_WIDTH) if box.wrap == "soft" else 0)
    box.rows = rows if rows < MOST_ROWS else MOST_ROWS


def field(name, note, box):
    """A box with its label."""
    hint = element("span", {"class": "note"}, note)
    label = element("label", {"for": box.id}, name, " ", hint)
    return element("div", {"class": "field"}, label, box)
