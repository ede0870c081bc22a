"""One listing of a question, with what the record and its table say around it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from listed.dates import PartialDate
from listed.duty_model import Citation, CourtOrder, DutyListing, LicenceSaid, Objection, SourceSays
from listed.law.finding import Found, find
from listed.law.licences import licences
from listed.law.load import Law
from listed.law.orders import court_orders
from listed.law.record_facts import ListingFact, Subject
from listed.law.standing import reports, standing
from listed.profile_model import Profile


class Question(Struct, frozen=True):
    """Who asks about whom, on which day and at which hour (`HH:MM±hh:mm`, or None: the whole day)."""

    subject: Subject
    asker: Profile
    on: date
    at: str | None = None


class Context(Struct, frozen=True):
    """One listing of the question with what the record says around it."""

    question: Question
    fact: ListingFact
    found: Found | None
    reports: tuple[SourceSays, ...]
    orders: tuple[CourtOrder, ...]
    licences: tuple[LicenceSaid, ...]

    @property
    def standing(self) -> str:
        return standing(self.fact, self.reports)


def context_of(law: Law, question: Question, fact: ListingFact) -> Context:
    found = find(law, fact.listing, question.on)
    regime, subject, on = found.regime if found else None, question.subject, question.on
    return Context(
        question,
        fact,
        found,
        reports(regime, fact, subject, on),
        court_orders(regime, fact, subject, question.asker, on),
        licences(regime, fact, subject, question.asker, (on, question.at)),
    )


def tag_row(context: Context) -> tuple[Citation, ...]:
    """The act behind the tag, as the table of tags has it."""
    found = context.found
    if found is None:
        return ()
    text = ", ".join(filter(None, (found.tag.act, found.tag.citation)))
    return (Citation(text, "secondary", confidence="M"),)


def listing_said(context: Context, status: str | None = None) -> DutyListing:
    listing = context.fact.listing
    name = context.found.list if context.found else listing.list
    until = listing.until
    return DutyListing(
        listing.authority,
        name,
        listing.programme,
        listing.legal_act,
        listing.listed_on.iso if listing.listed_on else None,
        _day_after(until),
        context.standing,
        listing.status if status is None else status,
    )


def _day_after(until: PartialDate | None) -> str | None:
    if until is None:
        return None
    if until.exact and until.latest and until.latest < date.max:
        return date.fromordinal(until.latest.toordinal() + 1).isoformat()
    return until.iso or None


def entry(fact: ListingFact) -> tuple[Citation, ...]:
    """The list, edition and entry that hold the listing."""
    return (Citation(fact.source or f"{fact.listing.authority}, {fact.listing.programme}"),)


def objections(context: Context) -> tuple[Objection, ...]:
    """Who contests the listing, by the record and by the table; each once, the oldest first."""
    own = [
        one
        for one, programme in context.question.subject.objections
        if programme in ("", context.fact.listing.programme)
    ]
    listed = context.fact.listing.listed_on
    first = listed.earliest if listed else None
    tables = context.found.regime.file.objection if context.found else ()
    own += [
        Objection(one.kind, one.actor, one.date, one.quote, one.source)
        for one in tables
        if not one.listed_on or first in one.listed_on
    ]
    last = context.question.on.isoformat()
    once = {(o.kind, o.actor, o.date, o.quote): o for o in own if not o.date or o.date[: len(last)] <= last}
    return tuple(sorted(once.values(), key=lambda o: (o.date or "", o.actor)))
