"""What one edition has beside another, field by field, and how a list grew."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from listed.model import Edition, Name, Value
from listed.store.asof import presence
from listed.store.plausibility import instant
from listed.store.records import (
    ClaimLife,
    Difference,
    FieldChange,
    GrowthPoint,
    PartyChange,
    PartyLife,
)
from listed.store.timeline import microseconds

Holds = Callable[[ClaimLife], bool]


def holder(edition: Edition) -> Holds:
    """Tells whether a claim stood in the list once the edition was known."""
    known = microseconds(edition.known)
    return lambda life: any(start <= known < end for start, end in life.intervals)


def difference(parties: Iterable[PartyLife], before: Edition, after: Edition) -> Difference:
    """Parties added, removed and changed between two editions of one list, in the order of the list."""
    found: dict[str, list[PartyChange]] = {"added": [], "removed": [], "changed": []}
    then, now = holder(before), holder(after)
    for party in parties:
        old = [life for life in party.claims if then(life)]
        new = [life for life in party.claims if now(life)]
        if old != new:
            kind = "changed" if old and new else "added" if new else "removed"
            found[kind].append(_change(party.id, old, new))
    added, removed, changed = (tuple(found[kind]) for kind in ("added", "removed", "changed"))
    return Difference(before, after, added, removed, changed)


def _change(party: str, old: list[ClaimLife], new: list[ClaimLife]) -> PartyChange:
    gone = [life for life in old if life not in new]
    come = [life for life in new if life not in old]
    fields = list(
        dict.fromkeys(life.claim.field for life in sorted(gone + come, key=lambda life: life.number))
    )
    changes = tuple(FieldChange(f, _values(gone, f), _values(come, f)) for f in fields)
    return PartyChange(party, caption(party, new or old), changes)


def _values(lives: Iterable[ClaimLife], field: str) -> tuple[Value, ...]:
    return tuple(life.claim.value for life in lives if life.claim.field == field)


def caption(party: str, lives: Iterable[ClaimLife]) -> str:
    """The first primary name, else any name, else the id."""
    names = [life.claim.value for life in lives if isinstance(life.claim.value, Name)]
    names.sort(key=lambda name: name.kind != "primary")
    return names[0].text if names else party


def growth(parties: Iterable[PartyLife], editions: Iterable[Edition]) -> tuple[GrowthPoint, ...]:
    """The number of parties with each edition of one list; `editions` in the order they were known."""
    come: dict[int, int] = {}
    gone: dict[int, int] = {}
    for party in parties:
        for start, end in presence(interval for life in party.claims for interval in life.intervals):
            come[start] = come.get(start, 0) + 1
            gone[end] = gone.get(end, 0) + 1
    points, held = [], 0
    for edition in editions:
        known = microseconds(edition.known)
        added, removed = come.pop(known, 0), gone.pop(known, 0)
        held += added - removed
        points.append(GrowthPoint(edition.number, instant(edition), held, added, removed))
    return tuple(points)
