"""The records of the Consolidated Screening List, from its CSV and its JSON, in one shape."""

from __future__ import annotations

import csv
import io
import re

import msgspec
from msgspec import Struct

from listed.errors import UnreadableList
from listed.sources.common.formats import RawFile

COLUMNS = (
    "source", "entity_number", "type", "programs", "name", "title", "addresses", "federal_register_notice", "start_date",
    "end_date", "standard_order", "license_requirement", "license_policy", "call_sign", "vessel_type", "gross_tonnage",
    "gross_registered_tonnage", "vessel_flag", "vessel_owner", "remarks", "source_list_url", "alt_names", "citizenships",
    "dates_of_birth", "nationalities", "places_of_birth", "source_information_url", "ids",
)  # fmt: skip


class Address(Struct, frozen=True, forbid_unknown_fields=True):
    """An address; of the CSV, only its text."""

    address: str | None = None
    city: str | None = None
    state: str | None = None
    postal_code: str | None = None
    country: str | None = None


class Document(Struct, frozen=True, forbid_unknown_fields=True):
    """A number or code of a party; of the CSV, its text as `number` and the kind where it ends in one."""

    type: str | None = None
    number: str | None = None
    country: str | None = None
    issue_date: str | None = None
    expiration_date: str | None = None


class Record(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One record, in the words of the JSON. Absent and empty are both ""."""

    source: str
    name: str
    id: str | None = None
    entity_number: str | int | None = None
    type: str | None = None
    programs: tuple[str, ...] | None = ()
    title: str | None = None
    addresses: tuple[Address, ...] | None = ()
    federal_register_notice: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    standard_order: str | None = None
    license_requirement: str | None = None
    license_policy: str | None = None
    call_sign: str | None = None
    vessel_type: str | None = None
    gross_tonnage: str | int | None = None
    gross_registered_tonnage: str | int | None = None
    vessel_flag: str | None = None
    vessel_owner: str | None = None
    remarks: str | None = None
    source_list_url: str | None = None
    alt_names: tuple[str, ...] | None = ()
    citizenships: tuple[str, ...] | None = ()
    dates_of_birth: tuple[str, ...] | None = ()
    nationalities: tuple[str, ...] | None = ()
    places_of_birth: tuple[str, ...] | None = ()
    source_information_url: str | None = None
    ids: tuple[Document, ...] | None = ()
    country: str | None = None
    score: float | None = None


class _Page(Struct, frozen=True, forbid_unknown_fields=True):
    results: tuple[Record, ...]
    total: int | None = None
    offset: int | None = None
    size: int | None = None
    search_performed_at: str | None = None
    sources_used: tuple[msgspec.Raw, ...] = ()
    sources: tuple[msgspec.Raw, ...] = ()
    message: str | None = None


class Found(Struct, frozen=True):
    """The records of a file, what it says of their number, and when it was made (both None where it is silent)."""

    records: tuple[Record, ...]
    total: int | None = None
    made: str | None = None


def from_json(file: RawFile) -> Found:
    """The `results` of the JSON file. Raises UnreadableList for a field without a rule."""
    try:
        page = msgspec.json.decode(file.data, type=_Page)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UnreadableList(
            f"not the JSON we know ({error})", where=file.name, hint="update listed"
        ) from error
    return Found(page.results, page.total, page.search_performed_at)


def from_csv(file: RawFile) -> Found:
    """The rows of the CSV file. Raises UnreadableList for another header or a damaged row."""
    try:
        rows = csv.reader(io.StringIO(file.data.decode("utf-8-sig"), newline=""), strict=True)
        header = next(rows, [])
        if tuple(header) not in (COLUMNS, ("_id", *COLUMNS)):
            raise UnreadableList("the columns changed", where=f"{file.name} line 1", hint="update listed")
        return Found(
            tuple(_row(header, row, f"{file.name} line {rows.line_num}") for row in rows if any(row))
        )
    except (csv.Error, UnicodeDecodeError) as error:
        raise UnreadableList(
            f"not CSV in UTF-8 ({error})", where=file.name, hint="fetch the list again"
        ) from error


def _row(header: list[str], row: list[str], where: str) -> Record:
    if len(row) != len(header):
        raise UnreadableList(
            f"the row has {len(row)} columns, not {len(header)}", where=where, hint="fetch the list again"
        )
    said = {column: cell.strip() for column, cell in zip(header, row, strict=True)}
    lists = {column: split(said[column]) for column in _LISTS}
    said["id"] = said.pop("_id", "")
    plain = {column: cell for column, cell in said.items() if column not in (*_LISTS, "addresses", "ids")}
    addresses = tuple(Address(address=text) for text in split(said["addresses"]))
    return msgspec.convert(
        {**plain, **lists, "addresses": addresses, "ids": tuple(map(document, split(said["ids"])))}, Record
    )


_LISTS = ("programs", "alt_names", "citizenships", "dates_of_birth", "nationalities", "places_of_birth")
_DOCUMENT = re.compile(r"(?:(?P<country>[A-Z]{2}), )?(?P<number>.+?), (?P<type>[^,]*[^,\d][^,]*)")


def split(text: str) -> tuple[str, ...]:
    """The parts of a cell, between semicolons."""
    return tuple(part for one in re.split(r";\s+|;$", text) if (part := one.strip()))


def document(text: str) -> Document:
    """`US, 80-0890696, Tax ID No.` as country, number and kind. What ends in `-` or `:` says something else.

    >>> document("US, 80-0890696, Tax ID No.").type
    'Tax ID No.'
    """
    found = _DOCUMENT.fullmatch(text)
    if not found or text.endswith(("-", ":")):
        return Document(number=text)
    return Document(found["type"], found["number"], found["country"])
