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
from listed.sources.eu.csv_columns import COLUMNS_1_0, COLUMNS_1_1, GROUPS_1_0, GROUPS_1_1, Layout
from listed.sources.eu.entity import SOURCE, Act, Entity, EntityWriter, Part
from listed.sources.eu.fsf_xml import words_of
from listed.sources.eu.legacy_xml import untangled
from listed.sources.formats import Format, RawFile

_HINT = "take the XML 1.1 or the CSV from the publisher itself"
LAYOUTS = (
    Layout("EU FSF CSV 1.1", COLUMNS_1_1, GROUPS_1_1),
    Layout("EU FSF CSV 1.0", COLUMNS_1_0, GROUPS_1_0),
)


def recognise(file: RawFile) -> str:
    """`list` for both versions, and for the copies of a spreadsheet."""
    head = file.data[:400].removeprefix(b"\xef\xbb\xbf").lstrip(b'"')
    return "list" if head.startswith((b"fileGenerationDate;Entity_", b"Date_file")) else ""


def read(files: dict[str, RawFile]) -> Reading:
    """Every entity of the list. Raises UnreadableList, for a copy of a spreadsheet too."""
    file = files["list"]
    rows = list(csv.reader(io.StringIO(_text(file), newline=""), delimiter=";"))
    layout = _layout(rows[0], file)
    writer = EntityWriter(file.name.rsplit("/", 1)[-1], file.sha256)
    entities: dict[str, list[list[str]]] = {}
    published: PartialDate | None = None
    for line, row in enumerate(rows[1:], 2):
        if not any(row):
            continue
        if len(row) != len(layout.columns):
            where = f"{file.name} row {line}"
            raise UnreadableList(
                f"a row has {len(row)} columns, not {len(layout.columns)}", where=where, hint=_HINT
            )
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
    heads = [dict(zip(layout.entity, (row[at] for at in layout.entity_at), strict=True)) for row in rows]
    first = heads[0]
    parts = {part.kind + part.number: part for row in rows for part in _parts(row, layout)}
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
        get("numberTitle", ""), get("regulationType", ""), get("organisationType", ""), get("programme", ""),
        get("publicationDate", ""), get("entryIntoForceDate", ""), get("publicationUrl", ""),
    )  # fmt: skip


def _parts(row: list[str], layout: Layout) -> Iterator[Part]:
    for kind, words in layout.groups:
        said = {word: row[at].strip() for word, at in words if row[at].strip()}
        number = said.pop("logicalId", "")
        if not number:
            continue
        act = words_of(_act(said))
        if "other" in layout.joined:
            yield untangled(kind, number, said, act)
        else:
            remark = said.pop("remark", "")
            yield Part(
                kind, number, said, (remark,) if remark else (), _contacts(said.pop("contactInfo", "")), act
            )


def _contacts(text: str) -> tuple[tuple[str, str], ...]:
    return untangled("address", "", {"other": text}, "").contacts


FORMATS = (Format(SOURCE, "EU FSF CSV", recognise, read),)
