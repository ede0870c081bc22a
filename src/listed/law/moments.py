"""Days and moments of licences and orders: `2025-08-20`, or `2025-09-19T00:01-04:00` with its offset.

A day without an hour begins and ends where the law applies; against a moment of the asker it is read as that day on
the asker's clock.

>>> from datetime import date
>>> in_window(("2025-08-20", "2025-09-19T00:01-04:00"), date(2025, 9, 19), "05:30+02:00")
True
>>> in_window(("2025-08-20", "2025-09-19T00:01-04:00"), date(2025, 9, 19), None)
False
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

_AT = re.compile(r"(\d{2}):(\d{2})(Z|[+-]\d{2}:\d{2})")


def moment_or_day(text: str) -> date | datetime | None:
    """A day, or an instant in UTC; None for anything else, also for an hour without an offset."""
    try:
        if len(text) == 10:
            return date.fromisoformat(text)
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else None


def instant(on: date, at: str) -> datetime:
    """The instant of an hour with offset on a day. Raises ValueError."""
    if not _AT.fullmatch(at):
        raise ValueError(f"{at!r} is no hour with an offset")
    return datetime.fromisoformat(f"{on.isoformat()}T{at}").astimezone(UTC)


def in_window(window: tuple[str | None, str | None], on: date, at: str | None) -> bool:
    """Whether a window is open at that hour; without an hour, for that whole day.

    A whole day counts where it is inside the window by the clock of the window's own offset.
    """
    start, end = window
    return _begun(start, on, at) and not _ended(end, on, at)


def _begun(start: str | None, on: date, at: str | None) -> bool:
    if not start:
        return True
    found = moment_or_day(start)
    if isinstance(found, datetime):
        if at:
            return instant(on, at) >= found
        local = datetime.fromisoformat(start)
        return datetime.combine(on, datetime.min.time(), local.tzinfo) >= local
    return found is not None and on >= found


def _ended(end: str | None, on: date, at: str | None) -> bool:
    """A day is the last day inside; a moment is the first outside."""
    if not end:
        return False
    found = moment_or_day(end)
    if isinstance(found, datetime):
        if at:
            return instant(on, at) >= found
        local = datetime.fromisoformat(end)
        return datetime.combine(on + timedelta(days=1), datetime.min.time(), local.tzinfo) > local
    return found is None or on > found


def day_of(text: str | None) -> date | None:
    """The day of a day or moment, as it is written."""
    return date.fromisoformat(text[:10]) if text else None
