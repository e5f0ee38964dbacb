"""Runs in CPython: the rounds of a benchmark. In each round every peer is visited once for every
kind of measure, in an order of the round's own, so that no page always runs on a warm machine."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tests.bench.measures import BY_NAME, MEASURES, OFFTHREAD, PEERS, PLAIN
from tests.bench.visits import Visitor

Step = tuple[str, str]  # kind of visit, name of the peer


@dataclass(frozen=True)
class Rounds:
    """``all`` of them for the two that the promises compare, the first ``others`` for the rest."""

    all: int
    others: int

    def has(self, number: int, peer: str) -> bool:
        """Whether ``peer`` is measured in the round of this number (from 0)."""
        return peer in (PLAIN, OFFTHREAD) or number < self.others


@dataclass
class Findings:
    """``values`` by measure and peer, one a round; ``missing`` why there is none."""

    values: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    missing: dict[str, dict[str, str]] = field(default_factory=dict)
    rounds: int = 0  # that were played to their end
    failed: list[str] = field(default_factory=list)  # visits that gave nothing, with the reason

    def add(self, peer: str, figures: dict[str, float], missing: dict[str, str]) -> None:
        for name, value in figures.items():
            self.values.setdefault(name, {}).setdefault(peer, []).append(value)
        for name, reason in missing.items():
            self.missing.setdefault(name, {})[peer] = reason


def steps(wanted: Iterable[str], peers: Iterable[str]) -> list[Step]:
    """The visits of one round, for the measures ``wanted``."""
    kinds = dict.fromkeys(BY_NAME[name].visit for name in wanted)
    able = [peer for peer in PEERS if peer.name in peers]
    return [
        (kind, peer.name)
        for kind in kinds
        for peer in able
        if kind not in peer.cannot and (kind != "file" or peer.name == OFFTHREAD)
    ]


def play(
    visitor: Visitor, rounds: Rounds, peers: list[str], told: Callable[[int, Step], None]
) -> Findings:
    """Measure in all ``rounds``, or until Ctrl+C; ``told`` hears the round and the visit that
    begins."""
    findings = Findings()
    declare_missing(findings, visitor.wanted, peers)
    with contextlib.suppress(KeyboardInterrupt):
        for number in range(rounds.all):
            present = [peer for peer in peers if rounds.has(number, peer)]
            for step in shuffled(steps(sorted(visitor.wanted), present), number):
                told(number, step)
                figures, missing = tried(visitor, step)
                findings.add(step[1], figures, missing)
                reasons = dict.fromkeys(missing.values())
                findings.failed += [f"round {number + 1}, {step}: {why}" for why in reasons]
            findings.rounds = number + 1
    return findings


def tried(visitor: Visitor, step: Step) -> tuple[dict[str, float], dict[str, str]]:
    """What one visit gave; a visit that fails is a reason why there are no figures."""
    kind = step[0]
    try:
        figures, missing = visitor.visit(*step)
    except Exception as error:
        reason = str(error).splitlines()[0]
        return {}, {one.name: reason for one in MEASURES if one.visit == kind}
    return {name: value for name, value in figures.items() if name in visitor.wanted}, missing


def shuffled(steps: list[Step], seed: int) -> list[Step]:
    """The kinds of visits in an order of this round's own, and in each kind the peers: those that
    are compared run close together, under the same conditions."""
    chance = random.Random(seed)
    kinds = list(dict.fromkeys(kind for kind, _ in steps))
    chance.shuffle(kinds)
    shuffled = chance.sample(steps, len(steps))
    return sorted(shuffled, key=lambda step: kinds.index(step[0]))


def declare_missing(findings: Findings, wanted: set[str], peers: list[str]) -> None:
    """The reasons that are known before."""
    for peer in PEERS:
        if peer.name in peers:
            known = {name: why for name, why in peer.cannot.items() if name in wanted}
            findings.add(peer.name, {}, known)


def warm_up(visitor: Visitor, peers: list[str], told: Callable[[int, Step], None]) -> None:
    """One visit of each page that does not count: files are compressed and in memory after it."""
    for peer in peers:
        told(-1, ("imports", peer))
        visitor.visit("imports", peer)
