"""Runs in the worker (compiled): adds up the bytes of files that are on their way."""

from offthread.everywhere import messages
from offthread.in_worker import host

# Milliseconds between two reports.
PAUSE = 50


class Download:
    """Several files that come together. ``sizes`` is a dict of URL to bytes (0: unknown until
    it comes); ``report`` takes progress messages of ``phase``, ``text`` and the run ``id``."""

    def __init__(self, phase, text, sizes, report, id=0):
        self.phase = phase
        self.text = text
        self.sizes = sizes
        self.report = report
        self.id = id
        self.loaded = {}
        for url in sizes:
            self.loaded[url] = 0
        self.told = 0
        self.tell()

    def on_bytes(self, url, count, length):
        """``count`` bytes of the file at ``url`` have come, of ``length`` (0: unknown)."""
        if url not in self.sizes:
            return
        if self.sizes[url] == 0:
            self.sizes[url] = length
        self.loaded[url] = min(count, self.sizes[url]) if self.sizes[url] else count
        if host.milliseconds() - self.told >= PAUSE:
            self.tell()

    def has(self, url):
        """The file at ``url`` is there, whole."""
        if url in self.sizes:
            self.loaded[url] = self.sizes[url] or self.loaded[url]

    def is_whole(self):
        """Whether every file is there."""
        for url in self.sizes:
            if self.loaded[url] == 0 or self.loaded[url] < self.sizes[url]:
                return False
        return True

    def end(self):
        """All files are there."""
        for url in self.sizes:
            self.has(url)
        self.tell()

    def tell(self):
        """Reports the sums; the total is unknown where that of one file is."""
        self.told = host.milliseconds()
        loaded, total, known = 0, 0, True
        for url in self.sizes:
            loaded += self.loaded[url]
            total += self.sizes[url]
            known = known and self.sizes[url] > 0
        total = total if known else 0
        # First to the run itself, then as the worker's own: for all that waits behind it.
        for id in [self.id, 0] if self.id else [0]:
            self.report(messages.progress(self.phase, loaded, total, self.text, id))
