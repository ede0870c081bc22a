"""What commands share: opening the register, reading dates, printing tables and JSON."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

from listed.dates import PartialDate, parse_date, parse_instant
from listed.errors import QueryError
from listed.model import Identifier
from listed.text.identifiers import KINDS

if TYPE_CHECKING:
    from listed.cli import Settings
    from listed.register import Register

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


def birth_of(text: str | None) -> PartialDate | None:
    """A date of birth of any precision, or QueryError."""
    if text is None:
        return None
    read = parse_date(text)
    if not read.understood:
        raise QueryError(
            f"{text!r} is no date of birth", where="--born", hint="write 1962, 1962-03 or 1962-03-14"
        )
    return read


def country_of(text: str) -> str:
    """A country's code from its code or name, or QueryError."""
    from listed.text.territories import code_of, name_of

    code = text.lower() if len(text) == 2 and name_of(text) != text else code_of(text)
    if not code:
        raise QueryError(
            f"{text!r} is no country", where="--country", hint="write an ISO code (fr) or an English name"
        )
    return code


def identifier_of(text: str) -> Identifier:
    """`kind:value` or `kind:COUNTRY:value`, or QueryError."""
    kind, _, rest = text.partition(":")
    if kind not in KINDS or not rest:
        raise QueryError(
            f"{text!r} is no identifier", where="--id", hint=f"write KIND:VALUE; kinds are {', '.join(KINDS)}"
        )
    country, _, value = rest.partition(":")
    return Identifier(kind, value, country.lower()) if value and len(country) == 2 else Identifier(kind, rest)


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
