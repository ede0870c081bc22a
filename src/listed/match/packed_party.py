"""What is compared of a listed party besides its names, as the pack holds it."""

from __future__ import annotations

from msgspec import Struct

from listed.dates import PartialDate
from listed.model import Claim, Dated, Identifier, Name, Text
from listed.text.identifiers import normal_form

Known = tuple[tuple[int, int], ...]
"""Intervals of microseconds since 1970, start included, end not."""

COUNTRY_FIELDS = ("nationality", "citizenship", "country", "residence", "flag")


class Fact(Struct, frozen=True, array_like=True):
    """A value that is compared: its text, and its comparable form (a country code, a gender, an identifier's key)."""

    field: str
    text: str
    code: str
    known: Known
    when: PartialDate | None = None


class PackedParty(Struct, frozen=True, array_like=True):
    """A party as it is compared: all names and facts that were ever claimed, with when they were known."""

    id: str
    source: str
    schema: str
    names: tuple[tuple[str, Known], ...]
    facts: tuple[Fact, ...]

    def seen(self, known: int, until: int) -> tuple[Fact, ...]:
        """The facts that a view sees (see docs/architecture.md, the two clocks)."""
        return tuple(f for f in self.facts if any(a <= known and b > until for a, b in f.known))


def key_of(kind: str, value: str, country: str = "") -> str:
    """The key under which an identifier is found: its kind and its normal form."""
    return f"{kind}:{normal_form(kind, value, country)}"


def packed(party: str, schema: str, claims: tuple[tuple[Claim, Known], ...]) -> PackedParty:
    """A party's names and comparable facts, of all that was ever claimed."""
    names = tuple((c.value.text, known) for c, known in claims if isinstance(c.value, Name))
    facts = tuple(fact for c, known in claims if (fact := _fact(c, known)) is not None)
    return PackedParty(party, party.partition(":")[0], schema, names, facts)


def _fact(claim: Claim, known: Known) -> Fact | None:
    value = claim.value
    if claim.field == "birth_date" and isinstance(value, Dated):
        return Fact("birth_date", value.when.text, "", known, value.when)
    if claim.field in COUNTRY_FIELDS and isinstance(value, Text) and value.code:
        return Fact("country", value.text, value.code, known)
    if claim.field == "gender" and isinstance(value, Text) and value.code:
        return Fact("gender", value.text, value.code, known)
    if isinstance(value, Identifier):
        key = key_of(value.kind, value.value, value.country)
        return Fact("identifier", f"{value.kind} {value.value}", key, known)
    return None
