"""What each sanctions regime of the Security Council provides, and what a record's own comments say of it.

The measures are those that the resolutions lay down for everybody whom the committee lists; a travel ban binds
persons only. Where the comments name the measures of one listing (Libya does), they alone count.
"""

from __future__ import annotations

import re

from msgspec import Struct

from listed.dates import PartialDate, parse_date

REGIMES: dict[str, tuple[str, tuple[str, ...]]] = {
    "Al-Qaida": ("resolutions 1267 (1999), 1989 (2011) and 2253 (2015)", ("asset_freeze", "travel_ban", "arms_embargo")),
    "Taliban": ("resolution 1988 (2011)", ("asset_freeze", "travel_ban", "arms_embargo")),
    "DPRK": ("resolution 1718 (2006)", ("asset_freeze", "travel_ban")),
    "Iran": ("resolution 2231 (2015), with resolution 1737 (2006)", ("asset_freeze",)),
    "Iraq": ("resolution 1518 (2003), with resolution 1483 (2003)", ("asset_freeze",)),
    "DRC": ("resolution 1533 (2004)", ("asset_freeze", "travel_ban")),
    "Libya": ("resolution 1970 (2011)", ("asset_freeze", "travel_ban")),
    "Somalia": ("resolution 2713 (2023), formerly 751 (1992)", ("asset_freeze", "travel_ban", "arms_embargo")),
    "CAR": ("resolution 2745 (2024), formerly 2127 (2013)", ("asset_freeze", "travel_ban")),
    "Yemen": ("resolution 2140 (2014)", ("asset_freeze", "travel_ban")),
    "Haiti": ("resolution 2653 (2022)", ("asset_freeze", "travel_ban", "arms_embargo")),
    "GB": ("resolution 2048 (2012)", ("travel_ban",)),
    "Sudan": ("resolution 1591 (2005)", ("asset_freeze", "travel_ban")),
    "SouthSudan": ("resolution 2206 (2015)", ("asset_freeze", "travel_ban")),
}  # fmt: skip
"""By UN_LIST_TYPE: the resolution under which parties are listed, and its measures. A type that is not here
keeps its tag, without measures."""

_NAMED = re.compile(r"\(([^()]*(?:travel\s+ban|asset\s+freeze)[^()]*)\)", re.I)
_PROHIBITIONS = re.compile(r"\((prohibition to [^()]+)\)", re.I)
_VALID = re.compile(r"designation is valid from (\d+ \w+ \d{4}) to (\d+ \w+ \d{4})")
_VESSELS = re.compile(r"\bparagraphs? 1[01]\b[^.]*? of resolution 2146 \(2014\)")
IMO = re.compile(r"\bIMO\)?(?:\s+Number)?:\s*(\d{7})\b")
"""An IMO number in comments: of a vessel, or of a company."""


class Terms(Struct, frozen=True):
    """The act and measures of a listing, its end where one is set, and whether the party is a vessel."""

    act: str = ""
    measures: tuple[str, ...] = ()
    until: PartialDate | None = None
    vessel: bool = False


def terms_of(regime: str, person: bool, comment: str) -> Terms:
    """What a listing under a regime means for a person, or for an entity.

    >>> terms_of("GB", True, "").measures, terms_of("DRC", False, "").measures
    (('travel_ban',), ('asset_freeze',))
    >>> terms_of("Libya", True, "Listed pursuant to paragraph 15 of resolution 1970 (Travel Ban).").measures
    ('travel_ban',)
    """
    act, measures = REGIMES.get(regime, ("", ()))
    valid = _VALID.search(comment)
    vessel = not person and bool(_VESSELS.search(comment))
    act = "resolution 2146 (2014)" if vessel else act
    return Terms(
        f"Security Council {act}" if act else "",
        _named(comment) or tuple(m for m in measures if person or m != "travel_ban"),
        parse_date(valid[2]) if valid else None,
        vessel,
    )


def _named(comment: str) -> tuple[str, ...]:
    """The measures that a comment names in brackets: travel ban, asset freeze, or prohibitions in their words."""
    named = " ".join(" ".join(_NAMED.findall(comment)).lower().split())
    if named:
        known = (("asset freeze", "asset_freeze"), ("travel ban", "travel_ban"))
        return tuple(measure for words, measure in known if words in named)
    found = _PROHIBITIONS.search(comment)
    words = found[1].split(";") if found else []
    return tuple("_".join(re.findall(r"\w+", word.lower())) for word in words)
