"""Register and View: the open register, and the same as of two dates. The only place where lists, record and
matching meet.

>>> import tempfile, listed
>>> with listed.open(tempfile.mkdtemp()) as register:
...     [state.source.key for state in register.lists()]
['starter']
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import platformdirs
from msgspec.structs import replace

from listed.errors import NotYetKnown, QueryError
from listed.export.entry import Entry
from listed.model import Answer, Edition, Linked, Party, Query, Source, Standing
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
from listed.store.standing import Span, spans, standing
from listed.store.timeline import Timeline
from listed.store.verify import verify

if TYPE_CHECKING:
    from listed.documents.document import Document
    from listed.duty_model import Duties
    from listed.profile_model import Profile
    from listed.read_model import Read
    from listed.screening import Screener

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
        return max((self._clock(), *(edition.recorded for edition in self.editions)))

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
        learnt = min(known, self.now()) if known is not None else self.now()
        past = [edition for edition in self.editions if edition.known <= learnt]
        if not past:
            first = min((edition.known for edition in self.editions), default=None)
            hint = (
                f"the first edition was known on {first:%Y-%m-%d %H:%M} UTC" if first else "load a list first"
            )
            raise NotYetKnown(
                f"nothing was known yet at {learnt:%Y-%m-%d %H:%M} UTC", where="known", hint=hint
            )
        return View(self.store, on or learnt.date(), learnt)

    def lists(self, known: datetime | None = None) -> tuple[ListState, ...]:
        """Each list with the edition that was current at `known`, in the order of their keys."""
        learnt = known or self.now()
        sources = sorted({edition.source for edition in self.editions})
        found = ((catalogue.source(key), current(self.editions, key, learnt)) for key in sources)
        return tuple(self._state(source, edition, learnt) for source, edition in found if edition is not None)

    def _state(self, source: Source, edition: Edition, learnt: datetime) -> ListState:
        parties = edition.parties
        if edition.delta:
            parties = len(View(self.store, learnt.date(), learnt).parties(source.key))
        age = (learnt - instant(edition)).days
        return ListState(source, edition, parties, age, tuple(weaknesses(source, edition, age)))

    def history(self, party: str) -> tuple[Chapter, ...]:
        """The life of a party: listed, amended, enjoined, removed, relisted, each with its claims.

        Raises QueryError where no list ever held it.
        """
        life = asof.life(self.store.rows, party, Timeline(self.editions))
        if life is None:
            raise _unknown(party)
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
        now = asof.instant(self.now().date(), self.now())
        parties = (_seen(life, now) for life in asof.everything(self.store.rows, Timeline(self.editions)))
        return party_links.links(parties, party_links.decisions(self.store.rows))

    def verify(self) -> Verified:
        """Chain, claims, raw files, schema and pack are whole, or BrokenRecord names the first that is not."""
        from listed.screening import verify_pack

        found = verify(self.store)
        return replace(found, packs=int(verify_pack(self.store)))

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


class View:
    """The register as of a day in the world and an instant of knowledge. Made by `Register.at`.

    It stays what it is when editions are loaded later, even with an earlier `known`.
    """

    def __init__(self, store: Store, on: date, known: datetime) -> None:
        self.store = store
        self.on = on
        self.known = known
        all_editions = editions(store.rows)
        self.timeline = Timeline(all_editions)
        self.editions = tuple(edition for edition in all_editions if edition.known <= known)
        self._instant = asof.instant(on, known)

    @cached_property
    def searched(self) -> tuple[Edition, ...]:
        """The edition of each list that was current at `known`, in the order of the lists' keys."""
        sources = sorted({edition.source for edition in self.editions})
        found = (current(self.editions, source, self.known) for source in sources)
        return tuple(edition for edition in found if edition is not None)

    def screen(
        self, query: Query, threshold: int | None = None, limit: int | None = None, former: bool = False
    ) -> Answer:
        """Every listed party that the query could be, best first, with the factors that sum to its total.

        `threshold` in millibits (default `DEFAULT_THRESHOLD`); `former` shows parties that are no longer
        listed too. Raises QueryError, NoListLoaded, StoreError.
        """
        return self.screener(threshold, former).screen(query, limit)

    def screen_many(
        self, queries: Iterable[Query], threshold: int | None = None, limit: int | None = None
    ) -> Iterator[Answer]:
        """The answers to many queries, in their order, as they are asked. Raises as `screen` does."""
        screener = self.screener(threshold)
        return (screener.screen(query, limit) for query in queries)

    def read(self, document: str | Document, dated: str | None = None) -> Read:
        """The document with its mentions, parties and acts, screened and compared with the record.

        A text is read as it stands; other formats by `listed.documents.extract.load`. `dated` is the document's own
        date (ISO) where it does not state it. For many documents: `listed.reading.Reader`. Raises DocumentError.
        """
        from listed.documents.extract import extract
        from listed.reading import Reader

        opened = extract(document.encode(), "text.txt") if isinstance(document, str) else document
        return Reader(self).read(opened, dated)

    def screener(self, threshold: int | None = None, former: bool = False) -> Screener:
        """The view made ready to screen: its pack is compiled where it is missing, and mapped."""
        from listed.screening import Screener

        return Screener(self, threshold, former)

    def find(self, party: str, former: bool = False) -> Party | None:
        """The party as the view sees it; with `former`, as it was last seen where it has left the list."""
        found = asof.party(self.store.rows, party, self.timeline, self._instant)
        if found is None and former:
            return asof.party(self.store.rows, party, self.timeline, asof.Instant(self._instant.known, -1))
        return found

    def look(self, party: str) -> tuple[Party, tuple[Span, ...]] | None:
        """The party, as it was last seen where it has left its list, and the days between which editions held it."""
        life = asof.life(self.store.rows, party, self.timeline)
        if life is None:
            return None
        last = asof.Instant(self._instant.known, -1)
        found = asof.seen(life, self._instant) or asof.seen(life, last)
        return (found, self._spans(life)) if found else None

    def show(self, party: str) -> Party:
        """The party with its claims and their evidence. Raises QueryError where the view does not see it."""
        found = asof.party(self.store.rows, party, self.timeline, self._instant)
        if found is None:
            raise _unknown(party)
        return found

    def linked(self, party: Party) -> Linked | None:
        """The records of other lists that are this party too, and what they say differently; None without any."""
        from listed.linked import linked
        from listed.screening import open_pack

        return next(iter(linked(self, open_pack(self.store), [party])), None)

    def standing(self, party: Party) -> Standing:
        """Whether the party was listed on the day `on`: by its listings and the editions that held it."""
        return standing(party, self.held(party.id), self.on)

    def held(self, party: str) -> tuple[Span, ...]:
        """The days between which the list's editions held the party."""
        life = asof.life(self.store.rows, party, self.timeline)
        return self._spans(life) if life else ()

    def _spans(self, life: PartyLife) -> tuple[Span, ...]:
        intervals = asof.presence(i for one in life.claims for i in one.intervals)
        return spans(intervals, of_source(self.editions, life.source))

    def duties(self, party: str, profile: Profile, at: str | None = None) -> Duties:
        """What each listing of a party means for the one who asks, on this view's day.

        `party` is an id or a name; `at` is an hour with its offset (`00:01-04:00`), for licences that end within the
        day. Raises QueryError for a party that no list knows and for a name that fits several, RegimeError.
        """
        from listed.duties import duties

        return duties(self, party, profile, at)

    def entries(self, sources: Iterable[str] = ()) -> Iterator[Entry]:
        """Every party that the view sees on these lists (default: all), with its standing, list by list in the
        order of first appearance. Streams. Raises QueryError for a list that the view does not have."""
        searched = [edition.source for edition in self.searched]
        for source in sources or searched:
            if source not in searched:
                raise QueryError(
                    f"no edition of {source} is known here", where="source", hint="see `listed lists`"
                )
            for life in asof.of_source(self.store.rows, source, self.timeline):
                entry = self._entry(life)
                if entry is not None and entry.standing != "not yet listed":
                    yield entry

    def _entry(self, life: PartyLife) -> Entry | None:
        party = asof.seen(life, self._instant)
        if party is None:
            return None
        return Entry(party, standing(party, self._spans(life), self.on))

    def parties(self, source: str) -> tuple[str, ...]:
        """The ids of the parties of one list that the view sees, in the order of their first appearance."""
        return asof.party_ids(self.store.rows, source, self.timeline, self._instant)


def _delivery(recognised: Recognised) -> Delivery:
    """The files of one edition, read."""
    reading = recognised.read()
    raw = {file.sha256: file.raw for file in recognised.files.values()}
    return Delivery(reading, tuple(raw[digest] for digest in reading.files), catalogue.source(reading.source))


def _seen(life: PartyLife, at: asof.Instant) -> PartyLife:
    return PartyLife(life.id, life.source, tuple(one for one in life.claims if at.sees(one.intervals)))


def _edition_before(known: Sequence[Edition], after: Edition | None) -> Edition | None:
    earlier = known[: known.index(after)] if after is not None else ()
    return earlier[-1] if earlier else None


def _not_loaded(source: str) -> QueryError:
    return QueryError(f"no edition of {source} is loaded", where="source", hint="see `listed lists`")


def _unknown(party: str) -> QueryError:
    return QueryError("no such party is known here", where=party, hint="ids look like `us-ofac-sdn:36`")
