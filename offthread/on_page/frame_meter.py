"""Runs in the page: counts the page's frames and draws their gaps.

A page that computes on its own thread shows no frames meanwhile; here one can see that it does
not. Promises: gaps while the page is hidden are not counted, since a browser draws none then.
"""

from offthread.on_page.browser import (
    media_matches,
    milliseconds,
    next_frame,
    page_is_hidden,
    pixel_ratio,
    text_colour,
)
from offthread.on_page.elements import element, fill
from offthread.on_page.frames import FrameTally
from offthread.on_page.shapes import nearest, seconds_text

BARS = 60
BAR_WIDTH = 2
HEIGHT = 28
HIGHEST_GAP = 60  # milliseconds: the height of the drawing
TEXT_EVERY = 500  # milliseconds


class FrameMeter:
    """Counts from ``start()`` on. ``node`` is the element that shows the last half second."""

    def __init__(self):
        self.canvas = element("canvas", {"aria-hidden": "true"})
        self.label = element("span", {"class": "meter-text"}, "counting frames")
        attributes = {"class": "meter", "title": "The gaps between this page's frames"}
        self.node = element("div", attributes, self.canvas, self.label)
        self.pen = sharp_pen(self.canvas)
        self.gaps = [0 for _ in range(BARS)]
        self.tally = FrameTally()
        self.watches = []
        self.last = None

    def start(self):
        """Begin to count and draw."""
        self.pen.fillStyle = text_colour(self.canvas)
        next_frame(self.on_frame)

    def watch(self):
        """A FrameTally that counts from now until it is given to ``stop``."""
        tally = FrameTally()
        tally.began = milliseconds()
        self.watches.append(tally)
        return tally

    def stop(self, tally):
        """End a watch. Returns how long it was and how the page fared meanwhile, for a person."""
        self.watches.remove(tally)
        took = seconds_text((milliseconds() - tally.began) / 1000)
        return f"Took {took}; the page meanwhile: {tally.text()}"

    def on_frame(self, now):
        """A frame, at now milliseconds."""
        if self.last is not None and not page_is_hidden():
            self.take_gap(now - self.last)
        self.last = None if page_is_hidden() else now
        next_frame(self.on_frame)

    def take_gap(self, gap):
        for tally in [self.tally, *self.watches]:
            tally.add(gap)
        self.gaps = [*self.gaps[1:], gap]
        if not media_matches("(prefers-reduced-motion: reduce)"):
            self.draw()
        if self.tally.total >= TEXT_EVERY:
            fill(self.label, self.tally.text())
            self.pen.fillStyle = text_colour(self.canvas)  # the scheme may have changed
            self.tally = FrameTally()

    def draw(self):
        """The last gaps as bars: the lower, the smoother."""
        pen = self.pen
        pen.clearRect(0, 0, BARS * BAR_WIDTH, HEIGHT)
        for place in range(BARS):
            tall = HEIGHT * self.gaps[place] / HIGHEST_GAP  # the canvas cuts what is too tall
            pen.fillRect(place * BAR_WIDTH, HEIGHT - tall, BAR_WIDTH - 0.5, tall)


def sharp_pen(canvas):
    """The drawing context of canvas, with as many pixels as the screen has there."""
    ratio = pixel_ratio()
    canvas.width = nearest(BARS * BAR_WIDTH * ratio)
    canvas.height = nearest(HEIGHT * ratio)
    pen = canvas.getContext("2d")
    pen.scale(ratio, ratio)
    return pen
