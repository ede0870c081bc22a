"""What the Advanced and Enhanced formats say of a party's listing beside its programmes: dates, legal acts, types."""

from __future__ import annotations

import re

import msgspec
from msgspec import Struct

from listed.dates import PartialDate
from listed.sources.common.claims import PartyWriter
from listed.sources.us_ofac import entry

SDN_LIST = "SDN List"
UMBRELLA = "Consolidated List"
"""The list that holds every party of the non-SDN lists beside the list that it is on."""

_ORDER = re.compile(r"Executive Order (\d{5})")


class Entered(Struct, frozen=True):
    """A party's place on a list: its programme tags, and when, under which acts and with which consequences."""

    programmes: tuple[str, ...]
    dates: tuple[PartialDate, ...] = ()
    """Of the entry and of its changes, the earliest first."""
    bases: tuple[str, ...] = ()
    """Legal authorities in OFAC's words, such as `Executive Order 13662 (Ukraine)`."""
    types: tuple[str, ...] = ()
    """What the listing means, in OFAC's words: `Block`, `Reject`, `13662 Sectoral Directive 1` …"""

    @property
    def said(self) -> str:
        """Everything that tells on which list the party is, and under which directives."""
        return "; ".join((*self.types, *self.bases))


def write(party: PartyWriter, source: str, entered: Entered, at: str) -> None:
    """One listing for each programme as the CSV files give it, with its dates, and the act where it is certain.

    Which act belongs to which programme the formats do not say: an act is a listing's own where the programme's tag
    has its number, or where one act and one programme are left over. All others, and every type that is not the
    blocking which the SDN list means, are kept in words.
    """
    acts = _acts(entered)
    for listing in entry.listings_of(party.party, source, entered.programmes, entered.said):
        whole = msgspec.structs.replace(
            listing,
            legal_act=listing.legal_act or acts.get(listing.programme, ""),
            listed_on=entered.dates[0] if entered.dates else None,
            amended_on=entered.dates[1:],
        )
        party.add("listing", whole, at, listing.programme)
    used = {_number(act) for act in (*acts.values(), *map(_tagged, entered.programmes)) if act}
    for basis in entered.bases:
        if _number(basis) not in used:
            party.text("unplaced", basis, at, "legal authority")
    for kind in entered.types:
        if kind != "Block" or source != entry.SDN:
            party.text("unplaced", kind, at, "sanctions type")


def _tagged(programme: str) -> str:
    found = entry.LEGAL_ACT.search(programme)
    return f"Executive Order {found[1]}" if found else ""


def _number(act: str) -> str:
    found = _ORDER.search(act)
    return found[1] if found else act


def _acts(entered: Entered) -> dict[str, str]:
    """The act of the one programme whose tag names none, where it is the one act that no tag names."""
    tagged = {_number(act) for act in map(_tagged, entered.programmes) if act}
    bases = [basis for basis in entered.bases if _number(basis) not in tagged]
    rest = [programme for programme in entered.programmes if not _tagged(programme)]
    if len(bases) != 1 or len(rest) != 1:
        return {}
    found = _ORDER.match(bases[0])
    return {rest[0]: found[0] if found else bases[0]}
