"""What happened on one list in a span of days: by its editions, and by the dates that the authority states itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from msgspec import Struct

from listed.dates import PartialDate
from listed.errors import QueryError
from listed.model import Claim, Edition, Evidence, Listing, Party, Status
from listed.store.edition_diff import holder
from listed.store.editions import current
from listed.store.records import PartyLife

What = Literal["added", "removed", "changed"]


class Days(Struct, frozen=True):
    """Days, both included, in the world and (UTC) of what was known. Raises QueryError where they end before they begin."""

    since: date
    until: date

    def __post_init__(self) -> None:
        if self.until < self.since:
            raise QueryError(
                f"{self.until} lies before {self.since}", where="until", hint="the first day comes first"
            )

    @property
    def start(self) -> datetime:
        """The last instant before the span."""
        return datetime.combine(self.since, time.min, UTC) - timedelta(microseconds=1)

    @property
    def end(self) -> datetime:
        """The last instant of the span."""
        return datetime.combine(self.until, time.max, UTC)

    def holds(self, when: PartialDate | None) -> bool:
        """Whether a date lies in the span as a whole."""
        if when is None or when.earliest is None or when.latest is None:
            return False
        return self.since <= when.earliest and when.latest <= self.until


class Happening(Struct, frozen=True):
    """One listing added or removed, or one party changed otherwise."""

    what: What
    party: str
    caption: str
    authority: str
    programme: str
    when: PartialDate | None
    """The date that the list states for it, if it does."""
    because: str
    """`edition`: the list's editions show it; else what the date is called: `listed`, `ended`, `amended`, a status."""
    fields: tuple[str, ...]
    """What changed, of a party that did."""
    evidence: Evidence


class ListNews(Struct, frozen=True):
    """What happened on one list. Counts are of parties; where `before` is empty, the stated dates alone count."""

    source: str
    before: Edition | None
    """The edition known when the span began."""
    after: Edition
    added: int
    removed: int
    changed: int
    happenings: tuple[Happening, ...]


class News(Struct, frozen=True):
    """What happened on every list, in the order of their keys."""

    since: date
    until: date
    lists: tuple[ListNews, ...]


def list_news(parties: Iterable[PartyLife], all_editions: Sequence[Edition], span: Days) -> ListNews | None:
    """The news of one list; None where no edition of it was known by the end. `all_editions` are its own."""
    source = all_editions[0].source if all_editions else ""
    before, after = (current(all_editions, source, moment) for moment in (span.start, span.end))
    if after is None:
        return None
    found = tuple(one for life in parties for one in _of_party(life, before, after, span))
    added, removed, changed = (_parties(found, what) for what in ("added", "removed", "changed"))
    return ListNews(after.source, before, after, added, removed, changed, found)


def _parties(found: Iterable[Happening], what: str) -> int:
    return len({one.party for one in found if one.what == what})


def _of_party(life: PartyLife, before: Edition | None, after: Edition, span: Days) -> Iterator[Happening]:
    """What happened to a party: by the editions, then by its dates what they do not show, each thing once."""
    then = _held(life, before) if before is not None else []
    now = _held(life, after)
    name = _caption(life.id, now or then)
    shown = list(_between(then, now) if before is not None and before != after else ())
    told = {(one[0], _key(one[1])) for one in shown}
    for what, claim, when, because in _stated(now, span):
        new = what == "changed" and ("added", _key(claim)) in told
        if not new and (what, _key(claim)) not in told:
            told.add((what, _key(claim)))
            shown.append((what, claim, when, because, ()))
    return (_happening(life.id, name, one) for one in shown)


Shown = tuple[What, Claim, PartialDate | None, str, tuple[str, ...]]
"""What, the claim that shows it, its date, because, and the fields that changed."""


def _held(life: PartyLife, edition: Edition) -> list[Claim]:
    holds = holder(edition)
    return [one.claim for one in life.claims if holds(one)]


def _caption(party: str, claims: Sequence[Claim]) -> str:
    return Party(party, "Thing", "", tuple(claims)).caption


def _between(then: Sequence[Claim], now: Sequence[Claim]) -> Iterator[Shown]:
    """Listings that came and went; of a party that had none come or go, the fields that changed."""
    old, new = _listings(then), _listings(now)
    come = [claim for key, claim in new.items() if key not in old]
    gone = [claim for key, claim in old.items() if key not in new]
    if not then and now and not come:
        come = [now[0]]
    if then and not now and not gone:
        gone = [then[0]]
    yield from (("added", claim, _since(claim), "edition", ()) for claim in come)
    yield from (("removed", claim, _until(claim), "edition", ()) for claim in gone)
    apart = set(then) ^ set(now)
    changed = [claim for claim in (*then, *now) if claim in apart]
    if changed and then and now and not come and not gone:
        fields = tuple(dict.fromkeys(claim.field for claim in changed))
        shows = next((claim for claim in now if claim in apart), changed[0])
        yield "changed", shows, None, "edition", fields


def _key(claim: Claim) -> tuple[str, str]:
    """The listing that a claim is of, as far as it says."""
    value = claim.value
    if isinstance(value, Listing):
        return value.authority, value.programme
    return "", value.programme if isinstance(value, Status) else ""


def _listings(claims: Iterable[Claim]) -> dict[tuple[str, str], Claim]:
    return {_key(claim): claim for claim in claims if isinstance(claim.value, Listing)}


def _since(claim: Claim) -> PartialDate | None:
    return claim.value.listed_on if isinstance(claim.value, Listing) else None


def _until(claim: Claim) -> PartialDate | None:
    return claim.value.until if isinstance(claim.value, Listing) else None


def _stated(claims: Iterable[Claim], span: Days) -> Iterator[tuple[What, Claim, PartialDate, str]]:
    """The dates within the span that the list states for its listings and their changes."""
    for claim in claims:
        value = claim.value
        dates: list[tuple[What, PartialDate | None, str]] = []
        if isinstance(value, Listing):
            amended: list[tuple[What, PartialDate | None, str]] = [
                ("changed", when, "amended") for when in value.amended_on
            ]
            dates = [
                ("added", value.listed_on, "listed"),
                ("removed", value.until, value.status or "ended"),
                *amended,
            ]
        if isinstance(value, Status):
            words: dict[bool | None, What] = {True: "added", False: "removed", None: "changed"}
            dates = [(words[value.in_force], value.since, value.status)]
        yield from (
            (what, claim, when, because) for what, when, because in dates if when and span.holds(when)
        )


def _happening(party: str, name: str, shown: Shown) -> Happening:
    what, claim, when, because, fields = shown
    authority, programme = _key(claim)
    return Happening(what, party, name, authority, programme, when, because, fields, claim.evidence)
