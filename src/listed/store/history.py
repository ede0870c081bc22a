"""The life of one party: what its editions changed, and the dates that its claims state themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from listed.dates import PartialDate
from listed.model import Claim, Edition, Listing, Status
from listed.store.edition_diff import holder
from listed.store.plausibility import instant
from listed.store.records import Chapter, ClaimLife, PartyLife


def history(party: PartyLife, editions: Sequence[Edition]) -> tuple[Chapter, ...]:
    """Listed, amended, removed, relisted, with the claims that came and went; and every listing date and
    change of status that the claims state. `editions` are those of its list, in order. Sorted by day."""
    chapters = [*_seen(party, editions), *_stated(party, editions)]
    return tuple(sorted(chapters, key=lambda chapter: (chapter.when, chapter.edition)))


def _seen(party: PartyLife, editions: Sequence[Edition]) -> Iterator[Chapter]:
    old: list[ClaimLife] = []
    ever = False
    for edition in editions:
        holds = holder(edition)
        new = [life for life in party.claims if holds(life)]
        come, gone = [one for one in new if one not in old], [one for one in old if one not in new]
        if come or gone:
            what = _word(bool(old), bool(new), ever)
            yield Chapter(
                instant(edition).date(), what, edition.known, edition.number, _claims(come), _claims(gone)
            )
        old, ever = new, ever or bool(new)


def _word(before: bool, after: bool, ever: bool) -> str:
    if before:
        return "amended" if after else "removed"
    return "relisted" if ever else "listed"


def _claims(lives: Sequence[ClaimLife]) -> tuple[Claim, ...]:
    return tuple(life.claim for life in lives)


def _stated(party: PartyLife, editions: Sequence[Edition]) -> Iterator[Chapter]:
    for life in party.claims:
        file = life.claim.evidence.file
        for edition in [edition for edition in editions if file in edition.files][:1]:
            for when, what in _dates(life.claim):
                yield Chapter(when, what, edition.known, edition.number, (life.claim,))


def _dates(claim: Claim) -> Iterator[tuple[date, str]]:
    value = claim.value
    stated: list[tuple[PartialDate | None, str]] = []
    if isinstance(value, Status):
        stated = [(value.since, value.status)]
    if isinstance(value, Listing):
        amended = [(when, "amended") for when in value.amended_on]
        stated = [(value.listed_on, "listed"), *amended, (value.until, value.status or "ended")]
    yield from (
        (when.earliest, what) for when, what in stated if when is not None and when.earliest is not None
    )
