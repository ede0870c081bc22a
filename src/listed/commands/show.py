"""`listed show`."""

from __future__ import annotations

import click

from listed.cli import Settings
from listed.commands import common, render


@click.command()
@click.argument("party")
@common.clocks
@common.as_json
@click.pass_obj
def command(settings: Settings, party: str, on: str | None, known: str | None, json_: bool) -> None:
    """Everything the lists say of PARTY (an id as `listed screen` prints it), each value with its evidence.

    \b
    listed show starter:nicolas-guillou
    listed show us-ofac-sdn:36 --on 2024-05-01
    """
    with common.opened(settings) as register:
        view = register.at(common.day_of(on), common.instant_of(known))
        found = view.show(party)
        standing = view.standing(found)
    if json_:
        common.print_json(found)
        return
    click.echo_via_pager("\n".join(render.party_lines(found, standing)) + "\n")
