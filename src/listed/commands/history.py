"""`listed history`."""

from __future__ import annotations

import click

from listed.commands import common, render
from listed.commands.settings import Settings


@click.command()
@click.argument("party")
@common.as_json
@click.pass_obj
def command(settings: Settings, party: str, json_: bool) -> None:
    """The life of PARTY: listed, amended, enjoined, removed, relisted, each with its evidence.

    \b
    listed history starter:francesca-albanese
    """
    with common.opened(settings) as register:
        chapters = register.history(party)
    if json_:
        common.print_json(chapters)
        return
    for chapter in chapters:
        click.echo(
            f"{chapter.when:%Y-%m-%d}  {click.style(chapter.what, bold=True)}  (known {chapter.known:%Y-%m-%d}, edition {chapter.edition})"
        )
        for sign, claims in (("+", chapter.appeared), ("-", chapter.disappeared)):
            for claim in claims:
                click.echo(
                    f"  {sign} {claim.field:<14} {render.shortened(render.value_text(claim), 100)}  {render.evidence_place(claim)}"
                )
