"""Reads OFAC's CSV files: sdn, alt, add, sdn_comments (and cons_prim, cons_alt, cons_add, cons_comments).

The files have no header, no date and end with a row of one 0x1A; null is `-0- `. A copy that somebody saved anew may
have a header and no quotes. A remark of 1,000 characters is cut mid-word and goes on in the comments file.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from msgspec import Struct

from listed.errors import UnreadableList
from listed.model import Claim, Reading, Text
from listed.sources.common.claims import PartyWriter, place_of
from listed.sources.common.formats import RawFile
from listed.sources.us_ofac import entry
from listed.sources.us_ofac.remarks import remark_item, split_remarks

COLUMNS = {"sdn": 12, "alt": 5, "add": 6, "comments": 2}
_TEXT_COLUMNS = {
    4: "title",
    5: "call sign",
    6: "vessel type",
    7: "tonnage",
    8: "gross registered tonnage",
    9: "flag",
    10: "vessel owner",
}
"""The places of columns, from 0, and their words in `entry.column`."""
_NON_SDN_TAGS = re.compile(r'"(?:NS-[A-Z]+|CAPTA|UKRAINE-EO13662|FSE-[A-Z]+|CMIC-EO13959)[]"]')
_SDN_HINT = re.compile(r"^\d{1,6},", re.M)


class Row(Struct, frozen=True):
    """One row: its number in the file, and its fields with nulls as empty texts."""

    line: int
    fields: tuple[str, ...]


def role_of(file: RawFile) -> str:
    """`sdn`, `alt`, `add` or `comments` by the shape of the first rows; "" for another file."""
    rows = _first_rows(file)
    if not rows:
        return ""
    widths = {len(row) for row in rows}
    for role, width in COLUMNS.items():
        if widths == {width} and all(row[0].strip().isdigit() for row in rows) and _fits(role, rows):
            return role
    return ""


def _first_rows(file: RawFile) -> list[list[str]]:
    head = file.data[:20_000].decode("utf-8", "replace")
    if not _SDN_HINT.search(head):
        return []
    lines = head.split("\n")[: 12 if len(file.data) > 20_000 else None]
    try:
        rows = [row for row in csv.reader(lines[:12]) if row and row != ["\x1a"]]
    except csv.Error:
        return []
    rows = rows[1:] if rows and not rows[0][0].strip().isdigit() else rows
    return rows[:-1] if len(rows) > 1 else rows


def _fits(role: str, rows: list[list[str]]) -> bool:
    if role == "alt":
        return all(row[1].strip().isdigit() and row[2].strip() in ("aka", "fka", "nka") for row in rows)
    if role == "add":
        return all(row[1].strip().isdigit() for row in rows)
    return True


def source_of(role: str, file: RawFile) -> str:
    """Which list: by the programmes of the main file; of the others, that state none, by the file's name."""
    if role == "sdn":
        text = file.data[:200_000].decode("utf-8", "replace")
        rows = max(1, text.count("\n"))
        return entry.CONS if len(_NON_SDN_TAGS.findall(text)) > rows / 2 else entry.SDN
    return entry.CONS if "cons" in file.name.rsplit("/", 1)[-1].lower() else entry.SDN


def list_and_role(file: RawFile) -> tuple[str, str]:
    """Which of the two lists a file is of, and which of its files it is."""
    role = role_of(file)
    return (source_of(role, file), role) if role else ("", "")


def _rows(file: RawFile, role: str) -> Iterator[Row]:
    """The rows of a file. Raises UnreadableList for one with another number of columns."""
    try:
        text = file.data.decode("utf-8")
    except UnicodeDecodeError:
        text = file.data.decode("cp1252", "replace")
    reader = csv.reader(io.StringIO(text, newline=""))
    for row in reader:
        if not row or (row[0].strip() in ("\x1a", "") and not any(cell.strip() for cell in row[1:])):
            continue
        if row[0].strip() == "\x1a":
            continue
        if reader.line_num == 1 and not row[0].strip().isdigit():
            continue
        where = f"{file.name} line {reader.line_num}"
        if len(row) != COLUMNS[role] or not row[0].strip().isdigit():
            raise UnreadableList(
                f"a row has {len(row)} columns, not {COLUMNS[role]}, or no entry number",
                where=where,
                hint="the file is cut off or not OFAC's: fetch it again",
            )
        yield Row(reader.line_num, (*(_value(cell).strip() for cell in row[:-1]), _value(row[-1])))


def _value(cell: str) -> str:
    """A cell as it stands; nulls are empty. A remark that is cut may end in a space that belongs to it."""
    return "" if cell.strip() == "-0-" else cell


def read(source: str, files: dict[str, RawFile]) -> Reading:
    """Reads an edition of one of the two lists. Raises UnreadableList."""
    return _Reader(source, files).read()


class _Reader:
    def __init__(self, source: str, files: dict[str, RawFile]) -> None:
        self.source = source
        self.files = files
        self.claims: list[Claim] = []
        self.persons: dict[str, bool] = {}

    def read(self) -> Reading:
        comments = self._comments()
        if "sdn" in self.files:
            self._parties(comments)
        if "alt" in self.files:
            self._aliases()
        if "add" in self.files:
            self._addresses()
        roles = {"sdn": "parties", "alt": "aliases", "add": "addresses", "comments": "comments"}
        parts = tuple(part for role, part in roles.items() if role in self.files)
        files = tuple(self.files[role].sha256 for role in roles if role in self.files)
        warnings = self._cut_off(comments) if "sdn" in self.files else ()
        return Reading(
            self.source,
            "OFAC CSV",
            tuple(self.claims),
            files,
            parts=parts,
            all_parts=entry.PARTS,
            warnings=warnings,
        )

    def _writer(self, number: str, role: str) -> PartyWriter:
        file = self.files[role]
        return PartyWriter(
            self.claims,
            f"{self.source}:{number}",
            file.sha256,
            f"{file.name.rsplit('/', 1)[-1]} entry {number}",
        )

    def _comments(self) -> dict[str, str]:
        file = self.files.get("comments")
        joined: dict[str, str] = {}
        for row in _rows(file, "comments") if file else ():
            joined[row.fields[0]] = joined.get(row.fields[0], "") + row.fields[1]
        return joined

    def _parties(self, comments: dict[str, str]) -> None:
        for row in _rows(self.files["sdn"], "sdn"):
            number, text, kind, programmes, *_ = row.fields
            person = kind == "individual"
            remarks = (row.fields[11] + comments.get(number, "")).strip()
            self.persons[number] = person
            party = self._writer(number, "sdn")
            entry.schema(party, kind, "column 3")
            party.add("name", entry.full_name(text, person), "column 2", text)
            entry.listings(
                party,
                self.source,
                [tag.strip(" []") for tag in programmes.split("]") if tag.strip(" []")],
                ("column 4", remarks),
            )
            self._columns(party, row)
            self._remarks(party, remarks, person)

    def _columns(self, party: PartyWriter, row: Row) -> None:
        for at, word in _TEXT_COLUMNS.items():
            entry.column(party, word, row.fields[at], f"column {at + 1}")

    def _remarks(self, party: PartyWriter, remarks: str, person: bool) -> None:
        if not remarks:
            return
        party.text("remark", remarks, "remarks")
        for item in split_remarks(remarks):
            remark_item(party, item, person)

    def _aliases(self) -> None:
        for row in _rows(self.files["alt"], "alt"):
            number, alias, kind, text, remark = (cell.strip() for cell in row.fields)
            person = self.persons.get(number, ", " in text)
            party = self._writer(number, "alt")
            entry.alias(party, entry.full_name(text, person), kind, f"alias {alias}")
            if remark:
                party.add("unplaced", _labelled(remark, "alias remark"), f"alias {alias}", remark, "aliases")

    def _addresses(self) -> None:
        for row in _rows(self.files["add"], "add"):
            number, address, street, city, country, remark = (cell.strip() for cell in row.fields)
            place = place_of(street=street, city=city, country=country, note=remark)
            if place:
                self._writer(number, "add").add(
                    "address", place, f"address {address}", place.text, "addresses"
                )

    def _cut_off(self, comments: dict[str, str]) -> tuple[str, ...]:
        cut = [
            row.fields[0]
            for row in _rows(self.files["sdn"], "sdn")
            if len(row.fields[11]) >= 1000 and row.fields[0] not in comments
        ]
        if not cut:
            return ()
        return (
            f"remarks of {len(cut)} entries are cut at character 1,000 and go on in a comments file that was not loaded (first: {cut[0]})",
        )


def _labelled(text: str, label: str) -> Text:
    return Text(text, label=label)


FORMATS = entry.formats("OFAC CSV", list_and_role, read)
