"""`listed read`: documents, or one from stdin; names, parties, acts, and what the lists say of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from listed.cli import Settings
from listed.commands import common
from listed.errors import ListedError, QueryError

if TYPE_CHECKING:
    from listed.read_model import Read
    from listed.reading import Reader

NOTHING_SEARCHED = 3


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…|-")
@common.as_json
@click.option(
    "--html", "page", metavar="OUT", help="Also write a page: the text with its parties, acts and checks."
)
@click.option("--dated", metavar="DATE", help="The document's own date, where it does not state it.")
@click.option("--encoding", default="", metavar="NAME", help="Of a text that is not UTF-8: windows-1251 …")
@click.option(
    "--threshold", type=float, metavar="BITS", help="Bits from which a party is a hit (default 13)."
)
@common.clocks
@click.pass_obj
def command(settings: Settings, /, files: tuple[str, ...], json_: bool, **asked: Any) -> int:
    """Who is named in each FILE, what it says was done to them, and what the lists say.

    Text, Markdown, HTML, PDF, DOCX and EML; `-` reads stdin. Hits are those of today, or of `--on`.
    Exit code: 0 no hit, 1 hits, 3 not readable or no list loaded.

    \b
    listed read article.txt
    listed read judgment.pdf --html judgment.html
    curl -s … | listed read - --json
    """
    if asked["page"] and len(files) > 1:
        raise QueryError("one page holds one document", where="--html", hint="read the files one by one")
    with common.opened(settings) as register:
        from listed.reading import Reader

        view = register.at(common.day_of(asked["on"]), common.instant_of(asked["known"]))
        bits = asked["threshold"]
        reader = Reader(view, None if bits is None else round(bits * 1000))
        return max((_read(settings, reader, file, json_, asked) for file in files), key=_rank)


def _rank(code: int) -> tuple[bool, int]:
    """An error outranks a hit."""
    return code > 1, code


def _read(settings: Settings, reader: Reader, file: str, json_: bool, asked: dict[str, Any]) -> int:
    from listed.documents import extract

    dated = common.day_of(asked["dated"], "--dated")
    try:
        read = reader.read(extract.load(file, asked["encoding"]), dated.isoformat() if dated else None)
    except ListedError as error:
        click.echo(f"{click.style('error:', fg='red', bold=True)} {error}", err=True)
        if error.hint:
            click.echo(f"  {error.hint}", err=True)
        return error.exit_code
    for warning in read.warnings:
        common.note(settings, f"{file}: {warning}")
    if asked["page"]:
        _write_page(read, asked["page"])
    _print(read, json_)
    return _code(read)


def _code(read: Read) -> int:
    if not read.searched:
        return NOTHING_SEARCHED
    return 1 if any(party.hits for party in read.parties) else 0


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
