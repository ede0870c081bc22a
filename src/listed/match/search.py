"""Screening one query against an open pack: every party whose total reaches the threshold, and why."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from msgspec import Struct

from listed.errors import QueryError
from listed.match import fact_factors
from listed.match.kernel import native
from listed.match.pack import Pack, kinds_of
from listed.model import Factor, Query, TokenPair

LONGEST_NAME = 1_000
"""Characters of a query's name. Longer ones are refused: they are documents, not names."""


class Candidate(Struct, frozen=True):
    """A party that the query could be: its total in millibits, the factors that sum to it, and the name met."""

    party: str
    schema: str
    total: int
    factors: tuple[Factor, ...]
    not_compared: tuple[str, ...]
    name: str
    """The listed name that gave the best name factor; "" where only an identifier was met."""


class Moment(Struct, frozen=True):
    """Both clocks of a view in microseconds: what was known by `known` and had not left by `until`."""

    known: int
    until: int


Met = dict[int, tuple[int, int]]
"""Of each party met by name: its best name factor in millibits, and the number of that name."""


def screen(pack: Pack, query: Query, moment: Moment, threshold: int) -> tuple[Candidate, ...]:
    """All parties whose total is at least `threshold` millibits, best first, then by party.

    Raises QueryError for a query without a name or identifier, or with a name that has no letter or digit.
    """
    check(query)
    return candidates(pack, query, moment, threshold, meet(pack, [query], moment, threshold)[0])


def meet(pack: Pack, queries: Sequence[Query], moment: Moment, threshold: int) -> list[Met]:
    """The parties that each query meets by name, with one call of the kernel for each kind and floor.

    Several threads may do this at once: the kernel releases the interpreter's lock.
    """
    together: dict[tuple[int, int], list[int]] = {}
    for at, query in enumerate(queries):
        for kind in kinds_of(query.schema) if query.name.strip() else ():
            together.setdefault((kind, name_floor(query, threshold)), []).append(at)
    met: list[Met] = [{} for _ in queries]
    for (kind, floor), places in together.items():
        names = [queries[at].name for at in places]
        found, _ = pack.index.search_many(names, kind, floor, moment.known, moment.until)
        for row, entry, party, total in struct.iter_unpack("4i", found):
            best = met[places[row]]
            if party not in best or total > best[party][0]:
                best[party] = (total, entry)
    return met


def candidates(pack: Pack, query: Query, moment: Moment, threshold: int, met: Met) -> tuple[Candidate, ...]:
    """The parties met by name, and those that share an identifier, which reach the threshold; as `screen`."""
    best = dict(met)
    for asked in query.identifiers:
        for number in pack.with_identifier(asked.kind, asked.value, asked.country):
            best.setdefault(number, (0, -1))
    found = (_candidate(pack, query, moment, number, met) for number, met in best.items())
    hits = [c for c in found if c is not None and c.total >= threshold]
    return tuple(sorted(hits, key=lambda c: (-c.total, c.party)))


def check(query: Query) -> None:
    """Raises QueryError where a query cannot be screened."""
    if not query.name.strip() and not query.identifiers:
        raise QueryError(
            "nothing to screen: neither a name nor an identifier",
            where="query",
            hint="give a name, or --id KIND:VALUE",
        )
    if query.name.strip() and not native.fold(query.name):
        raise QueryError(
            f"no letter or digit in the name {query.name!r}", where="name", hint="give a name in any script"
        )
    if len(query.name) > LONGEST_NAME:
        raise QueryError(
            f"a name of {len(query.name)} characters",
            where="name",
            hint=f"names have at most {LONGEST_NAME}; is this a document?",
        )


_ORGANISATIONS = ("Organization", "Company", "PublicBody", "LegalEntity")


def compatible(asked: str, listed: str) -> bool:
    """Whether a party of one schema can be what a query of another asks for: a vessel is no company."""
    if asked == listed or "Thing" in (asked, listed):
        return True
    if "LegalEntity" in (asked, listed):
        return {asked, listed} <= {"Person", *_ORGANISATIONS}
    return asked in _ORGANISATIONS and listed in _ORGANISATIONS


def name_floor(query: Query, threshold: int) -> int:
    """The name factor below which no party is looked at: the threshold less what other facts may lift."""
    gain = (
        fact_factors.BIRTH_DAY * (query.born is not None)
        + fact_factors.COUNTRY * bool(query.countries)
        + fact_factors.GENDER * bool(query.gender)
    )
    return threshold - min(gain, fact_factors.FLOOR_BELOW_THRESHOLD)


def _candidate(
    pack: Pack, query: Query, moment: Moment, number: int, met: tuple[int, int]
) -> Candidate | None:
    party = pack.party(number)
    if not compatible(query.schema, party.schema):
        return None
    millibits, entry = met
    others, missing = fact_factors.factors_of(query, party.seen(moment.known, moment.until))
    name = pack.name_text(entry) if entry >= 0 else ""
    if entry < 0 and not any(f.name == "identifier" for f in others):
        return None
    named = (Factor("name", millibits, query.name, name),) if entry >= 0 else ()
    all_factors = named + others
    return Candidate(
        party.id, party.schema, sum(f.millibits for f in all_factors), all_factors, missing, name
    )


def pairs(pack: Pack, query: Query, name: str, schema: str) -> tuple[TokenPair, ...]:
    """The tokens of the query's name beside those of a listed one, and what each pair adds: they sum to the factor."""
    if not name:
        return ()
    found = [
        _explained(pack.matcher.explain(query.name, name, kind))
        for kind in kinds_of(schema)
        if kind in kinds_of(query.schema)
    ]
    return max(found, key=lambda rows: sum(r.millibits for r in rows), default=())


def _explained(explanation: native.Explanation) -> tuple[TokenPair, ...]:
    return tuple(TokenPair(line.query, line.listed, line.kind, line.millibits) for line in explanation.lines)
