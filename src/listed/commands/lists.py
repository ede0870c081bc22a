"""`listed lists`."""

from __future__ import annotations

import click

from listed.commands import common
from listed.commands.settings import Settings


@click.command()
@click.option("--known", metavar="TIME", help="As known by then; default now.")
@common.as_json
@click.pass_obj
def command(settings: Settings, known: str | None, json_: bool) -> None:
    """Each list with its edition, date, size, age, and what is missing or odd.

    \b
    listed lists
    listed lists --known 2025-08-19
    """
    with common.opened(settings) as register:
        states = register.lists(common.instant_of(known))
    if json_:
        common.print_json(states)
        return
    rows = []
    for state in states:
        edition = state.edition
        stated = edition.published.iso if edition.published else "not stated"
        counts = (
            f"{state.parties:,}",
            f"{edition.aliases:,}",
            f"{edition.addresses:,}",
            f"{edition.unplaced:,}",
        )
        rows.append((state.source.key, stated, f"{edition.known:%Y-%m-%d}", *counts, f"{state.age_days} d"))
    common.print_table(
        ("list", "published", "known", "parties", "aliases", "addresses", "unplaced", "age"), rows
    )
    for state in states:
        for warning in state.warnings:
            common.note(settings, f"{state.source.key}: {warning}")
