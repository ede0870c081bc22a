"""Reads the US Consolidated Screening List (CSV and JSON): the lists of Treasury, Commerce and State in one file.

A party is its list and its number there (`us-csl:sdn-20264`); lists that number nothing give a name and a day of
listing, of which the party is a hash (`us-csl:el-3f0c…`), so that it is the same in both formats.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

from listed.dates import PartialDate, parse_date
from listed.model import Claim, Field, Identifier, Listing, Reading, Text
from listed.sources.common.claims import PartyWriter, name, place_of
from listed.sources.common.formats import Format, RawFile
from listed.sources.us_csl.records import Address, Document, Found, Record, from_csv, from_json

SOURCE = "us-csl"

_SCHEMAS = {"individual": "Person", "entity": "Organization", "vessel": "Vessel", "aircraft": "Airplane"}
_LIST = re.compile(r"^(.*?)\s*\(([A-Z]{2,5})\)\s*-\s*(.*)$")

_MEASURES = {
    "SDN": ("asset_freeze",), "DPL": ("export_ban",), "EL": ("export_licence",), "UVL": ("export_restriction",),
    "MEU": ("export_licence",), "DTC": ("export_ban",),
}  # fmt: skip
"""What being on a list means in general; of the others (SSI, ISN, CAP, CMIC …) the programme decides."""


def recognise_csv(file: RawFile) -> str:
    """`list` for the CSV, by its header."""
    start = file.data[:120].removeprefix(b"\xef\xbb\xbf").replace(b'"', b"").removeprefix(b"_id,")
    return "list" if start.startswith(b"source,entity_number,type,programs,name") else ""


def recognise_json(file: RawFile) -> str:
    """`list` for the JSON: results, whose records have a list and an entity number."""
    start = file.data[:4000]
    return (
        "list"
        if start.lstrip()[:1] == b"{" and b'"results"' in start and b'"source_list_url"' in file.data[:60000]
        else ""
    )


def read_csv(files: dict[str, RawFile]) -> Reading:
    """Every record of the CSV. Raises UnreadableList."""
    return _read(files["list"], from_csv, "CSL CSV")


def read_json(files: dict[str, RawFile]) -> Reading:
    """Every record of the JSON. Raises UnreadableList."""
    return _read(files["list"], from_json, "CSL JSON")


def _read(file: RawFile, records: Callable[[RawFile], Found], form: str) -> Reading:
    found = records(file)
    parties: dict[str, dict[tuple[Field, object], Claim]] = {}
    for record in found.records:
        claims: list[Claim] = []
        number = number_of(record)
        _read_record(PartyWriter(claims, f"{SOURCE}:{number}", file.sha256, f"{form} {number}"), record)
        known = parties.setdefault(number, {})
        for claim in claims:
            known.setdefault((claim.field, claim.value), claim)
    whole = tuple(claim for party in parties.values() for claim in party.values())
    made = parse_date(found.made[:10]) if found.made else None
    return Reading(SOURCE, form, whole, (file.sha256,), published=made, warnings=_warnings(found))


def _warnings(found: Found) -> tuple[str, ...]:
    if found.total is not None and found.total != len(found.records):
        return (
            f"the file announces {found.total} records and holds {len(found.records)}: it is one page of several",
        )
    return ()


def number_of(record: Record) -> str:
    """The number of a party: its list, and its number there or a hash of name and day of listing."""
    found = _LIST.match(record.source)
    short = (found[2] if found else re.sub(r"\W+", "-", record.source)).lower()
    if record.entity_number:
        return f"{short}-{record.entity_number}"
    said = f"{' '.join(record.name.split())}\n{record.start_date or ''}"
    return f"{short}-{hashlib.sha256(said.encode()).hexdigest()[:12]}"


def _read_record(party: PartyWriter, record: Record) -> None:
    kind = record.type or ""
    party.add("schema", Text(_SCHEMAS.get(kind.lower(), "LegalEntity")), "type", kind)
    if kind and kind.lower() not in _SCHEMAS:
        party.text("unplaced", kind, "type", "type")
    party.add("name", name(" ".join(record.name.split())), "name", record.name)
    for alias in record.alt_names or ():
        if alias.strip():
            party.add("name", name(" ".join(alias.split()), kind="alias"), "alt_names", alias)
    for address in record.addresses or ():
        _address(party, address)
    _person(party, record)
    _vessel(party, record)
    for document in record.ids or ():
        _document(party, document)
    party.add("listing", listing(record), "source, programs, start_date", record.source)
    for label in ("id", "standard_order", "license_requirement", "license_policy", "country"):
        party.text("unplaced", getattr(record, label) or "", label, label)
    party.text("remark", record.remarks or "", "remarks")


def _address(party: PartyWriter, address: Address) -> None:
    """The CSV has one text, whose last part is the country's code where it has two letters."""
    text = address.address or ""
    if address.country is None and (found := re.search(r"(?:^|, )([A-Z]{2})$", text)):
        place = place_of(text[: found.start()], country=found[1])
    else:
        place = place_of(
            text, address.city or "", address.state or "", address.postal_code or "", address.country or ""
        )
    if place:
        party.add("address", place, "addresses", place.text)


def _person(party: PartyWriter, record: Record) -> None:
    for citizenship in record.citizenships or ():
        party.country("citizenship", citizenship, "citizenships")
    for nationality in record.nationalities or ():
        party.country("nationality", nationality, "nationalities")
    for born in record.dates_of_birth or ():
        party.date("birth_date", born, "dates_of_birth")
    for text in record.places_of_birth or ():
        head, _, country = text.rpartition(", ")
        if place := place_of(head, country=country):
            party.add("birth_place", place, "places_of_birth", text)
    party.text("position", record.title or "", "title")


def _vessel(party: PartyWriter, record: Record) -> None:
    if record.call_sign:
        party.add(
            "identifier",
            Identifier("call_sign", record.call_sign, label="call_sign"),
            "call_sign",
            record.call_sign,
        )
    party.text("vessel_type", record.vessel_type or "", "vessel_type")
    party.text("tonnage", str(record.gross_tonnage or ""), "gross_tonnage", "gross")
    party.text(
        "tonnage", str(record.gross_registered_tonnage or ""), "gross_registered_tonnage", "gross registered"
    )
    party.country("flag", record.vessel_flag or "", "vessel_flag")
    party.text("owner_text", record.vessel_owner or "", "vessel_owner")


_KINDS = (
    ("passport", "passport"), ("tax id", "tax_id"), ("nit", "tax_id"), ("vessel registration", "imo"), ("registration", "registration"),
    ("matricula", "registration"), ("company number", "registration"), ("national id", "national_id"), ("cedula", "national_id"),
    ("identification number", "national_id"), ("swift", "bic"), ("website", "website"), ("email", "email"), ("phone", "phone"),
    ("digital currency", "wallet"), ("mmsi", "mmsi"), ("tail number", "tail_number"), ("serial number", "serial_number"),
)  # fmt: skip


def _document(party: PartyWriter, document: Document) -> None:
    label, number = (document.type or "").strip(), (document.number or "").strip()
    if not label or not number or label.endswith(("-", ":")):
        party.text("unplaced", " ".join(part for part in (label, number) if part), "ids", "ids")
        return
    kind = next((kind for word, kind in _KINDS if word in label.lower()), "other")
    kind = "registration" if kind == "imo" and not number.upper().startswith("IMO") else kind
    dates = (("issued", document.issue_date), ("expires", document.expiration_date))
    note = "; ".join(f"{word} {when}" for word, when in dates if when)
    country = _country(document.country or "")
    party.add(
        "identifier",
        Identifier(kind, number, country, label, note),
        "ids",
        f"{document.country or ''} {number}, {label}".strip(),
    )


def _country(text: str) -> str:
    from listed.text.territories import code_of

    return code_of(text) if text else ""


def listing(record: Record) -> Listing:
    """The listing of a record: its list's authority, programmes, notice and days."""
    found = _LIST.match(record.source)
    short, authority = (found[2], found[3]) if found else ("", record.source)
    programmes = "; ".join(record.programs or ())
    return Listing(
        authority, programme=f"{short}: {programmes}" if short and programmes else short or programmes,
        legal_act=record.federal_register_notice or "", measures=_MEASURES.get(short, ()),
        listed_on=_date(record.start_date), until=_date(record.end_date), record=str(record.entity_number or ""),
        url=record.source_information_url or record.source_list_url or "",
    )  # fmt: skip


def _date(text: str | None) -> PartialDate | None:
    return parse_date(text) if text else None


FORMATS = (
    Format(SOURCE, "CSL CSV", recognise_csv, read_csv),
    Format(SOURCE, "CSL JSON", recognise_json, read_json),
)
