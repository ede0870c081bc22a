"""A customer file against a view: rows in chunks, the kernel on all cores, hits and rejects out, resumable."""

from __future__ import annotations

import gzip
import zlib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import Protocol

from msgspec import Struct, structs

from listed.batch.columns import Columns, query_of
from listed.batch.output import HitRow, Output, Progress, Reject, hit_rows
from listed.batch.tables import CHUNK, Row, Table
from listed.errors import QueryError
from listed.match.search import Met, check
from listed.model import Answer, Query


class Screening(Protocol):
    """What screens: `meet` may be called by several threads at once, `answer` by one."""

    def meet(self, queries: Sequence[Query]) -> list[Met]:
        """The parties that each query meets by name."""

    def answer(self, query: Query, met: Met, limit: int | None = None) -> Answer:
        """The answer to a query from what `meet` found of it."""


class _Chunk(Struct, frozen=True):
    """Rows that were read together: those that are queries, with their lines, and those that are not."""

    rows: int
    lines: tuple[int, ...]
    queries: tuple[Query, ...]
    rejects: tuple[Reject, ...]


Told = Callable[[Progress, float], None]
"""Is told how far the run is: its counts, and the share of the file that was read."""


def screen_table(
    table: Table, columns: Columns, screening: Screening, output: Output, told: Told, workers: int
) -> Progress:
    """Every row was screened or is among the rejects, in the order of the file; the output is finished.

    Memory does not grow with the table: `workers` + 1 chunks of 4,096 rows are held. Raises QueryError where the
    file can't be read on, StoreError where the output can't be written; then the next run goes on from there.
    """
    rows = islice(table.rows(), output.progress.rows, None)
    waiting: deque[tuple[_Chunk, Future[list[Met]]]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        try:
            for chunk in _chunks(rows, columns, output.progress.rows):
                waiting.append((chunk, pool.submit(screening.meet, chunk.queries)))
                if len(waiting) > workers:
                    _take(waiting, screening, output)
                    told(output.progress, table.done())
            while waiting:
                _take(waiting, screening, output)
                told(output.progress, table.done())
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            output.close()
            raise
    output.finish()
    return output.progress


def _chunks(rows: Iterator[Row], columns: Columns, done: int) -> Iterator[_Chunk]:
    while True:
        try:
            together = list(islice(rows, CHUNK))
        except (OSError, EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise QueryError(
                f"the file can't be read on: {error}", where=f"after row {done}", hint="is it cut off?"
            ) from error
        if not together:
            return
        done += len(together)
        yield _chunk(together, columns)


def _chunk(rows: Sequence[Row], columns: Columns) -> _Chunk:
    lines, queries, rejects = [], [], []
    for row in rows:
        try:
            if row.fault:
                raise QueryError(row.fault)
            query = query_of(columns, row.values)
            check(query)
            lines.append(row.line)
            queries.append(query)
        except QueryError as error:
            rejects.append(Reject(row.line, _id(columns, row), str(error)))
    return _Chunk(len(rows), tuple(lines), tuple(queries), tuple(rejects))


def _id(columns: Columns, row: Row) -> str:
    return row.values[columns.id] if columns.id is not None and columns.id < len(row.values) else ""


def _take(waiting: deque[tuple[_Chunk, Future[list[Met]]]], screening: Screening, output: Output) -> None:
    """Writes what came of the oldest chunk."""
    chunk, future = waiting.popleft()
    hits: list[HitRow] = []
    with_hits = 0
    for line, query, met in zip(chunk.lines, chunk.queries, future.result(), strict=True):
        if met or query.identifiers:
            found = tuple(hit_rows(line, screening.answer(query, met)))
            hits += found
            with_hits += bool(found)
    before = output.progress
    after = structs.replace(
        before,
        rows=before.rows + chunk.rows,
        screened=before.screened + len(chunk.queries),
        rows_with_hits=before.rows_with_hits + with_hits,
        hits=before.hits + len(hits),
        rejects=before.rejects + len(chunk.rejects),
    )
    output.write(hits, chunk.rejects, after)
