"""`listed links`."""

from __future__ import annotations

import getpass

import click

from listed.commands import common
from listed.commands.settings import Settings


@click.command()
@click.option("--confirm", nargs=2, metavar="A B", help="Two party ids that are one party.")
@click.option("--refuse", nargs=2, metavar="A B", help="Two party ids that are different parties.")
@click.option("--undo", nargs=2, metavar="A B", help="Take the last decision on two ids back.")
@click.option("--reason", default="", help="Why; it is kept, with your name.")
@common.as_json
@click.pass_obj
def command(
    settings: Settings,
    confirm: tuple[str, str] | None,
    refuse: tuple[str, str] | None,
    undo: tuple[str, str] | None,
    reason: str,
    json_: bool,
) -> None:
    """Which records of different lists are one party: by shared identifiers, or by somebody's word.

    \b
    listed links
    listed links --confirm un-sc:QDi.001 us-ofac-sdn:36 --reason "same passport, seen the file"
    """
    with common.opened(settings) as register:
        for pair, verdict in ((confirm, "same"), (refuse, "different"), (undo, "open")):
            if pair:
                register.decide(*pair, verdict, reason, getpass.getuser())  # type: ignore[arg-type]
        found = register.links()
    if json_:
        common.print_json(found)
        return
    common.print_table(
        ("state", "one", "other", "because", "by"),
        [(x.state, x.left, x.right, x.because, x.decided_by) for x in found],
    )
