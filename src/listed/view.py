"""A view: the register as of a day in the world and an instant of knowledge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from listed.errors import QueryError
from listed.export.entry import Entry
from listed.linked import linked
from listed.model import Answer, Edition, Linked, Party, Query, Standing
from listed.packs import open_pack
from listed.screening import Screener
from listed.store.snapshot import Seen, Snapshot
from listed.store.standing import Span, standing

if TYPE_CHECKING:
    from listed.documents.document import Document
    from listed.duty_model import Duties
    from listed.profile_model import Profile
    from listed.read_model import Read


class View:
    """The register as of two dates. Made by `Register.at`; what is asked of it is answered from one snapshot.

    It stays what it is when editions are loaded later, even with an earlier `known`.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    @property
    def on(self) -> date:
        """The day in the world."""
        return self.snapshot.on

    @property
    def known(self) -> datetime:
        """What had been learnt by this instant (UTC) is seen."""
        return self.snapshot.known

    @property
    def editions(self) -> tuple[Edition, ...]:
        """Every edition known by then, in the order of loading."""
        return self.snapshot.editions

    @property
    def searched(self) -> tuple[Edition, ...]:
        """The edition of each list that was current at `known`, in the order of the lists' keys."""
        return self.snapshot.searched

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

    def screener(self, threshold: int | None = None, former: bool = False) -> Screener:
        """The view made ready to screen: its pack is compiled where it is missing, and mapped."""
        return Screener(self.snapshot, open_pack(self.snapshot), threshold, former)

    def find(self, party: str, former: bool = False) -> Party | None:
        """The party as the view sees it; with `former`, as it was last seen where it has left the list."""
        found = self.snapshot.find(party, former)
        return None if found is None else found.party

    def show(self, party: str) -> Party:
        """The party with its claims and their evidence. Raises QueryError where the view does not see it."""
        found = self.find(party)
        if found is None:
            raise unknown_party(party)
        return found

    def read(self, document: str | Document, dated: str | None = None) -> Read:
        """The document with its mentions, parties and acts, screened and compared with the record.

        A text is read as it stands; other formats by `listed.documents.extract.load`. `dated` is the document's own
        date (ISO) where it does not state it. For many documents: `listed.reading.Reader`. Raises DocumentError.
        """
        from listed.documents.extract import extract
        from listed.reading import Reader

        opened = extract(document.encode(), "text.txt") if isinstance(document, str) else document
        return Reader(self.snapshot).read(opened, dated)

    def duties(self, party: str, profile: Profile, at: str | None = None) -> Duties:
        """What each listing of a party means for the one who asks, on this view's day.

        `party` is an id or a name; `at` is an hour with its offset (`00:01-04:00`), for licences that end within the
        day. Raises QueryError for a party that no list knows and for a name that fits several, RegimeError.
        """
        from listed.duties import duties

        return duties(self.snapshot, party, profile, at)

    def linked(self, party: Party) -> Linked | None:
        """The records of other lists that are this party too, and what they say differently; None without any."""
        one = Seen(party, self.standing(party))
        return next(iter(linked(self.snapshot, open_pack(self.snapshot), [one])), None)

    def standing(self, party: Party) -> Standing:
        """Whether the party was listed on the day `on`: by its listings and the editions that held it."""
        return standing(party, self.held(party.id), self.on)

    def held(self, party: str) -> tuple[Span, ...]:
        """The days between which the list's editions held the party."""
        return self.snapshot.held(party)

    def entries(self, sources: Iterable[str] = ()) -> Iterator[Entry]:
        """Every party that the view sees on these lists (default: all), with its standing, list by list in the
        order of first appearance. Streams. Raises QueryError for a list that the view does not have."""
        searched = [edition.source for edition in self.searched]
        for source in sources or searched:
            if source not in searched:
                raise QueryError(
                    f"no edition of {source} is known here", where="source", hint="see `listed lists`"
                )
            for life in self.snapshot.lives(source):
                seen = self.snapshot.seen(life)
                if seen is not None and seen.standing != "not yet listed":
                    yield Entry(seen.party, seen.standing)

    def parties(self, source: str) -> tuple[str, ...]:
        """The ids of the parties of one list that the view sees, in the order of their first appearance."""
        instant = self.snapshot.instant
        lives = self.snapshot.lives(source)
        return tuple(life.id for life in lives if any(instant.sees(one.intervals) for one in life.claims))


def unknown_party(party: str) -> QueryError:
    """The error for a party id that no list here ever held."""
    return QueryError("no such party is known here", where=party, hint="ids look like `us-ofac-sdn:36`")
