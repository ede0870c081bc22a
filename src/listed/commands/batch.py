"""`listed batch`."""

from __future__ import annotations

import hashlib
import os
import sys
import time
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct

from listed.commands import common, render
from listed.commands.settings import Settings
from listed.errors import QueryError
from listed.model import Edition

if TYPE_CHECKING:
    from listed.batch.output import Output, Progress
    from listed.batch.run import Told
    from listed.screening import Screener


class Summary(Struct, frozen=True):
    """What came of a customer file."""

    rows: int
    screened: int
    rows_with_hits: int
    hits: int
    rejects: int
    seconds: float
    hits_file: str
    rejects_file: str
    searched: tuple[Edition, ...]


@click.command()
@click.argument("customers", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-o", "--output", "hits", type=click.Path(dir_okay=False, path_type=Path), required=True, metavar="HITS", help="Where the hits go: .csv, .jsonl or .parquet.")  # fmt: skip
@click.option("--map", "pairs", multiple=True, metavar="MEANING=HEADING", help="What a column is, where its heading does not say; HEADING+HEADING joins two.")  # fmt: skip
@click.option("--mapping", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE", help="The same from a TOML file: a line `name = \"HEADING\"` for each.")  # fmt: skip
@common.screening
@click.option(
    "--workers", type=click.IntRange(1), help="Threads that search (default: as many as there are cores)."
)
@click.option("--restart", is_flag=True, help="Forget an earlier run that stopped half-way.")
@common.clocks
@common.as_json
@click.pass_obj
def command(settings: Settings, /, customers: Path, hits: Path, json_: bool, **asked: Any) -> int:
    """Screen a table of CUSTOMERS: CSV, TSV, JSON lines (also .gz), Parquet or Arrow.

    Columns are known by usual headings (id, name, date_of_birth, country, passport …) or named with --map. Rows
    that can't be screened go to HITS.rejects.csv with their line. A run that was stopped goes on where it was.
    Exit code: 0 no hits, 1 hits; 2 and above: rows or all of them were not screened.

    \b
    listed batch customers.csv -o hits.csv
    listed batch customers.parquet -o hits.parquet --map name=Kundenname --map born=Geburtsdatum
    listed batch customers.jsonl.gz -o hits.jsonl --mapping columns.toml
    """
    from listed.batch.columns import columns_of
    from listed.batch.output import Output, clear
    from listed.batch.run import screen_table
    from listed.batch.tables import open_table

    began = time.monotonic()
    mapping = _mapping(asked["mapping"], asked["pairs"])
    with open_table(customers) as table, common.opened(settings) as register:
        columns = columns_of(table.headings, mapping)
        screener = common.screener(register, asked)
        screener.must_clear()
        for warning in screener.warnings:
            common.note(settings, warning)
        if asked["restart"]:
            clear(hits)
        output = Output(hits, _settings(customers, repr(columns), screener, asked))
        if output.progress.rows:
            common.note(settings, f"going on after row {output.progress.rows:,}")
        with _shown() as told:
            done = screen_table(
                table, columns, screener, output, told, asked["workers"] or os.cpu_count() or 1
            )
        summary = _summary(done, output, screener, time.monotonic() - began)
    _print(summary, json_)
    return 2 if done.rejects else 1 if done.hits else 0


def _mapping(file: Path | None, pairs: tuple[str, ...]) -> Mapping[str, str]:
    try:
        told: dict[str, Any] = tomllib.loads(file.read_text("utf-8")) if file else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise QueryError(str(error), where=str(file), hint='write lines like name = "HEADING"') from error
    told = told.get("columns", told)
    for pair in pairs:
        meaning, equal, heading = pair.partition("=")
        if not equal:
            raise QueryError(f"{pair!r} names no column", where="--map", hint="write MEANING=HEADING")
        told[meaning] = heading
    return {meaning: str(heading) for meaning, heading in told.items()}


def _settings(customers: Path, columns: str, screener: Screener, asked: Mapping[str, Any]) -> str:
    """All that a run's rows depend on, so that only the same run goes on."""
    stat = customers.stat()
    told = (customers.resolve(), stat.st_size, stat.st_mtime_ns, columns, screener.pack.key, screener.threshold, screener.snapshot.on, asked["known"], asked["former"])  # fmt: skip
    return hashlib.sha256(repr(told).encode()).hexdigest()


@contextmanager
def _shown() -> Iterator[Told]:
    """A bar with rate and time left on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda progress, share: None
        return
    from rich import progress as rich
    from rich.console import Console

    shape = (
        rich.TextColumn("{task.fields[said]}"),
        rich.BarColumn(),
        rich.TextColumn("{task.percentage:>3.0f} %"),
        rich.TimeRemainingColumn(),
    )
    with rich.Progress(*shape, console=Console(stderr=True)) as bars:
        task, began = bars.add_task("", total=1.0, said="reading"), time.monotonic()
        first: list[int] = []

        def told(progress: Progress, share: float) -> None:
            if not first:
                first.append(progress.rows)
            rate = (progress.rows - first[0]) / max(time.monotonic() - began, 0.001)
            said = f"{progress.rows:,} rows, {progress.hits:,} hits, {progress.rejects:,} rejects, {rate:,.0f} rows/s"
            bars.update(task, completed=share, said=said)

        yield told


def _summary(done: Progress, output: Output, screener: Screener, seconds: float) -> Summary:
    rejects = str(output.rejects_path) if done.rejects else ""
    counts = (done.rows, done.screened, done.rows_with_hits, done.hits, done.rejects)
    return Summary(*counts, round(seconds, 3), str(output.path), rejects, screener.searched)


def _print(summary: Summary, json_: bool) -> None:
    if json_:
        common.print_json(summary)
        return
    rate = summary.rows / max(summary.seconds, 0.001)
    click.echo(
        f"{summary.rows:,} rows in {summary.seconds:.1f} s ({rate:,.0f} a second): {summary.screened:,} screened, {summary.rejects:,} rejected"
    )
    click.echo(f"{summary.hits:,} hits of {summary.rows_with_hits:,} rows: {summary.hits_file}")
    if summary.rejects:
        click.echo(f"rows that were not screened: {summary.rejects_file}")
    click.echo(f"searched: {'; '.join(render.edition_line(edition) for edition in summary.searched)}")
