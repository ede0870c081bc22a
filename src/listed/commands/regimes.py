"""`listed regimes`: the tables of law, as lawyers read them."""

from __future__ import annotations

import click

from listed.commands import common
from listed.commands.settings import Settings


@click.group(invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """Which regimes the tables of law know; without a subcommand, a list of them.

    \b
    listed regimes
    listed regimes show US-ICC
    listed regimes check
    """
    if context.invoked_subcommand is None:
        from listed.law.load import law

        rows = [(r.key, r.file.authority, str(len(r.file.tag)), r.file.title) for r in law().regimes.values()]
        common.print_table(("regime", "authority", "tags", "title"), rows)


@command.command("show")
@click.argument("key")
def show(key: str) -> None:
    """The whole table of the regime KEY: acts, tags, rules, duties, licences, orders, with their passages.

    \b
    listed regimes show US-ICC
    """
    from listed.law.load import law
    from listed.law.pages import page, regime_of

    click.echo(page(regime_of(law(), key)).rstrip("\n"))


@command.command("check")
@common.clocks
@click.pass_obj
def check(settings: Settings, on: str | None, known: str | None) -> None:
    """How many listings in force of each loaded list get yes or no, for a bank in the authority's own country.

    The tables themselves are checked first (exit code 4 where one is broken). Tags that no table knows are named.
    """
    from listed.duties import coverage, need_lists
    from listed.law.load import law

    click.echo(f"{len(law().regimes)} tables in order")
    with common.opened(settings) as register:
        view = register.at(common.day_of(on), common.instant_of(known))
        need_lists(view.snapshot)
        found = list(coverage(view.snapshot))
    rows = [
        (source, country, f"{total:,}", f"{decided / total:.1%}" if total else "-", ", ".join(tags))
        for source, country, total, decided, tags in found
    ]
    common.print_table(("list", "bank in", "listings", "yes or no", "tags without a table"), rows)
