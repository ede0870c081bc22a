"""How a listing stands on the day: by its dates, and by what sources report of it, side by side.

Of one source the latest report counts. Sources that differ are never resolved by taking the newer one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from listed.duty_model import SourceSays
from listed.law.names import any_same
from listed.law.record_facts import ListingFact, ReportFact, Subject
from listed.law.tables import Regime

OUT = ("not yet listed", "formerly listed")


def reports(regime: Regime | None, fact: ListingFact, subject: Subject, on: date) -> tuple[SourceSays, ...]:
    """The latest report of each source by that day, oldest first."""
    mine = [r for r in subject.reports if r.programme in ("", fact.listing.programme)]
    latest: dict[str, ReportFact] = {}
    for one in sorted((*mine, *_of_table(regime, subject)), key=lambda r: r.since):
        if one.since <= on:
            latest[one.says.source] = one
    return tuple(one.says for one in latest.values())


def _of_table(regime: Regime | None, subject: Subject) -> Iterable[ReportFact]:
    for one in regime.file.report if regime else ():
        if any_same(one.parties, subject.names):
            said = SourceSays(one.source, one.says, one.since.isoformat(), one.confidence)
            yield ReportFact(said, one.since)


def differ(found: Iterable[SourceSays]) -> bool:
    """Whether the sources contradict each other."""
    return len({one.says for one in found}) > 1


def standing(fact: ListingFact, found: tuple[SourceSays, ...]) -> str:
    """The standing on the day: that of the list, or what every source reports."""
    if not found or fact.standing == "not yet listed":
        return fact.standing
    if differ(found):
        return "possibly in force"
    if found[-1].says == "in_force":
        return "in force"
    return fact.standing if fact.standing in (*OUT, "not enforced") else "not enforced"
