"""The whole answer: one duty for each listing of a party, and the strongest of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from listed.dates import PartialDate
from listed.duty_model import (
    Binding,
    Citation,
    Conflict,
    CourtOrder,
    Duty,
    DutyListing,
    Exposure,
    LicenceSaid,
    MissingFact,
    Must,
    Objection,
    RuleSaid,
    SourceSays,
)
from listed.law import around, citing
from listed.law.bind import STRONGEST, Asked, Verdict, bind
from listed.law.conditions import truth
from listed.law.facts import Facts
from listed.law.finding import Found, authority_of, find
from listed.law.licences import licences
from listed.law.load import Law
from listed.law.load import law as tables_of
from listed.law.orders import court_orders, relief
from listed.law.record_facts import ListingFact, ReachFact, Subject
from listed.law.standing import OUT, differ, reports, standing
from listed.law.tables import ReachTable, Support
from listed.profile_model import Profile

FAMILY = ("spouse", "child", "immediate_family")
FAMILY_LINKS = ("spouse_of", "child_of")
COUNTRY_OF = {
    "US OFAC": "US",
    "US BIS": "US",
    "US State": "US",
    "EU Council": "EU",
    "UK FCDO": "GB",
    "Canada GAC": "CA",
    "Australia DFAT": "AU",
    "CH SECO": "CH",
}


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


def duties(law: Law, question: Question) -> tuple[Duty, ...]:
    """One duty for each listing of the party; for a party that is not listed, one for each act that reaches it."""
    subject = question.subject
    if not subject.listings:
        return tuple(_reached(law, question))
    if question.asker.dealing and question.asker.dealing.concerns in FAMILY:
        kind = f"{question.asker.dealing.concerns}_of"
        kinds = FAMILY_LINKS if kind == "immediate_family_of" else (kind,)
        return tuple(_family_duty(law, question, fact, kinds) for fact in subject.listings)
    return tuple(_duty(law, question, fact) for fact in subject.listings)


def strongest(found: Sequence[Duty]) -> Binding:
    """The strongest of the duties; `no` where there is none."""
    return min((duty.binding for duty in found), key=STRONGEST.index, default="no")


def _context(law: Law, question: Question, fact: ListingFact) -> Context:
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


def _duty(law: Law, question: Question, fact: ListingFact) -> Duty:
    context = _context(law, question, fact)
    if context.standing in OUT and not differ(context.reports):
        return _out_of_force(law, context)
    if context.found is None:
        return _no_table(law, context)
    asked = _asked(context.found, fact)
    facts = Facts(question.asker, question.on)
    return _in_force(context, asked, facts)


class Weighed(Struct, frozen=True):
    """What a verdict brings with it for this asker, whatever the party."""

    citation: tuple[Citation, ...]
    must: tuple[Must, ...]
    years: int | None
    conflicts: tuple[Conflict, ...]
    exposure: tuple[Exposure, ...]
    note: str


@lru_cache(maxsize=4096)
def _weighed(asked: Asked, verdict: Verdict, facts: Facts) -> Weighed:
    tables = tables_of()
    conflicts = around.conflicts(tables, asked, facts, asked.regime.file.country)
    return Weighed(
        citing.citations(verdict.support, facts.day),
        around.musts(asked, verdict, facts),
        around.years(asked, verdict, facts),
        conflicts,
        around.exposures(asked, verdict, facts),
        "; ".join(around.not_covered(tables, conflicts)) if asked.regime.file.country == "US" else "",
    )


def _in_force(context: Context, asked: Asked, facts: Facts) -> Duty:
    verdict, note = _settled(bind(asked, facts), context)
    weighed = _weighed(asked, verdict, facts)
    return Duty(
        listing=_listing(context),
        regime=asked.regime.key,
        binding=verdict.binding,
        rule=RuleSaid(verdict.rule, verdict.text),
        citation=(*weighed.citation, *_tag_row(context)),
        measures=verdict.measures,
        must=weighed.must,
        record_keeping_years=weighed.years,
        licences=context.licences,
        court_orders=context.orders,
        conflicts=weighed.conflicts,
        objections=_objections(context),
        exposure=weighed.exposure,
        missing_facts=verdict.missing,
        sources_in_conflict=context.reports if differ(context.reports) else (),
        basis=verdict.basis,
        confidence=verdict.confidence,
        note="; ".join(filter(None, (note, weighed.note))),
    )


def _asked(found: Found, fact: ListingFact) -> Asked:
    """What the listing orders: its own measures where it states them, else those of its tag."""
    listing = fact.listing
    every = tuple(dict.fromkeys(m for rule in found.regime.rules for m in sorted(rule.measures)))
    of_table = found.tag.measures or found.regime.file.measures or every
    measures = listing.measures or of_table
    if fact.official and listing.measures:
        measures = _as_published(listing.measures, of_table)
    return Asked(found.regime, listing.legal_act or found.tag.act, measures)


def _as_published(stated: tuple[str, ...], of_table: tuple[str, ...]) -> tuple[str, ...]:
    """The measures of an official list: a freeze of these lists is also a ban on making funds available, and a list
    that states no more than its financial measures says nothing of entry."""
    words = tuple(m for m in stated if m != "financial_sanctions")
    if "asset_freeze" in words and "funds_ban" not in words and "funds_ban" in of_table:
        at = words.index("asset_freeze") + 1
        words = (*words[:at], "funds_ban", *words[at:])
    return words or of_table


def _tag_row(context: Context) -> tuple[Citation, ...]:
    """The act behind the tag, as the table of tags has it."""
    found = context.found
    if found is None:
        return ()
    text = ", ".join(filter(None, (found.tag.act, found.tag.citation)))
    return (Citation(text, "secondary", confidence="M"),)


def _settled(verdict: Verdict, context: Context) -> tuple[Verdict, str]:
    """The verdict after reports that differ, a standing that is not certain, orders of relief, and a tag found by act."""
    notes = list(_notes(context))
    if differ(context.reports) and verdict.binding != "no":
        return _as(
            verdict, "unknown", "sources-differ", "Sources differ on whether the listing is in force."
        ), "; ".join(notes)
    if any(relief(context.orders)) and verdict.binding != "no":
        told = "A court order takes the duty away from this asker."
        return _as(verdict, "no", "court-order", told), "; ".join(notes)
    if context.standing == "not enforced" and verdict.binding != "no":
        return _as(
            verdict, "no", "not-enforced", "The listing is on file but not enforced that day."
        ), "; ".join(notes)
    if context.standing == "possibly in force" and verdict.binding in ("yes", "possibly"):
        told = "It is not certain that the listing was in force that day."
        return _as(verdict, "unknown", "possibly-in-force", told), "; ".join(notes)
    if context.found and context.found.by_act:
        sure = citing.weakest(verdict.confidence, "M")
        return replace(verdict, confidence=sure), "; ".join(notes)
    return verdict, "; ".join(notes)


def _notes(context: Context) -> Iterator[str]:
    if context.found and context.found.by_act:
        listing = context.fact.listing
        yield f"no table knows the tag {listing.programme!r}; the regime was found by the act {listing.legal_act!r}"
    if context.standing == "possibly in force":
        yield "possibly in force: see sources_in_conflict, or the dates of the editions"


def _as(verdict: Verdict, binding: Binding, rule: str, text: str) -> Verdict:
    return Verdict(
        binding, rule, text, verdict.support, verdict.confidence, (), verdict.missing, verdict.basis
    )


def _listing(context: Context, status: str | None = None) -> DutyListing:
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


def _entry(fact: ListingFact) -> tuple[Citation, ...]:
    """The list, edition and entry that hold the listing."""
    return (Citation(fact.source or f"{fact.listing.authority}, {fact.listing.programme}"),)


def _out_of_force(law: Law, context: Context) -> Duty:
    """A listing that was not in force that day binds nobody."""
    regime = context.found.regime.key if context.found else ""
    text = f"The listing was not in force that day: {context.standing}."
    return Duty(
        listing=_listing(context),
        regime=regime,
        binding="no",
        rule=RuleSaid("not-in-force", text),
        citation=(*_entry(context.fact), *_tag_row(context)),
        court_orders=context.orders,
        objections=_objections(context),
    )


def _no_table(law: Law, context: Context) -> Duty:
    """A tag that no table knows: unknown, with the tag named."""
    listing, question = context.fact.listing, context.question
    authority = authority_of(listing.authority)
    note = f"no regime table knows the tag {listing.programme!r} of {listing.authority}"
    return Duty(
        listing=_listing(context),
        regime="",
        binding="unknown",
        rule=RuleSaid("no-table", "No regime table knows this tag."),
        citation=_entry(context.fact),
        licences=context.licences,
        court_orders=context.orders,
        conflicts=around.conflicts(
            law, None, Facts(question.asker, question.on), COUNTRY_OF.get(authority, "")
        ),
        objections=_objections(context),
        sources_in_conflict=context.reports if differ(context.reports) else (),
        confidence="L",
        note=note,
    )


def _objections(context: Context) -> tuple[Objection, ...]:
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


# ------------------------------------------------------------ those who are not listed themselves


def _family_duty(law: Law, question: Question, fact: ListingFact, kinds: tuple[str, ...]) -> Duty:
    """The dealing concerns family of the listed party: only what the act lays on family counts."""
    context = _context(law, question, fact)
    name = question.subject.names[0] if question.subject.names else question.subject.id
    who = question.asker.dealing.concerns if question.asker.dealing else "family"
    return _reach_duty(law, context, kinds, f"not listed; reached through {name} ({who})")


def _reached(law: Law, question: Question) -> Iterator[Duty]:
    """Duties about a party that no list holds, through those that it is related to."""
    for one in question.subject.reached:
        for fact in one.listings:
            context = _context(law, question, fact)
            if context.found and _reaches(context, (one.kind,), one):
                yield _reach_duty(law, context, (one.kind,), f"not listed; reached through {one.name}")


def _reaches(context: Context, kinds: tuple[str, ...], through: ReachFact | None = None) -> list[ReachTable]:
    tables = context.found.regime.file.reach if context.found else ()
    return [
        t
        for t in tables
        if set(t.kinds) & set(kinds) and (not t.other or (through and t.other in through.name))
    ]


def _reach_duty(law: Law, context: Context, kinds: tuple[str, ...], status: str) -> Duty:
    facts = Facts(context.question.asker, context.question.on)
    for table in _reaches(context, kinds):
        assert context.found is not None
        regime = context.found.regime
        value = truth(regime.conditions[table.when], facts.ask)
        support = regime.support(table.passages, table.recalled)
        sure = citing.confidence(support, facts.day)
        if value is not False and context.standing not in OUT:
            binding: Binding = table.outcome if value and sure != "L" else "possibly" if value else "unknown"
            verdict = Verdict(binding, table.id, table.text, support, sure, table.measures)
            return _through(law, context, verdict, status)
    told = "The act reaches the listed, not their family, in this dealing."
    regime_support = context.found.regime.nobody if context.found else Support((), "no table")
    sure = citing.confidence(regime_support, facts.day)
    binding = "no" if context.found and sure != "L" else "unknown"
    if context.standing in OUT:
        binding = "no"
    return _through(
        law, context, Verdict(binding, "family-not-reached", told, regime_support, sure, ()), status
    )


def _through(law: Law, context: Context, verdict: Verdict, status: str) -> Duty:
    facts = Facts(context.question.asker, context.question.on)
    must: tuple[Must, ...] = ()
    if context.found:
        must = around.musts(Asked(context.found.regime, "", verdict.measures), verdict, facts)
    missing: tuple[MissingFact, ...] = ()
    return Duty(
        listing=_listing(context, status),
        regime=context.found.regime.key if context.found else "",
        binding=verdict.binding,
        rule=RuleSaid(verdict.rule, verdict.text),
        citation=(*citing.citations(verdict.support, facts.day), *_tag_row(context)),
        measures=verdict.measures,
        must=must,
        objections=_objections(context),
        missing_facts=missing,
        confidence=verdict.confidence,
    )
