"""Runs in Pyodide: the tones in a noisy signal, found by NumPy."""

import numpy as np
from js import noise, rate, tones

WIDTH, HEIGHT = 640, 200

seconds = np.arange(rate) / rate  # one second of samples
signal = noise * np.random.default_rng(7).standard_normal(rate)
for tone in tones:
    wave = np.sin(2 * np.pi * tone["hertz"] * seconds)
    signal += tone["strength"] * wave

strengths = 2 * np.abs(np.fft.rfft(signal)) / rate
hertz = np.fft.rfftfreq(rate, 1 / rate)


def strongest(count):
    """The strongest frequencies as rows, the strongest first."""
    rows = []
    for at in np.argsort(strengths)[::-1][:count]:
        found = {"hertz": hertz[at], "strength": strengths[at]}
        rows.append({name: round(float(x), 3) for name, x in found.items()})
    return rows


def plot():
    """The spectrum as the text of an SVG picture."""
    x = WIDTH * hertz / hertz[-1]
    y = HEIGHT - 4 - (HEIGHT - 8) * strengths / strengths.max()
    points = " ".join(f"{a:.1f},{b:.1f}" for a, b in zip(x, y, strict=True))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<polyline points="{points}" fill="none" stroke="#2a8c82"/></svg>'
    )


{"strongest": strongest(len(tones)), f"0 to {hertz[-1]:g} Hz": plot()}
