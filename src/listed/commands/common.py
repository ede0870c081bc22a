"""What commands share: opening the register, reading dates, printing tables and JSON."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

from listed.dates import parse_instant
from listed.errors import QueryError, StaleEdition

if TYPE_CHECKING:
    from listed.commands.settings import Settings
    from listed.register import Register
    from listed.screening import Screener

Command = TypeVar("Command", bound=Callable[..., Any])


@contextmanager
def opened(settings: Settings) -> Iterator[Register]:
    """The register that the options name, open."""
    from listed import register

    with register.open(settings.register) as found:
        yield found


def clocks(command: Command) -> Command:
    """Adds `--on` and `--known`."""
    on = click.option("--on", metavar="DATE", help="The day in the world (YYYY-MM-DD); default today.")
    known = click.option(
        "--known", metavar="TIME", help="What was known by then (date or time, UTC); default now."
    )
    return on(known(command))


def screening(command: Command) -> Command:
    """Adds `--threshold`, `--former` and `--require-fresh`, which `screener` reads."""
    threshold = click.option(
        "--threshold", type=float, metavar="BITS", help="Bits from which a party is a hit (default 13)."
    )
    former = click.option("--former", is_flag=True, help="Also parties that are no longer listed.")
    fresh = click.option(
        "--require-fresh", is_flag=True, help="Refuse (exit 3) when a list is older than its source allows."
    )
    return threshold(former(fresh(command)))


def screener(register: Register, asked: Mapping[str, Any]) -> Screener:
    """The screener of the view that the options of `clocks` and `screening` ask for. Raises StaleEdition."""
    view = register.at(day_of(asked["on"]), instant_of(asked["known"]))
    bits = asked["threshold"]
    found = view.screener(None if bits is None else round(bits * 1000), asked["former"])
    if asked["require_fresh"] and found.stale():
        raise StaleEdition("; ".join(found.stale()), hint="run `listed update`")
    return found


def as_json(command: Command) -> Command:
    """Adds `--json`."""
    return click.option("--json", "json_", is_flag=True, help="For machines: one JSON document on stdout.")(
        command
    )


def day_of(text: str | None, option: str = "--on") -> date | None:
    """A day, or QueryError."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise QueryError(f"{text!r} is no date", where=option, hint="write YYYY-MM-DD") from error


def instant_of(text: str | None, option: str = "--known") -> datetime | None:
    """An instant, or QueryError."""
    if text is None:
        return None
    try:
        return parse_instant(text)
    except ValueError as error:
        raise QueryError(
            f"{text!r} is no time", where=option, hint="write YYYY-MM-DD or YYYY-MM-DDThh:mm"
        ) from error


def print_json(value: object) -> None:
    """Prints a Struct, or a list of them, as one JSON document."""
    import msgspec

    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def note(settings: Settings, text: str) -> None:
    """A warning or remark on stderr, unless `--quiet`."""
    if not settings.quiet:
        click.echo(f"{click.style('note:', fg='yellow')} {text}", err=True)


def print_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table: drawn on a terminal, plain aligned columns elsewhere."""
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.table import Table

        table = Table(*heads, header_style="bold", box=None, pad_edge=False)
        for row in rows:
            table.add_row(*row)
        Console().print(table)
        return
    widths = [max(len(row[i]) for row in [heads, *rows]) for i in range(len(heads))]
    for row in [heads, *rows]:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
