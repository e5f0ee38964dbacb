"""Runs in CPython: a report as two tables on the terminal."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.table import Table

from tests.bench.figures import Report


def show(report: Report, console: Console) -> None:
    """Print every figure, the reasons where there is none, and the promises."""
    console.print(figures(report))
    for reason in reasons(report):
        console.print(f"– {reason}")
    for failure in report["failed"]:
        console.print(f"[bold red]failed:[/] {failure}")
    console.print(promises(report))


def figures(report: Report) -> Table:
    """Medians, with the least and the most below."""
    titles = report["peers"]
    rounds, others = report["rounds"], report["rounds_of_others"]
    table = Table(title=f"Medians of {rounds} rounds (least – most); of {others} for the others")
    table.add_column("measure")
    for title in titles.values():
        table.add_column(title, justify="right")
    for measure in report["measures"]:
        cells = [cell(measure["peers"].get(peer), measure["unit"]) for peer in titles]
        table.add_row(measure["title"], *cells)
    return table


def promises(report: Report) -> Table:
    """What Offthread promises against the plain worker."""
    table = Table(title="Offthread / plain worker")
    for heading in ("measure", "against", "ratio", "at most", ""):
        table.add_column(heading, justify="right" if heading in ("ratio", "at most") else "left")
    for row in report["promises"]:
        kept = "[green]kept[/]" if row["kept"] else "[bold red]NOT KEPT[/]"
        at_most = f"{row['at_most']:.2f}" + (f" (aim {row['aim']})" if row["aim"] else "")
        table.add_row(row["title"], row["against"], f"{row['ratio']:.3f}", at_most, kept)
    return table


def cell(found: dict[str, Any] | None, unit: str) -> str:
    """Like "2,614 ms (2,500 – 2,700)", or a dash."""
    if found is None or "missing" in found:
        return "–"
    least, most = number(found["least"]), number(found["most"])
    return f"[bold]{number(found['median'])} {unit}[/]\n{least} – {most}"


def number(value: float) -> str:
    """Three figures that matter: 2,614 and 12.3 and 0.123."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def reasons(report: Report) -> list[str]:
    """Why figures are missing, each reason once."""
    found: dict[str, list[str]] = {}
    for measure in report["measures"]:
        for peer, figure in measure["peers"].items():
            if "missing" in figure:
                what = f"{report['peers'][peer]}: {figure['missing']}"
                found.setdefault(what, []).append(measure["title"])
    return [f"{what} ({'; '.join(titles)})" for what, titles in found.items()]
