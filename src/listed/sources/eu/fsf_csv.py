"""Reads FSF CSV 1.0 and 1.1: one row for each name, address, date of birth, document or citizenship.

A copy that a spreadsheet saved anew is refused: whole lines stand in one quoted cell, and letters outside
Windows-1252 have become question marks, so that Greek, Bulgarian and Baltic names are lost in it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from listed.dates import PartialDate, parse_date
from listed.errors import UnreadableList
from listed.model import Reading
from listed.sources.common.formats import Format, RawFile
from listed.sources.eu.csv_columns import CSV_1_0, CSV_1_1, Layout
from listed.sources.eu.entity import SOURCE, Act, Entity, EntityWriter, Part
from listed.sources.eu.fsf_xml import words_of
from listed.sources.eu.legacy_xml import contacts_in, untangled

_HINT = "take the XML 1.1 or the CSV from the publisher itself"
LAYOUTS = (CSV_1_1, CSV_1_0)


def recognise(file: RawFile) -> str:
    """`list` for both versions, and for the copies of a spreadsheet."""
    head = file.data[:400].removeprefix(b"\xef\xbb\xbf").lstrip(b'"')
    return "list" if head.startswith((b"fileGenerationDate;Entity_", b"Date_file")) else ""


def read(files: dict[str, RawFile]) -> Reading:
    """Every entity of the list. Raises UnreadableList, for a copy of a spreadsheet too."""
    file = files["list"]
    rows = _rows(file)
    layout = _layout(rows[0], file)
    writer = EntityWriter(file.name.rsplit("/", 1)[-1], file.sha256)
    entities: dict[str, list[list[str]]] = {}
    published: PartialDate | None = None
    for line, row in enumerate(rows[1:], 2):
        if not any(row):
            continue
        if len(row) != len(layout.columns) or not row[1]:
            told = f"a row has {len(row)} columns, not {len(layout.columns)}, or no entity number"
            raise UnreadableList(told, where=f"{file.name} row {line}", hint=_HINT)
        published = published or (parse_date(row[0]) if row[0] else None)
        entities.setdefault(row[1], []).append(row)
    for number, its_rows in entities.items():
        writer.write(_entity(number, its_rows, layout))
    return Reading(
        SOURCE,
        layout.name,
        tuple(writer.claims),
        (file.sha256,),
        published=published,
        warnings=tuple(writer.warnings),
    )


def _rows(file: RawFile) -> list[list[str]]:
    reader = csv.reader(io.StringIO(_text(file), newline=""), delimiter=";")
    try:
        return list(reader)
    except csv.Error as error:
        where = f"{file.name} line {reader.line_num}"
        raise UnreadableList(f"not CSV ({error})", where=where, hint=_HINT) from error


def _text(file: RawFile) -> str:
    first = file.data.split(b"\n", 1)[0]
    if first.startswith(b'"') and first.rstrip(b'\t\r" \n').count(b'"') == 1:
        raise UnreadableList(
            "a spreadsheet saved this copy: whole lines are quoted as one cell, commas became tabs, and letters of "
            "other alphabets became question marks",
            where=f"{file.name} line 1",
            hint=_HINT,
        )
    try:
        return file.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.data.count(b"\n", 0, error.start) + 1
        raise UnreadableList("the file is not UTF-8", where=f"{file.name} line {line}", hint=_HINT) from error


def _layout(header: list[str], file: RawFile) -> Layout:
    for layout in LAYOUTS:
        if tuple(header) == layout.columns:
            return layout
    known = {name for layout in LAYOUTS for name in layout.columns}
    odd = next((name for name in header if name not in known), f"{len(header)} columns in another order")
    raise UnreadableList(f"the column {odd!r} has no rule", where=f"{file.name} line 1", hint="update listed")


def _entity(number: str, rows: list[list[str]], layout: Layout) -> Entity:
    heads = [layout.entity_of(row) for row in rows]
    first = heads[0]
    parts = {
        (part.kind, part.number or str(at)): part
        for at, row in enumerate(rows)
        for part in _parts(row, layout)
    }
    acts = dict.fromkeys(_act(head) for head in heads)
    remarks = dict.fromkeys(head["remark"] for head in heads if head["remark"])
    return Entity(
        number,
        first["subject"],
        next((head["reference"] for head in heads if head["reference"]), ""),
        tuple(act for act in acts if act.title),
        tuple(parts.values()),
        tuple(remarks),
        first.get("unitedNationId", ""),
        first.get("designationDate", ""),
        first.get("designationDetails", ""),
    )


def _act(head: dict[str, str]) -> Act:
    get = head.get
    return Act(
        get("numberTitle", ""),
        get("regulationType", ""),
        get("organisationType", ""),
        get("programme", ""),
        get("publicationDate", ""),
        get("entryIntoForceDate", ""),
        get("publicationUrl", ""),
    )


def _parts(row: list[str], layout: Layout) -> Iterator[Part]:
    for kind, said in layout.parts_of(row):
        number = said.pop("logicalId", "")
        if not said:
            continue
        act = words_of(_act(said))
        if layout.joined:
            yield untangled(kind, number, said, act)
            continue
        contacts, rest = contacts_in(said.pop("contactInfo", ""))
        remarks = tuple(text for text in (said.pop("remark", ""), rest) if text)
        yield Part(kind, number, said, remarks, contacts, act)


FORMATS = (Format(SOURCE, "EU FSF CSV", recognise, read),)
