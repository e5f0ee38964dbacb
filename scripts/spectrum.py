"""Runs in Pyodide: which tones a noisy signal is made of, found by NumPy's Fourier transform."""

import numpy as np
from js import noise, rate, tones

WIDTH, HEIGHT = 640, 200

moments = np.arange(rate) / rate  # one second of samples
signal = sum(tone["strength"] * np.sin(2 * np.pi * tone["hertz"] * moments) for tone in tones)
signal = signal + noise * np.random.default_rng(7).standard_normal(rate)

strengths = 2 * np.abs(np.fft.rfft(signal)) / rate
hertz = np.fft.rfftfreq(rate, 1 / rate)


def strongest(count):
    """The strongest frequencies as rows, the strongest first."""
    order = np.argsort(strengths)[::-1][:count]
    return [
        {"hertz": float(hertz[place]), "strength": round(float(strengths[place]), 3)}
        for place in order
    ]


def plot():
    """The spectrum as the text of an SVG picture."""
    across = WIDTH * hertz / hertz[-1]
    down = HEIGHT - 4 - (HEIGHT - 8) * strengths / strengths.max()
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in zip(across, down, strict=True))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<polyline points="{line}" fill="none" stroke="#2a8c82" stroke-width="1.5"/></svg>'
    )


{"strongest": strongest(len(tones)), f"0 to {hertz[-1]:g} Hz": plot()}
