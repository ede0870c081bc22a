"""`listed news`."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from typing import Any

import click

from listed.commands import common, render
from listed.commands.settings import Settings
from listed.store.news import Happening, ListNews, News

COLUMNS = (
    "what",
    "list",
    "party",
    "name",
    "authority",
    "programme",
    "date",
    "because",
    "fields",
    "place",
    "file",
)

ORDER = ("added", "removed", "changed")


@click.command()
@click.option("--since", required=True, metavar="DATE", help="The first day (YYYY-MM-DD).")
@click.option("--until", metavar="DATE", help="The last day; default today.")
@click.option("--source", "sources", multiple=True, metavar="KEY", help="Only this list; may be repeated.")
@click.option("--csv", "csv_", is_flag=True, help="One row for each thing that happened.")
@common.as_json
@click.pass_obj
def command(settings: Settings, /, csv_: bool, json_: bool, **asked: Any) -> None:
    """Who was added, removed and changed on any list since a day, by whom, and where that stands.

    By the editions of each list, and by the dates that the authorities state; a list without an edition from
    before that day goes by stated dates alone.

    \b
    listed news --since 2026-11-01
    listed news --since 2026-01-01 --until 2026-06-30 --source un-sc --csv
    """
    since, until = common.day_of(asked["since"], "--since"), common.day_of(asked["until"], "--until")
    assert since is not None
    with common.opened(settings) as register:
        found = register.news(since, until, asked["sources"])
    if json_:
        common.print_json(found)
    elif csv_:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(_rows(found))
    else:
        _print(settings, found)


def _rows(found: News) -> Iterator[tuple[str, ...]]:
    for news in found.lists:
        for one in news.happenings:
            what = (one.what, news.source, one.party, one.caption, one.authority, one.programme)
            yield (
                *what,
                _date(one),
                one.because,
                " ".join(one.fields),
                one.evidence.place,
                one.evidence.file,
            )


def _date(one: Happening) -> str:
    return (one.when.iso or one.when.text) if one.when else ""


def _print(settings: Settings, found: News) -> None:
    for news in found.lists:
        click.echo(
            f"{click.style(news.source, bold=True)}: +{news.added:,} -{news.removed:,} changed {news.changed:,}  ({_basis(news)})"
        )
        for one in sorted(news.happenings, key=lambda one: ORDER.index(one.what)):
            click.echo(f"  {'+-~'[ORDER.index(one.what)]} {_line(one)}")
            click.echo(
                f"      {click.style(render.shortened(one.evidence.place), dim=True)} [{one.evidence.file[:12]}]"
            )


def _basis(news: ListNews) -> str:
    if news.before is None:
        return "by stated dates: no edition from before"
    if news.before == news.after:
        return "no new edition"
    return f"{render.edition_line(news.before)} to {render.edition_line(news.after)}"


def _line(one: Happening) -> str:
    """Who, by whom, under what, when, as far as it is stated."""
    by = f"by {one.authority}" if one.authority else ""
    said = (f"{one.caption}  {one.party}", by, one.programme, _date(one), one.because, ", ".join(one.fields))
    return "; ".join(part for part in said if part and part != "edition")
