"""Where record and matching meet: answers with parties, their standing, and the stamp of all they depend on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from listed import __version__
from listed.errors import NoListLoaded
from listed.linked import linked
from listed.match import kernel, ofac, search
from listed.match.pack import Pack
from listed.match.score import DEFAULT_THRESHOLD, score_of
from listed.match.weights import WEIGHTS_VERSION
from listed.model import Answer, Edition, Hit, Name, Party, Query, Stamp, Standing
from listed.sources.common import catalogue
from listed.store import plausibility
from listed.store.snapshot import Seen, Snapshot
from listed.text.identifiers import check, checked_part

NEAR = 1_000
"""Millibits from which a party is near enough to be shown as the nearest one."""
HIDDEN: tuple[Standing, ...] = ("formerly listed", "not yet listed")
"""Standings that are no hit on the day asked about, unless former listings are asked for."""


class Screener:
    """Screens queries for one snapshot. `former` also shows parties that were listed once, or not enforced."""

    def __init__(
        self, snapshot: Snapshot, pack: Pack, threshold: int | None = None, former: bool = False
    ) -> None:
        self.snapshot = snapshot
        self.pack = pack
        self.threshold = DEFAULT_THRESHOLD if threshold is None else threshold
        self.former = former
        self.searched = snapshot.searched
        at = snapshot.instant
        self._moment = search.Moment(at.known, at.until if not former else -1)
        self._stamp = self._stamped()
        self.warnings = tuple(self._weaknesses())
        """What weakens every answer: parts not loaded, editions that were suspect, lists that are old."""

    def screen(self, query: Query, limit: int | None = None) -> Answer:
        """Every party that the query could be; `limit` cuts the list of hits and says so in the warnings.

        Raises QueryError, and NoListLoaded where nothing was found and only starter facts were searched.
        """
        search.check(query)
        found = self.answer(query, self.meet([query])[0], limit)
        hits = [Seen(hit.party, hit.standing) for hit in found.hits]
        return replace(found, linked=linked(self.snapshot, self.pack, hits))

    def meet(self, queries: Sequence[Query]) -> list[search.Met]:
        """The parties that each query meets by name: the work of `screen` that several threads can share."""
        return search.meet(self.pack, queries, self._moment, self.threshold)

    def answer(self, query: Query, met: search.Met, limit: int | None = None) -> Answer:
        """The answer to a query from what `meet` found of it. Raises as `screen` does."""
        hits = self.hits(query, met)
        if not hits:
            self.must_clear()
        warnings = (*self.warnings, *_wrong_identifiers(query))
        if limit is not None and len(hits) > limit:
            warnings += (f"{len(hits) - limit} more hits are not shown (limit {limit})",)
        return Answer(
            query, hits[:limit] if limit is not None else hits, self.searched, warnings, self._stamp
        )

    def hits(self, query: Query, met: search.Met) -> tuple[Hit, ...]:
        """The hits among what `meet` found of a query, best first: none where nothing was found or loaded."""
        found = search.candidates(self.pack, query, self._moment, self.threshold, met)
        return tuple(hit for one in found if (hit := self._hit(query, one)) is not None)

    def ofac(self, query: Query, minimum: int) -> tuple[tuple[ofac.OfacHit, Standing], ...]:
        """Every party by OFAC's published method, with how it stands. Raises as `must_clear` and `screen` do."""
        self.must_clear()
        found = (
            (hit, self._standing(hit.party)) for hit in ofac.screen(self.pack, query, self._moment, minimum)
        )
        return tuple((hit, standing) for hit, standing in found if standing is not None)

    def must_clear(self) -> None:
        """Raises NoListLoaded where no whole list was searched, so that nothing found would mean nothing."""
        if not any(can_clear(edition) for edition in self.snapshot.editions):
            hint = "run `listed update`, or `listed load` with files of a list"
            raise NoListLoaded("not screened: no list loaded", hint=hint)

    def nearest(self, query: Query) -> Hit | None:
        """The best of what is no hit: what comes nearest below the threshold, for showing why it is none."""
        if not query.name:
            return None
        found = search.screen(self.pack, query, self._moment, min(NEAR, self.threshold))
        hits = (
            hit for one in found if one.total < self.threshold and (hit := self._hit(query, one)) is not None
        )
        return next(hits, None)

    def _seen(self, party: str) -> Seen | None:
        """The party and how it stands; None where it is no hit on the day asked about."""
        found = self.snapshot.find(party, former=self.former)
        if found is None or found.standing == "not yet listed":
            return None
        return None if found.standing in HIDDEN and not self.former else found

    def _standing(self, party: str) -> Standing | None:
        found = self._seen(party)
        return None if found is None else found.standing

    def _hit(self, query: Query, one: search.Candidate) -> Hit | None:
        found = self._seen(one.party)
        if found is None:
            return None
        pairs = search.pairs(self.pack, query, one.name, one.schema)
        name = _name(found.party, one.name)
        score = score_of(one.total)
        return Hit(found.party, one.total, score, one.factors, pairs, name, one.not_compared, found.standing)

    def _weaknesses(self) -> Iterator[str]:
        for edition in self.searched:
            if edition.missing_parts:
                yield f"{edition.source}: {', '.join(edition.missing_parts)} not loaded, so not searched"
            if edition.accepted_reason:
                yield f"{edition.source}: suspect edition, accepted by {edition.accepted_by or 'nobody named'}: {edition.accepted_reason}"
        yield from self.stale()

    def stale(self) -> tuple[str, ...]:
        """A sentence for each list that is older than its source allows."""
        found = ((edition, catalogue.source(edition.source).stale_after_days) for edition in self.searched)
        aged = (
            (edition, most, (self.snapshot.known - plausibility.instant(edition)).days)
            for edition, most in found
        )
        return tuple(
            f"{edition.source}: {age} days old, stale after {most}"
            for edition, most, age in aged
            if most and age > most
        )

    def _stamped(self) -> Stamp:
        digests = tuple(edition.digest for edition in self.searched)
        snapshot = self.snapshot
        return Stamp(
            __version__,
            kernel.KERNEL_VERSION,
            WEIGHTS_VERSION,
            self.pack.key,
            digests,
            snapshot.on,
            snapshot.known,
            self.threshold,
        )


def _wrong_identifiers(query: Query) -> Iterator[str]:
    """A sentence for each identifier asked about that can't be right."""
    for asked in query.identifiers:
        if check(asked.kind, asked.value, asked.country) == "invalid":
            part = checked_part(asked.kind)
            yield f"{asked.kind} {asked.value}: the {part} is wrong, a slip? It was searched as it stands"


def can_clear(edition: Edition) -> bool:
    """A whole list that told its parties: addresses or amendments alone, or starter facts, find but never clear."""
    is_list = catalogue.source(edition.source).kind != "starter"
    return is_list and not edition.delta and "parties" not in edition.missing_parts


def _name(party: Party, text: str) -> Name | None:
    return next((c.value for c in party.claims if isinstance(c.value, Name) and c.value.text == text), None)
