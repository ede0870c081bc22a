"""The order in which editions were known, and what a claim's events mean in it.

A claim's events say, for some editions, whether that edition held the claim. An event counts until the next
one in the order of the editions; of two for the same edition the one recorded later counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from msgspec import Struct

from listed.model import Edition
from listed.store.records import FOREVER

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def microseconds(instant: datetime) -> int:
    """Microseconds since 1970 UTC; exact."""
    return (instant - EPOCH) // MICROSECOND


def instant_of(count: int) -> datetime:
    """The UTC datetime of a count of microseconds."""
    return EPOCH + timedelta(microseconds=count)


class Event(Struct, frozen=True):
    """What one edition changed about a claim. `recorded_by` is the edition whose loading wrote it down."""

    edition: int
    recorded_by: int
    held: bool


class Timeline:
    """The editions of one or several lists, in the order in which they were known.

    >>> Timeline(()).editions
    ()
    """

    def __init__(self, editions: Iterable[Edition]) -> None:
        self.editions = tuple(sorted(editions, key=lambda edition: (edition.known, edition.number)))
        self.rank = {edition.number: rank for rank, edition in enumerate(self.editions)}
        self.known = {edition.number: microseconds(edition.known) for edition in self.editions}

    def held(self, events: Sequence[Event], edition: int) -> bool:
        """Whether an edition held the claim, by its events up to that edition."""
        limit = self.rank[edition]
        if len(events) == 1:
            return events[0].held and self.rank[events[0].edition] <= limit
        past = [event for event in events if self.rank[event.edition] <= limit]
        return bool(past) and max(past, key=self._weight).held

    def settled(self, events: Sequence[Event], edition: int) -> bool:
        """Whether some event speaks of this very edition."""
        return any(event.edition == edition for event in events)

    def intervals(self, events: Sequence[Event]) -> tuple[tuple[int, int], ...]:
        """The known-intervals `[appeared, disappeared)` in microseconds, in order, none of them empty."""
        found: list[tuple[int, int]] = []
        start = -1
        for event in sorted(events, key=self._weight):
            instant = self.known[event.edition]
            if event.held and start < 0:
                start = _reopened(found, instant)
            elif not event.held and start >= 0:
                if start < instant:
                    found.append((start, instant))
                start = -1
        return (*found, (start, FOREVER)) if start >= 0 else tuple(found)

    def _weight(self, event: Event) -> tuple[int, int]:
        return self.rank[event.edition], event.recorded_by


def _reopened(found: list[tuple[int, int]], instant: int) -> int:
    """Where an interval begins that opens at the instant at which the last one closed: with that one."""
    if found and found[-1][1] == instant:
        return found.pop()[0]
    return instant
