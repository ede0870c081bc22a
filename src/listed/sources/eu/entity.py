"""An entity of the EU's list, as every one of its formats states it, and the claims that it makes.

The formats differ in shape and agree in words: each reader hands over `Part`s whose words have the names that
XML 1.1 gives them. A party is its logical id (`eu-fsf:13`), which all formats and all years share.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from listed.dates import PartialDate, day, month, parse_date, year, years
from listed.model import Claim, Dated, Field, Identifier, Listing, Place, Text
from listed.sources.common.claims import PartyWriter, name
from listed.text.territories import code_of

SOURCE = "eu-fsf"
AUTHORITY = "European Union"
NOT_STATED = frozenset({"", "-", "N/A", "00", "UNKNOWN"})
"""What stands in a field that states nothing; a code or a country of these is no value."""

SCHEMAS = {"person": "Person", "P": "Person", "enterprise": "Organization", "E": "Organization"}
_KINDS = {
    "passport": "passport",
    "id": "national_id",
    "ssn": "national_id",
    "fiscalcode": "tax_id",
    "taxid": "tax_id",
    "tax": "tax_id",
    "regnumber": "registration",
    "imo": "imo",
    "mmsi": "mmsi",
    "swiftbic": "bic",
    "bic": "bic",
    "lei": "lei",
}
_CONTACTS = {"PHONE": "phone", "FAX": "phone", "MOBILE": "phone", "EMAIL": "email", "WEB": "website"}
_FLAGS = {
    "diplomatic": "diplomatic",
    "knownExpired": "expired",
    "knownFalse": "false",
    "reportedLost": "reported lost",
    "revokedByIssuer": "revoked by issuer",
}
_SAID_OF_DOCUMENT = (
    ("latinNumber", "number in Latin script"),
    ("nameOnDocument", "name on document"),
    ("issuedBy", "issued by"),
    ("issueDate", "issued"),
    ("issuedDate", "issued"),
    ("validFrom", "valid from"),
    ("validTo", "valid to"),
    ("region", "region"),
)


class Act(Struct, frozen=True):
    """A regulation: `kind` is the EU's word (`regulation`, `amendment` …), dates are ISO, all as published."""

    title: str
    kind: str = ""
    organisation: str = ""
    programme: str = ""
    published: str = ""
    in_force: str = ""
    url: str = ""
    remark: str = ""


class Part(Struct, frozen=True):
    """A name, address, date of birth, document or citizenship: its words by their names in XML 1.1."""

    kind: str
    number: str
    said: dict[str, str]
    remarks: tuple[str, ...] = ()
    contacts: tuple[tuple[str, str], ...] = ()
    act: str = ""
    """The act that states it, in words; it goes into the evidence."""

    def get(self, word: str) -> str:
        """What is said under this word, "" for nothing and for the signs of nothing."""
        text = " ".join(self.said.get(word, "").split())
        return "" if text in NOT_STATED else text


class Entity(Struct, frozen=True):
    """One sanctioned entity with its parts in the order of the file."""

    number: str
    subject: str
    reference: str
    acts: tuple[Act, ...]
    parts: tuple[Part, ...]
    remarks: tuple[str, ...] = ()
    un_reference: str = ""
    designated: str = ""
    details: str = ""


class EntityWriter:
    """Writes the claims of entities that stand in one file."""

    def __init__(self, file: str, digest: str) -> None:
        self.claims: list[Claim] = []
        self.warnings: list[str] = []
        self._file = file
        self._digest = digest

    def write(self, entity: Entity) -> None:
        """Every claim of one entity, in the order of the file."""
        party = PartyWriter(
            self.claims, f"{SOURCE}:{entity.number}", self._digest, f"{self._file} entity {entity.number}"
        )
        schema = SCHEMAS.get(entity.subject, "LegalEntity")
        if entity.subject not in SCHEMAS:
            self.warnings.append(f"entity {entity.number} is of the new type {entity.subject!r}")
            party.text("unplaced", entity.subject, "subjectType", "subjectType")
        party.add("schema", Text(schema), "subjectType", entity.subject)
        _identity(party, entity)
        for part in entity.parts:
            _WRITERS[part.kind](party, part, entity)


def _identity(party: PartyWriter, entity: Entity) -> None:
    for act in entity.acts:
        party.add("listing", _listing(entity, act), f"regulation {act.title}", act.title)
        party.text("remark", act.remark, f"regulation {act.title}", "regulation remark")
    if entity.reference:
        _identifier(party, Identifier("eu_reference", entity.reference, label="euReferenceNumber"))
    if entity.un_reference:
        _identifier(party, Identifier("un_reference", entity.un_reference, label="unitedNationId"))
    for remark in entity.remarks:
        party.text("remark", remark, "remark")
    party.text("remark", entity.details, "designationDetails", "designationDetails")


def _identifier(party: PartyWriter, identifier: Identifier) -> None:
    party.add("identifier", identifier, identifier.label, identifier.value)


def _listing(entity: Entity, act: Act) -> Listing:
    """The listing by one act. An act of the type `regulation` lists; any other (amendment, corrigendum …) shows
    only that the party stood on the list by then. A designation date that the EU states goes before both."""
    by_then = _date(act.in_force or act.published)
    lists = act.kind == "regulation" and not entity.designated
    return Listing(
        AUTHORITY,
        programme=act.programme,
        legal_act=" ".join(word for word in (act.organisation, act.kind, act.title) if word),
        measures=("asset_freeze",),
        listed_on=by_then if lists else _date(entity.designated),
        amended_on=() if lists or by_then is None else (by_then,),
        record=entity.reference,
        url=act.url,
    )


def _date(text: str) -> PartialDate | None:
    return parse_date(text) if text else None


def _place_of(part: Part) -> str:
    return f"{part.kind} {part.number}" if part.number else part.kind


def _remarks(party: PartyWriter, part: Part) -> None:
    for remark in part.remarks:
        party.text("remark", remark, _place_of(part), f"{part.kind} remark")


def _words(part: Part, words: str) -> str:
    return f"{words} [{part.act}]" if part.act else words


# ---------------------------------------------------------------- names


def primary(entity: Entity) -> str:
    """The number of the name that counts as primary: the EU marks none, so it is the strong name that the EU
    recorded first (lowest logical id), which is the same in whatever order a file has them."""
    names = [p for p in entity.parts if p.kind == "nameAlias" and _whole(p)]
    names.sort(key=lambda p: (_weak(p), int(p.number) if p.number.isdecimal() else 0))
    return names[0].number if names else ""


def _whole(part: Part) -> str:
    parted = " ".join(w for w in (part.get("firstName"), part.get("middleName"), part.get("lastName")) if w)
    return part.get("wholeName") or parted


def _weak(part: Part) -> bool:
    said = " ".join(part.remarks).lower()
    return part.get("strong") == "false" or "low quality" in said


def _name(party: PartyWriter, part: Part, entity: Entity) -> None:
    whole, at = _whole(part), _place_of(part)
    if whole:
        value = name(
            whole,
            kind="primary" if part.number == primary(entity) else "alias",
            strength="weak" if _weak(part) else "strong",
            language=part.get("nameLanguage").lower(),
            quality="; ".join(part.remarks),
            family=part.get("lastName"),
            given=" ".join(w for w in (part.get("firstName"), part.get("middleName")) if w),
        )
        party.add("name", value, at, _words(part, whole))
    party.text("title", part.get("title"), at)
    party.text("position", part.get("function"), at)
    party.gender(part.get("gender"), at)
    if not whole:
        _remarks(party, part)


# ---------------------------------------------------------------- places and dates


def _country(part: Part) -> tuple[str, str]:
    """The country's name and code, both "" where the EU states none or `UNKNOWN`."""
    told, code = part.get("countryDescription"), part.get("countryIso2Code")
    return told or code, code_of(told) or code_of(code)


def _place(part: Part) -> Place | None:
    told, code = _country(part)
    box = f"PO Box {part.get('poBox')}" if part.get("poBox") else ""
    code_and_box = ", ".join(w for w in (part.get("zipCode"), box) if w)
    region = ", ".join(w for w in (part.get("place"), part.get("region")) if w)
    words = (part.get("street"), part.get("city"), region, code_and_box, told)
    notes = ["as at listing time"] if part.get("asAtListingTime") == "true" else []
    note = "; ".join([*notes, *part.remarks])
    text = ", ".join(w for w in words if w)
    return Place(text, *words[:4], code, note) if text or note else None


def _address(party: PartyWriter, part: Part, entity: Entity) -> None:
    place = _place(part)
    if place:
        party.add("address", place, _place_of(part), _words(part, place.text or place.note))
    for key, value in part.contacts:
        kind = _CONTACTS.get(key.upper())
        if kind:
            party.add("identifier", Identifier(kind, value, label=key), _place_of(part), value)
        else:
            party.text("unplaced", value, _place_of(part), f"contact {key}")


def _birth(party: PartyWriter, part: Part, entity: Entity) -> None:
    when, place = _birth_date(part), _place(part)
    person = SCHEMAS.get(entity.subject) == "Person"
    if when:
        field: Field = "birth_date" if person else "incorporation_date"
        party.add(field, Dated(when), _place_of(part), _words(part, when.text))
    if place and place.text:
        party.add("birth_place" if person else "address", place, _place_of(part), _words(part, place.text))
    else:
        _remarks(party, part)


def _birth_date(part: Part) -> PartialDate | None:
    told, calendar = part.get("birthdate"), part.get("calendarType")
    circa = part.get("circa") == "true" or told.endswith(_ABOUT)
    if calendar not in ("", "GREGORIAN"):
        told = told or "-".join(
            w for w in (part.get("year"), part.get("monthOfYear"), part.get("dayOfMonth")) if w
        )
        return PartialDate(text=f"{told} ({calendar})") if told else None
    try:
        found = parse_date(told.removesuffix(_ABOUT)) if told else _from_numbers(part)
    except (ValueError, OverflowError):
        found = PartialDate(text=" ".join(part.get(w) for w in ("dayOfMonth", "monthOfYear", "year")))
    if found is None:
        return None
    text = told or (f"circa {found.text}" if circa else found.text)
    return PartialDate(found.earliest, found.latest, text, circa or found.circa)


def _from_numbers(part: Part) -> PartialDate | None:
    number = {w: int(part.get(w)) for w in _NUMBERS if part.get(w).isdecimal()}
    first, last = number.get("yearRangeFrom"), number.get("yearRangeTo")
    if first and last and first <= last:
        return years(first, last)
    one, mon, dom = (number.get(w, 0) for w in ("year", "monthOfYear", "dayOfMonth"))
    if one and mon and dom:
        return day(one, mon, dom)
    if one and mon:
        return month(one, mon)
    return year(one) if one else None


_ABOUT = "(approximative)"
_NUMBERS = ("yearRangeFrom", "yearRangeTo", "year", "monthOfYear", "dayOfMonth")


# ---------------------------------------------------------------- documents and citizenship


def _document(party: PartyWriter, part: Part, entity: Entity) -> None:
    told, code = _country(part)
    label = part.get("identificationTypeDescription") or part.get("identificationTypeCode")
    note = "; ".join(_document_notes(part, "" if code else told))
    number = part.get("number") or part.get("latinNumber")
    if number:
        kind = _KINDS.get(part.get("identificationTypeCode").lower(), "other")
        party.add(
            "identifier", Identifier(kind, number, code, label, note), _place_of(part), _words(part, number)
        )
    else:
        words = "; ".join(w for w in (label, told, note) if w)
        party.text("unplaced", words, _place_of(part), "document without a number")


def _document_notes(part: Part, country: str) -> Iterator[str]:
    if country:
        yield country
    for flag, words in _FLAGS.items():
        if part.get(flag) == "true":
            yield words
    for word, before in _SAID_OF_DOCUMENT:
        if part.get(word) and not (word == "latinNumber" and not part.get("number")):
            yield f"{before} {part.get(word)}"
    yield from part.remarks


def _citizenship(party: PartyWriter, part: Part, entity: Entity) -> None:
    told, code = _country(part)
    if told:
        party.add("citizenship", Text(told, code), _place_of(part), _words(part, told))
    party.text("remark", part.get("region"), _place_of(part), "citizenship region")
    _remarks(party, part)


_WRITERS = {
    "nameAlias": _name,
    "address": _address,
    "birthdate": _birth,
    "identification": _document,
    "citizenship": _citizenship,
}
