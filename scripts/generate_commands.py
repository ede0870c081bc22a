"""Writes docs/commands.md from the commands' own help. A test fails when it is not up to date."""

from __future__ import annotations

from pathlib import Path

import click

from listed.cli import COMMANDS, group


def page() -> str:
    """The whole page."""
    context = click.Context(group, info_name="listed", max_content_width=110, terminal_width=110)
    parts = [
        "# Commands",
        "",
        "Written from `listed --help` by `scripts/generate_commands.py`.",
        "",
        "```",
        group.get_help(context),
        "```",
    ]
    for name in COMMANDS:
        command = group.get_command(context, name)
        assert command is not None
        parts += [
            "",
            f"## {name}",
            "",
            "```",
            command.get_help(click.Context(command, parent=context, info_name=name, terminal_width=110)),
            "```",
        ]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    (Path(__file__).parents[1] / "docs" / "commands.md").write_text(page(), encoding="utf-8")
