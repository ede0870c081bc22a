"""The values of a query as people write them: dates of birth, countries, genders, schemas, identifiers."""

from __future__ import annotations

from typing import get_args

from listed.dates import PartialDate, parse_date
from listed.errors import QueryError
from listed.model import Identifier, Schema
from listed.text.identifiers import KINDS
from listed.text.territories import code_of, name_of

GENDERS = {"m": "male", "male": "male", "f": "female", "female": "female", "w": "female"}
SCHEMAS: dict[str, Schema] = {str(name).lower(): name for name in get_args(Schema)} | {
    "individual": "Person",
    "natural person": "Person",
    "entity": "Organization",
    "organisation": "Organization",
    "business": "Organization",
    "legal entity": "LegalEntity",
    "ship": "Vessel",
    "aircraft": "Airplane",
    "": "Thing",
}


def birth_of(text: str, where: str = "--born") -> PartialDate:
    """A date of birth of any precision. Raises QueryError.

    >>> birth_of("1962-03").iso
    '1962-03'
    """
    read = parse_date(text)
    if not read.understood:
        raise QueryError(
            f"{text!r} is no date of birth", where=where, hint="write 1962, 1962-03 or 1962-03-14"
        )
    return read


def country_of(text: str, where: str = "--country") -> str:
    """A country's ISO 3166 code in lower case, from its code or name. Raises QueryError."""
    code = text.lower() if len(text) == 2 and name_of(text) != text else code_of(text)
    if not code:
        raise QueryError(
            f"{text!r} is no country", where=where, hint="write an ISO code (fr) or an English name"
        )
    return code


def gender_of(text: str) -> str:
    """`male`, `female`, or "" for another word: then it is not compared."""
    return GENDERS.get(text.strip().lower(), "")


def schema_of(text: str, where: str = "--schema") -> Schema:
    """The schema that a word means (`person`, `company`, `vessel`, `individual` …). Raises QueryError."""
    found = SCHEMAS.get(text.strip().lower())
    if found is None:
        raise QueryError(f"{text!r} is no schema", where=where, hint=f"one of {', '.join(get_args(Schema))}")
    return found


def identifier_of(text: str, where: str = "--id") -> Identifier:
    """`kind:value` or `kind:COUNTRY:value`. Raises QueryError."""
    kind, _, rest = text.partition(":")
    if kind not in KINDS or not rest:
        hint = f"write KIND:VALUE; kinds are {', '.join(KINDS)}"
        raise QueryError(f"{text!r} is no identifier", where=where, hint=hint)
    country, _, value = rest.partition(":")
    return Identifier(kind, value, country.lower()) if value and len(country) == 2 else Identifier(kind, rest)
