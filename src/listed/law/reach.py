"""Those who are not listed themselves, and whom an act reaches: family of the listed, staff of a body."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from listed.duty_model import Binding, Duty, Must, RuleSaid
from listed.law import around, citing
from listed.law.bind import Asked, Verdict
from listed.law.conditions import truth
from listed.law.context import Context, Question, context_of, listing_said, objections, tag_row
from listed.law.facts import Facts
from listed.law.load import Law
from listed.law.record_facts import ListingFact, ReachFact
from listed.law.standing import OUT
from listed.law.tables import ReachTable, Support
from listed.model import Listing


def family_duty(law: Law, question: Question, fact: ListingFact, kinds: tuple[str, ...]) -> Duty:
    """The dealing concerns family of the listed party: only what the act lays on family counts."""
    context = context_of(law, question, fact)
    name = question.subject.names[0] if question.subject.names else question.subject.id
    who = question.asker.dealing.concerns if question.asker.dealing else "family"
    return _reach_duty(law, context, _reaches(context, kinds), f"not listed; reached through {name} ({who})")


def reached(law: Law, question: Question) -> Iterator[Duty]:
    """Duties about a party that no list holds, through those that it is related to."""
    for one in question.subject.reached:
        for fact in one.listings or _named_by_acts(law, one, question.on):
            context = context_of(law, question, fact)
            tables = _reaches(context, (one.kind,), one)
            if tables:
                yield _reach_duty(law, context, tables, f"not listed; reached through {one.name}")


def _named_by_acts(law: Law, through: ReachFact, on: date) -> Iterator[ListingFact]:
    """The acts that name the body itself, which no list holds."""
    for regime in law.regimes.values():
        tag = regime.file.tag[0]
        in_time = (tag.from_ or date.min) <= on <= (tag.until or date.max)
        if in_time and any(t.other and t.other in through.name for t in regime.file.reach):
            listing = Listing(regime.file.authority, tag.programme, tag.act, list="".join(tag.list[:1]))
            yield ListingFact(listing, "in force", tag.act, False)


def _reaches(context: Context, kinds: tuple[str, ...], through: ReachFact | None = None) -> list[ReachTable]:
    tables = context.found.regime.file.reach if context.found else ()
    return [
        t
        for t in tables
        if set(t.kinds) & set(kinds) and (not t.other or (through and t.other in through.name))
    ]


def _reach_duty(law: Law, context: Context, tables: list[ReachTable], status: str) -> Duty:
    facts = Facts(context.question.asker, context.question.on)
    for table in tables:
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
    return Duty(
        listing=listing_said(context, status),
        regime=context.found.regime.key if context.found else "",
        binding=verdict.binding,
        rule=RuleSaid(verdict.rule, verdict.text),
        citation=(*citing.citations(verdict.support, facts.day), *tag_row(context)),
        measures=verdict.measures,
        must=must,
        objections=objections(context),
        confidence=verdict.confidence,
    )
