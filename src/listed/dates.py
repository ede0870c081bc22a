"""Dates as authorities write them: intervals of days, with the text they came from.

>>> parse_date("circa 1965")
PartialDate(earliest=datetime.date(1965, 1, 1), latest=datetime.date(1965, 12, 31), text='circa 1965', circa=True)
>>> parse_date("Mar 1970").iso
'1970-03'
"""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime

from msgspec import Struct

CIRCA_MARGIN_YEARS = 2
"""How far a `circa` year may lie from the true one when dates are compared (not stored: the text decides)."""


class PartialDate(Struct, frozen=True, omit_defaults=True):
    """An interval of days, both ends included, and the text it came from. `None` means an open end.

    A date that could not be understood has two open ends and keeps its text: it says nothing, and is shown.
    """

    earliest: date | None = None
    latest: date | None = None
    text: str = ""
    circa: bool = False

    @property
    def understood(self) -> bool:
        """Whether the text said anything about when."""
        return self.earliest is not None or self.latest is not None

    @property
    def exact(self) -> bool:
        """Whether the interval is one day."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def iso(self) -> str:
        """The shortest ISO form: a day, a month, a year, or an interval `from/until` with open ends as `..`."""
        first, last = self.earliest, self.latest
        if first is None or last is None:
            return f"{first or '..'}/{last or '..'}" if self.understood else ""
        if first == last:
            return first.isoformat()
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
            return f"{first.year:04d}"
        if first == first.replace(day=1) and last == month_end(first.year, first.month):
            return f"{first.year:04d}-{first.month:02d}"
        return f"{first.isoformat()}/{last.isoformat()}"

    def overlaps(self, other: PartialDate) -> bool:
        """Whether some day lies in both intervals (open ends reach everywhere)."""
        return (self.earliest or date.min) <= (other.latest or date.max) and (other.earliest or date.min) <= (
            self.latest or date.max
        )


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def day(year: int, month: int, dom: int, text: str = "") -> PartialDate:
    """One day. Raises ValueError for a day that the calendar does not have."""
    exact = date(year, month, dom)
    return PartialDate(exact, exact, text or exact.isoformat())


def month(year: int, month_: int, text: str = "") -> PartialDate:
    """A month: first to last day."""
    return PartialDate(date(year, month_, 1), month_end(year, month_), text or f"{year:04d}-{month_:02d}")


def year(year_: int, text: str = "") -> PartialDate:
    """A year: 1 January to 31 December."""
    return PartialDate(date(year_, 1, 1), date(year_, 12, 31), text or f"{year_:04d}")


def years(first: int, last: int, text: str = "") -> PartialDate:
    """A span of years, both included."""
    return PartialDate(date(first, 1, 1), date(last, 12, 31), text or f"{first}/{last}")


_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name}
_MONTHS["sept"] = 9

_CIRCA = re.compile(r"^(?:circa|approximately|approx\.?|about|around|c\.|ca\.?|~)\s*", re.I)
_RANGE = re.compile(r"^(?:between\s+)?(.+?)\s*(?:\bto\b|\band\b|–|—|/| - |\buntil\b)\s*(.+)$", re.I)
_YEARS = re.compile(r"^(\d{4})\s*-\s*(\d{4})$")
_DECADE = re.compile(r"^(early|mid|late)?[\s-]*(\d{3})0s$", re.I)
_DECADE_YEARS = {None: (0, 9), "early": (0, 3), "mid": (4, 6), "late": (7, 9)}


def parse_date(text: str) -> PartialDate:
    """Reads a date, month, year, span or `circa` text. What is not understood keeps its text with open ends.

    Day comes before month in numeric dates (`03/12/1960` is 3 December), as the UN, EU, UK and Swiss write;
    a reader of month-first files parses those itself. Placeholders (`dd/mm/1968`, `00/00/1968`) give what
    they state. Two-digit years are not guessed: they are not understood.
    """
    stripped = " ".join(text.split()).rstrip(".")
    circa = bool(_CIRCA.match(stripped))
    try:
        found = _parse_plain(_CIRCA.sub("", stripped))
    except ValueError:
        found = None
    if found is None:
        return PartialDate(text=text)
    return PartialDate(found.earliest, found.latest, text, circa or found.circa)


def _parse_plain(text: str) -> PartialDate | None:
    for rule in (_parse_iso, _parse_numeric, _parse_words, _parse_decade, _parse_range):
        found = rule(text)
        if found is not None:
            return found
    return None


_ISO = re.compile(r"^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?:[T ]\d{2}:\d{2}.*|Z)?$")


def _parse_iso(text: str) -> PartialDate | None:
    m = _ISO.match(text)
    return _from_parts(*(int(g or 0) for g in m.groups())) if m else None


_NUMERIC = re.compile(r"^(\d{1,2}|dd)[/.\-](\d{1,2}|mm)[/.\-](\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?)?$", re.I)


def _parse_numeric(text: str) -> PartialDate | None:
    m = _NUMERIC.match(text)
    if not m:
        return None
    dom, mon = (int(g) if g.isdigit() else 0 for g in m.groups()[:2])
    return _from_parts(int(m[3]), mon, dom)


_WORDS = re.compile(r"^(?:(\d{1,2})(?:st|nd|rd|th)?[\s-]+)?([A-Za-z]{3,9})\.?,?[\s-]+(\d{4})$")
_WORDS_US = re.compile(r"^([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$")


def _parse_words(text: str) -> PartialDate | None:
    m = _WORDS.match(text)
    if m and m[2].lower() in _MONTHS:
        return _from_parts(int(m[3]), _MONTHS[m[2].lower()], int(m[1] or 0))
    m = _WORDS_US.match(text)
    if m and m[1].lower() in _MONTHS:
        return _from_parts(int(m[3]), _MONTHS[m[1].lower()], int(m[2]))
    return None


def _parse_decade(text: str) -> PartialDate | None:
    m = _DECADE.match(text)
    if not m:
        return None
    low, high = _DECADE_YEARS[m[1].lower() if m[1] else None]
    return years(int(m[2]) * 10 + low, int(m[2]) * 10 + high)


def _parse_range(text: str) -> PartialDate | None:
    m = _YEARS.match(text) or _RANGE.match(text)
    if not m:
        return None
    first, last = (_parse_plain(_CIRCA.sub("", part)) for part in m.groups())
    if first is None or last is None or first.earliest is None or last.latest is None:
        return None
    if first.earliest > last.latest:
        return None
    return PartialDate(first.earliest, last.latest, circa=bool(_CIRCA.match(m[2])))


def _from_parts(year_: int, month_: int, dom: int) -> PartialDate | None:
    if not 1 <= year_ <= 9999:
        return None
    if not month_:
        return year(year_)
    return day(year_, month_, dom) if dom else month(year_, month_)


def parse_instant(text: str) -> datetime:
    """Reads an ISO date or time as an instant in UTC; a bare date means the end of that day.

    Raises ValueError. So `--known 2025-08-19` asks what was known when that day was over.
    """
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return datetime.fromisoformat(text).replace(hour=23, minute=59, second=59, tzinfo=UTC)
    instant = datetime.fromisoformat(text)
    return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)
