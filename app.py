"""Runs in the page: the gallery. One entry in SCRIPTS is one card; nothing else is to be edited.

A script runs in the worker, in real CPython (Pyodide). It sees the values of its context by
name, also as ``from js import name``, and its last expression is its result.
"""

from js import AbortController

from offthread.on_page import async_run, file, on_progress, preload
from offthread.on_page.cards import Card, show_cards
from offthread.on_page.elements import find
from offthread.on_page.frame_meter import FrameMeter
from offthread.on_page.page import page
from offthread.on_page.progress_bar import ProgressBar

SCRIPTS = [
    Card(
        title="Standard deviation",
        sentence="The first example: a list from the page, a function of the standard library.",
        script="""
            import statistics
            from js import A_rank

            statistics.stdev(A_rank)
        """,
        context={"A_rank": [0.8, 0.4, 1.2, 3.7, 2.6, 5.8]},
    ),
    Card(
        title="Several seconds of computing",
        sentence="The worker is busy without a pause; watch the frame meter at the top meanwhile.",
        script=file("scripts/longest_walk.py"),
        context={"limit": 200000},
    ),
    Card(
        title="A picture",
        sentence="The bytes of a PNG file, or the text of an SVG, are shown as a picture.",
        script=file("scripts/mandelbrot.py"),
        context={"width": 360, "height": 240, "iterations": 60},
    ),
    Card(
        title="A query",
        sentence="SQLite in the worker's memory; rows come back as records and become a table.",
        script=file("scripts/sales_query.py"),
        context={
            "least": 20,
            "orders": [
                {"customer": "Ada", "pieces": 400, "price": 0.12},
                {"customer": "Grace", "pieces": 12, "price": 0.5},
                {"customer": "Ada", "pieces": 7, "price": 8.4},
                {"customer": "Guido", "pieces": 3, "price": 6.95},
                {"customer": "Grace", "pieces": 1, "price": 19.9},
            ],
        },
    ),
    Card(
        title="Time zones",
        sentence="pytz is a package from PyPI; worker_app.py lists what is always loaded.",
        script=file("scripts/time_zones.py"),
        context={
            "moment": "2026-07-01T12:00",
            "zones": ["America/New_York", "Europe/Zurich", "Asia/Kathmandu", "Pacific/Auckland"],
        },
    ),
    Card(
        title="Text statistics",
        sentence="Plain text in, a dict out: whatever a dict holds is shown by its kind.",
        script=file("scripts/text_statistics.py"),
        context={
            "text": (
                "Alice was beginning to get very tired of sitting by her sister on the bank, "
                "and of having nothing to do: once or twice she had peeped into the book her "
                "sister was reading, but it had no pictures or conversations in it, “and what "
                "is the use of a book,” thought Alice “without pictures or conversations?” So "
                "she was considering in her own mind whether the pleasure of making a "
                "daisy-chain would be worth the trouble of getting up and picking the daisies."
            )
        },
    ),
    Card(
        title="Spectrum",
        sentence="NumPy is loaded at its first use: from this site, or else from Pyodide's CDN.",
        script=file("scripts/spectrum.py"),
        context={
            "rate": 1000,
            "noise": 0.4,
            "tones": [{"hertz": 50, "strength": 1}, {"hertz": 120, "strength": 0.5}],
        },
    ),
    Card(
        title="An error",
        sentence="It raises on purpose; its traceback comes back. Give it some ages to mend it.",
        script="""
            def mean(values):
                return sum(values) / len(values)

            mean(ages)
        """,
        context={"ages": []},
    ),
]

meter = FrameMeter()
progress = ProgressBar()


async def run_card(card):
    """One click on Run: the script goes to the worker, its answer comes to the card."""
    context = card.read_context()
    if context is None:
        return
    stopping = AbortController()
    card.show_running("Running…" if progress.is_ready else "Waiting for Python…", stopping.abort)
    watch = meter.watch()
    try:
        outcome = await async_run(
            card.read_script(), context, filename=card.filename, signal=stopping.signal
        )
    except Exception as failure:
        card.show_failure(failure)
        return
    finally:
        took = meter.stop(watch)
    if outcome.error is None:
        card.show_results(outcome.results, took)
    else:
        card.show_error(outcome.error, took)


async def load_python():
    """Start the worker at once, so that Python is ready when the first script is run."""
    on_progress(progress.show)
    try:
        progress.ready(await preload())
    except Exception as failure:
        progress.failed(failure)


async def main():
    show_cards(SCRIPTS, "#gallery", run_card)
    find("#status").append(progress.node, meter.node)
    find("#gallery").before(progress.failure)
    meter.start()
    await load_python()


page(main)
