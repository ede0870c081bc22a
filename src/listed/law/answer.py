"""The whole answer: one duty for each listing of a party, and the strongest of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from msgspec import Struct

from listed.duty_model import Binding, Citation, Conflict, Duty, Exposure, Must, RuleSaid
from listed.law import around, citing
from listed.law.bind import STRONGEST, Asked, Verdict, bind
from listed.law.context import Context, Question, context_of, entry, listing_said, objections, tag_row
from listed.law.facts import Facts
from listed.law.finding import Found, authority_of
from listed.law.load import Law
from listed.law.load import law as tables_of
from listed.law.reach import family_duty, reached
from listed.law.record_facts import ListingFact
from listed.law.settle import settled
from listed.law.standing import OUT, differ

__all__ = ["Question", "duties", "strongest"]

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


def duties(law: Law, question: Question) -> tuple[Duty, ...]:
    """One duty for each listing of the party; for a party that is not listed, one for each act that reaches it."""
    subject = question.subject
    if not subject.listings:
        return tuple(reached(law, question))
    if question.asker.dealing and question.asker.dealing.concerns in FAMILY:
        kind = f"{question.asker.dealing.concerns}_of"
        kinds = FAMILY_LINKS if kind == "immediate_family_of" else (kind,)
        return tuple(family_duty(law, question, fact, kinds) for fact in subject.listings)
    return tuple(_duty(law, question, fact) for fact in subject.listings)


def strongest(found: Sequence[Duty]) -> Binding:
    """The strongest of the duties; `no` where there is none."""
    return min((duty.binding for duty in found), key=STRONGEST.index, default="no")


def _duty(law: Law, question: Question, fact: ListingFact) -> Duty:
    context = context_of(law, question, fact)
    if context.standing in OUT and not differ(context.reports):
        return _out_of_force(law, context)
    if context.found is None:
        listing = fact.listing
        return _silent(
            law, context, f"no regime table knows the tag {listing.programme!r} of {listing.authority}"
        )
    asked = _asked(context.found, fact)
    silence = _silence(asked, question.on)
    if silence:
        return _silent(law, context, silence)
    return _in_force(context, asked, Facts(question.asker, question.on))


@lru_cache(maxsize=4096)
def _silence(asked: Asked, on: date) -> str:
    """Why a table says nothing: no act of it was in force, a rule has a hole that day, no rule is about the measures."""
    table = asked.regime.file
    if not any(act.from_ <= on <= (act.until or date.max) for act in table.act):
        return f"the table {table.key} knows no act in force on {on}"
    for (rule, _), spans in asked.regime.spans.items():
        inside = any(first <= on <= last for first, last in spans)
        if not inside and min(first for first, _ in spans) <= on <= max(last for _, last in spans):
            return f"the table {table.key} has a hole on {on}: rule {rule}"
    known = {measure for rule in asked.regime.rules for measure in rule.measures}
    if asked.measures and not known & set(asked.measures):
        return f"the table {table.key} has no rule about {', '.join(asked.measures)}"
    return ""


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
    verdict, note = settled(bind(asked, facts), context)
    weighed = _weighed(asked, verdict, facts)
    return Duty(
        listing=listing_said(context),
        regime=asked.regime.key,
        binding=verdict.binding,
        rule=RuleSaid(verdict.rule, verdict.text),
        citation=(*weighed.citation, *tag_row(context)),
        measures=verdict.measures,
        must=weighed.must,
        record_keeping_years=weighed.years,
        licences=context.licences,
        court_orders=context.orders,
        conflicts=weighed.conflicts,
        objections=objections(context),
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


def _out_of_force(law: Law, context: Context) -> Duty:
    """A listing that was not in force that day binds nobody."""
    regime = context.found.regime.key if context.found else ""
    text = f"The listing was not in force that day: {context.standing}."
    return Duty(
        listing=listing_said(context),
        regime=regime,
        binding="no",
        rule=RuleSaid("not-in-force", text),
        citation=(*entry(context.fact), *tag_row(context)),
        court_orders=context.orders,
        objections=objections(context),
    )


def _silent(law: Law, context: Context, why: str) -> Duty:
    """No table, or none that speaks of the day or the measures: unknown, and why."""
    listing, question = context.fact.listing, context.question
    found = context.found
    country = COUNTRY_OF.get(authority_of(listing.authority), "")
    return Duty(
        listing=listing_said(context),
        regime=found.regime.key if found else "",
        binding="unknown",
        rule=RuleSaid("no-rule" if found else "no-table", "The tables of law do not decide this listing."),
        citation=(*tag_row(context), *entry(context.fact)),
        licences=context.licences,
        court_orders=context.orders,
        conflicts=around.conflicts(law, None, Facts(question.asker, question.on), country),
        objections=objections(context),
        sources_in_conflict=context.reports if differ(context.reports) else (),
        confidence="L",
        note=why,
    )
