"""The rows of one edition, on their way into the open transaction, and the hash over them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

import msgspec

from listed.model import Claim, Edition
from listed.store.chain import Body, close_entry, open_entry
from listed.store.claim_changes import Kept, Situation
from listed.store.claim_codec import pack, unpack
from listed.store.timeline import Event

EventRow = tuple[int, int, int, int]
"""Claim, edition, recorded by, held (0 or 1)."""


class EditionWriter:
    """Writes what one edition adds. Claims go in party by party; `finish` writes the rest."""

    def __init__(self, connection: sqlite3.Connection, now: Situation) -> None:
        self.now = now
        self._connection = connection
        self._body = Body()
        self._events: list[EventRow] = []
        self._named: list[int] = []
        last = (
            "SELECT coalesce(max(first + count), 1) FROM claims WHERE first = (SELECT max(first) FROM claims)"
        )
        self._next: int = connection.execute(last).fetchone()[0]
        self._source = _source(connection, now.arriving.source)
        sql = "SELECT key, id FROM party WHERE source = ?"
        self._parties: dict[str, int] = dict(connection.execute(sql, (self._source,)))

    def kept(self, party: str) -> list[Kept]:
        """The claims that the store has of a party, in the order of their first appearance."""
        number = self._parties.get(party)
        if number is None:
            return []
        events = _events_of(self._connection, number)
        found = self._connection.execute(_CLAIMS, (number,)).fetchall()
        numbered = (
            (number, edition, claim)
            for first, edition, packed in found
            for number, claim in _at(first, packed)
        )
        return [
            self._kept(id_, claim, (Event(e, e, True), *events.get(id_, ()))) for id_, e, claim in numbered
        ]

    def _kept(self, number: int, claim: Claim, events: Sequence[Event]) -> Kept:
        before = self.now.before
        held = before is not None and self.now.timeline.held(events, before.number)
        return Kept(number, (claim.field, claim.value), claim.part, tuple(events), held)

    def add_claims(self, party: str, claims: Sequence[Claim]) -> range:
        """Writes claims of one party that the store has not had. Returns their numbers."""
        numbers = range(self._next, self._next + len(claims))
        if claims:
            text, packed = pack(claims)
            row = (numbers.start, len(claims), self._party(party), self.now.arriving.number, packed)
            self._connection.execute("INSERT INTO claims VALUES (?, ?, ?, ?, ?)", row)
            add_claims(self._body, numbers.start, party, text)
            self._next = numbers.stop
        return numbers

    def _party(self, key: str) -> int:
        if key not in self._parties:
            sql = "INSERT INTO party (source, key) VALUES (?, ?)"
            self._parties[key] = int(self._connection.execute(sql, (self._source, key)).lastrowid or 0)
        return self._parties[key]

    def add_event(self, claim: int, edition: int, held: bool) -> None:
        """Writes that from `edition` on the claim is held, or is not."""
        self._events.append((claim, edition, self.now.arriving.number, int(held)))

    def add_named(self, party: str) -> None:
        """Writes that this amendment names the party."""
        self._named.append(self._party(party))

    def finish(self, edition: Edition) -> Edition:
        """Writes the edition, what is left, and the link in the chain. Returns it with its chain value."""
        execute = self._connection.executemany
        open_entry(self._connection, "edition", _record(edition))
        execute("INSERT INTO named VALUES (?, ?)", [(edition.number, party) for party in self._named])
        warnings = [(edition.number, at, words) for at, words in enumerate(edition.warnings)]
        execute("INSERT INTO warning VALUES (?, ?, ?)", warnings)
        execute("INSERT INTO event VALUES (?, ?, ?, ?)", sorted(self._events))
        add_rest(self._body, sorted(self._named), edition.warnings, sorted(self._events))
        value = close_entry(self._connection, self._body.digest())
        return msgspec.structs.replace(edition, chain=value.hex())


def add_claims(body: Body, first: int, party: str, text: bytes) -> None:
    """Adds the claims of one party, as their JSON, to the hash of an edition."""
    body.add("claims", first, party, len(text))
    body.add_bytes(text)


def add_rest(body: Body, named: Iterable[int], warnings: Iterable[str], events: Iterable[EventRow]) -> None:
    """Adds what follows the claims of an edition: named parties, warnings, events, each in order."""
    for party in named:
        body.add("named", party)
    for words in warnings:
        body.add("warning", words)
    for row in events:
        body.add("event", *row)


def _record(edition: Edition) -> bytes:
    """What the chain keeps for good: not the warnings, which may quote the list and can be forgotten."""
    return msgspec.json.encode(msgspec.structs.replace(edition, warnings=()))


def _at(first: int, packed: bytes) -> Iterable[tuple[int, Claim]]:
    return enumerate(unpack(packed, f"claims {first}"), first)


_CLAIMS = "SELECT first, edition, packed FROM claims WHERE party = ? ORDER BY first"
_EVENTS = """
SELECT e.claim, e.edition, e.recorded_by, e.held FROM claims c
CROSS JOIN event e ON e.claim BETWEEN c.first AND c.first + c.count - 1 WHERE c.party = ?
"""


def _events_of(connection: sqlite3.Connection, party: int) -> dict[int, list[Event]]:
    found: dict[int, list[Event]] = {}
    for claim, edition, recorded_by, held in connection.execute(_EVENTS, (party,)):
        found.setdefault(claim, []).append(Event(edition, recorded_by, bool(held)))
    return found


def _source(connection: sqlite3.Connection, key: str) -> int:
    connection.execute("INSERT INTO source (key) VALUES (?) ON CONFLICT DO NOTHING", (key,))
    return int(connection.execute("SELECT id FROM source WHERE key = ?", (key,)).fetchone()[0])
