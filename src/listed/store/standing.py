"""Whether a party was listed on a day: from the editions that held it and from what its listings say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from listed.dates import PartialDate
from listed.model import Edition, Listing, Party, Standing, Status
from listed.store.asof import Interval
from listed.store.plausibility import instant
from listed.store.timeline import microseconds

STRONGEST_FIRST: tuple[Standing, ...] = (
    "in force",
    "possibly in force",
    "not enforced",
    "on file",
    "formerly listed",
    "not yet listed",
)
"""A party with several listings stands as the strongest of them."""

NOT_ENFORCED = ("enjoin", "stay", "suspend", "not enforced")
"""Beginnings of the words for a listing that exists but may not be applied; others mean that it ended."""


class Span(Struct, frozen=True):
    """Days in the world: `first` and `last` edition that held a party, `before` and `gone` the editions
    around them that did not (None where there is none)."""

    before: date | None
    first: date
    last: date
    gone: date | None


def spans(held: Sequence[Interval], editions: Sequence[Edition]) -> tuple[Span, ...]:
    """The known-intervals of a party on the calendar of the world. `editions` are those of its list that a
    view knows, in order; intervals that begin later are left out."""
    known = [microseconds(edition.known) for edition in editions]
    days = [instant(edition).date() for edition in editions]
    found = []
    for start, end in held:
        inside = [at for at, moment in enumerate(known) if start <= moment < end]
        if inside:
            first, last = inside[0], inside[-1]
            before = days[first - 1] if first else None
            found.append(
                Span(before, days[first], days[last], days[last + 1] if last + 1 < len(days) else None)
            )
    return tuple(found)


def standing(party: Party, held: Sequence[Span], on: date) -> Standing:
    """How a party, with the claims that a view sees, stood on a day.

    *In force* where an edition of that day held it, or its listing date or a status says so; *possibly in
    force* before the first edition that held it or between two of which one held it; *formerly listed* and
    *not enforced* (enjoined, stayed) after a change of its status, or once an edition no longer held it;
    *on file* where the list states neither a listing nor a status.
    """
    seen = _presence(held, on)
    listings = [value for value in party.values("listing") if isinstance(value, Listing)]
    statuses = [value for value in party.values("status") if isinstance(value, Status)]
    if seen == "formerly listed":
        return seen
    if not listings and not statuses:
        return "not yet listed" if seen == "not yet listed" else "on file"
    early = not held or on < held[0].first
    listings = listings or [Listing("")]
    said = [_said(listing, statuses, on, early) or seen for listing in listings]
    if seen == "possibly in force" and not early:
        said = ["possibly in force" if one == "in force" else one for one in said]
    return min(said, key=STRONGEST_FIRST.index)


def listing_standing(listing: Listing, held: Sequence[Span], on: date) -> Standing:
    """How one listing of a party stood on a day, by its own dates and the editions that held the party alone:
    what sources report of its status is left aside."""
    seen = _presence(held, on)
    if seen == "formerly listed":
        return seen
    early = not held or on < held[0].first
    said = next(_dated(listing, on, early), None) or seen
    return "possibly in force" if _doubtful(seen, said, early) else said


def _doubtful(seen: Standing, said: Standing, early: bool) -> bool:
    """Whether the editions leave open what the listing's dates say."""
    return seen == "possibly in force" and said == "in force" and not early


def _presence(held: Sequence[Span], on: date) -> Standing:
    standings = {_in_span(span, on) for span in held} or {"not yet listed"}
    return next(one for one in STRONGEST_FIRST if one in standings)


def _in_span(span: Span, on: date) -> Standing:
    if on < span.first:
        return "possibly in force" if span.before is None or on > span.before else "not yet listed"
    if span.gone is not None and on >= span.gone:
        return "formerly listed"
    return "in force" if span.gone is None or on <= span.last else "possibly in force"


def _said(listing: Listing, statuses: Sequence[Status], on: date, early: bool) -> Standing | None:
    """What the listing itself and the changes of its status say of the day; None where they say nothing."""
    mine = [one for one in statuses if one.programme in ("", listing.programme) and _begun(one.since, on)]
    if mine:
        last = max(mine, key=lambda one: one.since.earliest or date.min)
        if last.in_force is None:
            return "possibly in force"
        return "in force" if last.in_force else _ended(last.status)
    return next(_dated(listing, on, early), None)


def _dated(listing: Listing, on: date, early: bool) -> Iterator[Standing]:
    """`early`: no edition had been seen by then; since when a status without a date holds is open."""
    start, end = listing.listed_on, listing.until
    if start and start.earliest and on < start.earliest:
        yield "not yet listed"
    if end and end.latest and on > end.latest:
        yield _ended(listing.status)
    if listing.status and not (end and end.latest):
        yield "possibly in force" if early else _ended(listing.status)
    if start and start.latest and start.earliest:
        yield "in force" if on >= start.latest else "possibly in force"


def _begun(since: PartialDate, on: date) -> bool:
    return since.earliest is not None and since.earliest <= on


def _ended(status: str) -> Standing:
    return "not enforced" if status.lower().startswith(NOT_ENFORCED) else "formerly listed"
