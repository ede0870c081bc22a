"""`listed export`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from listed.commands import common
from listed.commands.settings import Settings
from listed.errors import QueryError
from listed.files import whole_file

if TYPE_CHECKING:
    from listed.export.entry import Entry

FORMATS = ("ftm", "csv", "parquet", "senzing")


@click.command()
@click.option("--format", "format_", type=click.Choice(FORMATS), required=True, help="What is written.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Whole or not at all; default stdout.",
)
@click.option("--source", "sources", multiple=True, metavar="KEY", help="Only this list; may be repeated.")
@common.clocks
@click.pass_obj
def command(
    settings: Settings, /, format_: str, output: Path | None, sources: tuple[str, ...], **asked: Any
) -> None:
    """Write every party of a view with its standing, for other programs (docs/export.md).

    \b
    listed export --format ftm -o entities.ftm.json
    listed export --format csv --source un-sc --on 2024-05-01 > un.csv
    listed export --format parquet -o parties.parquet
    """
    if format_ == "parquet" and output is None:
        raise QueryError("Parquet needs a file", where="--format parquet", hint="add -o FILE")
    with common.opened(settings) as register:
        view = register.at(common.day_of(asked["on"]), common.instant_of(asked["known"]))
        entries = view.entries(sources)
        with _stdout() if output is None else whole_file(output) as file:
            _write(format_, entries, file)


def _write(format_: str, entries: Iterable[Entry], file: BinaryIO) -> None:
    from listed.export import ftm, senzing, tables

    if format_ == "parquet":
        tables.write_parquet(entries, file)
        return
    lines = {"ftm": ftm.lines, "csv": tables.csv_lines, "senzing": senzing.lines}[format_]
    file.writelines(lines(entries))


@contextmanager
def _stdout() -> Iterator[BinaryIO]:
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()
