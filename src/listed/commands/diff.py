"""`listed diff`."""

from __future__ import annotations

import csv
import sys

import click

from listed.commands import common, render
from listed.commands.settings import Settings
from listed.model import Claim, Evidence, Value
from listed.store.records import Difference


@click.command()
@click.argument("source")
@click.option(
    "--from", "start", metavar="TIME", help="The edition known then; default: the one before the last."
)
@click.option("--to", "end", metavar="TIME", help="The edition known then; default: the last.")
@click.option("--csv", "csv_", is_flag=True, help="One row for each value that came or went.")
@common.as_json
@click.pass_obj
def command(
    settings: Settings, source: str, start: str | None, end: str | None, csv_: bool, json_: bool
) -> None:
    """What one edition of the list SOURCE has beside another: added, removed, changed field by field.

    \b
    listed diff us-ofac-sdn
    listed diff un-sc --from 2026-01-31 --to 2026-04-30 --csv
    """
    with common.opened(settings) as register:
        found = register.diff(source, common.instant_of(start, "--from"), common.instant_of(end, "--to"))
    if json_:
        common.print_json(found)
    elif csv_:
        _write_csv(found)
    else:
        _print(found)


def _rows(found: Difference) -> list[tuple[str, str, str, str, str, str]]:
    kinds = (("added", found.added), ("removed", found.removed), ("changed", found.changed))
    return [
        (what, change.party, change.caption, field.field, _text(field.before), _text(field.after))
        for what, changes in kinds
        for change in changes
        for field in change.fields
    ]


def _text(values: tuple[Value, ...]) -> str:
    return "; ".join(render.value_text(Claim("", "name", value, Evidence("", ""))) for value in values)


def _write_csv(found: Difference) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("what", "party", "name", "field", "before", "after"))
    writer.writerows(_rows(found))


def _print(found: Difference) -> None:
    click.echo(
        f"{found.before.source}: +{len(found.added):,} -{len(found.removed):,} changed {len(found.changed):,}"
    )
    for sign, changes in (("+", found.added), ("-", found.removed)):
        for change in changes:
            click.echo(f"{sign} {change.party}  {change.caption}")
    for change in found.changed:
        click.echo(f"~ {change.party}  {change.caption}")
        for field in change.fields:
            click.echo(
                f"    {field.field}: {render.shortened(_text(field.before), 80)} -> {render.shortened(_text(field.after), 80)}"
            )
