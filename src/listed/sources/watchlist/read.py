"""Reads own watchlists (CSV and TOML, docs/watchlists.md). A list with an error in any line is refused whole."""

from __future__ import annotations

import hashlib
import re

from listed.dates import parse_date
from listed.errors import UnreadableList
from listed.model import Claim, Identifier, Listing, Place, Reading, Text
from listed.sources.common.claims import PartyWriter, name
from listed.sources.common.formats import Format, RawFile
from listed.sources.watchlist.check import GENDERS, check, country, parts
from listed.sources.watchlist.rows import COLUMNS, Row, header, is_toml, rows


def recognise(file: RawFile) -> str:
    """`list` for a CSV with a column `name` whose other columns are mostly ours, and for TOML with parties."""
    if is_toml(file):
        return "list"
    columns = header(file)
    ours = sum(column in COLUMNS for column in columns)
    return "list" if "name" in columns and 2 * ours > len(columns) else ""


def read(files: dict[str, RawFile]) -> Reading:
    """Every party, as the list `own-<name of the file>`. Raises UnreadableList with the first error's line."""
    return read_as(files, source_of(files["list"].name))


def source_of(file: str) -> str:
    """`own-` and the name of a file without folder and ending.

    >>> source_of("lists/Bad payers.csv")
    'own-bad-payers'
    """
    stem = re.split(r"[/\\:]", file)[-1].split(".")[0]
    return "own-" + (re.sub(r"[^0-9a-z_-]+", "-", stem.lower()).strip("-") or "list")


def read_as(files: dict[str, RawFile], source: str) -> Reading:
    """Every party, as the list `source`. Raises UnreadableList with the first error's line."""
    file = files["list"]
    problems = check(file)
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        hint = "`listed watchlist check` names every error"
        raise UnreadableList(
            problems[0].message + more, where=f"{file.name} line {problems[0].line}", hint=hint
        )
    claims: list[Claim] = []
    for row, number in zip(found := rows(file).rows, numbers(found), strict=True):
        _read_row(PartyWriter(claims, f"{source}:{number}", file.sha256, f"party {number}"), row, source)
    return Reading(source, "watchlist", tuple(claims), (file.sha256,))


def numbers(found: tuple[Row, ...]) -> tuple[str, ...]:
    """The id of each row; where it has none, a hash of name and birth date, so that it stays when rows move."""
    given: list[str] = []
    for row in found:
        said = "\n".join((row.one("name"), *row.all("birth_date")))
        number = row.one("id") or hashlib.sha256(said.encode()).hexdigest()[:12]
        same = sum(1 for other in given if other == number or other.startswith(f"{number}~"))
        given.append(f"{number}~{same + 1}" if same else number)
    return tuple(given)


def _read_row(party: PartyWriter, row: Row, source: str) -> None:
    party.add("schema", Text(row.one("schema") or "Thing"), "schema")
    party.add("name", name(row.one("name")), "name", row.one("name"))
    for alias in row.all("aliases"):
        party.add("name", name(alias, kind="alias"), "aliases", alias)
    for alias in row.all("weak_aliases"):
        party.add("name", name(alias, kind="alias", strength="weak"), "weak_aliases", alias)
    for born in row.all("birth_date"):
        party.date("birth_date", born, "birth_date")
    for text in row.all("country"):
        party.add("country", Text(text, country(text)), "country", text)
    for text in row.all("nationality"):
        party.add("nationality", Text(text, country(text)), "nationality", text)
    for text in row.all("gender"):
        party.add("gender", Text(text, GENDERS[text.lower()]), "gender", text)
    for text in row.all("identifiers"):
        kind, code, value = parts(text)
        party.add("identifier", Identifier(kind, value, country(code) if code else ""), "identifiers", text)
    for text in row.all("address"):
        party.add("address", Place(text), "address", text)
    party.add("listing", _listing(party, row, source), "programme, grounds, listed_on, until")
    party.text("remark", row.one("remark"), "remark")


def _listing(party: PartyWriter, row: Row, source: str) -> Listing:
    listed, until = row.one("listed_on"), row.one("until")
    return Listing(
        source,
        row.one("programme"),
        grounds=row.one("grounds"),
        listed_on=parse_date(listed) if listed else None,
        until=parse_date(until) if until else None,
        record=party.party.partition(":")[2],
    )


FORMATS = (Format("own", "watchlist", recognise, read, read_as),)
