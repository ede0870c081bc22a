"""`listed watchlist`."""

from __future__ import annotations

from pathlib import Path

import click

from listed.errors import UnreadableList
from listed.sources.common.recognise import open_files
from listed.sources.watchlist.check import check as problems_of
from listed.sources.watchlist.check import template


@click.group()
def command() -> None:
    """Templates and checks for own lists (the format: docs/watchlists.md).

    \b
    listed watchlist new > ours.csv
    listed watchlist check ours.csv
    listed load ours.csv --source ours
    """


@command.command()
def new() -> None:
    """Print a template to fill in."""
    click.echo(template(), nl=False)


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
def check(file: Path) -> None:
    """Report every error of FILE with its line; exit 3 where there is one."""
    (opened,) = open_files([file])
    problems = problems_of(opened)
    for problem in problems:
        click.echo(f"{file}:{problem.line}: {problem.message}")
    if problems:
        raise UnreadableList(f"{len(problems)} errors", where=str(file), hint="correct the lines above")
    click.echo(f"{file}: no errors")
