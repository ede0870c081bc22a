"""How a listing finds its regime: by authority, list and programme; else by the number of the act that it names.

>>> authority_of("U.S. Department of the Treasury, Office of Foreign Assets Control")
'US OFAC'
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from msgspec import Struct

from listed.law.tables import Regime, TagTable
from listed.model import Listing

if TYPE_CHECKING:
    from listed.law.load import Law


class Found(Struct, frozen=True):
    """The regime of a listing. `by_act`: its tag is in no table, only the number of its act is."""

    regime: Regime
    tag: TagTable
    list: str
    by_act: bool = False


@cache
def _authorities() -> dict[str, str]:
    text = files("listed.law").joinpath("places/authorities.toml").read_text("utf-8")
    return {
        plain(name): key for key, names in tomllib.loads(text)["authority"].items() for name in (key, *names)
    }


@cache
def national_authorities() -> dict[str, str]:
    """The competent authority of a Member State, where the table names it."""
    text = files("listed.law").joinpath("places/authorities.toml").read_text("utf-8")
    return dict(tomllib.loads(text)["national"])


@lru_cache(maxsize=4096)
def authority_of(text: str) -> str:
    """The short name of an authority, from any way in which lists write it; the text itself where none fits."""
    return _authorities().get(plain(text), text)


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """A tag or name for comparison: one case, one kind of quote and dash, single spaces."""
    text = text.casefold().replace("’", "'").replace("‘", "'").replace("–", "-").replace("—", "-")
    return " ".join(text.split())


def tag_keys(regime: Regime, tag: TagTable) -> Iterator[tuple[str, str, str]]:
    """Authority, list (empty: any) and programme under which a tag is found."""
    for programme in (tag.programme, *tag.also):
        for name in tag.list or ("",):
            yield regime.file.authority, plain(name), plain(programme)


_PREFIXED = re.compile(r"^(SDN|SSI|PLC|CAP|MBS|CMIC): (.+)$")
_OF_PREFIX = {"PLC": "NS-PLC", "CAP": "CAPTA", "MBS": "NS-MBS", "CMIC": "NS-CMIC"}
DEFAULT_LIST = {"US OFAC": "SDN"}
"""The list of a listing that does not say which."""


def list_and_programme(listing: Listing) -> tuple[str, str]:
    """The list within the authority, and its tag: the Consolidated Screening List writes `SDN: SDGT` in one."""
    prefixed = _PREFIXED.match(listing.programme)
    if prefixed:
        return _OF_PREFIX.get(prefixed[1], prefixed[1]), prefixed[2].split(";")[0].strip()
    return listing.list or DEFAULT_LIST.get(authority_of(listing.authority), ""), listing.programme


def find(law: Law, listing: Listing, on: date) -> Found | None:
    """The regime of a listing on a day; None where no table knows its tag or act."""
    authority = authority_of(listing.authority)
    name, programme = list_and_programme(listing)
    for key in ((authority, plain(name), plain(programme)), (authority, "", plain(programme))):
        for regime, tag in _index(law).get(key, ()):
            if (tag.from_ or date.min) <= on <= (tag.until or date.max):
                return Found(regime, tag, name)
    return _by_act(law, listing, authority, name)


_INDEXES: dict[int, dict[tuple[str, str, str], list[tuple[Regime, TagTable]]]] = {}


def _index(law: Law) -> dict[tuple[str, str, str], list[tuple[Regime, TagTable]]]:
    found = _INDEXES.get(id(law))
    if found is None:
        found = {}
        for regime in law.regimes.values():
            for tag in regime.file.tag:
                for key in tag_keys(regime, tag):
                    found.setdefault(key, []).append((regime, tag))
        _INDEXES[id(law)] = found
    return found


_NUMBER = re.compile(
    r"\b(?:EO|E\.O\.|Executive Order) ?(\d{5})\b|\b(\d{2,4}/\d{2,4})(?!\d)|\b(S\.?I\.? \d{4}/\d+)\b|\b(SOR/\d+-\d+)\b|\b(SR [\d.]+\d)\b"
)


@lru_cache(maxsize=8192)
def act_numbers(text: str) -> frozenset[str]:
    """The numbers of acts that a text names.

    >>> sorted(act_numbers("Council Regulation (EU) No 269/2014; Executive Order 13224"))
    ['269/2014', 'EO13224']
    """
    found = set()
    for match in _NUMBER.finditer(text):
        order, *others = match.groups()
        found.add(f"EO{order}" if order else next(o for o in others if o).replace(" ", "").replace(".", ""))
    return frozenset(found)


def _by_act(law: Law, listing: Listing, authority: str, name: str) -> Found | None:
    """The one regime of this authority and list whose tags name an act of the same number."""
    wanted = act_numbers(listing.legal_act)
    fits = [
        (regime, tag)
        for regime in law.regimes.values()
        if regime.file.authority == authority
        for tag in regime.file.tag
        if wanted & act_numbers(tag.act) and (not tag.list or not name or plain(name) in map(plain, tag.list))
    ]
    if not fits or len({regime.key for regime, _ in fits}) > 1:
        return None
    return Found(*fits[0], name, by_act=True)
