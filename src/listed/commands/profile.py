"""`listed profile`: who asks, for `listed duties` and `listed screen --profile`."""

from __future__ import annotations

import os

import click

from listed.commands import common, profiles
from listed.commands.settings import Settings
from listed.errors import QueryError


@click.group()
def command() -> None:
    """Who asks: profiles for `listed duties` and `listed screen --profile`."""


@command.command("new")
@click.argument("name")
@click.pass_obj
def new(settings: Settings, name: str) -> None:
    """Writes a commented profile NAME (or the file NAME.toml), to be filled in. An existing one is left alone.

    \b
    listed profile new paris
    """
    from listed.law.profile_template import TEMPLATE

    path = profiles.path_of(settings, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(TEMPLATE)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError as error:
        raise QueryError("the profile exists already", where=str(path), hint="choose another name") from error
    click.echo(f"{path}\nFill it in, then: listed profile check {name}")


@command.command("show")
@click.argument("name", required=False)
@common.as_json
@click.pass_obj
def show(settings: Settings, name: str | None, json_: bool) -> None:
    """What the profile NAME states, and what it leaves open; without NAME, which profiles there are."""
    if name is None:
        click.echo("\n".join(profiles.names(settings)) or "no profile yet: `listed profile new NAME`")
        return
    read = profiles.load(settings, name)
    if json_:
        common.print_json(read.profile)
        return
    from listed.law.facts import stated

    profiles.warn(settings, read)
    for field in read.profile.__struct_fields__:
        if field not in ("sha256", "note", "label", "name"):
            click.echo(f"  {stated(read.profile, field)}")


@command.command("check")
@click.argument("name")
@click.pass_obj
def check(settings: Settings, name: str) -> None:
    """Whether the profile NAME can be used; what is wrong is told with its line (exit code 2)."""
    read = profiles.load(settings, name)
    profiles.warn(settings, read)
    click.echo(f"{profiles.path_of(settings, name)}: in order ({read.profile.kind})")
