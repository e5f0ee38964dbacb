"""Runs in Pyodide: what clocks of the world show at a moment."""

from datetime import datetime

import pytz
from js import moment, zones

universal = pytz.utc.localize(datetime.fromisoformat(moment))


def clock(zone):
    """A row: the local time in a zone such as "Asia/Tokyo"."""
    local = universal.astimezone(pytz.timezone(zone))
    return {
        "zone": zone,
        "local time": f"{local:%a %d %b %Y, %H:%M}",
        "from UTC": f"{local:%z}",
        "summer time": bool(local.dst()),
    }


[clock(zone) for zone in zones]
