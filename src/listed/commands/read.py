"""`listed read`: documents, folders, or one from stdin; names, parties, acts, and what the lists say of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from listed.commands import common
from listed.commands.settings import Settings
from listed.errors import QueryError

if TYPE_CHECKING:
    from listed.documents.endpoint import Endpoint
    from listed.read_many import How, Outcome
    from listed.read_model import Read


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…|DIR|-")
@common.as_json
@click.option(
    "--html", "page", metavar="OUT", help="Also write a page: the text with its parties, acts and checks."
)
@click.option(
    "--csv",
    "table",
    metavar="OUT",
    help="Instead of texts, one table of who appears where; a run that was stopped goes on.",
)
@click.option("--dated", metavar="DATE", help="The document's own date, where it does not state it.")
@click.option("--encoding", default="", metavar="NAME", help="Of a text that is not UTF-8: windows-1251 …")
@click.option(
    "--threshold", type=float, metavar="BITS", help="Bits from which a party is a hit (default 13)."
)
@click.option("--jobs", type=click.IntRange(1), help="Processes for many files (default: all cores).")
@click.option(
    "--endpoint", metavar="URL", help="Also ask a language model there (OpenAI-compatible); off by default."
)
@click.option(
    "--endpoint-model", default="", metavar="NAME", help="The model to ask; the key is LISTED_ENDPOINT_KEY."
)
@common.clocks
@click.pass_obj
def command(settings: Settings, /, files: tuple[str, ...], json_: bool, **asked: Any) -> int:
    """Who is named in each FILE, what it says was done to them, and what the lists say.

    Text, Markdown, HTML, PDF, DOCX and EML; folders with what lies below them; `-` reads stdin. Hits are those of
    today, or of `--on`. Exit code: 0 no hit, 1 hits, 3 not readable or no list loaded.

    \b
    listed read article.txt
    listed read judgment.pdf --html judgment.html
    curl -s … | listed read - --json
    listed read archive/ --csv who-appears-where.csv
    """
    from listed.read_many import all_cores, code_of, read_many, worst

    wanted = _documents(settings, files)
    if asked["page"] and len(wanted) > 1:
        raise QueryError("one page holds one document", where="--html", hint="read the files one by one")
    how = _how(settings, asked)
    jobs = 1 if "-" in wanted else asked["jobs"] or all_cores()
    if asked["table"]:
        return _fill(settings, wanted, how, jobs, Path(asked["table"]))
    codes = []
    for outcome in read_many(wanted, how, jobs):
        codes.append(code_of(outcome))
        _tell(settings, outcome)
        if outcome.read is not None:
            if asked["page"]:
                _write_page(outcome.read, asked["page"])
            _print(outcome.read, json_)
    return worst(codes)


def _documents(settings: Settings, names: Iterable[str]) -> list[str]:
    """The files that are meant; a folder stands for its documents."""
    from listed.read_many import documents_in

    found: list[str] = []
    for name in names:
        if not Path(name).is_dir():
            found.append(name)
            continue
        inside, others = documents_in(Path(name))
        found += inside
        if others:
            common.note(settings, f"{name}: {others} other files were not read")
    return found


def _how(settings: Settings, asked: dict[str, Any]) -> How:
    from listed.read_many import How

    with common.opened(settings) as register:
        view = register.at(common.day_of(asked["on"]), common.instant_of(asked["known"]))
        dated = common.day_of(asked["dated"], "--dated")
        return How(
            str(register.folder),
            view.on.isoformat(),
            view.known.isoformat(),
            None if asked["threshold"] is None else round(asked["threshold"] * 1000),
            asked["encoding"],
            None if dated is None else dated.isoformat(),
            _endpoint(settings, asked),
        )


def _endpoint(settings: Settings, asked: dict[str, Any]) -> Endpoint | None:
    """The endpoint that is asked for, named on stderr, `--quiet` or not: texts leave this machine."""
    from listed.documents.endpoint import Endpoint

    if not asked["endpoint"]:
        return None
    if not asked["endpoint"].startswith(("http://", "https://")) or not asked["endpoint_model"]:
        hint = "give an address that begins with http(s):// and --endpoint-model"
        raise QueryError("not an endpoint with a model", where="--endpoint", hint=hint)
    found = Endpoint(asked["endpoint"], asked["endpoint_model"], os.environ.get("LISTED_ENDPOINT_KEY", ""))
    click.echo(f"{click.style('note:', fg='yellow')} the text is sent to {found.host}", err=True)
    return found


def _fill(settings: Settings, files: list[str], how: How, jobs: int, out: Path) -> int:
    """Reads what is left, then writes the table."""
    from listed.read_many import Table, read_many

    table = Table(out, how)
    left = table.left(files)
    if len(left) < len(files):
        common.note(settings, f"{len(files) - len(left)} of {len(files)} documents were done before")
    with _progress(settings, len(left)) as step:
        for outcome in table.fill(read_many(left, how, jobs)):
            _tell(settings, outcome)
            step()
    code = table.finish(files)
    click.echo(f"{len(files)} documents: {out}")
    return code


@contextmanager
def _progress(settings: Settings, total: int) -> Iterator[Callable[[], None]]:
    """A progress bar on a terminal; nothing elsewhere."""
    if settings.quiet or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    bar = Progress(BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=Console(stderr=True))
    with bar:
        task = bar.add_task("documents", total=total)
        yield partial(bar.advance, task)


def _tell(settings: Settings, outcome: Outcome) -> None:
    """Errors and warnings of a document, on stderr."""
    if outcome.read is None:
        click.echo(f"{click.style('error:', fg='red', bold=True)} {outcome.error}", err=True)
        if outcome.hint:
            click.echo(f"  {outcome.hint}", err=True)
        return
    for warning in outcome.read.warnings:
        common.note(settings, f"{outcome.file}: {warning}")


def _write_page(read: Read, out: str) -> None:
    from listed.documents.page import page
    from listed.files import whole_file

    with whole_file(Path(out)) as file:
        file.write(page(read).encode())


def _print(read: Read, json_: bool) -> None:
    if json_:
        import msgspec

        click.echo(msgspec.json.encode(read).decode())
        return
    from listed.commands.render_read import lines

    for line in lines(read):
        click.echo(line)
