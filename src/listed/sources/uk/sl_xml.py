"""Reads the UK Sanctions List (XML). Every element has a rule here; a new one refuses the edition."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec

from listed.dates import PartialDate
from listed.errors import UnreadableList
from listed.model import Listing, Reading
from listed.sources.common.formats import Format, RawFile
from listed.sources.common.xml import Element, local, parse_xml, refuse_unknown, text_of
from listed.sources.uk.designation import Address, Designation, SaidName, reading_of
from listed.sources.uk.words import date_of, measures_of

SOURCE = "uk-sl"
AUTHORITY = "United Kingdom"
FORMAT = "UK Sanctions List XML"

_SAID = ("UniqueID", "OFSIGroupID", "UNReferenceNumber", "DesignationSource", "OtherInformation")
_GROUPS = {
    "Titles": "Title",
    "PhoneNumbers": "PhoneNumber",
    "EmailAddresses": "EmailAddress",
    "Websites": "Website",
}
_OF_PERSON = {"DOBs": "DOB", "Nationalities": "Nationality", "Positions": "Position", "Genders": "Gender"}
_OF_ENTITY = {
    "TypeOfEntities": "TypeOfEntity",
    "BusinessRegistrationNumbers": "BusinessRegistrationNumber",
    "ParentCompanies": "ParentCompany",
    "Subsidiaries": "Subsidiary",
}
_OF_SHIP = {
    "IMONumbers": "IMONumber",
    "HullIdentificationNumbers": "HullIdentificationNumber",
    "CurrentOwnerOperators": "CurrentOwnerOperator",
    "PreviousOwnerOperators": "PreviousOwnerOperator",
    "CurrentBelievedFlagOfShips": "CurrentBelievedFlagOfShip",
    "PreviousFlags": "PreviousFlag",
    "TypeOfShipDetails": "TypeOfShip",
    "TonnageOfShipDetails": "TonnageOfShip",
    "LengthOfShipDetails": "LengthOfShip",
    "YearsBuilt": "YearBuilt",
}
_LISTS = _GROUPS | _OF_PERSON | _OF_ENTITY | _OF_SHIP
_NAMES = ("Name1", "Name2", "Name3", "Name4", "Name5", "Name6")
_LINES = tuple(f"AddressLine{n}" for n in range(1, 7))
_DOCUMENTS = {"Passport": "passport", "NationalIdentifier": "national_id"}

CHILDREN: dict[str, set[str]] = {
    "Designation": {
        *_SAID,
        *_GROUPS,
        "LastUpdated",
        "DateDesignated",
        "Names",
        "NonLatinNames",
        "RegimeName",
        "IndividualEntityShip",
        "SanctionsImposed",
        "SanctionsImposedIndicators",
        "UKStatementofReasons",
        "Addresses",
        "IndividualDetails",
        "EntityDetails",
        "ShipDetails",
    },
    "Names": {"Name"},
    "Name": {*_NAMES, "NameType", "AliasStrength"},
    "NonLatinNames": {"NonLatinName"},
    "NonLatinName": {"NameNonLatinScript", "NonLatinScriptType", "NonLatinScriptLanguage"},
    "Addresses": {"Address"},
    "Address": {*_LINES, "AddressPostalCode", "AddressCountry"},
    "IndividualDetails": {"Individual"},
    "Individual": {*_OF_PERSON, "BirthDetails", "PassportDetails", "NationalIdentifierDetails"},
    "BirthDetails": {"Location"},
    "Location": {"TownOfBirth", "CountryOfBirth"},
    "PassportDetails": {"Passport"},
    "Passport": {"PassportNumber", "PassportAdditionalInformation"},
    "NationalIdentifierDetails": {"NationalIdentifier"},
    "NationalIdentifier": {"NationalIdentifierNumber", "NationalIdentifierAdditionalInformation"},
    "EntityDetails": {"Entity"},
    "Entity": {*_OF_ENTITY},
    "ShipDetails": {"Ship"},
    "Ship": {*_OF_SHIP},
} | {group: {one} for group, one in _LISTS.items()}
"""The elements that may stand in each element. Below SanctionsImposedIndicators stands one element for each
measure, of any name: new measures are words, not structure."""


def recognise(file: RawFile) -> str:
    """`list` for the UK's XML."""
    return "list" if b"<Designations" in file.data[:2000] else ""


def read(files: dict[str, RawFile]) -> Reading:
    """Every designation of the list. Raises UnreadableList."""
    file = files["list"]
    root = parse_xml(file)
    if local(root) != "Designations":
        raise UnreadableList(
            "the root element is not <Designations>", where=file.name, hint="is this another list?"
        )
    refuse_unknown(root, frozenset({"DateGenerated", "Designation"}), file.name)
    records = [element for element in root if local(element) == "Designation"]
    reading = reading_of(SOURCE, FORMAT, file, [_designation(record, file) for record in records])
    told = _word(root, "DateGenerated")
    return msgspec.structs.replace(
        reading,
        published=date_of(told) if told else None,
        published_at=_instant(root.get("dateGenerated", "")),
    )


def _instant(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).astimezone(UTC) if text else None
    except ValueError:
        return None


def _check(element: Element, where: str) -> None:
    kind = local(element)
    if kind == "SanctionsImposedIndicators":
        return
    refuse_unknown(element, frozenset(CHILDREN.get(kind, ())), where)
    for child in element:
        _check(child, where)


def _word(element: Element, name: str) -> str:
    """The text of the child of this name, as it stands; "" where it is absent or only space."""
    text = next((child.text or "" for child in element if local(child) == name), "")
    return text if text.strip() else ""


def _all(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element.iter() if local(child) == name)


def _designation(record: Element, file: RawFile) -> Designation:
    number = _word(record, "UniqueID").strip()
    if not number:
        where = f"{file.name} line {record.sourceline}"
        raise UnreadableList("a designation has no unique id", where=where, hint="fetch the list again")
    _check(record, f"{file.name} {number}")
    return Designation(
        number,
        _word(record, "IndividualEntityShip").strip(),
        (*map(_name, _all(record, "Name")), *map(_non_latin, _all(record, "NonLatinName"))),
        (_listing(record, number),),
        tuple(_said(record)),
        tuple(_address(element) for element in _all(record, "Address")),
        tuple((_word(e, "TownOfBirth"), _word(e, "CountryOfBirth")) for e in _all(record, "Location")),
        tuple(_documents(record)),
    )


def _name(element: Element) -> SaidName:
    *given, last = (_word(element, name) for name in _NAMES)
    return SaidName(
        last, tuple(given), _word(element, "NameType").strip(), _word(element, "AliasStrength").strip()
    )


def _non_latin(element: Element) -> SaidName:
    return SaidName(
        _word(element, "NameNonLatinScript"),
        script=_word(element, "NonLatinScriptType").strip(),
        language=_word(element, "NonLatinScriptLanguage"),
    )


def _address(element: Element) -> Address:
    lines = tuple(_word(element, line) for line in _LINES)
    return Address(lines, _word(element, "AddressPostalCode"), _word(element, "AddressCountry"))


def _said(record: Element) -> Iterator[tuple[str, str]]:
    for word in _SAID:
        if _word(record, word):
            yield word, _word(record, word)
    for element in record.iter():
        if local(element) in _LISTS.values() and text_of(element):
            yield local(element), text_of(element)


def _documents(record: Element) -> Iterator[tuple[str, str, str]]:
    for word, kind in _DOCUMENTS.items():
        for element in _all(record, word):
            yield kind, _word(element, f"{word}Number"), _word(element, f"{word}AdditionalInformation")


def _listing(record: Element, number: str) -> Listing:
    imposed = _word(record, "SanctionsImposed") or "|".join(_indicated(record))
    return listing_of(
        number,
        _word(record, "RegimeName"),
        imposed,
        _word(record, "UKStatementofReasons"),
        (_word(record, "DateDesignated"), _word(record, "LastUpdated")),
    )


def _indicated(record: Element) -> Iterator[str]:
    for element in _all(record, "SanctionsImposedIndicators"):
        for child in element:
            if text_of(child) == "true":
                yield "".join(f" {c}" if c.isupper() else c for c in local(child))


def listing_of(number: str, regime: str, imposed: str, reasons: str, dates: tuple[str, str]) -> Listing:
    """The listing of a designation; `dates` are when it was designated and last updated."""
    listed_on, updated = (date_of(text) if text.strip() else None for text in dates)
    amended: tuple[PartialDate, ...] = (updated,) if updated and updated != listed_on else ()
    return Listing(
        AUTHORITY,
        programme=regime.strip(),
        legal_act=regime.strip() if "Regulations" in regime else "",
        measures=measures_of(imposed),
        grounds=reasons.strip(),
        listed_on=listed_on,
        amended_on=amended,
        record=number,
    )


FORMATS = (Format(SOURCE, FORMAT, recognise, read),)
