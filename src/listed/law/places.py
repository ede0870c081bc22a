"""Which union, treaty or territory a country belongs to on a day: `places/areas.toml`, with intervals and citations.

>>> from datetime import date
>>> belongs("GB", "EU", date(2020, 6, 1)), belongs("GB", "EU", date(2021, 6, 1))
(True, False)
>>> belongs("XX", "UN", date(2025, 1, 1)) is None
True
"""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from listed.errors import RegimeError
from listed.law.conditions import Truth
from listed.text.territories import name_of

NATIONAL = ("US", "GB", "CA", "AU", "CH", "EU", "UKOT", "ASSENT")
"""Areas of which a country that no table knows is surely no part."""


class _Area(Struct, frozen=True, forbid_unknown_fields=True):
    key: str
    title: str
    citation: str
    members: tuple[str, ...]
    """`FR`, or with an interval of days, both ends included: `HR 2013-07-01..`, `GB 1973-01-01..2020-12-31`."""
    known_from: date | None = None
    """The table says nothing of days before."""


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    area: tuple[_Area, ...]


class Area(Struct, frozen=True):
    """A union, treaty or set of territories, with who belonged to it when."""

    key: str
    title: str
    citation: str
    members: dict[str, tuple[tuple[date, date], ...]]
    known_from: date


def user_assigned(code: str) -> bool:
    """Whether ISO 3166 leaves the code to its users: a country that no table knows.

    >>> user_assigned("XX"), user_assigned("QM"), user_assigned("XK"), user_assigned("FR")
    (True, True, False, False)
    """
    if code == "XK":
        return False
    return code in ("AA", "ZZ") or code[0] == "X" or (code[0] == "Q" and code[1] >= "M" and code != "QA")


def exists(code: str) -> bool:
    """Whether a code is one of ISO 3166-1, `XK`, or left to users."""
    if len(code) != 2 or not (code.isascii() and code.isalpha() and code.isupper()):
        return False
    former = ("AC", "AN", "CP", "DD", "DG", "EA", "EU", "IC", "TA", "ZR")
    return user_assigned(code) or (code not in former and name_of(code) != code)


def areas() -> dict[str, Area]:
    """Every area by its key. Raises RegimeError where the table is broken."""
    return _areas()


def belongs(country: str, area: str, day: date) -> Truth:
    """Whether a country belonged to an area on a day; None where the table does not know."""
    found = _areas()[area]
    if user_assigned(country):
        return False if area in NATIONAL else None
    if any(first <= day <= last for first, last in found.members.get(country, ())):
        return True
    return None if day < found.known_from else False


@cache
def _areas() -> dict[str, Area]:
    where = "listed/law/places/areas.toml"
    text = files("listed.law").joinpath("places/areas.toml").read_text("utf-8")
    try:
        found = msgspec.convert(tomllib.loads(text), _File)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise RegimeError(str(error), where=where, hint="mend the table") from error
    return {area.key: _area(area, where) for area in found.area}


def _area(area: _Area, where: str) -> Area:
    members: dict[str, tuple[tuple[date, date], ...]] = {}
    for text in area.members:
        code, _, interval = text.partition(" ")
        first, _, last = interval.partition("..")
        span = (
            date.fromisoformat(first) if first else date.min,
            date.fromisoformat(last) if last else date.max,
        )
        before = members.get(code, ())
        if not exists(code) or span[0] > span[1] or (before and before[-1][1] >= span[0]):
            raise RegimeError(
                f"{text!r} is no country or overlaps another interval", where=f"{where}, {area.key}"
            )
        members[code] = (*before, span)
    return Area(area.key, area.title, area.citation, members, area.known_from or date.min)
