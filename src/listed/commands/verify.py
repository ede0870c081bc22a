"""`listed verify`."""

from __future__ import annotations

import click

from listed.commands import common
from listed.commands.settings import Settings


@click.command()
@common.as_json
@click.pass_obj
def command(settings: Settings, json_: bool) -> None:
    """Check the chain, every claim and event, the raw files, the pack and the schema; name the first wrong thing.

    \b
    listed verify
    """
    with common.opened(settings) as register:
        found = register.verify()
    if json_:
        common.print_json(found)
        return
    click.echo(
        f"whole: {found.entries} editions and decisions, {found.claims:,} claims, {found.events:,} events, {found.files} files, "
        + ("the pack" if found.packs else "no pack yet")
    )
    click.echo(f"chain {found.head}")
