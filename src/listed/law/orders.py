"""Court orders around a listing: whom each protects, for which dealing, from when, and whether it changes this duty.

An order helps nobody but its beneficiaries. One that annuls a listing of the Union takes effect when the time for an appeal
is over: two months and ten days (Statute of the Court of Justice, articles 56 and 60), unless it says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

from listed.dates import parse_date
from listed.duty_model import CourtOrder
from listed.law.finding import authority_of
from listed.law.moments import day_of
from listed.law.names import any_same, same
from listed.law.record_facts import ListingFact, OrderFact, Subject
from listed.law.tables import OrderTable, Regime
from listed.profile_model import Profile

Covers = Literal["yes", "no", "possibly"]
RELIEVES = ("enjoins", "annuls", "suspends")
EVERYONE = "everyone"
APPEAL = timedelta(days=72)
"""Two months and ten days, at most."""


def court_orders(
    regime: Regime | None, fact: ListingFact, subject: Subject, asker: Profile, on: date
) -> tuple[CourtOrder, ...]:
    """Every order of table and record given by that day, by date, with what it means for this asker."""
    tables = (_of_table(one) for one in regime.file.order if _about(one, subject)) if regime else ()
    own = (o for o in subject.orders if o.programme in ("", fact.listing.programme))
    found = sorted((o for o in (*tables, *own) if _given(o) <= on), key=lambda o: (o.date, o.court, o.case))
    return tuple(_said(one, found, (fact, subject, asker), on) for one in found)


def _about(one: OrderTable, subject: Subject) -> bool:
    return not one.parties or any_same(one.parties, subject.names)


def _of_table(one: OrderTable) -> OrderFact:
    return OrderFact(
        one.court,
        one.case,
        one.date.isoformat(),
        one.action,
        one.effect,
        one.beneficiaries,
        one.scope,
        ends=one.until or "",
        final=one.final,
        status=one.status,
    )


def _given(one: OrderFact) -> date:
    return parse_date(one.date).earliest or date.min


def _said(
    one: OrderFact, all_: Sequence[OrderFact], question: tuple[ListingFact, Subject, Profile], on: date
) -> CourtOrder:
    fact, subject, asker = question
    status, effective = _status(one, all_, authority_of(fact.listing.authority), on)
    covers, note = _covers(one, subject, asker)
    if effective == "no" or (effective == "possibly" and covers == "yes"):
        covers = effective
    return CourtOrder(one.court, one.case, one.date, one.effect, one.beneficiaries, status, covers, note)


def _status(one: OrderFact, all_: Sequence[OrderFact], authority: str, on: date) -> tuple[str, Covers]:
    """The order's own state on the day, and whether it has effect."""
    if one.action not in RELIEVES and not _stays_listing(one, all_):
        return one.status or one.action, "no"
    starts, ends = day_of(one.takes_effect), day_of(one.ends)
    if ends and on > ends:
        return f"ended {one.ends}", "no"
    later = next(
        (o for o in all_ if o.action == "stays" and _given(o) > _given(one) and _in_time(o, on)), None
    )
    if later:
        return f"stayed by {later.court} on {later.date}", "no"
    if starts:
        return ("in force", "yes") if on >= starts else (f"takes effect on {one.takes_effect}", "no")
    if one.action == "annuls" and not one.final and authority == "EU Council":
        waiting = on <= _given(one) + APPEAL
        return (
            ("not final: an appeal is still possible", "no")
            if waiting
            else ("not known to be final", "possibly")
        )
    return one.status or "in force", "yes"


def _in_time(one: OrderFact, on: date) -> bool:
    ends = day_of(one.ends)
    return ends is None or on <= ends


def _stays_listing(one: OrderFact, all_: Sequence[OrderFact]) -> bool:
    """A stay that follows no order of relief stays the listing itself."""
    return one.action == "stays" and not any(o.action in RELIEVES and _given(o) <= _given(one) for o in all_)


def _covers(one: OrderFact, subject: Subject, asker: Profile) -> tuple[Covers, str]:
    """Whom the order protects, and for which dealing."""
    everyone = any(name.casefold() == EVERYONE for name in one.beneficiaries)
    if not everyone and not any_same(one.beneficiaries, subject.names):
        if not asker.name:
            return "no", f"protects {', '.join(one.beneficiaries)}; state `name` if you are one of them"
        if not any(same(asker.name, name) for name in one.beneficiaries):
            return "no", f"protects {', '.join(one.beneficiaries)}, nobody else"
    return _in_scope(one, asker)


def _in_scope(one: OrderFact, asker: Profile) -> tuple[Covers, str]:
    what = asker.dealing.what if asker.dealing else None
    if not one.scope or what in one.scope:
        return "yes", ""
    told = f"only for {', '.join(one.scope)}"
    return ("possibly", f"{told}; state the dealing") if what is None else ("no", told)


def relief(orders: Sequence[CourtOrder]) -> Iterator[CourtOrder]:
    """The orders that take the duty away from this asker."""
    return (one for one in orders if one.covers == "yes")
