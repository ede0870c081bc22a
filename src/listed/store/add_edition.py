"""Appending one edition: files, claims and events in one transaction, or nothing at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime

from listed.errors import QueryError
from listed.model import Claim, Edition
from listed.store import blobs, plausibility
from listed.store.chain import head
from listed.store.claim_changes import Key, Situation, changes
from listed.store.db import Store
from listed.store.edition_rows import EditionWriter
from listed.store.editions import edition_of, editions, of_source
from listed.store.records import Delivery, Loaded, Receipt
from listed.store.timeline import Timeline

Stated = dict[str, dict[Key, Claim]]
"""The claims of a reading by party, then by field and value, each in the order of the file."""


def add_edition(store: Store, delivery: Delivery, receipt: Receipt) -> Loaded:
    """The edition is in the register, or nothing has changed.

    The same bytes as the current edition change nothing (`Loaded.unchanged`). Raises SuspectEdition where the
    edition is outside its source's bounds and `receipt.accepted_reason` is empty, QueryError for a `known`
    in the future, StoreError where it cannot be written.
    """
    with store.writing() as connection:
        blobs.sweep(store.raw, _files(connection))
        recorded = _recorded(connection, receipt)
        arriving = edition_of(delivery.reading, head(connection.execute)[0] + 1, receipt, recorded)
        now = _situation(connection, arriving)
        same = _same(now)
        loaded = _append(connection, delivery, now) if same is None else Loaded(same, unchanged=True)
        for raw in delivery.raw:
            blobs.put(store.raw, raw)
        return loaded


def _files(connection: sqlite3.Connection) -> set[str]:
    return {digest for edition in editions(connection.execute) for digest in edition.files}


def _recorded(connection: sqlite3.Connection, receipt: Receipt) -> datetime:
    """Now, or where the clock jumped back, the time of the last edition: recorded only grows."""
    last = max((edition.recorded for edition in editions(connection.execute)), default=receipt.now)
    if receipt.known is not None and receipt.known > max(last, receipt.now):
        raise QueryError(
            f"{receipt.known.isoformat()} lies in the future", where="known", hint="say when it was known"
        )
    return max(last, receipt.now)


def _situation(connection: sqlite3.Connection, arriving: Edition) -> Situation:
    others = of_source(editions(connection.execute), arriving.source)
    timeline = Timeline((*others, arriving))
    rank = timeline.rank[arriving.number]
    before = timeline.editions[rank - 1] if rank else None
    named = _named(connection) if any(edition.delta for edition in timeline.editions[rank + 1 :]) else {}
    return Situation(arriving, before, timeline.editions[rank + 1 :], timeline, named)


def _named(connection: sqlite3.Connection) -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    sql = "SELECT p.key, n.edition FROM named n JOIN party p ON p.id = n.party"
    for party, edition in connection.execute(sql):
        found[party] = found.get(party, frozenset()) | {edition}
    return found


def _same(now: Situation) -> Edition | None:
    """The edition that these very bytes are already: the one before, or one known at the same time; of
    amendments, any."""
    for edition in now.timeline.editions:
        is_now = edition == now.before or edition.known == now.arriving.known or now.arriving.delta
        if edition.number != now.arriving.number and edition.digest == now.arriving.digest and is_now:
            return edition
    return None


class _Tally:
    """Parties of the list: held before, and what the edition did to them."""

    def __init__(self) -> None:
        self.held = self.added = self.removed = self.changed = 0

    def count(self, before: bool, after: bool, touched: bool) -> None:
        self.held += before
        self.added += after and not before
        self.removed += before and not after
        self.changed += before and after and touched


def _append(connection: sqlite3.Connection, delivery: Delivery, now: Situation) -> Loaded:
    writer = EditionWriter(connection, now)
    stated, tally = _by_party(delivery), _Tally()
    for party in _parties(connection, now.arriving, stated):
        _add_party(writer, party, stated.get(party, {}), tally)
    earlier = now.timeline.editions[: now.timeline.rank[now.arriving.number]]
    pair = plausibility.Comparison(now.arriving, earlier, tally.held, tally.removed, _replaced(now))
    edition = writer.finish(plausibility.checked(delivery, pair))
    return Loaded(edition, tally.added, tally.removed, tally.changed)


def _replaced(now: Situation) -> Edition | None:
    """An edition with the same bytes that another has followed, where nobody said when these were known."""
    arriving = now.arriving
    if arriving.known != arriving.recorded:
        return None
    return next((e for e in now.timeline.editions if e.digest == arriving.digest and e != arriving), None)


def _by_party(delivery: Delivery) -> Stated:
    found: Stated = {}
    for claim in delivery.reading.claims:
        found.setdefault(claim.party, {}).setdefault((claim.field, claim.value), claim)
    return found


def _parties(connection: sqlite3.Connection, arriving: Edition, stated: Stated) -> Iterator[str]:
    """The parties that the edition can change: those it names, then the others of its list."""
    yield from stated
    if not arriving.delta:
        sql = "SELECT p.key FROM party p JOIN source s ON s.id = p.source WHERE s.key = ? ORDER BY p.id"
        known = [party for (party,) in connection.execute(sql, (arriving.source,))]
        yield from (party for party in known if party not in stated)


def _add_party(writer: EditionWriter, party: str, stated: dict[Key, Claim], tally: _Tally) -> None:
    kept = writer.kept(party)
    have = {claim.key for claim in kept}
    new = [claim for key, claim in stated.items() if key not in have]
    fresh = dict(zip((key for key in stated if key not in have), writer.add_claims(party, new), strict=True))
    parts = {key: claim.part for key, claim in stated.items()}
    held = sum(claim.held for claim in kept)
    after, touched = held + len(fresh), bool(fresh)
    for change in changes(party, kept, parts, writer.now):
        writer.add_event(change.claim.id or fresh[change.claim.key], change.edition, change.held)
        if change.edition == writer.now.arriving.number:
            after, touched = after + (1 if change.held else -1), True
    if stated and writer.now.arriving.delta:
        writer.add_named(party)
    tally.count(held > 0, after > 0, touched)
