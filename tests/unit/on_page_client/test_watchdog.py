"""Runs in CPython: the watch over a booting worker, with a clock turned by hand."""

from __future__ import annotations

from offthread.on_page.watchdog import TICKS, Watchdog


class Clock:
    """Stands for the browser's setInterval."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.callback = None

    def every(self, seconds, callback):
        self.seconds, self.callback = seconds, callback
        return self.end

    def end(self) -> None:
        self.callback = None

    def turn(self, ticks: int) -> None:
        for _ in range(ticks):
            if self.callback is not None:
                self.callback()


def watched(seconds: float = 60):
    clock, silences = Clock(), []
    return Watchdog(seconds, lambda: silences.append(1), clock.every), clock, silences


def test_silence_is_told_once():
    _, clock, silences = watched(60)
    assert clock.seconds * TICKS == 60
    clock.turn(TICKS)
    assert not silences
    clock.turn(5)
    assert silences == [1]


def test_a_sign_of_life_starts_the_time_anew():
    watchdog, clock, silences = watched()
    for _ in range(5):
        clock.turn(TICKS)
        watchdog.heard()
    assert not silences


def test_a_stopped_watch_is_silent():
    watchdog, clock, silences = watched()
    watchdog.stop()
    clock.turn(100)
    assert not silences
