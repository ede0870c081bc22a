"""Licences around a listing: which covered the programme or the party within a year, whether they are open, whom they help."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from listed.duty_model import LicenceSaid
from listed.law.finding import authority_of, plain
from listed.law.moments import day_of, in_window
from listed.law.names import any_same
from listed.law.record_facts import LicenceFact, ListingFact, Subject
from listed.law.tables import LicenceTable, Regime
from listed.profile_model import Authorisation, Profile

SHOWN_FOR = timedelta(days=366)
"""A licence that ended longer ago is history and not shown."""


def licences(
    regime: Regime | None, fact: ListingFact, subject: Subject, asker: Profile, when: tuple[date, str | None]
) -> tuple[LicenceSaid, ...]:
    """Every licence of table, file and asker that covered the programme or the party within a year before the day."""
    programme = plain(fact.listing.programme)
    tables = (_of_table(one) for one in regime.file.licence) if regime else ()
    own = (one for one in subject.licences if plain(one.programme) == programme)
    said = [
        _said(one, fact, subject, when) for one in (*tables, *own) if _recent(one.start, one.until, when[0])
    ]
    said += [
        _authorised(one, subject, when)
        for one in asker.authorisations or ()
        if authority_of(one.by) == authority_of(fact.listing.authority)
        and _recent(one.from_, one.until, when[0])
    ]
    return tuple(said)


def _of_table(one: LicenceTable) -> LicenceFact:
    return LicenceFact(
        one.name, one.kind, "", one.from_, one.until, one.parties, one.listed_on, one.dealings, one.text
    )


def _recent(start: str | None, until: str | None, on: date) -> bool:
    begun, ended = day_of(start), day_of(until)
    return (begun is None or begun <= on) and (ended is None or ended + SHOWN_FOR >= on)


def _said(
    one: LicenceFact, fact: ListingFact, subject: Subject, when: tuple[date, str | None]
) -> LicenceSaid:
    covers = _covers(one, fact, subject)
    note = "; ".join(_notes(one, covers))
    return LicenceSaid(
        one.name, one.kind, one.start, one.until, in_window((one.start, one.until), *when), covers, note
    )


def _covers(one: LicenceFact, fact: ListingFact, subject: Subject) -> bool:
    if one.parties:
        ids = {subject.id, subject.id.partition(":")[2]}
        return bool(ids & set(one.parties)) or any_same(one.parties, subject.names)
    if one.listed_on:
        listed = fact.listing.listed_on
        return bool(listed and listed.exact and listed.earliest in one.listed_on)
    return True


def _notes(one: LicenceFact, covers: bool) -> Iterator[str]:
    if one.note:
        yield one.note
    if not covers:
        names = ", ".join(one.parties) or "those listed on " + ", ".join(d.isoformat() for d in one.listed_on)
        yield f"covers {names}, not this party"
    if one.dealings:
        yield f"for {', '.join(one.dealings)} only"


def _authorised(one: Authorisation, subject: Subject, when: tuple[date, str | None]) -> LicenceSaid:
    """A permission that the asker says it has: what it covers is the asker's word."""
    words = plain(one.covers)
    covers = not words or any(plain(name) in words for name in subject.names)
    name = " ".join(filter(None, (one.under, one.number))) or one.by
    note = "stated in the profile" + (f": {one.covers}" if one.covers else "")
    return LicenceSaid(
        name, "specific", one.from_, one.until, in_window((one.from_, one.until), *when), covers, note
    )
