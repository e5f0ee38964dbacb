"""Runs in the page (and in CPython, for its tests): what the gaps between frames amount to."""

from offthread.on_page.shapes import nearest


class FrameTally:
    """Counts frames; gaps are in milliseconds."""

    def __init__(self):
        self.frames = 0
        self.total = 0
        self.longest = 0

    def add(self, gap):
        """Count one frame that came gap milliseconds after the one before."""
        self.frames += 1
        self.total += gap
        self.longest = gap if gap > self.longest else self.longest

    def per_second(self):
        """Frames a second (int); 0 before the first frame."""
        return nearest(1000 * self.frames / self.total) if self.total > 0 else 0

    def text(self):
        """For a person: "60 fps, longest gap 17 ms"."""
        if self.frames == 0:
            return "no frames counted"
        return f"{self.per_second()} fps, longest gap {nearest(self.longest)} ms"
