"""The open register: it is told lists and decisions, and asked for views, lists, history, differences and news.

>>> import tempfile, listed
>>> with listed.open(tempfile.mkdtemp()) as register:
...     [state.source.key for state in register.lists()]
['starter']
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType

import platformdirs
from msgspec.structs import replace

from listed.errors import NotYetKnown, QueryError
from listed.model import Edition
from listed.packs import verify_pack
from listed.sources import starter
from listed.sources.common import catalogue, recognise
from listed.sources.common.formats import Recognised
from listed.store import asof, edition_diff, party_links
from listed.store.add_edition import add_edition
from listed.store.db import Store, open_store
from listed.store.editions import current, digest, editions, of_source, weaknesses
from listed.store.forget import forget
from listed.store.history import history
from listed.store.news import Days, News, list_news
from listed.store.plausibility import instant
from listed.store.records import (
    Chapter,
    Decision,
    Delivery,
    Difference,
    Forgotten,
    GrowthPoint,
    ListState,
    Loaded,
    PartyLife,
    PartyLink,
    Receipt,
    Verdict,
    Verified,
)
from listed.store.snapshot import Snapshot
from listed.store.timeline import Timeline
from listed.store.verify import verify
from listed.view import View, unknown_party

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The clock of this machine."""
    return datetime.now(UTC)


def default_folder() -> Path:
    """Where the register lies when nobody says otherwise."""
    return platformdirs.user_data_path("listed") / "register"


def open(path: str | Path | None = None, clock: Clock = utc_now) -> Register:
    """The register in the folder `path` is open; it is made, with the starter facts, where there is none.

    `clock` gives the present as a UTC datetime. Raises StoreError, BrokenRecord.
    """
    folder = Path(path) if path is not None else default_folder()
    register = Register(open_store(folder), clock)
    try:
        register.add_starter()
    except BaseException:
        register.close()
        raise
    return register


class Register:
    """The open register. Made by `listed.open`; closed by `close` or at the end of a `with` block."""

    def __init__(self, store: Store, clock: Clock = utc_now) -> None:
        self.store = store
        self._clock = clock

    @property
    def folder(self) -> Path:
        """The folder on disk: `register.sqlite`, `raw/`, `packs/`."""
        return self.store.folder

    @property
    def editions(self) -> tuple[Edition, ...]:
        """Every edition in the register that was not forgotten, in the order of loading."""
        return editions(self.store.rows)

    def now(self) -> datetime:
        """The present in UTC: never before the last edition was recorded, even where the clock jumped."""
        return self._now(self.editions)

    def _now(self, all_editions: Sequence[Edition]) -> datetime:
        return max((self._clock(), *(edition.recorded for edition in all_editions)))

    # ------------------------------------------------------------ telling it something

    def load(
        self,
        paths: Sequence[str | Path],
        source: str | None = None,
        known: datetime | None = None,
        accept_suspect: str | None = None,
        actor: str = "",
    ) -> tuple[Loaded, ...]:
        """The lists in these files and folders are in the register, one edition for each list.

        `source` says which list it is where the content does not; `known` since when its content was known
        (default: now); `accept_suspect` is the reason, and `actor` the person, for taking an edition outside
        its bounds. Each edition is all there or not at all; those before a refused one stay. Raises
        SourceError (UnreadableList, SuspectEdition), QueryError, StoreError.
        """
        if accept_suspect is not None and not accept_suspect.strip():
            raise QueryError(
                "a reason is missing", where="accept_suspect", hint="say why the edition is right"
            )
        receipt = Receipt(
            self.now(), self._past(known), accept_suspect or "", actor if accept_suspect else ""
        )
        found = recognise.recognise(recognise.open_files([Path(path) for path in paths]), source)
        return tuple(self.receive(_delivery(recognised), receipt) for recognised in found)

    def receive(self, delivery: Delivery, receipt: Receipt) -> Loaded:
        """One edition that was read already is in the register. Raises SuspectEdition, StoreError."""
        return add_edition(self.store, delivery, receipt)

    def add_starter(self) -> None:
        """The facts that come with the program are in the register, once for each version of them."""
        delivery = _delivery(starter.recognised())
        digests = {edition.digest for edition in self.editions}
        if self.store.writable and digest(delivery.reading) not in digests:
            self.receive(delivery, Receipt(self.now()))

    def forget(self, source: str, reason: str, actor: str) -> int:
        """Names, identifiers, files: everything that an own list said is gone; hashes, reason and actor stay.

        Returns the number of its editions. Raises QueryError for an official list, or where none is loaded.
        """
        if not reason.strip():
            raise QueryError(
                "a reason is missing", where="reason", hint="say why the list is to be forgotten"
            )
        if catalogue.source(source).kind != "own":
            raise QueryError(
                "only own lists can be forgotten", where=source, hint="official lists are the record"
            )
        return forget(self.store, Forgotten(source, reason, actor, self.now()))

    def decide(self, left: str, right: str, verdict: Verdict, reason: str, actor: str) -> Decision:
        """It is recorded whether two parties of different lists are one; `open` takes the last word back.

        Raises QueryError where one of them is unknown.
        """
        return party_links.decide(self.store, Decision(left, right, verdict, reason, actor, self.now()))

    def _past(self, known: datetime | None) -> datetime | None:
        """`known`, where it is not just a way to say today."""
        now = self.now()
        return None if known is not None and known > now and known.date() == now.date() else known

    # ------------------------------------------------------------ asking it something

    def at(self, on: date | None = None, known: datetime | None = None) -> View:
        """The register as of two dates: the day `on` in the world, and what was known by `known` (UTC).

        The default is now; with `known` alone, its day. Raises NotYetKnown before the first edition.
        """
        all_editions = self.editions
        now = self._now(all_editions)
        learnt = min(known, now) if known is not None else now
        if not any(edition.known <= learnt for edition in all_editions):
            raise _nothing_known(all_editions, learnt)
        return View(Snapshot(self.store, all_editions, on or learnt.date(), learnt))

    def lists(self, known: datetime | None = None) -> tuple[ListState, ...]:
        """Each list with the edition that was current at `known`, in the order of their keys."""
        snapshot = self._snapshot(known)
        return tuple(_state(snapshot, edition) for edition in snapshot.searched)

    def history(self, party: str) -> tuple[Chapter, ...]:
        """The life of a party: listed, amended, enjoined, removed, relisted, each with its claims.

        Raises QueryError where no list ever held it.
        """
        life = asof.life(self.store.rows, party, Timeline(self.editions))
        if life is None:
            raise unknown_party(party)
        return history(life, of_source(self.editions, life.source))

    def diff(self, source: str, start: datetime | None = None, end: datetime | None = None) -> Difference:
        """What the edition known at `end` (default: now) has beside the one known at `start` (default: the
        edition before it). Raises QueryError where the list has no such two editions."""
        all_editions = self.editions
        after = current(all_editions, source, end or self.now())
        known = of_source(all_editions, source)
        before = current(all_editions, source, start) if start else _edition_before(known, after)
        if before is None or after is None:
            hint = "see `listed lists`; a list needs two editions to differ"
            raise QueryError(f"{source} has no two editions to compare", where="source", hint=hint)
        return edition_diff.difference(self._lives(source), before, after)

    def news(self, since: date, until: date | None = None, sources: Sequence[str] = ()) -> News:
        """Who was added, removed and changed on these lists (default: all) from `since` to `until` (default: now).

        Raises QueryError for a list that has no edition.
        """
        span = Days(since, until or self.now().date())
        known = sorted({edition.source for edition in self.editions})
        for key in sources:
            if key not in known:
                raise _not_loaded(key)
        found = (list_news(self._lives(key), of_source(self.editions, key), span) for key in sources or known)
        return News(span.since, span.until, tuple(one for one in found if one is not None))

    def growth(self, source: str) -> tuple[GrowthPoint, ...]:
        """How many parties the list held with each of its editions. Raises QueryError where it has none."""
        known = of_source(self.editions, source)
        if not known:
            raise _not_loaded(source)
        return edition_diff.growth(self._lives(source), known)

    def links(self) -> tuple[PartyLink, ...]:
        """Which records of different lists are one party: certain, confirmed, proposed and refused ones."""
        snapshot = self._snapshot()
        parties = (asof.seen(life, snapshot.instant) for life in snapshot.everything())
        return party_links.links((one for one in parties if one is not None), snapshot.decisions)

    def verify(self) -> Verified:
        """Chain, claims, raw files, schema and pack are whole, or BrokenRecord names the first that is not."""
        found = verify(self.store)
        return replace(found, packs=int(verify_pack(self._snapshot())))

    def _snapshot(self, known: datetime | None = None) -> Snapshot:
        """What is in the register at `known` (default: now), even where that is nothing."""
        all_editions = self.editions
        learnt = known or self._now(all_editions)
        return Snapshot(self.store, all_editions, learnt.date(), learnt)

    def _lives(self, source: str) -> Iterator[PartyLife]:
        return asof.of_source(self.store.rows, source, Timeline(self.editions))

    def close(self) -> None:
        """Releases the files."""
        self.store.close()

    def __enter__(self) -> Register:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _delivery(recognised: Recognised) -> Delivery:
    """The files of one edition, read."""
    reading = recognised.read()
    raw = {file.sha256: file.raw for file in recognised.files.values()}
    return Delivery(reading, tuple(raw[digest] for digest in reading.files), catalogue.source(reading.source))


def _state(snapshot: Snapshot, edition: Edition) -> ListState:
    source = catalogue.source(edition.source)
    parties = edition.parties
    if edition.delta:
        parties = len(View(snapshot).parties(source.key))
    age = (snapshot.known - instant(edition)).days
    return ListState(source, edition, parties, age, tuple(weaknesses(source, edition, age)))


def _nothing_known(all_editions: Sequence[Edition], learnt: datetime) -> NotYetKnown:
    first = min((edition.known for edition in all_editions), default=None)
    hint = f"the first edition was known on {first:%Y-%m-%d %H:%M} UTC" if first else "load a list first"
    return NotYetKnown(f"nothing was known yet at {learnt:%Y-%m-%d %H:%M} UTC", where="known", hint=hint)


def _edition_before(known: Sequence[Edition], after: Edition | None) -> Edition | None:
    earlier = known[: known.index(after)] if after is not None else ()
    return earlier[-1] if earlier else None


def _not_loaded(source: str) -> QueryError:
    return QueryError(f"no edition of {source} is loaded", where="source", hint="see `listed lists`")
