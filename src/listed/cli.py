"""The command line: parse, call one method of a Register or View, print. Exit codes are those of the error tree.

`listed screen`: 0 clear, 1 hits. Everything else: 0 done; 2 wrong input; 3 a list could not be used; 4 the register
could not be used; 70 a fault of ours; 130 interrupted; 141 the reader of our output
went away. No error exits 0 or 1.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

import click

from listed import __version__
from listed.commands.settings import Settings
from listed.errors import ListedError

USAGE, FAULT, INTERRUPTED, CLOSED = 2, 70, 130, 141

COMMANDS = {
    "screen": "Which listed parties could this name be?",
    "batch": "Screen a table of customers.",
    "read": "Who is named in a document, what it says was done to them, and what the lists say.",
    "load": "Load files of official or own lists.",
    "update": "Fetch official lists from their publishers and load them.",
    "lists": "Which lists are loaded, how old, what is missing.",
    "show": "Everything the lists say of one party, with evidence.",
    "history": "The life of a party: listed, amended, removed.",
    "diff": "What changed between two editions of a list.",
    "news": "Who was added, removed, changed on any list since a day.",
    "growth": "How a list grew and shrank.",
    "export": "Write a view for other programs: FollowTheMoney, CSV, Parquet, Senzing.",
    "profile": "Who asks: profiles for duties.",
    "duties": "What each listing of a party means for the one who asks.",
    "regimes": "The tables of law: show them, check them.",
    "links": "Which records of several lists are one party.",
    "watchlist": "Templates and checks for own lists.",
    "forget": "Remove the content of an own list.",
    "verify": "Check that the register is whole.",
    "doctor": "What is set up, where, and what is missing.",
    "completion": "Print the shell's completion script.",
}
"""Each command lives in `listed.commands.<name>` and is imported when it is used."""


class LazyGroup(click.Group):
    """Commands are imported when they are used: `listed --help` loads none of them."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"listed.commands.{name}").command
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from listed.match import kernel

        click.echo(f"listed {__version__} ({kernel.versions()})")
        context.exit()


@click.command(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110}
)
@click.option(
    "--register",
    metavar="FOLDER",
    envvar="LISTED_REGISTER",
    help="The register's folder (or LISTED_REGISTER).",
)
@click.option("--quiet", "-q", is_flag=True, help="No warnings and notes on stderr; errors still.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="NO_COLOR is honoured too.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Program, kernel and weight table.",
)
@click.pass_context
def group(context: click.Context, register: str | None, quiet: bool, color: str) -> None:
    """Who is listed, by whom, under which act, since when, on what evidence.

    \b
    listed screen "Nicolas Guillou"
    listed load sdn.csv alt.csv add.csv sdn_comments.csv
    listed screen "Usama bin Ladin" --born 1957 --country sa
    listed lists
    """
    if color == "never" or (color == "auto" and os.environ.get("NO_COLOR")):
        context.color = False
    elif color == "always":
        context.color = True
    context.obj = Settings(register, quiet, color)


def run(arguments: list[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    try:
        result: Any = group.main(args=arguments, prog_name="listed", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except ListedError as error:
        return _report(error)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        error.show()
        return USAGE
    except SystemExit as closed:
        return CLOSED if closed.code == 1 else int(closed.code or 0)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return INTERRUPTED


def _report(error: ListedError) -> int:
    click.echo(f"{click.style('error:', fg='red', bold=True)} {error}", err=True)
    if error.hint:
        click.echo(f"  {error.hint}", err=True)
    return error.exit_code


def main() -> None:
    """The entry point `listed`."""
    try:
        code = run()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = CLOSED
    except Exception:
        import traceback

        traceback.print_exc()
        click.echo("this is a fault of listed: please report it with the lines above", err=True)
        code = FAULT
    sys.exit(code)
