"""The register as of two dates, loaded once: editions, their timeline, the instant. Every reading of a view goes through it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import cached_property

from msgspec import Struct

from listed.model import Edition, Party, Standing
from listed.store import asof, party_links
from listed.store.db import Store
from listed.store.editions import current, of_source
from listed.store.records import Decision, PartyLife
from listed.store.standing import Span, spans, standing
from listed.store.timeline import Timeline


class Seen(Struct, frozen=True):
    """A party as a snapshot sees it, and how it stood on the day: both from one fetched life."""

    party: Party
    standing: Standing


class Snapshot:
    """What the register held on the day `on`, as far as it was known at `known` (UTC).

    It stays what it is when editions are loaded later, even with an earlier `known`: `all_editions` are those
    in the register when the snapshot was made.
    """

    def __init__(self, store: Store, all_editions: tuple[Edition, ...], on: date, known: datetime) -> None:
        self.store = store
        self.all_editions = all_editions
        self.on = on
        self.known = known
        self.timeline = Timeline(all_editions)
        self.editions = tuple(edition for edition in all_editions if edition.known <= known)
        self.instant = asof.instant(on, known)

    @cached_property
    def searched(self) -> tuple[Edition, ...]:
        """The edition of each list that was current at `known`, in the order of the lists' keys."""
        sources = sorted({edition.source for edition in self.editions})
        found = (current(self.editions, source, self.known) for source in sources)
        return tuple(edition for edition in found if edition is not None)

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """What people decided about links between parties, oldest first."""
        return party_links.decisions(self.store.rows)

    def life(self, party: str) -> PartyLife | None:
        """All that was ever claimed of a party, with one SELECT; None where it was never listed."""
        return asof.life(self.store.rows, party, self.timeline)

    def everything(self) -> Iterator[PartyLife]:
        """Every party's life, once, in the order of first appearance. Streams."""
        return asof.everything(self.store.rows, self.timeline)

    def lives(self, source: str) -> Iterator[PartyLife]:
        """The lives of the parties of one list, in the order of first appearance. Streams."""
        return asof.of_source(self.store.rows, source, self.timeline)

    def find(self, party: str, former: bool = False) -> Seen | None:
        """The party with its claims of that day; with `former`, as it was last seen where it has left the list."""
        life = self.life(party)
        return None if life is None else self.seen(life, former)

    def look(self, party: str) -> tuple[Party, tuple[Span, ...]] | None:
        """The party, as it was last seen where it has left its list, and the days between which editions held it."""
        life = self.life(party)
        found = None if life is None else self.seen(life, former=True)
        return None if life is None or found is None else (found.party, self.spans(life))

    def held(self, party: str) -> tuple[Span, ...]:
        """The days between which the list's editions held the party."""
        life = self.life(party)
        return self.spans(life) if life else ()

    def seen(self, life: PartyLife, former: bool = False) -> Seen | None:
        """The party of a life as this snapshot sees it; None where it does not. `former` as in `find`."""
        party = asof.seen(life, self.instant)
        if party is None and former:
            party = asof.seen(life, asof.Instant(self.instant.known, -1))
        return None if party is None else Seen(party, standing(party, self.spans(life), self.on))

    def spans(self, life: PartyLife) -> tuple[Span, ...]:
        """The days between which the list's editions held the party."""
        intervals = asof.presence(i for one in life.claims for i in one.intervals)
        return spans(intervals, of_source(self.editions, life.source))
