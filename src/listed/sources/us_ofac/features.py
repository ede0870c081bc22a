"""The features of the Advanced and Enhanced formats, as the claims that the same facts give in the CSV files."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from msgspec import Struct

from listed.dates import PartialDate
from listed.model import Place
from listed.sources.common.claims import PartyWriter
from listed.sources.us_ofac import entry
from listed.sources.us_ofac.remarks import DATED, remark_item

WORDS = {
    "Birthdate": "DOB",
    "Place of Birth": "POB",
    "Citizenship Country": "citizen",
    "Nationality Country": "nationality",
}
"""The word of a remark for a type of feature, where it is another one."""
COLUMNS = {
    "Title": "title",
    "Vessel Call Sign": "call sign",
    "VESSEL TYPE": "vessel type",
    "Vessel Tonnage": "tonnage",
    "Vessel Gross Registered Tonnage": "gross registered tonnage",
    "Vessel Flag": "flag",
    "Vessel Owner": "vessel owner",
}
"""Features that are columns of the CSV files."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CERTAIN = ("", "Confirmed", "Unknown")
_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Feature(Struct, frozen=True):
    """One fact about a party: the authority's name for its type, its text, and its date where it is one."""

    kind: str
    text: str
    when: PartialDate | None = None
    reliability: str = ""


def write(party: PartyWriter, feature: Feature, person: bool, at: str) -> None:
    """The claim of a feature; of one that is not certain, with the authority's word for that beside it."""
    kind = feature.kind.replace("\u2019", "'")
    word = WORDS.get(kind, kind)
    if feature.when is not None and word in DATED:
        party.when(DATED[word], feature.when, at)
    elif kind in COLUMNS:
        entry.column(party, COLUMNS[kind], feature.text, at)
    else:
        remark_item(party, f"{word} {feature.text}".strip(), person, at)
    if feature.reliability not in _CERTAIN:
        party.text("unplaced", f"{word} {feature.text}", at, f"reliability: {feature.reliability}")


_STREET = ("ADDRESS1", "ADDRESS2", "ADDRESS3")
_PARTS = ("CITY", "STATE/PROVINCE", "POSTAL CODE")


def address(party: PartyWriter, parts: dict[str, str], country: str, at: str) -> Place | None:
    """A place from the parts of the two formats, by their names; a part of a new name is kept in words."""
    street = ", ".join(parts[name] for name in _STREET if parts.get(name))
    for name, text in parts.items():
        if name not in (*_STREET, *_PARTS, "REGION"):
            party.text("unplaced", text, at, f"part of an address: {name}")
    city, state, code = (parts.get(name, "") for name in _PARTS)
    return entry.address(street, city, state, code, country or parts.get("REGION", ""))


def unmarked(text: str) -> str:
    """A name without the marks that only say in which direction it is written."""
    return _MARKS.sub("", text).strip()


def period(first: tuple[date, date], last: tuple[date, date], circa: bool) -> PartialDate:
    """The days between two boundaries, each of them an interval, with the text that OFAC writes for them.

    >>> period((date(1951, 1, 1), date(1951, 12, 31)), (date(1953, 1, 1), date(1953, 12, 31)), False).text
    '1951 to 1953'
    """
    whole = first[0], last[1]
    ends = (_words(*whole),) if first[0] == first[1] or first == last else (_words(*first), _words(*last))
    text = ends[0] if len(ends) == 1 or ends[0] == ends[1] else " to ".join(ends)
    return PartialDate(*whole, f"circa {text}" if circa else text, circa)


def _words(first: date, last: date) -> str:
    if first == last:
        return f"{first.day:02d} {_MONTHS[first.month - 1]} {first.year:04d}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"{first.year:04d}"
    in_month = (first.year, first.month, first.day) == (last.year, last.month, 1)
    if in_month and last.day == monthrange(last.year, last.month)[1]:
        return f"{_MONTHS[first.month - 1]} {first.year:04d}"
    return f"{_words(first, first)} to {_words(last, last)}"
