"""Reading one file, and looking at one of its parties."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from listed.model import Party, Reading
from listed.sources.common.formats import RawFile
from listed.sources.common.recognise import open_files, recognise

GOLDEN = Path(__file__).parents[2] / "golden"


def raw(name: str, data: bytes) -> RawFile:
    """A file as if it had been opened."""
    return RawFile(name, data, data, hashlib.sha256(data).hexdigest())


def reading_of(file: Path | RawFile, source: str | None = None) -> Reading:
    """What the reader that recognises the file makes of it."""
    files = open_files([file]) if isinstance(file, Path) else (file,)
    (found,) = recognise(files, source)
    return found.read()


def party(reading: Reading, number: str) -> Party:
    """One party of a reading, with its claims in the order of the file."""
    key = f"{reading.source}:{number}"
    claims = tuple(claim for claim in reading.claims if claim.party == key)
    assert claims, f"no party {number}"
    return Party(key, "Thing", reading.source, claims)


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    """The smallest XLSX that holds these rows as text, numbers and truths."""
    body = "".join(f"<row>{''.join(_cell(cell) for cell in row)}</row>" for row in rows)
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{types}"><Default Extension="rels" ContentType="application/'
        f'vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{sheet}'
        f'.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{sheet}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" Type="{office}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{office}"><sheets><sheet name="List" sheetId="1" r:id="r1"/>'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" '
        f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>{body}</sheetData></worksheet>",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in parts.items():
            archive.writestr(path, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return packed.getvalue()


def _cell(cell: object) -> str:
    if isinstance(cell, bool):
        return f'<c t="b"><v>{int(cell)}</v></c>'
    if isinstance(cell, int | float):
        return f"<c><v>{cell}</v></c>"
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(str(cell))}</t></is></c>'
