"""Reads Canada's autonomous sanctions list (XML, `sema-lmes.xml`). Every element has a rule here.

The file numbers nothing but the items of its schedules, so a party is regulation, schedule and item:
`ca-sema:russia-1-part-1-12`.
"""

from __future__ import annotations

import re

from listed.dates import PartialDate, parse_date
from listed.errors import UnreadableList
from listed.model import Claim, Identifier, Listing, Reading, Text
from listed.sources.common.claims import PartyWriter, name
from listed.sources.common.formats import Format, RawFile
from listed.sources.common.xml import Element, parse_xml, refuse_unknown, text_of

SOURCE = "ca-sema"
AUTHORITY = "Global Affairs Canada"

_RECORD = frozenset({
    "Country", "LastName", "GivenName", "Aliases", "DateOfBirthOrShipBuildDate", "EntityOrShip", "TitleOrShip", "ShipIMONumber",
    "Schedule", "Item", "DateOfListing",
})  # fmt: skip

_CORRUPT = "Justice for Victims of Corrupt Foreign Officials Act"
_ECONOMIC = "Special Economic Measures Act"


def recognise(file: RawFile) -> str:
    """`list` for the XML of Global Affairs Canada."""
    start = file.data[:4000]
    return "list" if b"<data-set" in start and b"<record>" in start and b"<Item>" in start else ""


def read(files: dict[str, RawFile]) -> Reading:
    """Every record of the list. Raises UnreadableList."""
    file = files["list"]
    root = parse_xml(file)
    refuse_unknown(root, frozenset({"record"}), file.name)
    claims: list[Claim] = []
    seen: set[str] = set()
    for record in root:
        number = _number(record, file)
        if number in seen:
            raise UnreadableList(
                f"two records are item {number}",
                where=f"{file.name} line {record.sourceline}",
                hint="fetch the list again",
            )
        seen.add(number)
        _read_record(
            PartyWriter(claims, f"{SOURCE}:{number}", file.sha256, f"sema-lmes.xml {number}"), record
        )
    return Reading(SOURCE, "Canada XML", tuple(claims), (file.sha256,))


def _number(record: Element, file: RawFile) -> str:
    where = f"{file.name} line {record.sourceline}"
    refuse_unknown(record, _RECORD, where)
    if not text_of(record.find("Item")) or not text_of(record.find("Country")):
        raise UnreadableList(
            "a record has no regulation or item number", where=where, hint="fetch the list again"
        )
    return "-".join(
        _slug(part)
        for part in (_regulation(record), _said(record, "Schedule"), _said(record, "Item"))
        if part
    )


def _said(record: Element, field: str) -> str:
    return " ".join(text_of(record.find(field)).split())


def _regulation(record: Element) -> str:
    """The English half of the bilingual name of the regulation; its short form where it states one."""
    english = _said(record, "Country").split(" / ")[0]
    short = re.search(r"\(([A-Z]{4,})\)", english)
    return short[1] if short else english


def _slug(text: str) -> str:
    return re.sub(r"[^0-9a-z.]+", "-", text.lower()).strip("-")


def _read_record(party: PartyWriter, record: Element) -> None:
    ship, entity = _said(record, "ShipIMONumber"), _said(record, "EntityOrShip")
    schema = "Vessel" if ship else "Organization" if entity else "Person"
    party.add("schema", Text(schema), "EntityOrShip, ShipIMONumber")
    _names(party, record, entity)
    for born in _dates(_said(record, "DateOfBirthOrShipBuildDate")):
        party.when(
            "build_date" if ship else "birth_date" if schema == "Person" else "incorporation_date",
            born,
            "DateOfBirthOrShipBuildDate",
        )
    party.text("vessel_type" if ship else "title", _said(record, "TitleOrShip"), "TitleOrShip")
    if ship:
        party.add("identifier", Identifier("imo", ship, label="ShipIMONumber"), "ShipIMONumber", ship)
    party.add(
        "listing",
        _listing(record, schema == "Person"),
        "Country, Schedule, Item, DateOfListing",
        _said(record, "Country"),
    )


def _names(party: PartyWriter, record: Element, entity: str) -> None:
    family, given = _said(record, "LastName"), _said(record, "GivenName")
    whole = entity or " ".join(part for part in (given, family) if part)
    if not whole:
        raise UnreadableList("a record has no name", where=party.party, hint="fetch the list again")
    party.add(
        "name",
        name(whole, family=family, given=given),
        "EntityOrShip" if entity else "LastName, GivenName",
        whole,
    )
    said = _said(record, "Aliases")
    for language, alias in aliases(said):
        party.add("name", name(alias, kind="alias", language=language), "Aliases", said)


_LANGUAGES = {"russian": "ru", "belarusian": "be", "belarussian": "be", "ukrainian": "uk", "arabic": "ar", "persian": "fa", "farsi": "fa", "burmese": "my", "spanish": "es", "french": "fr", "english": "en", "chinese": "zh", "hebrew": "he"}  # fmt: skip
_LANGUAGE = re.compile(rf"^({'|'.join(_LANGUAGES)})\s*:\s*", re.I)
_PARTS = re.compile(r"[;,]\s*(?![^()]*\))")
_TAIL = re.compile(
    r"^(?:ltd|limited|llc|inc|incorporated|s\.?a\.?|corp|co|plc|gmbh|jr|sr|pjsc|jsc|ojsc|cjsc)\b\.?", re.I
)


def aliases(said: str) -> tuple[tuple[str, str], ...]:
    """Language (ISO 639, "" where it is not stated) and text of each alias, in order.

    >>> aliases("Ivan Petrov, Russian: Иван Петров; Petrov Trading Co., Ltd.")
    (('', 'Ivan Petrov'), ('ru', 'Иван Петров'), ('', 'Petrov Trading Co., Ltd.'))
    """
    found: list[tuple[str, str]] = []
    start = 0
    for end in [*(m.start() for m in _PARTS.finditer(said)), len(said)]:
        part = said[start:end]
        if found and start and said[start] == "," and _TAIL.match(part.lstrip(", ")):
            found[-1] = (found[-1][0], found[-1][1] + part)
        elif text := part.lstrip(";, ").strip():
            language = _LANGUAGE.match(text)
            found.append(
                (_LANGUAGES[language[1].lower()], text[language.end() :]) if language else ("", text)
            )
        start = end
    return tuple((language, text.strip()) for language, text in found if text.strip())


def _dates(said: str) -> tuple[PartialDate, ...]:
    """The dates of a text; two where it gives alternatives. The words around a date stay in its text."""
    found = []
    for part in re.split(r"\s+or\s+", said, flags=re.I) if said else ():
        read = parse_date(re.sub(r"^born (?:in|on) (?:the )?", "", part))
        found.append(PartialDate(read.earliest, read.latest, part, read.circa))
    return tuple(found)


def _listing(record: Element, person: bool) -> Listing:
    regulation, schedule, item = _regulation(record), _said(record, "Schedule"), _said(record, "Item")
    listed = _said(record, "DateOfListing")
    return Listing(
        AUTHORITY, programme=regulation, legal_act=f"{_CORRUPT if 'JVCFO' in regulation else _ECONOMIC}, regulations: {regulation}",
        measures=_measures(record, schedule, person), listed_on=parse_date(listed) if listed else None,
        record=", ".join(part for part in (f"schedule {schedule}" if schedule else "", f"item {item}") if part),
    )  # fmt: skip


def _measures(record: Element, schedule: str, person: bool) -> tuple[str, ...]:
    """Schedules 2 and 3 restrict financing or goods, ships are barred from ports: what that is is not guessed here."""
    if schedule[:1] in ("2", "3") or text_of(record.find("ShipIMONumber")):
        return ()
    return ("asset_freeze", "travel_ban") if person else ("asset_freeze",)


FORMATS = (Format(SOURCE, "Canada XML", recognise, read),)
