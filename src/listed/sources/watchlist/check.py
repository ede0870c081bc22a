"""What an own watchlist must be, row by row; the errors carry their lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from listed.dates import parse_date
from listed.model import Schema
from listed.sources.common.formats import RawFile
from listed.sources.watchlist.rows import COLUMNS, SEVERAL, Problem, Row, rows
from listed.text.identifiers import KINDS
from listed.text.territories import code_of, name_of

GENDERS = {"male": "male", "m": "male", "female": "female", "f": "female"}

_EXAMPLES = (
    {
        "id": "W-001", "name": "Orlan Testovich Vedrin", "schema": "Person", "aliases": "Orlan Wedrin; O. T. Vedrin", "weak_aliases": "Ori",
        "birth_date": "1961-04-12", "country": "Russia", "nationality": "ru", "gender": "male", "identifiers": "passport:RU:77 1234567",
        "programme": "internal", "grounds": "Unpaid invoices, decision of the risk board", "listed_on": "2024-05-02", "remark": "An invented party",
    },
    {
        "id": "W-002", "name": "Vedrin Holding LLC", "schema": "Company", "country": "Cyprus", "identifiers": "lei::529900T8BM49AURSDO55",
        "address": "4 Fable Street, Limassol", "programme": "internal", "listed_on": "2024", "until": "2027-12-31",
    },
)  # fmt: skip


def template() -> str:
    """A watchlist with two invented parties, as CSV: every column has its place.

    >>> template().splitlines()[0].startswith("id,name,schema,aliases")
    True
    """
    lines = [",".join(COLUMNS)]
    for example in _EXAMPLES:
        cells = (example.get(column, "") for column in COLUMNS)
        lines.append(",".join(f'"{cell}"' if "," in cell else cell for cell in cells))
    return "\n".join(lines) + "\n"


def check(file: RawFile) -> list[Problem]:
    """All that is wrong in a watchlist, by line; nothing for one that can be loaded."""
    table = rows(file)
    found = [*table.problems, *_twice(table.rows)]
    found += [Problem(row.line, message) for row in table.rows for message in wrong(row)]
    if not table.rows and not found:
        found.append(Problem(1, "the list has no party"))
    return sorted(found, key=lambda problem: problem.line)


def _twice(found: tuple[Row, ...]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for row in found:
        if (id := row.one("id")) and first.setdefault(id, row.line) != row.line:
            yield Problem(row.line, f"the id {id} stands in line {first[id]} already")


def wrong(row: Row) -> Iterator[str]:
    """What is wrong with one row."""
    if not row.one("name"):
        yield "the name is missing"
    if (schema := row.one("schema")) and schema not in get_args(Schema):
        yield f"no such schema: {schema}; known are {', '.join(get_args(Schema))}"
    if (gender := row.one("gender")) and gender.lower() not in GENDERS:
        yield f"no such gender: {gender}; write male or female, or nothing"
    for column in COLUMNS:
        if column not in SEVERAL and len(row.all(column)) > 1:
            yield f"{column} holds one value"
    for column in ("birth_date", "listed_on", "until"):
        for text in row.all(column):
            if not parse_date(text).understood:
                yield f"{column} {text!r} is no date; write 1961-04-12, 1961-04 or 1961"
    for column in ("country", "nationality"):
        for text in row.all(column):
            if not country(text):
                yield f"{column} {text!r} is no country; write its English name or ISO 3166 code"
    for text in row.all("identifiers"):
        yield from _wrong_identifier(text)


def _wrong_identifier(text: str) -> Iterator[str]:
    kind, code, value = parts(text)
    if not value.strip():
        yield f"identifier {text!r} is not of the form kind:COUNTRY:value (kind::value without a country)"
    elif kind not in KINDS:
        yield f"no such kind of identifier: {kind}; known are {', '.join(KINDS)}"
    elif code and not country(code):
        yield f"identifier {text!r} names no country: {code}"


def parts(identifier: str) -> tuple[str, str, str]:
    """Kind, country and value of `kind:COUNTRY:value`; the value may hold colons.

    >>> parts("passport:RU:77 1234567")
    ('passport', 'RU', '77 1234567')
    """
    kind, _, rest = identifier.partition(":")
    code, _, value = rest.partition(":")
    return kind.strip().lower(), code.strip(), value.strip()


def country(text: str) -> str:
    """The code of a country, from its code or its name; "" for neither."""
    return text.lower() if name_of(text.lower()) != text.lower() else code_of(text)
