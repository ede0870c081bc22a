"""`listed forget`."""

from __future__ import annotations

import getpass

import click

from listed.commands import common
from listed.commands.settings import Settings


@click.command()
@click.argument("source")
@click.option("--reason", required=True, help="Why; it is kept, with your name.")
@click.pass_obj
def command(settings: Settings, source: str, reason: str) -> None:
    """Remove all that the own list SOURCE said; its hashes, the reason and your name stay. Official lists can't be.

    \b
    listed forget our-watchlist --reason "retention period over"
    """
    with common.opened(settings) as register:
        count = register.forget(source, reason, getpass.getuser())
    click.echo(f"{source}: {count} editions forgotten")
