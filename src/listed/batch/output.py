"""What a customer file gives: a file of hits, a file of rows that could not be screened, and how far it came."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct, structs

from listed.batch.tables import need_arrow
from listed.errors import QueryError, StoreError
from listed.files import whole_file
from listed.model import Answer, Hit, Listing

ENDINGS = (".csv", ".jsonl", ".parquet")


class HitRow(Struct, frozen=True):
    """One hit of one row: what was asked, the party it could be, and the score as its factors."""

    line: int
    id: str
    asked: str
    party: str
    listed_name: str
    source: str
    schema: str
    standing: str
    score: float
    bits: float
    programmes: str
    authorities: str
    factors: str
    """`name +22.5; birth_date +7.0`: the bits of each factor; they add up to `bits`."""


class Reject(Struct, frozen=True):
    """A row that was not screened, and why."""

    line: int
    id: str
    reason: str


class Progress(Struct, frozen=True, forbid_unknown_fields=True):
    """How far a run came: rows read, and the bytes of its files that belong to them."""

    settings: str
    rows: int = 0
    screened: int = 0
    rows_with_hits: int = 0
    hits: int = 0
    rejects: int = 0
    hit_bytes: int = 0
    reject_bytes: int = 0


def hit_rows(line: int, answer: Answer) -> Iterator[HitRow]:
    """The hits of one row, best first."""
    query = answer.query
    said = query.name or "; ".join(f"{one.kind} {one.value}" for one in query.identifiers)
    for hit in answer.hits:
        listings = [value for value in hit.party.values("listing") if isinstance(value, Listing)]
        yield HitRow(
            line,
            query.id,
            said,
            hit.party.id,
            hit.matched_name.text if hit.matched_name else hit.party.caption,
            hit.party.source,
            hit.party.schema,
            hit.standing,
            hit.score,
            hit.total_millibits / 1000,
            _joined(one.programme for one in listings),
            _joined(one.authority for one in listings),
            _factors(hit),
        )


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, texts)))


def _factors(hit: Hit) -> str:
    return "; ".join(f"{one.name} {one.bits:+.1f}" for one in hit.factors)


class Output:
    """The files of one run beside its output: `.part` while it runs, whole when it is done.

    A run that ended half-way goes on where its files agree with its progress. Raises QueryError where the half-done
    run was another one, StoreError where the disk can't be written.
    """

    def __init__(self, path: Path, settings: str) -> None:
        if path.suffix not in ENDINGS:
            hint = f"name it with one of {', '.join(ENDINGS)}"
            raise QueryError(
                f"no format for {path.suffix or 'a name without an ending'}", where=str(path), hint=hint
            )
        self.path = path
        self.rejects_path = path.with_name(f"{path.stem}.rejects.csv")
        self._state = path.with_name(f"{path.name}.progress")
        self._work = path.with_name(f"{path.name}.part")
        self._reject_work = path.with_name(f"{path.stem}.rejects.part")
        self.progress = self._begun(settings)
        try:
            self._hits = _opened(self._work, self.progress.hit_bytes)
            self._rejects = _opened(self._reject_work, self.progress.reject_bytes)
        except OSError as error:
            raise _unwritable(path, error) from error

    def _begun(self, settings: str) -> Progress:
        try:
            begun = msgspec.json.decode(self._state.read_bytes(), type=Progress)
        except FileNotFoundError:
            return Progress(settings)
        except msgspec.DecodeError as error:
            raise QueryError(
                "the progress of an earlier run is broken", where=str(self._state), hint="use --restart"
            ) from error
        if begun.settings != settings:
            raise QueryError(
                "an earlier run with another file, other lists or other options stopped half-way",
                where=str(self._state),
                hint="finish it as it was begun, or use --restart to start anew",
            )
        return begun

    def write(self, hits: Iterable[HitRow], rejects: Iterable[Reject], progress: Progress) -> None:
        """Adds what came of some rows, and then the progress that counts them. Raises StoreError."""
        try:
            self._hits.write(b"".join(msgspec.json.encode(hit) + b"\n" for hit in hits))
            self._rejects.write(b"".join(msgspec.json.encode(one) + b"\n" for one in rejects))
            self._hits.flush()
            self._rejects.flush()
            self.progress = structs.replace(
                progress, hit_bytes=self._hits.tell(), reject_bytes=self._rejects.tell()
            )
            beside = self._state.with_name(f"{self._state.name}.new")
            beside.write_bytes(msgspec.json.encode(self.progress))
            os.replace(beside, self._state)
        except OSError as error:
            raise _unwritable(self.path, error) from error

    def finish(self) -> None:
        """The hits, and the rejects where there are any, are in their files; nothing else is left. Raises StoreError."""
        self.close()
        try:
            _convert(self._work, self.path, HitRow)
            if self.progress.rejects:
                _convert(self._reject_work, self.rejects_path, Reject)
            else:
                self.rejects_path.unlink(missing_ok=True)
            for left in (self._state, self._work, self._reject_work):
                left.unlink(missing_ok=True)
        except OSError as error:
            raise _unwritable(self.path, error) from error

    def close(self) -> None:
        """Closes the files as they are: the run can go on later."""
        self._hits.close()
        self._rejects.close()


def clear(path: Path) -> None:
    """Forgets a run that stopped half-way."""
    for left in (f"{path.name}.progress", f"{path.name}.part", f"{path.stem}.rejects.part"):
        path.with_name(left).unlink(missing_ok=True)


def _opened(path: Path, size: int) -> BinaryIO:
    file = path.open("r+b" if path.exists() else "w+b")
    file.truncate(size)
    file.seek(size)
    return file


def _unwritable(path: Path, error: OSError) -> StoreError:
    return StoreError(
        error.strerror or str(error), where=str(path), hint="check the disk and the folder's rights"
    )


def _convert(work: Path, path: Path, kind: type[HitRow] | type[Reject]) -> None:
    """Writes the lines of a working file in the format of `path`, whole or not at all."""
    if path.suffix == ".jsonl":
        os.replace(work, path)
        return
    with work.open("rb") as lines, whole_file(path) as file:
        rows = (msgspec.json.decode(line, type=kind) for line in lines)
        (_write_parquet if path.suffix == ".parquet" else _write_csv)(file, rows, kind.__struct_fields__)


def _write_csv(file: BinaryIO, rows: Iterator[HitRow | Reject], fields: tuple[str, ...]) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(fields)
    writer.writerows(structs.astuple(row) for row in rows)
    text.detach()


PARQUET_TYPES = {"line": "int64", "score": "float64", "bits": "float64"}
GROUP = 50_000
"""Rows of one group of a Parquet file."""


def _write_parquet(file: BinaryIO, rows: Iterator[HitRow | Reject], fields: tuple[str, ...]) -> None:
    need_arrow()
    import pyarrow.parquet

    schema = pyarrow.schema(
        [(name, pyarrow.type_for_alias(PARQUET_TYPES.get(name, "string"))) for name in fields]
    )
    with pyarrow.parquet.ParquetWriter(file, schema) as writer:
        while group := list(islice(rows, GROUP)):
            writer.write_table(pyarrow.Table.from_pylist([structs.asdict(row) for row in group], schema))
