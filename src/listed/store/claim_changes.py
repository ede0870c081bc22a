"""What an edition changes about one party: pure rules, no database.

An edition takes a claim away when it holds the part that stated it, or when it holds `parties` and no longer
the party. An amendment only takes away within the parties it names. Where history is loaded late, the
editions known after it are walked through again, as far as it makes a difference to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from listed.model import Edition, Field, Value
from listed.store.timeline import Event, Timeline

Key = tuple[Field, Value]
"""With the party, what makes two claims the same."""


class Kept(Struct, frozen=True):
    """A claim that the store has. `id` 0: one that the arriving edition is the first to state."""

    id: int
    key: Key
    part: str
    events: tuple[Event, ...]
    held: bool = False
    """Whether the edition before the arriving one held it."""


class Situation(Struct, frozen=True):
    """Where an arriving edition stands: after `before`, followed by `later`, all in `timeline`.

    `named` gives, for each party that amendments name, the numbers of those."""

    arriving: Edition
    before: Edition | None
    later: tuple[Edition, ...]
    timeline: Timeline
    named: Mapping[str, frozenset[int]] = {}


class Change(Struct, frozen=True):
    """From `edition` on the claim is held, or is not."""

    claim: Kept
    edition: int
    held: bool


def changes(party: str, kept: Sequence[Kept], stated: Mapping[Key, str], now: Situation) -> Iterator[Change]:
    """The events that the arriving edition adds for one party; `stated` gives each key its part.

    A claim that is new to the store begins with the edition: only what later editions make of it is given.
    """
    walk = _Walk(party, kept, now)
    known = {claim.key for claim in kept}
    for claim in kept:
        held = claim.key in stated or (claim.held and not takes_away(now.arriving, claim.part, bool(stated)))
        if claim.held != held:
            yield Change(claim, now.arriving.number, held)
            yield from walk.onwards(claim, held)
    for key, part in stated.items():
        if key not in known and now.later:
            yield from walk.onwards(Kept(0, key, part, ()), True)


def takes_away(edition: Edition, part: str, names_party: bool) -> bool:
    """Whether an edition that does not state a claim of `part` ends it."""
    if edition.delta and not names_party:
        return False
    return holds(edition, part) or (holds(edition, "parties") and not names_party)


def holds(edition: Edition, part: str) -> bool:
    """Whether the edition states that part of the list."""
    return part not in edition.missing_parts


class _Walk:
    """The editions after the arriving one, and what each states about the party."""

    def __init__(self, party: str, kept: Sequence[Kept], now: Situation) -> None:
        self.now = now
        self.named = {edition.number: self._names(party, kept, edition) for edition in now.later}

    def _names(self, party: str, kept: Sequence[Kept], edition: Edition) -> bool:
        if edition.delta:
            return edition.number in self.now.named.get(party, frozenset())
        held = self.now.timeline.held
        return any(holds(edition, claim.part) and held(claim.events, edition.number) for claim in kept)

    def onwards(self, claim: Kept, held: bool) -> Iterator[Change]:
        """What follows in later editions from a change of the claim; ends where it makes no difference."""
        for edition in self.now.later:
            old = self.now.timeline.held(claim.events, edition.number)
            new = self._after(edition, claim, (held, old))
            settled = self.now.timeline.settled(claim.events, edition.number)
            if (old if settled else held) != new:
                yield Change(claim, edition.number, new)
            if new == old:
                return
            held = new

    def _after(self, edition: Edition, claim: Kept, before: tuple[bool, bool]) -> bool:
        held, old = before
        names = self.named[edition.number]
        states = old and holds(edition, claim.part) and (names or not edition.delta)
        return states or (held and not takes_away(edition, claim.part, names))
