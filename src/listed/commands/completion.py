"""`listed completion`."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from listed.cli import group


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the completion script of SHELL.

    \b
    listed completion bash >> ~/.bashrc
    listed completion fish > ~/.config/fish/completions/listed.fish
    """
    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(group, {}, "listed", "_LISTED_COMPLETE").source())
