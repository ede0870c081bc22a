"""Rows of text out of spreadsheets (XLSX, ODS). Both are zip files from outside: sizes are checked before reading.

Numbers, dates and truth values become the text that a CSV of the same sheet would have.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from listed.errors import UnreadableList
from listed.sources.common.formats import RawFile
from listed.sources.common.xml import Element, local, parse_xml

Rows = list[tuple[str, ...]]
LARGEST_SHEET = 500_000_000
"""Bytes of all members, unpacked; the largest official list has 17 MB."""
MOST_REPEATS = 1000
"""How often a row or cell with words may say that it is repeated; empty ones may as they like."""

_HINT = "fetch the list again from its publisher"


def member_of(file: RawFile, name: str, size: int = LARGEST_SHEET) -> bytes:
    """The first `size` bytes of a member of the zip file; b"" where there is no such member.

    Raises UnreadableList for a damaged file and for one that unpacks to more than a list can be.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as package:
            if sum(member.file_size for member in package.infolist()) > LARGEST_SHEET:
                raise UnreadableList("it unpacks to more than a list can be", where=file.name, hint=_HINT)
            if name not in package.namelist():
                return b""
            with package.open(name) as member:
                return member.read(size)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise UnreadableList(f"the spreadsheet is damaged ({error})", where=file.name, hint=_HINT) from error


def words_at_start(file: RawFile) -> bytes:
    """The first words of a spreadsheet, to recognise it by; b"" for another file."""
    if file.data[:4] != b"PK\x03\x04":
        return b""
    try:
        names = ("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "content.xml")
        return b"".join(member_of(file, name, 10_000) for name in names)
    except UnreadableList:
        return b""


def xlsx_rows(file: RawFile) -> Rows:
    """The rows of the first sheet of an XLSX file. Raises UnreadableList."""
    from python_calamine import CalamineError, CalamineWorkbook

    member_of(file, "xl/workbook.xml")
    try:
        rows = CalamineWorkbook.from_filelike(io.BytesIO(file.data)).get_sheet_by_index(0).to_python()
    except (CalamineError, ValueError, OSError) as error:
        raise UnreadableList(
            f"the spreadsheet can't be read ({error})", where=file.name, hint=_HINT
        ) from error
    return [tuple(text_of_cell(cell) for cell in row) for row in rows]


def text_of_cell(cell: float | str | bool | time | date | datetime | timedelta) -> str:
    """The text of a cell: a whole number without its point, a date in ISO form.

    >>> text_of_cell(12.0), text_of_cell(date(2026, 1, 2)), text_of_cell(" a ")
    ('12', '2026-01-02', ' a ')
    """
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)


def ods_rows(file: RawFile) -> Rows:
    """The rows of the first sheet of an ODS file, without the empty ones. Raises UnreadableList."""
    content = member_of(file, "content.xml")
    if not content:
        raise UnreadableList("the spreadsheet has no content.xml", where=file.name, hint=_HINT)
    root = parse_xml(RawFile(file.name, file.raw, content, file.sha256))
    sheet = next((element for element in root.iter() if local(element) == "table"), None)
    if sheet is None:
        raise UnreadableList("the spreadsheet has no sheet", where=file.name, hint=_HINT)
    rows: Rows = []
    for row in (element for element in sheet.iter() if local(element) == "table-row"):
        cells = tuple(_cells(row, file))
        if any(cells):
            rows += [cells] * _repeats(row, "rows", file)
    return rows


def _cells(row: Element, file: RawFile) -> Iterator[str]:
    empty = 0
    for cell in row:
        text = _cell_text(cell)
        if not text:
            empty += _number(cell, "number-columns-repeated", file)
            continue
        yield from [""] * min(empty, MOST_REPEATS)
        empty = 0
        yield from [text] * _repeats(cell, "columns", file)


def _repeats(element: Element, what: str, file: RawFile) -> int:
    times = _number(element, f"number-{what}-repeated", file)
    if times > MOST_REPEATS:
        raise UnreadableList(f"words that repeat {times} times", where=file.name, hint=_HINT)
    return times


def _number(element: Element, name: str, file: RawFile) -> int:
    told = _attribute(element, name) or "1"
    if not told.isdecimal() or len(told) > 9:
        raise UnreadableList(f"{name} is {told!r}", where=file.name, hint=_HINT)
    return int(told)


def _cell_text(cell: Element) -> str:
    kind = _attribute(cell, "value-type")
    if kind == "date":
        return _attribute(cell, "date-value").removesuffix("T00:00:00")
    if kind == "float" and _attribute(cell, "value"):
        return _attribute(cell, "value").removesuffix(".0")
    return "\n".join("".join(map(str, part.itertext())) for part in cell if local(part) == "p")


def _attribute(element: Element, name: str) -> str:
    return next((str(v) for k, v in element.attrib.items() if str(k).rsplit("}", 1)[-1] == name), "")
