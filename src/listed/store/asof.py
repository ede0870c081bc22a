"""Reading with both clocks: one party, the parties of a list, and everything once, for the pack.

A timeline holds every edition up to one link of the chain, whenever it was known: what was recorded later is
not seen, so that an answer stays what it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from itertools import groupby
from typing import Any, cast

from msgspec import Struct

from listed.model import Claim, Party, Schema, Text
from listed.store.chain import Rows
from listed.store.claim_codec import unpack
from listed.store.records import ClaimLife, PartyLife
from listed.store.timeline import Event, Timeline, microseconds

Interval = tuple[int, int]


class Instant(Struct, frozen=True):
    """The two clocks of a view in microseconds: what had been learnt by `known`, and had not left by `until`
    (the end of the day `on`, or `known` where that is earlier)."""

    known: int
    until: int

    def sees(self, intervals: tuple[Interval, ...]) -> bool:
        """Whether a claim with these known-intervals belongs to the view."""
        return any(start <= self.known and end > self.until for start, end in intervals)


def instant(on: date, known: datetime) -> Instant:
    """The instant of a view of the day `on`, as known at `known`."""
    end_of_day = microseconds(datetime.combine(on, time.max, UTC))
    learnt = microseconds(known)
    return Instant(learnt, min(learnt, end_of_day))


def life(rows: Rows, key: str, timeline: Timeline) -> PartyLife | None:
    """A party with everything ever claimed about it; None where it was never listed."""
    stored = ((row[:5], _events(row[5], row[2])) for row in rows(_PARTY, (key,)))
    return next(_grouped(stored, timeline), None)


def seen(life: PartyLife, at: Instant) -> Party | None:
    """The party of a life with the claims that a view sees; None without any."""
    claims = tuple(one.claim for one in life.claims if at.sees(one.intervals))
    return Party(life.id, _schema(claims), life.source, claims) if claims else None


def everything(rows: Rows, timeline: Timeline) -> Iterator[PartyLife]:
    """Every party with everything ever claimed about it, once, in the order of first appearance: what the
    pack is compiled from. Streams; claims that were known at no time are left out."""
    return _grouped(_stored(rows(_ALL, ()), rows(_ALL_EVENTS, ())), timeline)


def of_source(rows: Rows, source: str, timeline: Timeline) -> Iterator[PartyLife]:
    """The parties of one list, each with all that was ever claimed, in the order of first appearance."""
    return _grouped(_stored(rows(_SOURCE, (source,)), rows(_SOURCE_EVENTS, (source,))), timeline)


def presence(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """The same instants as disjoint intervals in order; those that touch become one."""
    merged: list[Interval] = []
    for start, end in sorted(intervals):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


Row = tuple[Any, ...]
Stored = tuple[Row, list[Row]]
"""A row of claims, and the rows of the events of these claims."""


def _stored(claims: Iterable[Row], events: Iterable[Row]) -> Iterator[Stored]:
    """Joins two streams that run in the same order: claims by party and number, events by party and claim."""
    waiting = iter(events)
    event = next(waiting, None)
    for row in claims:
        mine: list[Row] = []
        while event is not None and event[0] < row[0] + row[1] and event[4] == row[2]:
            mine.append(event)
            event = next(waiting, None)
        yield row, mine


def _events(joined: str | None, party: int) -> list[Row]:
    """Rows of events out of the text in which the SELECT for one party joins them."""
    words = [event.split() for event in (joined or "").split(",") if event]
    return [(*map(int, event), party) for event in words]


def _grouped(stored: Iterable[Stored], timeline: Timeline) -> Iterator[PartyLife]:
    for _, group in groupby(stored, key=lambda one: one[0][2]):
        found = [(number, claim, known) for number, claim, known in _lives(group, timeline) if known]
        if found:
            key = found[0][1].party
            lives = tuple(ClaimLife(number, claim, known) for number, claim, known in found)
            yield PartyLife(key, key.partition(":")[0], lives)


def _lives(stored: Iterable[Stored], timeline: Timeline) -> Iterator[tuple[int, Claim, tuple[Interval, ...]]]:
    """Each claim with its number and its known-intervals."""
    for (first, _, _, edition, packed), rows in stored:
        if edition not in timeline.rank:
            continue
        events: dict[int, list[Event]] = {}
        for claim, at, recorded_by, held, _ in rows:
            if recorded_by in timeline.rank and at in timeline.rank:
                events.setdefault(claim, []).append(Event(at, recorded_by, bool(held)))
        appeared = Event(edition, edition, True)
        always = timeline.intervals((appeared,))
        for number, claim in enumerate(unpack(packed, f"claims {first}"), first):
            yield (
                number,
                claim,
                timeline.intervals((appeared, *events[number])) if number in events else always,
            )


def _schema(claims: tuple[Claim, ...]) -> Schema:
    """The schema that the list states; `Thing` where it states none."""
    stated = [
        claim.value.text for claim in claims if claim.field == "schema" and isinstance(claim.value, Text)
    ]
    return cast(Schema, stated[0]) if stated else "Thing"


_CLAIM_COLUMNS = "SELECT c.first, c.count, c.party, c.edition, c.packed FROM"
_EVENT_COLUMNS = "SELECT e.claim, e.edition, e.recorded_by, e.held, c.party FROM"
_THEIR_EVENTS = "CROSS JOIN event e ON e.claim BETWEEN c.first AND c.first + c.count - 1"

_JOINED = "group_concat(e.claim || ' ' || e.edition || ' ' || e.recorded_by || ' ' || e.held)"
_PARTY = f"""
SELECT c.first, c.count, c.party, c.edition, c.packed,
    (SELECT {_JOINED} FROM event e WHERE e.claim BETWEEN c.first AND c.first + c.count - 1)
FROM party p CROSS JOIN claims c ON c.party = p.id WHERE p.key = ? ORDER BY c.first
"""

_LIST = "source s CROSS JOIN party p ON p.source = s.id CROSS JOIN claims c ON c.party = p.id"
_SOURCE = f"{_CLAIM_COLUMNS} {_LIST} WHERE s.key = ? ORDER BY p.id, c.first"
_SOURCE_EVENTS = f"{_EVENT_COLUMNS} {_LIST} {_THEIR_EVENTS} WHERE s.key = ? ORDER BY p.id, c.first, e.claim"

_ALL = f"{_CLAIM_COLUMNS} claims c ORDER BY c.party, c.first"
_ALL_EVENTS = f"{_EVENT_COLUMNS} claims c {_THEIR_EVENTS} ORDER BY c.party, c.first, e.claim"
