"""`listed show`."""

from __future__ import annotations

import click

from listed.commands import common, render
from listed.commands.settings import Settings
from listed.model import Linked, Party, Standing


class Shown(Party, frozen=True, omit_defaults=True):
    """A party with its standing, and the records of other lists that are this party too."""

    standing: Standing | None = None
    linked: Linked | None = None


@click.command()
@click.argument("party")
@common.clocks
@common.as_json
@click.pass_obj
def command(settings: Settings, party: str, on: str | None, known: str | None, json_: bool) -> None:
    """Everything the lists say of PARTY (an id as `listed screen` prints it), each value with its evidence.

    Records of other lists that are the same party follow, with where the lists disagree.

    \b
    listed show starter:nicolas-guillou
    listed show us-ofac-sdn:36 --on 2024-05-01
    """
    with common.opened(settings) as register:
        view = register.at(common.day_of(on), common.instant_of(known))
        found = view.show(party)
        standing, linked = view.standing(found), view.linked(found)
    if json_:
        common.print_json(Shown(found.id, found.schema, found.source, found.claims, standing, linked))
        return
    lines = [*render.party_lines(found, standing), *(render.linked_lines(linked) if linked else ())]
    click.echo_via_pager("\n".join(lines) + "\n")
