"""Runs in CPython: findings summed up – medians with the smallest and largest, ratios, and the
promises kept or not – as the plain data that benchmark.json holds."""

from __future__ import annotations

from statistics import median
from typing import Any

from tests.bench.measures import BY_NAME, MEASURES, OFFTHREAD, PEERS, PLAIN, PROMISES, Promise
from tests.bench.rounds import Findings

Report = dict[str, Any]


def summed(values: list[float]) -> dict[str, Any]:
    """``values`` as measured, with their median, least and most."""
    kept = [round(value, 4) for value in values]
    return {"median": median(kept), "least": min(kept), "most": max(kept), "values": kept}


def report(findings: Findings, surroundings: dict[str, Any]) -> Report:
    """All that is known, as JSON holds it."""
    measures = [
        {
            "name": measure.name,
            "title": measure.title,
            "unit": measure.unit,
            "peers": _peers(findings, measure.name),
        }
        for measure in MEASURES
        if measure.name in findings.values
    ]
    kept = [row for promise in PROMISES if (row := _promise(promise, findings)) is not None]
    return {
        **surroundings,
        "rounds": findings.rounds,
        "failed": findings.failed,
        "peers": {peer.name: peer.title for peer in PEERS},
        "measures": measures,
        "promises": kept,
    }


def _peers(findings: Findings, name: str) -> dict[str, Any]:
    found = {peer: summed(values) for peer, values in findings.values[name].items()}
    missing = {peer: {"missing": why} for peer, why in findings.missing.get(name, {}).items()}
    either = missing | found
    return {peer.name: either[peer.name] for peer in PEERS if peer.name in either}


def _promise(promise: Promise, findings: Findings) -> dict[str, Any] | None:
    """The ratio of medians, beside the ratio of each round; None where either was not measured."""
    ours = findings.values.get(promise.measure, {}).get(OFFTHREAD)
    theirs = findings.values.get(promise.against, {}).get(PLAIN)
    if not ours or not theirs:
        return None
    ratio = median(ours) / median(theirs)
    paired = len(ours) == len(theirs)  # not where a visit failed
    rounds = [round(one / other, 4) for one, other in zip(ours, theirs, strict=paired) if paired]
    return {
        "measure": promise.measure,
        "title": BY_NAME[promise.measure].title,
        "against": promise.against,
        "ratio": round(ratio, 4),
        "rounds": rounds,
        "at_most": promise.at_most,
        "aim": promise.aim,
        "kept": ratio <= promise.at_most,
    }
