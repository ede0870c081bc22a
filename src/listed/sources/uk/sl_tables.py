"""Reads the UK Sanctions List as a table: the CSV with all columns, the ODS with one line a designation."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import TypeVar

import msgspec

from listed.errors import UnreadableList
from listed.model import Reading
from listed.sources.common.formats import Format, RawFile
from listed.sources.common.sheets import Rows, ods_rows, words_at_start
from listed.sources.uk.designation import Address, Designation, SaidName, reading_of
from listed.sources.uk.sl_xml import SOURCE, listing_of
from listed.sources.uk.words import date_of

_HINT = "fetch the list again from its publisher"
_GIVEN = ("Name 1", "Name 2", "Name 3", "Name 4", "Name 5")
_LINES = tuple(f"Address Line {n}" for n in range(1, 7))
_SAID = {
    "Unique ID": "UniqueID",
    "OFSI Group ID": "OFSIGroupID",
    "UN Reference Number": "UNReferenceNumber",
    "Designation source": "DesignationSource",
    "Other Information": "OtherInformation",
    "Title": "Title",
    "Phone number": "PhoneNumber",
    "Website": "Website",
    "Email address": "EmailAddress",
    "D.O.B": "DOB",
    "Nationality(/ies)": "Nationality",
    "Position": "Position",
    "Gender": "Gender",
    "Type of entity": "TypeOfEntity",
    "Subsidiaries": "Subsidiary",
    "Parent company": "ParentCompany",
    "Business registration number (s)": "BusinessRegistrationNumber",
    "IMO number": "IMONumber",
    "Current owner/operator (s)": "CurrentOwnerOperator",
    "Previous owner/operator (s)": "PreviousOwnerOperator",
    "Current believed flag of ship": "CurrentBelievedFlagOfShip",
    "Previous flags": "PreviousFlag",
    "Type of ship": "TypeOfShip",
    "Tonnage of ship": "TonnageOfShip",
    "Length of ship": "LengthOfShip",
    "Year Built": "YearBuilt",
    "Hull identification number (HIN)": "HullIdentificationNumber",
}
"""The columns with one value each, and the word of the XML for it."""

_KIND = ("Designation Type", "Individual, Entity, Ship", "Type")
_COLUMNS = frozenset(
    {
        *_SAID,
        *_GIVEN,
        *_LINES,
        *_KIND,
        "Name 6",
        "Name type",
        "Alias strength",
        "Name non-latin script",
        "Non-latin script type",
        "Non-latin script language",
        "Regime Name",
        "Sanctions Imposed",
        "UK Statement of Reasons",
        "Address Postal Code",
        "Address Country",
        "Date Designated",
        "Last Updated",
        "National Identifier number",
        "Passport number",
        "National Identifier additional information",
        "Passport additional information",
        "Town of birth",
        "Country of birth",
        "Name",
    }
)
_NEEDED = ("Unique ID", "Regime Name", "Date Designated", "Sanctions Imposed")

_T = TypeVar("_T")
Cells = dict[str, str]
"""One row by the names of its columns; a column that the table lacks is empty."""


def recognise_csv(file: RawFile) -> str:
    """`list` for the UK's CSV."""
    head = file.data[:2000]
    return "list" if b"Unique ID" in head and b"OFSI Group ID" in head and b"Regime Name" in head else ""


def read_csv(files: dict[str, RawFile]) -> Reading:
    """Every designation of the CSV; the rows of one designation are joined. Raises UnreadableList."""
    file = files["list"]
    rows = csv_rows(file)
    told = rows.pop(0)[0] if rows and rows[0][0].startswith("Report Date") else ""
    reading = reading_of(SOURCE, "UK Sanctions List CSV", file, _designations(rows, file))
    return msgspec.structs.replace(reading, published=date_of(told.partition(":")[2]) if told else None)


def csv_rows(file: RawFile) -> Rows:
    """The rows of a CSV file that are not empty. Raises UnreadableList."""
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.data.count(b"\n", 0, error.start) + 1
        raise UnreadableList("the file is not UTF-8", where=f"{file.name} line {line}", hint=_HINT) from error
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        return [tuple(row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        where = f"{file.name} line {reader.line_num}"
        raise UnreadableList(f"not CSV ({error})", where=where, hint=_HINT) from error


def recognise_ods(file: RawFile) -> str:
    """`list` for the UK's ODS."""
    head = words_at_start(file)
    return "list" if b"Unique ID" in head and b"Designation source" in head else ""


def read_ods(files: dict[str, RawFile]) -> Reading:
    """Every designation of the ODS: a name, type, regime, source, date and measures, without aliases, addresses
    and details, which it does not state. Raises UnreadableList."""
    file = files["list"]
    designations = _designations(ods_rows(file), file)
    return reading_of(SOURCE, "UK Sanctions List ODS", file, designations, ("parties",))


def _designations(rows: Rows, file: RawFile) -> list[Designation]:
    header = tuple(cell.strip() for cell in rows[0]) if rows else ()
    for name in header:
        if name not in _COLUMNS:
            raise UnreadableList(
                f"the column {name!r} has no rule", where=f"{file.name} header", hint="update listed"
            )
    for name in _NEEDED:
        if name not in header:
            raise UnreadableList(f"the column {name!r} is missing", where=f"{file.name} header", hint=_HINT)
    grouped: dict[str, list[Cells]] = {}
    for at, row in enumerate(rows[1:], 2):
        if len(row) > len(header):
            where = f"{file.name} row {at}"
            raise UnreadableList(f"a row has {len(row)} columns, not {len(header)}", where=where, hint=_HINT)
        cells = dict.fromkeys(_COLUMNS, "") | dict(zip(header, row, strict=False))
        number = cells["Unique ID"].strip()
        if not number:
            raise UnreadableList("a row has no unique id", where=f"{file.name} row {at}", hint=_HINT)
        grouped.setdefault(number, []).append(cells)
    return [_designation(number, its_rows) for number, its_rows in grouped.items()]


def _designation(number: str, rows: list[Cells]) -> Designation:
    said = ((word, row[column]) for row in rows for column, word in _SAID.items() if row[column].strip())
    return Designation(
        number,
        next((row[column].strip() for row in rows for column in _KIND if row[column].strip()), ""),
        _unique(name for row in rows for name in _names(row)),
        _unique(
            listing_of(
                number,
                row["Regime Name"],
                row["Sanctions Imposed"],
                row["UK Statement of Reasons"],
                (row["Date Designated"], row["Last Updated"]),
            )
            for row in rows
        ),
        _unique(said),
        _unique(_address(row) for row in rows),
        _unique((row["Town of birth"], row["Country of birth"]) for row in rows),
        _unique(document for row in rows for document in _documents(row)),
    )


def _unique(found: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(found))


def _names(row: Cells) -> tuple[SaidName, ...]:
    kind = row["Name type"].strip() or "Primary Name"
    whole = SaidName(
        row["Name 6"] or row["Name"], tuple(row[name] for name in _GIVEN), kind, row["Alias strength"].strip()
    )
    original = SaidName(
        row["Name non-latin script"],
        kind=kind,
        script=row["Non-latin script type"].strip(),
        language=row["Non-latin script language"],
    )
    return whole, original


def _address(row: Cells) -> Address:
    return Address(tuple(row[line] for line in _LINES), row["Address Postal Code"], row["Address Country"])


def _documents(row: Cells) -> tuple[tuple[str, str, str], ...]:
    return (
        ("passport", row["Passport number"], row["Passport additional information"]),
        ("national_id", row["National Identifier number"], row["National Identifier additional information"]),
    )


FORMATS = (
    Format(SOURCE, "UK Sanctions List CSV", recognise_csv, read_csv),
    Format(SOURCE, "UK Sanctions List ODS", recognise_ods, read_ods),
)
