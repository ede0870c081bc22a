"""What hangs on a verdict: what to do and by when, years of records, exposure, and blocking statutes of the asker's law."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from listed.duty_model import Conflict, Exposure, Must
from listed.law.bind import Asked, Verdict
from listed.law.citing import citations
from listed.law.conditions import truth
from listed.law.facts import Facts
from listed.law.finding import authority_of, national_authorities, plain
from listed.law.load import Law
from listed.law.moments import in_window
from listed.law.tables import MustTable, StatuteTable
from listed.profile_model import Profile

NATIONAL = "national competent authority"


def musts(asked: Asked, verdict: Verdict, facts: Facts) -> tuple[Must, ...]:
    """What this asker has to do, where it is bound."""
    if verdict.binding != "yes":
        return ()
    return tuple(
        _must(asked, one, facts) for one in asked.regime.file.must if _applies(asked, one, verdict, facts)
    )


def _applies(asked: Asked, one: MustTable, verdict: Verdict, facts: Facts) -> bool:
    in_time = (one.from_ or date.min) <= facts.day <= (one.until or date.max)
    carried = not one.measures or set(one.measures) & set(verdict.measures)
    return bool(in_time and carried and truth(asked.regime.conditions[one.when], facts.ask) is not False)


def _must(asked: Asked, one: MustTable, facts: Facts) -> Must:
    cited = citations(asked.regime.support(one.passages, one.recalled), facts.day)
    return Must(one.what, _addressees(one.to, facts.profile), one.days, one.unit, one.by, one.form, cited)


def _addressees(to: tuple[str, ...], asker: Profile) -> tuple[str, ...]:
    """Where the competent authority of a Member State is told, its name stands beside the general words."""
    places = asker.presence or (asker.incorporation, asker.residence)
    names = (national_authorities().get(place) for place in places if place)
    return (*to, *dict.fromkeys(name for name in names if name)) if NATIONAL in to else to


def years(asked: Asked, verdict: Verdict, facts: Facts) -> int | None:
    """How long records must be kept, where the asker is bound and the act says so."""
    if verdict.binding != "yes" or not set(verdict.measures) - {"travel_ban", "arrest_surrender"}:
        return None
    for one in asked.regime.file.record:
        if (one.from_ or date.min) <= facts.day <= (one.until or date.max):
            return one.years
    return None


def exposures(asked: Asked, verdict: Verdict, facts: Facts) -> tuple[Exposure, ...]:
    """The risks of one who is not bound."""
    if verdict.binding == "yes":
        return ()
    return tuple(
        Exposure(one.text, citations(asked.regime.support(one.passages, one.recalled), facts.day))
        for one in asked.regime.file.exposure
        if truth(asked.regime.conditions[one.when], facts.ask) is not False
    )


def conflicts(law: Law, asked: Asked | None, facts: Facts, country: str) -> tuple[Conflict, ...]:
    """Every blocking statute of the asker's law against measures of another country, applying or not."""
    return tuple(_conflicts(law, asked, facts, country))


def _conflicts(law: Law, asked: Asked | None, facts: Facts, country: str) -> Iterator[Conflict]:
    for statute, when, support in law.statutes:
        if not (statute.from_ <= facts.day <= (statute.until or date.max)) or country == statute.country:
            continue
        if not truth(when, facts.ask):
            continue
        cited = citations(support, facts.day)
        if asked is None or not _covered(statute, asked):
            yield Conflict(statute.statute, False, "not_covered", cited)
        elif _authorised(facts.profile, statute, facts.day):
            yield Conflict(statute.statute, True, "compliance_authorised", cited)
        else:
            yield Conflict(statute.statute, True, "forbids_compliance", cited)


def not_covered(law: Law, found: tuple[Conflict, ...]) -> Iterator[str]:
    """What people assume a statute to cover, and it does not: one sentence for each."""
    missed = {one.statute for one in found if not one.applies}
    told = {
        statute.statute: statute.not_covered for statute, _, _ in law.statutes if statute.statute in missed
    }
    return (f"{name}: {text}" for name, text in told.items())


def _covered(statute: StatuteTable, asked: Asked) -> bool:
    return asked.regime.key in statute.covers


def _authorised(profile: Profile, statute: StatuteTable, on: date) -> bool:
    """Whether the asker has an open authorisation under the statute."""
    return any(
        (
            authority_of(one.by) == authority_of(statute.authorised_by)
            or plain(statute.authorised_under) in plain(one.under)
        )
        and in_window((one.from_, one.until), on, None)
        for one in profile.authorisations or ()
    )
