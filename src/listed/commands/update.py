"""`listed update`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path

import click

from listed.commands import common
from listed.commands.settings import Settings
from listed.errors import ListedError, QueryError
from listed.model import Source
from listed.register import Register
from listed.sources.common import catalogue
from listed.sources.common.fetch import Fetched, Fetcher, Progress, client

SIDE_BY_SIDE = 4


@click.command()
@click.argument("sources", nargs=-1)
@click.option(
    "--offline",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Read DIR/SOURCE/ instead of the network.",
)
@click.pass_obj
def command(settings: Settings, sources: tuple[str, ...], offline: Path | None) -> int:
    """Fetch the lists SOURCES (default: all that have an address) from their publishers and load them.

    One slow or failing list never stops the others: the summary says which failed and how old its last good
    edition is, and the exit code is 3.

    \b
    listed update
    listed update un-sc us-ofac-sdn
    listed update --offline /media/lists
    """
    chosen = _chosen(sources)
    with common.opened(settings) as register:
        results = _read(chosen, offline) if offline else _fetch(chosen, register.folder / "fetched")
        codes = [_load(settings, register, source, fetched) for source, fetched in results]
    return max(codes, default=0)


def _chosen(keys: tuple[str, ...]) -> tuple[Source, ...]:
    known = {source.key: source for source in catalogue.sources() if source.urls}
    for key in keys:
        if key not in known:
            raise QueryError(
                f"{key!r} is no list with an address", where="SOURCES", hint=f"one of {', '.join(known)}"
            )
    return tuple(known[key] for key in keys) if keys else tuple(known.values())


Found = tuple[Source, Fetched | ListedError | None]


def _read(sources: tuple[Source, ...], folder: Path) -> Iterator[Found]:
    for source in sources:
        files = tuple(sorted(p for p in (folder / source.key).glob("*") if p.is_file()))
        yield source, Fetched(source, files, unchanged=False) if files else None


def _fetch(sources: tuple[Source, ...], folder: Path) -> Iterator[Found]:
    with client() as web, _progress() as progress, ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        fetcher = Fetcher(folder, web, progress)
        waiting = {pool.submit(_try, fetcher.fetch, source): source for source in sources}
        for done in as_completed(waiting):
            yield waiting[done], done.result()


def _try(fetch: Callable[[Source], Fetched], source: Source) -> Fetched | ListedError:
    try:
        return fetch(source)
    except ListedError as error:
        return error


@contextmanager
def _progress() -> Iterator[Progress]:
    """A bar for each file on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda name, done, total: None
        return
    from rich.console import Console
    from rich.progress import DownloadColumn, Progress, TimeRemainingColumn

    with Progress(
        "{task.description}", DownloadColumn(), TimeRemainingColumn(), console=Console(stderr=True)
    ) as bars:
        tasks: dict[str, int] = {}

        def show(name: str, done: int, total: int) -> None:
            if name not in tasks:
                tasks[name] = bars.add_task(name)
            bars.update(tasks[name], completed=done, total=total or None)  # type: ignore[arg-type]

        yield show


def _load(settings: Settings, register: Register, source: Source, found: Fetched | ListedError | None) -> int:
    """Loads what was fetched and says what came of it. Returns the exit code of this list."""
    if found is None:
        click.echo(f"{source.key}: no files")
        return 0
    if isinstance(found, Fetched) and found.unchanged and _current(register, source):
        click.echo(f"{source.key}: unchanged")
        return 0
    try:
        if isinstance(found, ListedError):
            raise found
        for loaded in register.load(found.files, source.key):
            what = (
                "unchanged"
                if loaded.unchanged
                else f"+{loaded.added:,} -{loaded.removed:,} changed {loaded.changed:,}"
            )
            click.echo(f"{source.key}: {loaded.edition.parties:,} parties, {what}")
        return 0
    except ListedError as error:
        click.echo(
            f"{click.style('failed:', fg='red', bold=True)} {source.key}: {error}; {_current(register, source) or 'no edition is loaded'}",
            err=True,
        )
        return error.exit_code


def _current(register: Register, source: Source) -> str:
    """How old the last good edition is; "" where there is none."""
    state = next((s for s in register.lists() if s.source.key == source.key), None)
    return f"the last good edition is {state.age_days} days old" if state else ""
