"""Runs in Pyodide, in a peer's worker: its result is the worker's own timeline as JSON text, a
list of [name, kind, start, end, bytes] in milliseconds since the Unix epoch."""

import json

from js import performance

OWN = ("resource", "mark", "measure")

json.dumps(
    [
        [
            entry.name,
            entry.entryType,
            performance.timeOrigin + entry.startTime,
            performance.timeOrigin + entry.startTime + entry.duration,
            getattr(entry, "encodedBodySize", 0),
        ]
        for entry in performance.getEntries()
        if entry.entryType in OWN
    ]
    + [["the worker's script runs", "worker", performance.timeOrigin, performance.timeOrigin, 0]]
)
