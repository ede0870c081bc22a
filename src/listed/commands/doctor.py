"""`listed doctor`."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import PackageNotFoundError, version

import click

from listed import __version__
from listed.commands import common
from listed.commands.settings import Settings

OPTIONAL = (("pyarrow", "customer files in Parquet and Arrow"),)


@click.command()
@click.pass_obj
def command(settings: Settings) -> None:
    """What is set up, where, and what is missing.

    \b
    listed doctor
    """
    from listed.match import kernel

    click.echo(f"listed {__version__}, Python {platform.python_version()}, {sys.platform}")
    click.echo(kernel.versions())
    for name, use in OPTIONAL:
        try:
            click.echo(f"{name} {version(name)}: {use}")
        except PackageNotFoundError:
            click.echo(f"{name} missing: {use}. pip install {name}")
    with common.opened(settings) as register:
        click.echo(f"register {register.folder}, {'writable' if register.store.writable else 'read-only'}")
        for state in register.lists():
            click.echo(f"  {state.source.key}: {state.parties:,} parties, {state.age_days} days old")
        if all(state.source.kind == "starter" for state in register.lists()):
            click.echo("  no list is loaded: run `listed update`, or `listed load` with files of a list")
