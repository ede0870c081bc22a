"""Reads the OFSI Consolidated List (2022 format) as XLSX and CSV. A target has a row for each name and address."""

from __future__ import annotations

import msgspec

from listed.errors import UnreadableList
from listed.model import Listing, Reading
from listed.sources.common.formats import Format, RawFile
from listed.sources.common.sheets import Rows, words_at_start, xlsx_rows
from listed.sources.uk.designation import Address, Designation, SaidName, reading_of
from listed.sources.uk.other_information import tagged
from listed.sources.uk.sl_tables import Cells, csv_rows
from listed.sources.uk.sl_xml import listing_of
from listed.sources.uk.words import date_of

SOURCE = "uk-ofsi"
COLUMNS = (
    "Name 6",
    "Name 1",
    "Name 2",
    "Name 3",
    "Name 4",
    "Name 5",
    "Title",
    "Name Non-Latin Script",
    "Non-Latin Script Type",
    "Non-Latin Script Language",
    "DOB",
    "Town of Birth",
    "Country of Birth",
    "Nationality",
    "Passport Number",
    "Passport Details",
    "National Identification Number",
    "National Identification Details",
    "Position",
    "Address 1",
    "Address 2",
    "Address 3",
    "Address 4",
    "Address 5",
    "Address 6",
    "Post/Zip Code",
    "Country",
    "Other Information",
    "Group Type",
    "Alias Type",
    "Alias Quality",
    "Regime",
    "Listed On",
    "UK Sanctions List Date Designated",
    "Last Updated",
    "Group ID",
)
_GIVEN = ("Name 1", "Name 2", "Name 3", "Name 4", "Name 5")
_LINES = tuple(f"Address {n}" for n in range(1, 7))
_SAID = {"Title": "Title", "DOB": "DOB", "Nationality": "Nationality", "Position": "Position"}
_DESIGNATED = "UK Sanctions List Date Designated"
_HINT = "fetch the list again from its publisher"


def recognise_xlsx(file: RawFile) -> str:
    """`list` for the XLSX."""
    head = words_at_start(file)
    return "list" if b"Name Non-Latin Script" in head and b"Alias Quality" in head else ""


def recognise_csv(file: RawFile) -> str:
    """`list` for the CSV."""
    head = file.data[:2000]
    return (
        "list" if b"Name Non-Latin Script" in head and b"Alias Quality" in head and head[:2] != b"PK" else ""
    )


def read_xlsx(files: dict[str, RawFile]) -> Reading:
    """Every target of the XLSX; the rows of one Group ID are joined. Raises UnreadableList."""
    return _read(files["list"], xlsx_rows(files["list"]), "OFSI ConList XLSX")


def read_csv(files: dict[str, RawFile]) -> Reading:
    """Every target of the CSV; the rows of one Group ID are joined. Raises UnreadableList."""
    return _read(files["list"], csv_rows(files["list"]), "OFSI ConList CSV")


def _read(file: RawFile, rows: Rows, form: str) -> Reading:
    told = ""
    if rows and rows[0][0].strip().rstrip(":") == "Last Updated":
        told = rows[0][1]
        rows = rows[1:]
    reading = reading_of(
        SOURCE, form, file, [_target(number, its) for number, its in _groups(rows, file).items()]
    )
    return msgspec.structs.replace(reading, published=date_of(told) if told else None)


def _groups(rows: Rows, file: RawFile) -> dict[str, list[Cells]]:
    header = tuple(cell.strip() for cell in rows[0]) if rows else ()
    if header != COLUMNS:
        odd = next((name for name in header if name not in COLUMNS), None)
        told = (
            f"the column {odd!r} has no rule"
            if odd
            else f"{len(header)} columns, not the {len(COLUMNS)} of 2022"
        )
        raise UnreadableList(
            told, where=f"{file.name} header", hint="is this another list or an older format?"
        )
    grouped: dict[str, list[Cells]] = {}
    for at, row in enumerate(rows[1:], 3):
        if len(row) != len(COLUMNS) or not row[-1].strip():
            where = f"{file.name} row {at}"
            raise UnreadableList(f"a row has {len(row)} columns or no Group ID", where=where, hint=_HINT)
        grouped.setdefault(row[-1].strip(), []).append(dict(zip(COLUMNS, row, strict=True)))
    return grouped


def _target(number: str, rows: list[Cells]) -> Designation:
    told = dict.fromkeys(row["Other Information"].strip() for row in rows)
    tags = tuple(dict.fromkeys(pair for text in told for pair in tagged(text)))
    said = ((word, row[column]) for row in rows for column, word in _SAID.items() if row[column].strip())
    reasons = "\n".join(text for word, text in tags if word == "reasons")
    return Designation(
        number,
        rows[0]["Group Type"].strip(),
        tuple(dict.fromkeys(name for row in rows for name in _names(row))),
        tuple(dict.fromkeys(_listing(number, row, reasons) for row in rows)),
        (
            ("OFSIGroupID", number),
            *(pair for pair in tags if pair[0] != "reasons"),
            *dict.fromkeys(said),
            *(("OtherInformation", text) for text in told if text),
            *dict.fromkeys(("DateDesignated", row[_DESIGNATED]) for row in rows if row[_DESIGNATED].strip()),
        ),
        tuple(dict.fromkeys(_address(row) for row in rows)),
        tuple(dict.fromkeys((row["Town of Birth"], row["Country of Birth"]) for row in rows)),
        tuple(dict.fromkeys(document for row in rows for document in _documents(row))),
    )


def _names(row: Cells) -> tuple[SaidName, ...]:
    kind = row["Alias Type"].strip()
    whole = SaidName(row["Name 6"], tuple(row[name] for name in _GIVEN), kind, row["Alias Quality"].strip())
    original = SaidName(
        row["Name Non-Latin Script"],
        kind=kind,
        strength=row["Alias Quality"].strip(),
        script=row["Non-Latin Script Type"].strip(),
        language=row["Non-Latin Script Language"],
    )
    return whole, original


def _listing(number: str, row: Cells, reasons: str) -> Listing:
    imposed = "" if row["Group Type"].strip() == "Ship" else "Asset freeze"
    return listing_of(number, row["Regime"], imposed, reasons, (row["Listed On"], row["Last Updated"]))


def _address(row: Cells) -> Address:
    return Address(tuple(row[line] for line in _LINES), row["Post/Zip Code"], row["Country"])


def _documents(row: Cells) -> tuple[tuple[str, str, str], ...]:
    return (
        ("passport", row["Passport Number"], row["Passport Details"]),
        ("national_id", row["National Identification Number"], row["National Identification Details"]),
    )


FORMATS = (
    Format(SOURCE, "OFSI ConList XLSX", recognise_xlsx, read_xlsx),
    Format(SOURCE, "OFSI ConList CSV", recognise_csv, read_csv),
)
