"""Runs in CPython: a report as an SVG picture that stands alone: its colours follow the reader's
light or dark scheme, its title and description say in words what it shows, and it needs no font,
script or file besides itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from tests.bench.figures import Report
from tests.bench.measures import LIMIT, OFFTHREAD
from tests.bench.table import number

SHOWN = ("cold", "again", "line", "webkit", "file", "second", "warm", "burst", "floats", "records")
STYLE = Path(__file__).with_name("picture.css")
COLUMNS, WIDTH, MARGIN, GAP = 2, 880, 24, 28
HEAD, TITLE, ROW, BAR, FOOT = 92, 26, 22, 14, 16
LABEL, FIGURE = 96, 56  # room for a peer's name and for its figure
PANEL = (WIDTH - 2 * MARGIN - (COLUMNS - 1) * GAP) / COLUMNS
ROOM = PANEL - LABEL - FIGURE
REACH = 1.25  # of the longest bar: where a line is longer than that it is cut


def draw(report: Report) -> str:
    """The picture's text: a panel for each measure, a bar for each peer, and its spread."""
    measures = [one for one in report["measures"] if one["name"] in SHOWN]
    measures.sort(key=lambda one: SHOWN.index(one["name"]))
    height = TITLE + ROW * len(report["peers"]) + GAP
    lines = -(-len(measures) // COLUMNS)
    foot = HEAD + lines * height
    parts = head(report, measures, foot + FOOT * len(unable(measures)) + MARGIN / 2)
    for place, measure in enumerate(measures):
        x = MARGIN + (place % COLUMNS) * (PANEL + GAP)
        y = HEAD + (place // COLUMNS) * height
        parts += panel(report, measure, x, y)
    for line, reason in enumerate(unable(measures)):
        parts.append(text(MARGIN, foot + FOOT * line, escape(f"– {reason}"), "small"))
    return "\n".join([*parts, "</svg>", ""])


def unable(measures: list[dict[str, Any]]) -> list[str]:
    """Why there is a dash in the place of a bar, each reason once."""
    figures = [figure for measure in measures for figure in measure["peers"].values()]
    return list(dict.fromkeys(figure["missing"] for figure in figures if "missing" in figure))


def head(report: Report, measures: list[dict[str, Any]], height: float) -> list[str]:
    """The element itself, its words and its ground."""
    ground = f'x="0.5" y="0.5" width="{WIDTH - 1}" height="{height - 1:.0f}" rx="8"'
    where = f"{report['date']} · {report['machine']}"
    how = (
        f"Medians of {report['rounds']} rounds ({report['rounds_of_others']} where no promise is "
        "about it); the thin line goes from the least to the most, cut where that is far out."
    )
    view = f'viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" height="{height:.0f}"'
    return [
        f'<svg xmlns="http://www.w3.org/2000/svg" {view} role="img" aria-labelledby="title desc">',
        '<title id="title">Offthread beside its peers: shorter is faster</title>',
        f'<desc id="desc">{escape(told(report, measures))}</desc>',
        f"<style>\n{STYLE.read_text(encoding='utf-8').strip()}\n</style>",
        f'<rect class="ground" {ground}/>',
        text(MARGIN, 32, "Milliseconds: shorter is faster", "heading"),
        text(MARGIN, 51, escape(how), "small"),
        text(MARGIN, 67, escape(where), "small"),
    ]


def told(report: Report, measures: list[dict[str, Any]]) -> str:
    """The same in words, for those who do not see the bars."""
    return " ".join(f"{one['title']}: {', '.join(in_words(report, one))}." for one in measures)


def in_words(report: Report, measure: dict[str, Any]) -> list[str]:
    return [
        f"{report['peers'][peer]} {number(found['median'])} {measure['unit']}"
        for peer, found in measure["peers"].items()
        if "median" in found
    ]


def panel(report: Report, measure: dict[str, Any], x: float, y: float) -> list[str]:
    """One measure: a title and a bar for every peer, and its figure at the right."""
    found = measure["peers"]
    longest = max(one["median"] for one in found.values() if "median" in one)
    scale = ROOM / longest / REACH
    parts = [text(x, y + 14, escape(measure["title"]), "title")]
    for row, (peer, title) in enumerate(report["peers"].items()):
        top = y + TITLE + row * ROW
        mark = "ours" if peer == OFFTHREAD else "limit" if peer == LIMIT else "peer"
        one = found.get(peer, {})
        figure = number(one["median"]) if "median" in one else "–"
        parts.append(text(x + LABEL - 8, top + 11, escape(title), f"label {mark}", "end"))
        parts.append(text(x + PANEL, top + 11, figure, f"figure {mark}", "end"))
        parts += bar(one, x + LABEL, top, scale, mark) if "median" in one else []
    return parts


def bar(found: dict[str, Any], x: float, top: float, scale: float, mark: str) -> list[str]:
    """A bar as long as the median, and a line from the least to the most."""
    length, middle = found["median"] * scale, top + BAR / 2
    least, most = x + found["least"] * scale, x + min(found["most"] * scale, ROOM)
    return [
        f'<rect class="bar {mark}" x="{x:.1f}" y="{top:.1f}" width="{max(length, 1):.1f}" '
        f'height="{BAR}" rx="2"/>',
        f'<path class="spread" d="M{least:.1f} {middle:.1f}H{most:.1f}"/>',
    ]


def text(x: float, y: float, content: str, kind: str, anchor: str = "start") -> str:
    """A line of text at its baseline; ``content`` is escaped already."""
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{content}</text>'
