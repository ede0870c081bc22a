"""Records of the Senzing Entity Specification, one JSON object a line (docs/export.md)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from listed.export.entry import Entry
from listed.export.tables import PartyRow, row_of
from listed.model import Claim, Dated, Identifier, Link, Name, Party, Place, Stake, Text

DOMAIN = "LISTED"
"""The domain of every relation: keys in it are party ids."""

TYPES = {
    "Person": "PERSON",
    "Organization": "ORGANIZATION",
    "Company": "ORGANIZATION",
    "PublicBody": "ORGANIZATION",
    "Vessel": "VESSEL",
    "Airplane": "AIRCRAFT",
}
"""Record types; a party of any other schema has none, so that it may resolve with every type."""

DATES = {
    "birth_date": "DATE_OF_BIRTH",
    "death_date": "DATE_OF_DEATH",
    "incorporation_date": "REGISTRATION_DATE",
}
COUNTRIES = {
    "nationality": "NATIONALITY",
    "citizenship": "CITIZENSHIP",
    "residence": "COUNTRY_OF_ASSOCIATION",
    "country": "COUNTRY_OF_ASSOCIATION",
    "flag": "COUNTRY_OF_ASSOCIATION",
}
WITH_COUNTRY = {"passport": "PASSPORT", "national_id": "NATIONAL_ID", "tax_id": "TAX_ID"}
ALONE = {
    "lei": "LEI_NUMBER",
    "duns": "DUNS_NUMBER",
    "imo": "IMO_NUMBER",
    "mmsi": "MMSI_NUMBER",
    "call_sign": "CALL_SIGN",
    "email": "EMAIL_ADDRESS",
    "phone": "PHONE_NUMBER",
    "website": "WEBSITE_ADDRESS",
}

Feature = dict[str, str]


def lines(entries: Iterable[Entry]) -> Iterator[bytes]:
    """One record a line."""
    return (msgspec.json.encode(record(entry)) + b"\n" for entry in entries)


def record(entry: Entry) -> dict[str, str | list[Feature]]:
    """The record of a party: its features in lists, what only people read as payload."""
    party = entry.party
    root: dict[str, str | list[Feature]] = {
        "DATA_SOURCE": re.sub(r"[^A-Z0-9_-]", "-", party.source.upper()),
        "RECORD_ID": party.id,
    }
    if party.schema in TYPES:
        root["RECORD_TYPE"] = TYPES[party.schema]
    lists: dict[str, list[Feature]] = {}
    for claim in party.claims:
        for name, feature in _features(party, claim):
            found = lists.setdefault(name, [])
            if feature not in found:
                found.append(feature)
    anchor = {"REL_ANCHOR_DOMAIN": DOMAIN, "REL_ANCHOR_KEY": party.id}
    relations = [anchor, *lists.pop("RELATIONSHIP_LIST", [])]
    return root | lists | {"RELATIONSHIP_LIST": relations} | _payload(row_of(entry))


def _payload(row: PartyRow) -> Feature:
    said = {
        "STANDING": row.standing,
        "SANCTIONS": "; ".join(row.sanctions),
        "LISTED_ON": "; ".join(row.listed_on),
    }
    return {name: text for name, text in said.items() if text}


def _features(party: Party, claim: Claim) -> Iterator[tuple[str, Feature]]:
    """The features of a claim, each with the list that it belongs to."""
    match claim.value:
        case Name() as name:
            yield from (("NAME_LIST", feature) for feature in _names(party, name))
        case Identifier() as number:
            yield "IDENTIFIER_LIST", _identifier(number)
        case Place() as place if claim.field == "address":
            yield "ADDRESS_LIST", {"ADDR_FULL": place.text}
        case Place() as place:
            yield "ATTRIBUTE_LIST", {"PLACE_OF_BIRTH": place.text}
        case Dated(when) if claim.field in DATES and when.iso and "/" not in when.iso:
            yield "ATTRIBUTE_LIST", {DATES[claim.field]: when.iso}
        case Text() as text if claim.field in COUNTRIES:
            yield "ATTRIBUTE_LIST", {COUNTRIES[claim.field]: text.code or text.text}
        case Text(code=("male" | "female") as code) if claim.field == "gender":
            yield "ATTRIBUTE_LIST", {"GENDER": "M" if code == "male" else "F"}
        case Stake(owner=owner) if owner:
            yield "RELATIONSHIP_LIST", _pointer(owner, "OWNED_BY")
        case Link(other=other) as link if other and other != party.id:
            yield "RELATIONSHIP_LIST", _pointer(other, link.label or link.kind)


def _names(party: Party, name: Name) -> Iterator[Feature]:
    """The name whole and, of a person, in the parts that the list gives."""
    kind = "PRIMARY" if (name.kind, name.strength) == ("primary", "strong") else "ALIAS"
    attribute = "NAME_ORG" if TYPES.get(party.schema) == "ORGANIZATION" else "NAME_FULL"
    yield {"NAME_TYPE": kind, attribute: name.text}
    if name.given and name.family:
        yield {"NAME_TYPE": kind, "NAME_FIRST": name.given, "NAME_LAST": name.family}


def _identifier(number: Identifier) -> Feature:
    if number.kind in ALONE:
        return {ALONE[number.kind]: number.value}
    prefix = WITH_COUNTRY.get(number.kind, "OTHER_ID")
    found = {f"{prefix}_NUMBER": number.value, f"{prefix}_COUNTRY": number.country}
    if prefix != "PASSPORT":
        found[f"{prefix}_TYPE"] = number.label if number.kind == "other" else number.kind.upper()
    return {name: text for name, text in found.items() if text}


def _pointer(other: str, role: str) -> Feature:
    return {"REL_POINTER_DOMAIN": DOMAIN, "REL_POINTER_KEY": other, "REL_POINTER_ROLE": role}
