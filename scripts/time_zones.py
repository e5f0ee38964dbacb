"""Runs in Pyodide: what the clocks of several cities show at one moment."""

from datetime import datetime

import pytz
from js import moment, zones

universal = pytz.utc.localize(datetime.fromisoformat(moment))


def clock(zone):
    """One row: the local time in a zone of the IANA database, such as "Asia/Tokyo"."""
    local = universal.astimezone(pytz.timezone(zone))
    return {
        "zone": zone,
        "local time": f"{local:%a %d %b %Y, %H:%M}",
        "from UTC": f"{local:%z}",
        "summer time": bool(local.dst()),
    }


[clock(zone) for zone in zones]
