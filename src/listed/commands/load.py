"""`listed load`."""

from __future__ import annotations

import getpass

import click

from listed.commands import common
from listed.commands.settings import Settings


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@click.option("--source", metavar="KEY", help="Which list it is, where the content does not say.")
@click.option("--known", metavar="TIME", help="Since when its content was known (default: now).")
@click.option(
    "--accept-suspect",
    metavar="REASON",
    help="Take an edition outside its bounds, and record why and by whom.",
)
@common.as_json
@click.pass_obj
def command(
    settings: Settings,
    paths: tuple[str, ...],
    source: str | None,
    known: str | None,
    accept_suspect: str | None,
    json_: bool,
) -> None:
    """Load the files or folders PATHS; list and format are recognised by their content.

    Compressed files (.gz, .zip) are unpacked. The same bytes loaded twice change nothing.

    \b
    listed load sdn.csv alt.csv add.csv sdn_comments.csv
    listed load consolidated.xml --known 2026-01-28
    listed load customers-we-watch.csv --source our-watchlist
    """
    with common.opened(settings) as register:
        loaded = register.load(
            paths,
            source,
            common.instant_of(known),
            accept_suspect,
            getpass.getuser() if accept_suspect else "",
        )
        if json_:
            common.print_json(loaded)
            return
        for one in loaded:
            what = (
                "unchanged" if one.unchanged else f"+{one.added:,} -{one.removed:,} changed {one.changed:,}"
            )
            click.echo(f"{one.edition.source}: {one.edition.parties:,} parties, {what}")
            for warning in (
                *(f"{part} not loaded" for part in one.edition.missing_parts),
                *one.edition.warnings,
            ):
                common.note(settings, f"{one.edition.source}: {warning}")
