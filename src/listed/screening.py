"""Where record and matching meet: packs compiled from the store, and answers with parties, standing and stamp."""

from __future__ import annotations

import filecmp
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from msgspec.structs import replace

from listed import __version__
from listed.errors import BrokenRecord, NoListLoaded, StoreError
from listed.linked import linked
from listed.match import kernel, ofac, pack, search
from listed.match.packed_party import PackedParty, packed
from listed.match.score import DEFAULT_THRESHOLD, score_of
from listed.match.weights import WEIGHTS_VERSION
from listed.model import Answer, Edition, Hit, Name, Party, Query, Stamp, Standing, Text
from listed.sources.common import catalogue
from listed.store import asof, plausibility
from listed.store.db import Store
from listed.store.editions import editions
from listed.store.records import PartyLife
from listed.store.timeline import Timeline
from listed.text.identifiers import check, checked_part, versions

if TYPE_CHECKING:
    from listed.register import View

PACK_FORMAT = "4"
NEAR = 1_000
"""Millibits from which a party is near enough to be shown as the nearest one."""
HIDDEN: tuple[Standing, ...] = ("formerly listed", "not yet listed")
"""Standings that are no hit on the day asked about, unless former listings are asked for."""


def open_pack(store: Store) -> pack.Pack:
    """The pack of everything in the register, compiled first where it is missing or damaged. Raises StoreError."""
    depends = _depends(store)
    return _opened(_path(store, depends), depends, _Compiler(store))


def verify_pack(store: Store) -> bool:
    """The pack that screenings would read is, byte for byte, what the record compiles to; False where none is made.

    Raises BrokenRecord. Takes as long as compiling it.
    """
    depends = _depends(store)
    path = _path(store, depends)
    if not path.exists():
        return False
    with TemporaryDirectory() as folder:
        fresh = Path(folder) / path.name
        pack.write(fresh, _parties(store), depends)
        if not filecmp.cmp(fresh, path, shallow=False):
            hint = "remove the file: the next screening compiles it anew"
            raise BrokenRecord("the pack is not what the record compiles to", where=str(path), hint=hint)
    return True


def _depends(store: Store) -> str:
    heads = [edition.chain for edition in editions(store.rows)]
    return f"{PACK_FORMAT} {' '.join(heads[-1:])} {len(heads)} {versions()}"


def _path(store: Store, depends: str) -> Path:
    return store.folder / "packs" / pack.name_of(depends)


def _parties(store: Store) -> Iterator[PackedParty]:
    return (_packed(life) for life in asof.everything(store.rows, Timeline(editions(store.rows))))


class _Compiler:
    """Writes the pack of a store. Equal to every other, so that it does not tell apart what is cached."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Compiler)

    def write(self, path: Path, depends: str) -> None:
        pack.write(path, _parties(self.store), depends)
        path.chmod(self.store.path.stat().st_mode & 0o777)  # who may read the register may read its pack
        for old in path.parent.glob("*.pack"):
            if old != path:
                old.unlink(missing_ok=True)
        for left in path.parent.glob(".*.part"):
            if _age(left, path) > ABANDONED_SECONDS:
                left.unlink(missing_ok=True)


ABANDONED_SECONDS = 3600
"""A half-written pack that nobody has touched for so long was left by a process that died."""


def _age(file: Path, now: Path) -> float:
    """Seconds from the last change of one file to that of another; 0 where the first is gone."""
    return now.stat().st_mtime - file.stat().st_mtime if file.exists() else 0.0


@lru_cache(maxsize=4)
def _opened(path: Path, depends: str, compiler: _Compiler) -> pack.Pack:
    try:
        return pack.Pack(path, depends)
    except (pack.DamagedPack, FileNotFoundError):
        compiler.write(path, depends)
    except OSError as error:
        raise StoreError(str(error), where=str(path), hint="check the folder's rights") from error
    try:
        return pack.Pack(path, depends)
    except (pack.DamagedPack, OSError) as error:
        raise StoreError(
            f"the pack can't be read ({error})", where=str(path), hint="check the disk"
        ) from error


def _packed(life: PartyLife) -> PackedParty:
    stated = [
        c.claim.value.text
        for c in life.claims
        if c.claim.field == "schema" and isinstance(c.claim.value, Text)
    ]
    claims = tuple((one.claim, one.intervals) for one in life.claims)
    return packed(life.id, stated[-1] if stated else "Thing", claims)


class Screener:
    """Screens queries for one view. `former` also shows parties that were listed once, or not enforced."""

    def __init__(self, view: View, threshold: int | None = None, former: bool = False) -> None:
        self.view = view
        self.pack = open_pack(view.store)
        self.threshold = DEFAULT_THRESHOLD if threshold is None else threshold
        self.former = former
        self.searched = view.searched
        at = asof.instant(view.on, view.known)
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
        return replace(found, linked=linked(self.view, self.pack, [hit.party for hit in found.hits]))

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
        if not any(can_clear(edition) for edition in self.view.editions):
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

    def _shown(self, party: Party) -> Standing | None:
        """How the party stands; None where it is no hit on the day asked about."""
        standing = self.view.standing(party)
        hidden = standing == "not yet listed" or (standing in HIDDEN and not self.former)
        return None if hidden else standing

    def _standing(self, party: str) -> Standing | None:
        found = self.view.find(party, former=self.former)
        return None if found is None else self._shown(found)

    def _hit(self, query: Query, one: search.Candidate) -> Hit | None:
        party = self.view.find(one.party, former=self.former)
        if party is None:
            return None
        standing = self._shown(party)
        if standing is None:
            return None
        pairs = search.pairs(self.pack, query, one.name, one.schema)
        score = score_of(one.total)
        return Hit(
            party, one.total, score, one.factors, pairs, _name(party, one.name), one.not_compared, standing
        )

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
            (edition, most, (self.view.known - plausibility.instant(edition)).days) for edition, most in found
        )
        return tuple(
            f"{edition.source}: {age} days old, stale after {most}"
            for edition, most, age in aged
            if most and age > most
        )

    def _stamped(self) -> Stamp:
        digests = tuple(edition.digest for edition in self.searched)
        view = self.view
        return Stamp(
            __version__,
            kernel.KERNEL_VERSION,
            WEIGHTS_VERSION,
            self.pack.key,
            digests,
            view.on,
            view.known,
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
