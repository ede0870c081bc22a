"""`listed screen`: names by hand, or one a line from stdin."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, get_args

import click
from msgspec import Struct

from listed.commands import common, render
from listed.commands.settings import Settings
from listed.duty_model import Duties
from listed.errors import ListedError, QueryError
from listed.model import Answer, Query, Schema
from listed.profile_model import Profile

if TYPE_CHECKING:
    from listed.screening import Screener


@click.command()
@click.argument("names", nargs=-1)
@click.option(
    "--schema",
    type=click.Choice(get_args(Schema)),
    default="Thing",
    show_default=True,
    help="What is asked about.",
)
@click.option("--born", metavar="DATE", help="Date of birth: 1962, 1962-03 or 1962-03-14.")
@click.option(
    "--country", "countries", multiple=True, metavar="COUNTRY", help="ISO code or name; may be repeated."
)
@click.option("--gender", type=click.Choice(["male", "female"]), help="Compared where the list states one.")
@click.option(
    "--id",
    "identifiers",
    multiple=True,
    metavar="KIND:VALUE",
    help="passport:…, imo:…, wallet:…; also without a name.",
)
@click.option("--limit", type=click.IntRange(1), help="Show at most so many hits; the rest are counted.")
@common.screening
@click.option(
    "--profile", metavar="NAME|FILE", help="Say of each hit what it means for this asker (`listed profile`)."
)
@click.option(
    "--scorer",
    type=click.Choice(["listed", "ofac"]),
    default="listed",
    show_default=True,
    help="ofac: the method of OFAC's own search (FAQ 249), to compare.",
)
@click.option(
    "--minimum",
    type=click.IntRange(50, 100),
    default=85,
    show_default=True,
    help="With --scorer ofac: least score, 50 to 100.",
)
@common.clocks
@common.as_json
@click.pass_obj
def command(settings: Settings, /, names: tuple[str, ...], json_: bool, **asked: Any) -> int:
    """Which listed parties could each of NAMES be?

    `-` reads one name a line from stdin. Exit code: 0 clear, 1 hits; 2 and above: not screened.

    \b
    listed screen "Kimberly Prost"
    listed screen "Usama bin Ladin" --born 1957 --country "Saudi Arabia"
    listed screen --id passport:A1234567
    listed screen "Nicolas Guillou" --on 2025-08-19
    listed screen "Nicolas Guillou" --profile paris
    listed screen - --json < customers.txt
    listed screen "Jon Smith" --scorer ofac --minimum 90
    """
    with common.opened(settings) as register:
        screener = common.screener(register, asked)
        if asked["scorer"] == "ofac":
            return _screen_ofac(screener, _queries(names, asked), asked["minimum"], json_)
        alone = not json_ and "-" not in names
        asker = _asker(settings, asked["profile"])
        return _screen_all(
            settings, screener, _queries(names, asked), Show(json_, asked["limit"], alone, asker)
        )


class Show(Struct, frozen=True):
    """How answers are shown: as JSON, how many hits, and whether the nearest party that is no hit is shown too."""

    json: bool
    limit: int | None
    nearest: bool
    asker: Profile | None = None
    """For whom duties are told beside each hit."""


class AnswerWithDuties(Answer, frozen=True, omit_defaults=True):
    """An answer, with what each hit means for the one who asks."""

    duties: tuple[Duties, ...] = ()


def _asker(settings: Settings, profile: str | None) -> Profile | None:
    from listed.commands import profiles

    if profile is None:
        return None
    read = profiles.load(settings, profile)
    profiles.warn(settings, read)
    return read.profile


def _queries(names: tuple[str, ...], asked: dict[str, Any]) -> Iterator[Query]:
    from listed.match.query_values import birth_of, country_of, identifier_of

    identifiers = tuple(identifier_of(text) for text in asked["identifiers"])
    if not names and not identifiers:
        raise QueryError(
            "nothing to screen", where="NAMES", hint="give a name, `-` for stdin, or --id KIND:VALUE"
        )
    countries = tuple(country_of(text) for text in asked["countries"])
    born = birth_of(asked["born"]) if asked["born"] is not None else None
    gender = asked["gender"] or ""
    for name in _names(names) if names else ("",):
        yield Query(name, asked["schema"], born, countries, gender, identifiers)


def _names(names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        if name == "-":
            yield from (line.rstrip("\n") for line in sys.stdin)
        else:
            yield name


def _screen_all(settings: Settings, screener: Screener, queries: Iterator[Query], show: Show) -> int:
    """Screens each query. One that could not be screened makes the run end with its error's code."""
    worst = hits = 0
    shown: set[str] = set()
    for number, query in enumerate(queries, 1):
        try:
            answer = screener.screen(query, show.limit)
        except ListedError as error:
            worst = max(worst, error.exit_code)
            _report(number, query, error, show.json)
            _print_nearest(screener, query, show)
            continue
        hits += bool(answer.hits)
        for warning in answer.warnings:
            if warning not in shown:
                common.note(settings, warning)
            shown.add(warning)
        _print(answer, show.json, _duties(screener, answer, show.asker))
        if not answer.hits:
            _print_nearest(screener, query, show)
    return worst or (1 if hits else 0)


def _screen_ofac(screener: Screener, queries: Iterator[Query], minimum: int, json_: bool) -> int:
    """Screens each query by OFAC's published method."""
    found = 0
    for query in queries:
        hits = screener.ofac(query, minimum)
        found += bool(hits)
        for line in (
            render.ofac_json(query, minimum, hits) if json_ else render.ofac_lines(query, minimum, hits)
        ):
            click.echo(line)
    return 1 if found else 0


def _duties(screener: Screener, answer: Answer, asker: Profile | None) -> tuple[Duties, ...]:
    """What each hit means for the asker, in the order of the hits."""
    if asker is None:
        return ()
    from listed.duties import duties

    return tuple(duties(screener.snapshot, hit.party.id, asker) for hit in answer.hits)


def _print(answer: Answer, json_: bool, duties: tuple[Duties, ...] = ()) -> None:
    if json_:
        import msgspec

        fields = {name: getattr(answer, name) for name in answer.__struct_fields__}
        whole = AnswerWithDuties(**fields, duties=duties) if duties else answer
        click.echo(msgspec.json.encode(whole).decode())
        return
    for line in render.answer_lines(answer):
        click.echo(line)
    if duties:
        from listed.commands.render_duties import duties_lines

        for found in duties:
            click.echo("\n" + "\n".join(duties_lines(found)))


def _print_nearest(screener: Screener, query: Query, show: Show) -> None:
    """Why the nearest party is no hit."""
    nearest = screener.nearest(query) if show.nearest and query.name.strip() else None
    if nearest is not None:
        click.echo(
            f"  nearest, and no hit ({nearest.total_millibits / 1000:.1f} bits, {screener.threshold / 1000:.1f} are needed):"
        )
        for line in render.rejected_lines(nearest):
            click.echo(line)


def _report(number: int, query: Query, error: ListedError, json_: bool) -> None:
    click.echo(
        f"{click.style('error:', fg='red', bold=True)} query {number} {query.name!r}: {error}", err=True
    )
    if error.hint:
        click.echo(f"  {error.hint}", err=True)
    if json_:
        import msgspec

        click.echo(
            msgspec.json.encode(
                {"query": query, "error": type(error).__name__, "message": str(error)}
            ).decode()
        )
