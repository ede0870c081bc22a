"""Reads the Denied Persons List of the US Bureau of Industry and Security (one row an address).

The file numbers nothing. A party is its name and the day its denial takes effect; rows that agree in both
are one party with several addresses.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from datetime import date
from itertools import count

from listed.dates import PartialDate, day
from listed.errors import UnreadableList
from listed.model import Claim, Listing, Reading, Text
from listed.sources.common.claims import PartyWriter, name, place_of
from listed.sources.common.formats import Format, RawFile

SOURCE = "us-bis-dpl"
AUTHORITY = "Bureau of Industry and Security"

_COLUMNS = [
    "Name", "Street_Address", "City", "State", "Country", "Postal_Code", "Effective_Date", "Expiration_Date",
    "Standard_Order", "Last_Update", "Action", "FR_Citation",
]  # fmt: skip
_US_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def recognise(file: RawFile) -> str:
    """`list` for the tab-separated file, by its header."""
    start = file.data[:200].removeprefix(b"\xef\xbb\xbf").replace(b'"', b"")
    return "list" if start.startswith(b"Name\tStreet_Address\tCity") else ""


def read(files: dict[str, RawFile]) -> Reading:
    """Every denied person. Raises UnreadableList."""
    file = files["list"]
    text, warnings = _text(file)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t", strict=True)
    parties: dict[str, list[Claim]] = {}
    try:
        if next(rows, []) != _COLUMNS:
            raise UnreadableList("the columns changed", where=f"{file.name} line 1", hint="update listed")
        for line, row in zip(count(2), rows, strict=False):
            if any(row):
                _read_row(row, file, line, parties)
    except csv.Error as error:
        where = f"{file.name} line {rows.line_num}"
        raise UnreadableList(
            f"not tab-separated ({error})", where=where, hint="fetch the list again"
        ) from error
    claims = tuple(claim for party in parties.values() for claim in party)
    return Reading(SOURCE, "BIS TSV", claims, (file.sha256,), warnings=warnings)


def _text(file: RawFile) -> tuple[str, tuple[str, ...]]:
    """The file as text. Old copies are not in UTF-8; which encoding they are in is said, not hidden."""
    try:
        return file.data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        return file.data.decode("cp1252", "replace"), ("not UTF-8: read as Windows-1252",)


def _read_row(row: list[str], file: RawFile, line: int, parties: dict[str, list[Claim]]) -> None:
    if len(row) != len(_COLUMNS) or not row[0].strip():
        raise UnreadableList(
            "the row is damaged", where=f"{file.name} line {line}", hint="fetch the list again"
        )
    said = {column: " ".join(cell.split()) for column, cell in zip(_COLUMNS, row, strict=True)}
    number = _number(said)
    found: list[Claim] = []
    writer = PartyWriter(found, f"{SOURCE}:{number}", file.sha256, f"dpl.txt {number}")
    writer.add("schema", Text("LegalEntity"), "Name")
    writer.add("name", name(said["Name"]), "Name", row[0])
    _address(writer, said)
    writer.add("listing", _listing(said), "Effective_Date to FR_Citation", said["FR_Citation"])
    writer.text("remark", said["Action"], "Action", "Action")
    writer.text("unplaced", said["Standard_Order"], "Standard_Order", "Standard_Order")
    known = parties.setdefault(number, [])
    stated = [(claim.field, claim.value) for claim in known]
    known += [claim for claim in found if (claim.field, claim.value) not in stated]


def _number(said: dict[str, str]) -> str:
    return hashlib.sha256(f"{said['Name']}\n{said['Effective_Date']}".encode()).hexdigest()[:12]


def _address(writer: PartyWriter, said: dict[str, str]) -> None:
    place = place_of(
        said["Street_Address"], said["City"], said["State"], said["Postal_Code"], said["Country"]
    )
    if place:
        writer.add("address", place, "Street_Address to Postal_Code", place.text)


def _listing(said: dict[str, str]) -> Listing:
    updated = us_date(said["Last_Update"])
    return Listing(
        AUTHORITY,
        programme="DPL",
        legal_act=said["FR_Citation"],
        measures=("export_ban",),
        listed_on=us_date(said["Effective_Date"]),
        amended_on=(updated,) if updated else (),
        until=us_date(said["Expiration_Date"]),
    )


def us_date(text: str) -> PartialDate | None:
    """A day written month first, or ISO. None for an empty text; an odd one keeps its words and says nothing.

    >>> us_date("03/04/2002").earliest
    datetime.date(2002, 3, 4)
    """
    if not text:
        return None
    try:
        if found := _US_DATE.fullmatch(text):
            return day(int(found[3]), int(found[1]), int(found[2]), text)
        exact = date.fromisoformat(text)
        return PartialDate(exact, exact, text)
    except ValueError:
        return PartialDate(text=text)


FORMATS = (Format(SOURCE, "BIS TSV", recognise, read),)
