"""Runs wherever compiled Python runs: Python's ``datetime``, to the microsecond."""

from datetime.dates import date  # noqa: F401
from datetime.deltas import timedelta  # noqa: F401
from datetime.moments import datetime  # noqa: F401
from datetime.times import time  # noqa: F401
from datetime.zones import timezone, tzinfo, utc  # noqa: F401

MINYEAR, MAXYEAR = 1, 9999
UTC = utc()
