"""Which column of a customer file says what, and a row as a query."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from listed.dates import PartialDate
from listed.errors import QueryError
from listed.match import query_values
from listed.model import Identifier, Query
from listed.text.identifiers import KINDS

USUAL = {
    "id": "id customer_id customerid customer_number client_id number no key reference ref account",
    "name": "name full_name fullname customer_name client_name company_name legal_name entity_name caption",
    "given": "given_name given_names first_name firstname forename middle_name second_name father_name patronymic",
    "family": "family_name last_name lastname surname",
    "born": "born birth_date birthdate date_of_birth dob birthday",
    "country": "country countries nationality citizenship country_code residence country_of_residence jurisdiction",
    "gender": "gender sex",
    "schema": "schema type entity_type customer_type",
    "passport": "passport passport_number passport_no",
    "national_id": "national_id national_id_number id_number identity_number",
    "tax_id": "tax_id tax_number tin vat vat_number",
    "registration": "registration registration_number company_number",
}
"""Headings that are understood without a mapping, as they are compared: lower case, `_` between words."""
MEANINGS = ("id", "name", "given", "family", "born", "country", "gender", "schema", *KINDS)
"""What a column can mean. `given` and `family` together are a name; the others of `KINDS` are identifiers."""


class Columns(Struct, frozen=True):
    """The numbers of the columns by what they mean; a row's name is its `names` joined by spaces."""

    names: tuple[int, ...]
    id: int | None = None
    born: int | None = None
    countries: tuple[int, ...] = ()
    gender: int | None = None
    schema: int | None = None
    identifiers: tuple[tuple[str, int], ...] = ()


def columns_of(headings: Sequence[str], mapping: Mapping[str, str]) -> Columns:
    """The meaning of each heading: by `mapping` (meaning → heading), else by `USUAL`. Raises QueryError."""
    meaning = _mapped(headings, mapping) if mapping else _usual(headings)
    names = _all(meaning, "name") or _all(meaning, "given") + _all(meaning, "family")
    found = Columns(
        names,
        _one(meaning, "id"),
        _one(meaning, "born"),
        _all(meaning, "country"),
        _one(meaning, "gender"),
        _one(meaning, "schema"),
        tuple((kind, at) for at, kind in meaning.items() if kind in KINDS),
    )
    if not found.names and not found.identifiers:
        raise QueryError(
            f"no column with names or identifiers among {', '.join(headings)}",
            where="columns",
            hint="say which it is: --map name=HEADING",
        )
    return found


def _mapped(headings: Sequence[str], mapping: Mapping[str, str]) -> dict[int, str]:
    meaning = {}
    for what, wanted in mapping.items():
        if what not in MEANINGS:
            raise QueryError(
                f"{what!r} is no meaning of a column", where="--map", hint=f"one of {', '.join(MEANINGS)}"
            )
        for heading in wanted.split("+"):
            if heading not in headings:
                hint = f"the table has {', '.join(headings)}"
                raise QueryError(f"no column {heading!r}", where="--map", hint=hint)
            meaning[headings.index(heading)] = what
    return meaning


def _usual(headings: Sequence[str]) -> dict[int, str]:
    known = {word: what for what, words in USUAL.items() for word in words.split()} | {
        kind: kind for kind in KINDS
    }
    plain = (re.sub(r"[^a-z0-9]+", "_", heading.strip().lower()).strip("_") for heading in headings)
    return {at: known[heading] for at, heading in enumerate(plain) if heading in known}


def _all(meaning: Mapping[int, str], what: str) -> tuple[int, ...]:
    return tuple(at for at, said in meaning.items() if said == what)


def _one(meaning: Mapping[int, str], what: str) -> int | None:
    return next(iter(_all(meaning, what)), None)


def query_of(columns: Columns, values: Sequence[str]) -> Query:
    """A row as a query; empty values are not stated. Raises QueryError for a value that is not understood."""
    name = " ".join(filter(None, (values[at].strip() for at in columns.names)))
    said = (_identifier(kind, values[at]) for kind, at in columns.identifiers)
    return Query(
        name,
        query_values.schema_of(_value(values, columns.schema), "schema"),
        _born(_value(values, columns.born)),
        tuple(code for at in columns.countries for code in _countries(values[at].strip())),
        query_values.gender_of(_value(values, columns.gender)),
        tuple(one for one in said if one is not None),
        _value(values, columns.id),
    )


def _value(values: Sequence[str], at: int | None) -> str:
    return "" if at is None else values[at].strip()


def _identifier(kind: str, text: str) -> Identifier | None:
    return Identifier(kind, text.strip()) if text.strip() else None


@lru_cache(maxsize=200_000)
def _born(text: str) -> PartialDate | None:
    return query_values.birth_of(text, "born") if text else None


@lru_cache(maxsize=10_000)
def _countries(text: str) -> tuple[str, ...]:
    """One country, or several with `;` or `|` between them."""
    return tuple(
        query_values.country_of(one.strip(), "country") for one in re.split(r"[;|]", text) if one.strip()
    )
