"""Customer files as rows: CSV and TSV (also .gz), JSON lines, Parquet and Arrow. Read as a stream, never whole."""

from __future__ import annotations

import csv
import gzip
import importlib.util
import io
import itertools
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from listed.errors import QueryError

if TYPE_CHECKING:
    import pyarrow

LONGEST_FIELD = 1_000_000
"""Characters of one field: a quote that is never closed ends here, not at the end of the file."""


class Row(Struct, frozen=True):
    """One row: the line where it begins (from 1; of Parquet and Arrow the number of the row), its values as text
    in the order of the headings, and what is wrong with it: "" where it could be read."""

    line: int
    values: tuple[str, ...]
    fault: str = ""


class Table(Struct, frozen=True):
    """A customer file that is open for reading. `rows()` reads from the start, `done()` says how much of
    the file was read, between 0 and 1."""

    headings: tuple[str, ...]
    rows: Callable[[], Iterator[Row]]
    done: Callable[[], float]


@contextmanager
def open_table(path: Path) -> Iterator[Table]:
    """The table of a file, recognised by its ending and first bytes, while it is open. Raises QueryError."""
    with ExitStack() as files:
        yield _table(path, files)


def _table(path: Path, files: ExitStack) -> Table:
    name = path.name.lower().removesuffix(".gz")
    try:
        file = files.enter_context(path.open("rb"))
    except OSError as error:
        raise QueryError(str(error.strerror), where=str(path), hint="name a file that can be read") from error
    head = file.peek(6)[:6]
    if head[:4] == b"PAR1":
        return _parquet(path, files)
    if head == b"ARROW1" or name.endswith((".arrow", ".feather")):
        return _arrow(path, files)
    if name.endswith((".jsonl", ".ndjson", ".json")):
        return _json_lines(path, _Lines(file))
    if name.endswith((".csv", ".tsv", ".txt")):
        return _csv(path, _Lines(file), "\t" if name.endswith(".tsv") else "")
    raise QueryError(
        "no table that is known",
        where=str(path),
        hint="give .csv, .tsv, .jsonl, .parquet or .arrow (.csv, .tsv, .jsonl also .gz)",
    )


class _Lines:
    """The lines of a text file, with how far they were read. Bytes that are not UTF-8 stay visible as faults."""

    def __init__(self, file: BufferedReader) -> None:
        self._raw = file
        self._size = max(os.fstat(file.fileno()).st_size, 1)
        packed = self._raw.peek(2)[:2] == b"\x1f\x8b"
        plain = gzip.GzipFile(fileobj=self._raw) if packed else self._raw
        self.text = io.TextIOWrapper(plain, encoding="utf-8-sig", errors="surrogateescape", newline="")

    def done(self) -> float:
        return min(1.0, self._raw.tell() / self._size)


def _csv(path: Path, lines: _Lines, delimiter: str) -> Table:
    csv.field_size_limit(LONGEST_FIELD)
    first = lines.text.readline()
    between = delimiter or max(",;\t|", key=first.count)
    headings = next(csv.reader([first], delimiter=between), [])
    if not any(heading.strip() for heading in headings):
        raise QueryError(
            "the first line has no headings", where=str(path), hint="a table begins with a line of headings"
        )
    return Table(tuple(headings), lambda: _csv_rows(lines.text, between, len(headings)), lines.done)


def _csv_rows(text: io.TextIOWrapper, delimiter: str, width: int) -> Iterator[Row]:
    reader = csv.reader(text, delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 2
        try:
            values = tuple(next(reader))
        except StopIteration:
            return
        except csv.Error as error:
            until = reader.line_num + 1
            yield Row(line, (), f"{error}{f' (lines {line} to {until})' if until > line else ''}")
            continue
        if values:
            yield Row(line, values, _fault(values, width))


def _fault(values: Sequence[str], width: int) -> str:
    if len(values) != width:
        return f"{len(values)} columns, not {width}"
    return (
        "not UTF-8"
        if any("\udc80" <= c <= "\udcff" for value in values if not value.isascii() for c in value)
        else ""
    )


def _json_lines(path: Path, lines: _Lines) -> Table:
    first = lines.text.readline()
    row = _json_object(first)
    if row is None:
        raise QueryError("the first line is no JSON object", where=str(path), hint="write one object a line")
    headings = tuple(row)

    def rows() -> Iterator[Row]:
        for number, line in enumerate(itertools.chain([first], lines.text), 1):
            if line.strip():
                yield _json_row(number, line, headings)

    return Table(headings, rows, lines.done)


def _json_object(line: str) -> dict[str, Any] | None:
    try:
        found = msgspec.json.decode(line.encode("utf-8", "surrogateescape"))
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return found if isinstance(found, dict) else None


def _json_row(number: int, line: str, headings: tuple[str, ...]) -> Row:
    found = _json_object(line)
    if found is None:
        return Row(number, (), "not a JSON object")
    unknown = [key for key in found if key not in headings]
    values = tuple(_text(found.get(heading)) for heading in headings)
    return Row(number, values, f"a key that the first line has not: {unknown[0]}" if unknown else "")


def _text(value: object) -> str:
    """A value of a typed table as text; several are parted by `;`."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, list | tuple):
        return ";".join(_text(one) for one in value)
    return str(value)


def need_arrow() -> None:
    """Raises QueryError where the library for Parquet and Arrow, which is optional, is not installed."""
    if importlib.util.find_spec("pyarrow") is None:
        hint = "install listed[batch], or give CSV or JSON lines"
        raise QueryError("Parquet and Arrow need pyarrow", where="batch", hint=hint)


def _parquet(path: Path, files: ExitStack) -> Table:
    need_arrow()
    import pyarrow.parquet

    file = files.enter_context(pyarrow.parquet.ParquetFile(path))
    return _of_batches(file.schema_arrow.names, lambda: file.iter_batches(CHUNK), file.metadata.num_rows)


def _arrow(path: Path, files: ExitStack) -> Table:
    need_arrow()
    import pyarrow.ipc

    mapped = files.enter_context(pyarrow.memory_map(str(path)))
    try:
        file = pyarrow.ipc.open_file(mapped)
    except pyarrow.ArrowInvalid:
        stream = pyarrow.ipc.open_stream(mapped)
        return _of_batches(stream.schema.names, lambda: iter(stream), 0)
    many = range(file.num_record_batches)
    return _of_batches(file.schema.names, lambda: (file.get_batch(at) for at in many), 0)


CHUNK = 4096


def _of_batches(
    names: Sequence[str], batches: Callable[[], Iterator[pyarrow.RecordBatch]], total: int
) -> Table:
    read = [0]

    def rows() -> Iterator[Row]:
        for batch in batches():
            for values in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                read[0] += 1
                yield Row(read[0], tuple(_text(value) for value in values))

    return Table(tuple(names), rows, lambda: read[0] / total if total else 0.0)
