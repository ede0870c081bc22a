"""What all OFAC formats share: schemas, listings, names, and the fields of vessels."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import msgspec

from listed.model import Field, Identifier, Listing, Name, Place, Reading, Text
from listed.sources.common.claims import PartyWriter, name
from listed.sources.common.formats import Format, RawFile
from listed.sources.us_ofac.which_list import which_list
from listed.text.territories import code_of

AUTHORITY = "U.S. Department of the Treasury, Office of Foreign Assets Control"
SDN, CONS = "us-ofac-sdn", "us-ofac-cons"
PARTS = ("parties", "aliases", "addresses", "comments")


def formats(
    name: str,
    list_and_role: Callable[[RawFile], tuple[str, str]],
    read: Callable[[str, dict[str, RawFile]], Reading],
) -> tuple[Format, ...]:
    """One format of both lists. `list_and_role` says which list a file is of and its role, "" and "" for another
    format; `read` gets the list and the files of an edition."""
    return tuple(
        Format(source, name, partial(_role, list_and_role, source), partial(read, source))
        for source in (CONS, SDN)
    )


def _role(list_and_role: Callable[[RawFile], tuple[str, str]], source: str, file: RawFile) -> str:
    found, role = list_and_role(file)
    return role if found == source else ""


SCHEMAS = {
    "individual": "Person",
    "vessel": "Vessel",
    "aircraft": "Airplane",
    "entity": "Organization",
    "": "Organization",
}

# Non-SDN programmes do not block property; what each forbids is its own. Tags that are not here keep no measures.
CONS_MEASURES = {
    "NS-PLC": ("transaction_rejection",),
    "NS-MBS": ("sectoral", "funds_ban"),
    "CAPTA": ("correspondent_account",),
    "UKRAINE-EO13662": ("sectoral",),
    "RUSSIA-EO14024": ("sectoral",),
    "CMIC-EO13959": ("investment_ban",),
    "NS-CMIC": ("investment_ban",),
}
LEGAL_ACT = re.compile(r"(?:EO|E\.O\. ?)(\d{5})")


def listings(party: PartyWriter, source: str, programmes: Sequence[str], at: tuple[str, str]) -> None:
    """One listing for each programme tag. `at` is the place of the tags, and everything else said of the entry."""
    for listing in listings_of(party.party, source, programmes, at[1]):
        party.add("listing", listing, at[0], listing.programme)


def listings_of(party: str, source: str, programmes: Sequence[str], said: str) -> Iterator[Listing]:
    """The listing of each programme tag, with the list that it stands for. The tag names the order where it has one."""
    for tag in programmes:
        order = LEGAL_ACT.search(tag)
        found = which_list("SDN" if source == SDN else "", tag, said)
        measures = ("asset_freeze", "funds_ban") if source == SDN else CONS_MEASURES.get(tag, ())
        if source != SDN and found.list == "SDN":
            measures = ()
        act = "; ".join(filter(None, (f"Executive Order {order[1]}" if order else "", found.directives)))
        yield Listing(AUTHORITY, tag, act, measures, record=party.partition(":")[2], list=found.list)


def person_name(text: str, **said: str) -> Name:
    """`FAMILY, Given` is split; other names stay whole."""
    family, comma, given = text.partition(", ")
    return name(text, family=family, given=given, **said) if comma else name(text, **said)


def full_name(text: str, person: bool, **said: str) -> Name:
    """A name as OFAC writes it."""
    return person_name(text, **said) if person else name(text, **said)


ALIAS_KINDS = {
    "a.k.a.": "alias",
    "f.k.a.": "former",
    "n.k.a.": "alias",
}
_ALIAS_WORDS = {word.replace(".", ""): word for word in ALIAS_KINDS}


def alias_word(kind: str) -> str:
    """OFAC's word for a kind of alias, as its remarks write it: the formats have `aka`, `A.K.A.` and `a.k.a.`."""
    return _ALIAS_WORDS.get(kind.lower().replace(".", ""), kind)


def alias(party: PartyWriter, plain: Name, kind: str, at: str) -> None:
    """One alias that stands in a list of aliases; of a new kind, with that word kept beside it."""
    named = _alias_of(party, plain, kind, at)
    party.add("name", named, at, plain.text, "aliases")


def weak_alias(party: PartyWriter, plain: Name, kind: str, at: str) -> None:
    """One alias of low quality: the CSV files have these in the remarks, so they belong to the main part."""
    named = _alias_of(party, plain, kind, at)
    party.add("name", msgspec.structs.replace(named, strength="weak"), at, plain.text)


def _alias_of(party: PartyWriter, plain: Name, kind: str, at: str) -> Name:
    word = alias_word(kind)
    if word not in ALIAS_KINDS:
        party.text("unplaced", f"{kind} {plain.text}", at, "alias of a new kind")
    return msgspec.structs.replace(plain, kind=ALIAS_KINDS.get(word, "alias"), quality=word)


_COLUMNS: dict[str, tuple[Field, str]] = {
    "title": ("title", ""),
    "vessel type": ("vessel_type", ""),
    "tonnage": ("tonnage", "tonnage"),
    "gross registered tonnage": ("tonnage", "gross registered tonnage"),
    "vessel owner": ("owner_text", ""),
}


def column(party: PartyWriter, word: str, text: str, at: str) -> None:
    """The claim of a title, or of one of the fields of a vessel: `call sign`, `flag` or a word of `_COLUMNS`."""
    if not text:
        return
    if word == "call sign":
        party.add("identifier", Identifier("call_sign", text, label=word), at, text)
    elif word == "flag":
        party.country("flag", text, at)
    else:
        field, label = _COLUMNS[word]
        party.text(field, text, at, label)


def schema(party: PartyWriter, kind: str, at: str) -> None:
    """What OFAC says the party is; a type that is new is kept in words."""
    party.add("schema", Text(SCHEMAS.get(kind.lower(), "Thing")), at, kind)
    if kind.lower() not in SCHEMAS:
        party.text("unplaced", kind, at, "type")


def address(street: str, city: str, region: str, postal_code: str, country: str) -> Place | None:
    """A place with all its parts and the text that OFAC's CSV files have: `Street, City, Region 12345, Country`."""
    town = " ".join(part for part in (", ".join(p for p in (city, region) if p), postal_code) if part)
    text = ", ".join(part for part in (street, town, country) if part)
    return (
        Place(text, street, city, region, postal_code, code_of(country) if country else "") if text else None
    )
