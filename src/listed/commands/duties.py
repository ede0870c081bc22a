"""`listed duties`."""

from __future__ import annotations

import click

from listed.commands import common, profiles
from listed.commands.settings import Settings


@click.command()
@click.argument("party")
@click.option("--profile", required=True, metavar="NAME|FILE", help="Who asks: see `listed profile new`.")
@click.option("--at", metavar="HH:MM±hh:mm", help="The hour with its offset, for what ends within the day.")
@common.clocks
@common.as_json
@click.pass_obj
def command(
    settings: Settings,
    party: str,
    profile: str,
    at: str | None,
    on: str | None,
    known: str | None,
    json_: bool,
) -> None:
    """What each listing of PARTY (an id or a name) means for the one who asks.

    Whether it binds you, by which rule, what to do and by when, licences, court orders, conflicts, who objects,
    what you risk without being bound, and which missing fact would change the answer. This is not legal advice.

    \b
    listed duties "Nicolas Guillou" --profile paris
    listed duties us-ofac-sdn:54211 --profile newyork --on 2025-09-19 --at 00:01-04:00 --json
    """
    read = profiles.load(settings, profile)
    profiles.warn(settings, read)
    with common.opened(settings) as register:
        found = register.at(common.day_of(on), common.instant_of(known)).duties(party, read.profile, at)
    if json_:
        common.print_json(found)
        return
    from listed.commands.render_duties import duties_lines

    for warning in found.warnings:
        common.note(settings, warning)
    click.echo("\n".join(duties_lines(found)))
