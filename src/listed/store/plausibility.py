"""Why an edition may not be the whole, true, newest list: each doubt with the figures side by side."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import msgspec
from msgspec import Struct

from listed.errors import SuspectEdition
from listed.model import Edition
from listed.store.records import Delivery

SMALL_LIST = 20
"""Shares are not compared below this many parties: there, one party more or less is over 5 %."""
DAYS_OF_GROWTH = 365
"""The shares of `source.toml` are for editions close together; for each such span between two editions they
are allowed once more, so that history with gaps can be loaded."""
DAY_SLACK = timedelta(days=1)
"""A publisher's date may be a day ahead of UTC."""


class Comparison(Struct, frozen=True):
    """An arriving edition beside those known before it, in order: `held` parties stood in the last one,
    `lost` of them are gone."""

    arriving: Edition
    earlier: tuple[Edition, ...] = ()
    held: int = 0
    lost: int = 0
    seen: Edition | None = None
    """An edition before the last with the very same files, if there is one."""

    @property
    def before(self) -> Edition | None:
        """The edition known just before."""
        return self.earlier[-1] if self.earlier else None


def checked(delivery: Delivery, pair: Comparison) -> Edition:
    """The arriving edition; where somebody accepted it in spite of doubts, with these among its warnings.

    Raises SuspectEdition with every doubt where nobody did.
    """
    found = tuple(doubts(delivery, pair))
    if not found:
        return msgspec.structs.replace(pair.arriving, accepted_reason="", accepted_by="")
    if not pair.arriving.accepted_reason:
        raise SuspectEdition(
            f"this edition of {pair.arriving.source} is suspect: {'; '.join(found)}",
            where=", ".join(digest[:12] for digest in pair.arriving.files),
            hint='if it is right all the same, load it again with --accept-suspect "your reason"; '
            "if it is an old edition, say since when it was known with --known",
        )
    accepted = (f"accepted although {doubt}" for doubt in found)
    return msgspec.structs.replace(pair.arriving, warnings=(*pair.arriving.warnings, *accepted))


def doubts(delivery: Delivery, pair: Comparison) -> Iterator[str]:
    """Every reason to doubt an edition, in a fixed order."""
    if delivery.reading.test_data:
        yield f"it holds test data ({delivery.reading.test_data})"
    if not pair.arriving.delta:
        yield from _counts(delivery, pair.arriving)
        yield from _shares(delivery, pair)
    yield from _times(pair)


def _counts(delivery: Delivery, arriving: Edition) -> Iterator[str]:
    source, stated = delivery.source, delivery.reading.stated_parties
    if stated is not None and stated != arriving.parties:
        yield f"its header announces {stated} parties, it holds {arriving.parties}"
    for part, count, (low, high) in (
        ("parties", arriving.parties, source.parties),
        ("aliases", arriving.aliases, source.aliases),
        ("addresses", arriving.addresses, source.addresses),
    ):
        if part not in arriving.missing_parts and not low <= count <= high:
            yield f"{count} {part}, expected {low} to {high}"


def _shares(delivery: Delivery, pair: Comparison) -> Iterator[str]:
    before, arriving = pair.before, pair.arriving
    if before is None or pair.held < SMALL_LIST:
        return
    spans = 1 + abs((instant(arriving) - instant(before)).days) / DAYS_OF_GROWTH
    loss, gain = delivery.source.largest_loss * spans, delivery.source.largest_gain * spans
    if pair.lost > pair.held * loss:
        yield f"{pair.lost} of {pair.held} parties are gone, at most {loss:.0%} expected"
    new = arriving.parties - (pair.held - pair.lost)
    if new > pair.held * gain:
        yield f"{new} new parties beside {pair.held}, at most {gain:.0%} expected"
    for part in ("aliases", "addresses"):
        yield from _loss_of_part(pair, part, loss)


def _loss_of_part(pair: Comparison, part: str, loss: float) -> Iterator[str]:
    whole = [edition for edition in pair.earlier if not edition.delta and part not in edition.missing_parts]
    if not whole or part in pair.arriving.missing_parts:
        return
    old, new = getattr(whole[-1], part), getattr(pair.arriving, part)
    if old >= SMALL_LIST and new < old * (1 - loss):
        yield f"{new} {part}, {old} in edition {whole[-1].number}, at most {loss:.0%} fewer expected"


def _times(pair: Comparison) -> Iterator[str]:
    first, last = _published(pair.arriving)
    before, _ = _published(pair.before)
    if first and first > (pair.arriving.known + DAY_SLACK).date():
        yield f"it was published on {first}, after it was known ({pair.arriving.known:%Y-%m-%d})"
    if last and before and last < before:
        yield f"it was published on {last}, the edition before it on {before}"
    if pair.seen is not None:
        yield f"the same files were edition {pair.seen.number}, which a later one has replaced"


def _published(edition: Edition | None) -> tuple[date | None, date | None]:
    stated = edition.published if edition else None
    return (stated.earliest, stated.latest) if stated else (None, None)


def instant(edition: Edition) -> datetime:
    """The instant of an edition in the world: the one it states for itself, else when it was known."""
    if edition.published_at is not None:
        return edition.published_at
    if edition.published is not None and edition.published.earliest is not None:
        day = edition.published.earliest
        return datetime(day.year, day.month, day.day, tzinfo=edition.known.tzinfo)
    return edition.known
