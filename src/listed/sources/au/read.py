"""Reads the Australian Consolidated List (XLSX), in the layout of 12 columns (to 2025) and of 19 (since).

A row is a name: `2` is the primary one; `2a`, `2b`, `2b1` … are others of the same party, with the other
columns repeated. Each distinct value of a party is one claim.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date, datetime

from listed.dates import PartialDate, day, parse_date
from listed.errors import UnreadableList
from listed.model import (
    Claim,
    Dated,
    Evidence,
    Field,
    Identifier,
    Listing,
    Name,
    NameKind,
    Place,
    Reading,
    Strength,
    Text,
    Value,
)
from listed.sources.au.cells import dates, listed_on, parts, said
from listed.sources.common.claims import name
from listed.sources.common.formats import Format, RawFile
from listed.text.territories import code_of

SOURCE = "au-dfat"
AUTHORITY = "Australian Department of Foreign Affairs and Trade"

_OLD = (
    "Reference", "Name of Individual or Entity", "Type", "Name Type", "Date of Birth", "Place of Birth", "Citizenship",
    "Address", "Additional Information", "Listing Information", "Committees", "Control Date",
)  # fmt: skip
_NEW = (*_OLD, "Alias Strength", "IMO Number", "Instrument of Designation", "Targeted Financial Sanction", "Travel Ban", "Arms Embargo", "Maritime Restriction")  # fmt: skip
_MEASURES = (
    ("Targeted Financial Sanction", "asset_freeze"), ("Travel Ban", "travel_ban"), ("Arms Embargo", "arms_embargo"),
    ("Maritime Restriction", "maritime_restriction"),
)  # fmt: skip
_SCHEMAS = {"individual": "Person", "entity": "Organization", "vessel": "Vessel"}
_REFERENCE = re.compile(r"(\d+)\s*((?:[a-z]+\d*)?)", re.I)

Cell = object
"""A text, number, truth, date or time, as the workbook has it."""
Row = dict[str, Cell]


def recognise(file: RawFile) -> str:
    """`list` for a workbook whose first sheet has the columns of the list."""
    if file.data[:4] != b"PK\x03\x04":
        return ""
    try:
        header = [str(cell).strip() for cell in _sheet(file)[0]]
    except (UnreadableList, IndexError):
        return ""
    return "list" if header[:2] == list(_OLD[:2]) else ""


def _sheet(file: RawFile) -> list[list[Cell]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(file.data))
        return [list(row) for row in book.get_sheet_by_index(0).to_python()]
    except (CalamineError, OSError, IndexError) as error:
        raise UnreadableList(
            f"the workbook can't be read ({error})", where=file.name, hint="fetch the list again"
        ) from error


def read(files: dict[str, RawFile]) -> Reading:
    """Every person, entity and vessel. Raises UnreadableList."""
    file = files["list"]
    rows = _sheet(file)
    header = _header(rows[0] if rows else [], file)
    parties: dict[str, _Party] = {}
    for line, cells in enumerate(rows[1:], 2):
        row = dict(zip(header, cells, strict=False))
        row.pop("", None)
        if any(said(cell) for cell in row.values()):
            number, letter = _reference(row, f"{file.name} row {line}")
            party = parties.setdefault(number, _Party(f"{SOURCE}:{number}", file.sha256))
            party.row = f"{number}{letter}"
            _read_row(party, row)
    newest = max((d for p in parties.values() if (d := p.changed)), default=None)
    claims = tuple(claim for party in parties.values() for claim in party.claims)
    published = day(newest.year, newest.month, newest.day) if newest else None
    return Reading(SOURCE, "DFAT XLSX", claims, (file.sha256,), published=published)


def _header(cells: list[Cell], file: RawFile) -> list[str]:
    header = [str(cell).strip() for cell in cells]
    columns = [column for column in header if column]
    if set(columns) not in (set(_OLD), set(_NEW)) or len(columns) != len(set(columns)):
        odd = sorted(set(columns) ^ set(_NEW if len(columns) > len(_OLD) else _OLD))
        raise UnreadableList(
            f"the columns changed: {', '.join(odd)}", where=f"{file.name} row 1", hint="update listed"
        )
    return header


def _reference(row: Row, where: str) -> tuple[str, str]:
    cell = row["Reference"]
    found = _REFERENCE.fullmatch(str(int(cell)) if isinstance(cell, float) else str(cell).strip())
    if not found or not said(row["Name of Individual or Entity"]):
        raise UnreadableList("a row has no reference or no name", where=where, hint="fetch the list again")
    return found[1], found[2].lower()


class _Party:
    """Collects the claims of one party: a value that several rows repeat is one claim, of the first of them."""

    def __init__(self, id: str, file: str) -> None:
        self.id = id
        self.row = ""
        self.changed: date | None = None
        self.claims: list[Claim] = []
        self._file = file
        self._stated: set[tuple[Field, Value]] = set()

    def add(self, field: Field, value: Value, column: str, text: str = "") -> None:
        if (field, value) not in self._stated:
            self._stated.add((field, value))
            place = f"reference {self.row}, {column}"
            self.claims.append(Claim(self.id, field, value, Evidence(self._file, place, text)))

    @property
    def schema(self) -> str:
        return next(
            (c.value.text for c in self.claims if c.field == "schema" and isinstance(c.value, Text)), ""
        )


def _read_row(party: _Party, row: Row) -> None:
    kind = said(row["Type"])
    party.add("schema", Text(_SCHEMAS.get(kind.lower(), "LegalEntity")), "Type", kind)
    if kind.lower() not in _SCHEMAS:
        party.add("unplaced", Text(kind, label="Type"), "Type", kind)
    party.add("name", _name(row), "Name of Individual or Entity", said(row["Name of Individual or Entity"]))
    born: Field = (
        "birth_date"
        if party.schema == "Person"
        else "build_date"
        if party.schema == "Vessel"
        else "incorporation_date"
    )
    for when in dates(row["Date of Birth"]):
        party.add(born, Dated(when), "Date of Birth", when.text)
    for field, column in _PLACES:
        for text in parts(said(row[column])):
            party.add(field, Place(text, country=code_of(text.rsplit(",", 1)[-1].strip())), column, text)
    for text in _countries(said(row["Citizenship"])):
        party.add("citizenship", Text(text, code_of(text)), "Citizenship", text)
    _information(party, row)
    _listing(party, row)


_PLACES: tuple[tuple[Field, str], ...] = (("birth_place", "Place of Birth"), ("address", "Address"))
_KINDS: dict[str, NameKind] = {"primary name": "primary", "original script": "primary", "aka": "alias", "alias": "alias", "fka": "former", "formerly known as": "former"}  # fmt: skip


def _name(row: Row) -> Name:
    kind, quality = said(row["Name Type"]), said(row.get("Alias Strength", ""))
    strength: Strength = "weak" if quality.lower() == "weak" else "strong"
    stated = f"{kind}, {quality}" if quality else kind
    return name(
        said(row["Name of Individual or Entity"]),
        kind=_KINDS.get(kind.lower(), "alias"),
        strength=strength,
        quality=stated,
    )


def _countries(text: str) -> Iterator[str]:
    """`Russian and Ukrainian` is two, `Trinidad and Tobago` one."""
    for part in parts(text):
        if code_of(part):
            yield part
        else:
            yield from (one for one in re.split(r"\s*(?:,|;|/|\band\b)\s*", part) if one)


_UN_REFERENCE = re.compile(r"^([A-Z]{2,3}[ei]\.\d{3})\b")


def _information(party: _Party, row: Row) -> None:
    text = said(row["Additional Information"])
    if text:
        party.add("remark", Text(text), "Additional Information", text)
    if found := _UN_REFERENCE.match(text):
        party.add("identifier", Identifier("un_reference", found[1]), "Additional Information", found[1])
    if imo := said(row.get("IMO Number", "")):
        party.add("identifier", Identifier("imo", imo, label="IMO Number"), "IMO Number", imo)


def _listing(party: _Party, row: Row) -> None:
    words, changed = said(row["Listing Information"]), row["Control Date"]
    amended: tuple[PartialDate, ...] = ()
    if isinstance(changed, date):
        day_ = changed.date() if isinstance(changed, datetime) else changed
        party.changed = max(day_, party.changed or day_)
        amended = (day(day_.year, day_.month, day_.day),)
    elif said(changed):
        amended = (parse_date(said(changed)),)
    measures = tuple(measure for column, measure in _MEASURES if row.get(column) is True)
    act = said(row.get("Instrument of Designation", "")) or words
    stated = listed_on(words)
    listing = Listing(
        AUTHORITY,
        said(row["Committees"]),
        act,
        measures,
        listed_on=stated,
        amended_on=amended,
        record=party.id.partition(":")[2],
    )
    party.add("listing", listing, "Listing Information, Committees, Control Date", words)


FORMATS = (Format(SOURCE, "DFAT XLSX", recognise, read),)
