"""A designation of the UK's lists, as every one of their formats states it, and the claims that it makes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from listed.model import (
    Claim,
    Dated,
    Field,
    Identifier,
    Link,
    Listing,
    Name,
    Place,
    Reading,
    Stake,
    Text,
    Value,
)
from listed.sources.common.claims import PartyWriter, name
from listed.sources.common.formats import RawFile
from listed.sources.uk.words import KINDS, date_of, language_of, numbered, strength_of
from listed.text.territories import code_of

PARTS = ("parties", "aliases", "addresses", "details")
SCHEMAS = {"Individual": "Person", "Entity": "Organization", "Ship": "Vessel"}


class SaidName(Struct, frozen=True):
    """A name in its six columns: `given` are Name 1 to Name 5, `last` is Name 6; kind and strength verbatim.

    `script` and `language` are stated only of a name in another script."""

    last: str
    given: tuple[str, ...] = ()
    kind: str = "Primary Name"
    strength: str = ""
    script: str = ""
    language: str = ""

    @property
    def text(self) -> str:
        """The whole name, Name 6 last."""
        return " ".join(" ".join((*self.given, self.last)).split())


class Address(Struct, frozen=True):
    """An address: up to six lines, post code and country."""

    lines: tuple[str, ...]
    postal_code: str = ""
    country: str = ""


class Designation(Struct, frozen=True):
    """One designated person, entity or ship. `said` are single values by the words of the XML, verbatim."""

    number: str
    kind: str
    names: tuple[SaidName, ...]
    listings: tuple[Listing, ...]
    said: tuple[tuple[str, str], ...] = ()
    addresses: tuple[Address, ...] = ()
    births: tuple[tuple[str, str], ...] = ()
    """Town and country."""
    documents: tuple[tuple[str, str, str], ...] = ()
    """Kind of identifier, number, additional information."""


class _Writer(PartyWriter):
    """Writes each value of a party once, in the part of the list that states it."""

    def __init__(self, claims: list[Claim], party: str, file: str, place: str) -> None:
        super().__init__(claims, party, file, place)
        self._seen: set[tuple[Field, Value]] = set()

    def add(self, field: Field, value: Value, at: str = "", text: str = "", part: str = "") -> None:
        if (field, value) not in self._seen:
            self._seen.add((field, value))
            super().add(field, value, at, text, part or _part_of(field, value))


def _part_of(field: Field, value: Value) -> str:
    if field == "address":
        return "addresses"
    if isinstance(value, Name):
        return "parties" if value.kind == "primary" else "aliases"
    return "parties" if field in ("schema", "listing") else "details"


def reading_of(
    source: str, form: str, file: RawFile, designations: Sequence[Designation], parts: tuple[str, ...] = PARTS
) -> Reading:
    """The claims of all designations, with warnings for names and types of a new kind. It has no date yet."""
    claims: list[Claim] = []
    for one in designations:
        place = f"{file.name.rsplit('/', 1)[-1]} {one.number}"
        _write(_Writer(claims, f"{source}:{one.number}", file.sha256, place), one)
    kinds = {said.kind for one in designations for said in one.names if said.kind.lower() not in KINDS}
    types = {one.kind for one in designations if one.kind not in SCHEMAS}
    nameless = sorted(one.number for one in designations if not any(said.text for said in one.names))
    warnings = [f"names of the new type {kind!r} count as aliases" for kind in sorted(kinds)]
    warnings += [f"designations of the new type {kind!r}" for kind in sorted(types)]
    warnings += [f"no name is stated for {', '.join(nameless)}"] if nameless else []
    return Reading(
        source, form, tuple(claims), (file.sha256,), parts=parts, all_parts=PARTS, warnings=tuple(warnings)
    )


def _write(party: _Writer, one: Designation) -> None:
    schema = SCHEMAS.get(one.kind, "Thing")
    if one.kind not in SCHEMAS:
        party.text("unplaced", one.kind, "type", "IndividualEntityShip")
    party.add("schema", Text(schema), "type", one.kind)
    for said in one.names:
        if said.text:
            party.add("name", _name(said, schema), said.kind or "name", said.text)
    for listing in one.listings:
        party.add("listing", listing, "regime", listing.programme)
    for word, text in one.said:
        for value in (text,) if word in _WHOLE else numbered(text).values():
            _VALUES[word](party, word, value.strip())
    for address in one.addresses:
        _address(party, address)
    for town, country in one.births:
        _birth(party, town, country)
    for kind, number, info in one.documents:
        _documents(party, kind, number, info)


def _name(said: SaidName, schema: str) -> Name:
    parted = schema == "Person" and any(said.given)
    return name(
        said.text,
        kind=KINDS.get(said.kind.lower(), "alias"),
        strength=strength_of(said.strength),
        language=language_of(said.language),
        quality=", ".join(word for word in (said.kind, said.strength, said.script) if word),
        family=said.last if parted else "",
        given=" ".join(" ".join(said.given).split()) if parted else "",
    )


def _address(party: _Writer, address: Address) -> None:
    lines = tuple(line.strip() for line in address.lines if line.strip())
    text = ", ".join(word for word in (*lines, address.postal_code.strip(), address.country.strip()) if word)
    if text:
        value = Place(
            text,
            street=", ".join(lines),
            postal_code=address.postal_code.strip(),
            country=code_of(address.country),
        )
        party.add("address", value, "address", text)


def _birth(party: _Writer, town: str, country: str) -> None:
    towns, countries = numbered(town), numbered(country)
    for number in dict.fromkeys((*towns, *countries)):
        place, land = towns.get(number, ""), countries.get(number, "")
        text = ", ".join(word for word in (place, land) if word)
        value = Place(text, city=place, country=code_of(land) if land else "")
        party.add("birth_place", value, "place of birth", text)


def _documents(party: _Writer, kind: str, number: str, info: str) -> None:
    numbers, infos = numbered(number), numbered(info)
    if len(numbers) == 1 and set(numbers) != set(infos):
        infos = {key: info.strip() for key in numbers}
    for key, value in numbers.items():
        party.add("identifier", Identifier(kind, value, note=infos.pop(key, "")), kind, value)
    for text in infos.values():
        if not numbers or text != info.strip():
            party.text("unplaced", text, kind, f"{kind} without a number")


# ---------------------------------------------------------------- single values, by the words of the XML

_Write = Callable[[_Writer, str, str], None]


def _as_text(field: Field) -> _Write:
    return lambda party, word, text: party.text(field, text, word, "" if field in _OWN_FIELD else word)


def _as_country(field: Field) -> _Write:
    return lambda party, word, text: party.country(field, text, word)


def _as_date(field: Field) -> _Write:
    return lambda party, word, text: party.add(field, Dated(date_of(text)), word, text)


def _as_identifier(kind: str) -> _Write:
    return lambda party, word, text: party.add("identifier", Identifier(kind, text, label=word), word, text)


def _as_reference(kind: str) -> _Write:
    def write(party: _Writer, word: str, text: str) -> None:
        party.add("identifier", Identifier(kind, text, label=word), word, text, "parties")

    return write


def _as_gender(party: _Writer, word: str, text: str) -> None:
    party.gender(text, word)


def _as_stake(party: _Writer, word: str, text: str) -> None:
    party.add("stake", Stake(owner_name=text, basis="parent company"), word, text)


def _as_link(party: _Writer, word: str, text: str) -> None:
    party.add("link", Link("subsidiary", other_name=text, label=word), word, text)


_WHOLE = frozenset({"OtherInformation", "DateDesignated", "DesignationSource"})
_OWN_FIELD = frozenset({"title", "position", "vessel_type", "tonnage"})
_VALUES: dict[str, _Write] = {
    "UniqueID": _as_reference("uk_reference"),
    "OFSIGroupID": _as_reference("uk_reference"),
    "UNReferenceNumber": _as_identifier("un_reference"),
    "DesignationSource": _as_text("remark"),
    "DateDesignated": _as_text("remark"),
    "OtherInformation": _as_text("remark"),
    "Title": _as_text("title"),
    "Position": _as_text("position"),
    "DOB": _as_date("birth_date"),
    "Nationality": _as_country("nationality"),
    "Gender": _as_gender,
    "PhoneNumber": _as_identifier("phone"),
    "EmailAddress": _as_identifier("email"),
    "Website": _as_identifier("website"),
    "BusinessRegistrationNumber": _as_identifier("registration"),
    "TypeOfEntity": _as_text("remark"),
    "ParentCompany": _as_stake,
    "Subsidiary": _as_link,
    "IMONumber": _as_identifier("imo"),
    "HullIdentificationNumber": _as_identifier("other"),
    "CurrentOwnerOperator": _as_text("owner_text"),
    "PreviousOwnerOperator": _as_text("owner_text"),
    "CurrentBelievedFlagOfShip": _as_country("flag"),
    "PreviousFlag": _as_country("former_flag"),
    "TypeOfShip": _as_text("vessel_type"),
    "TonnageOfShip": _as_text("tonnage"),
    "LengthOfShip": _as_text("remark"),
    "YearBuilt": _as_date("build_date"),
}
