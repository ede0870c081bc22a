"""One real party on several lists: linked by exact identifiers and cross-references, decided by people.

Nothing is merged. What links on its own is computed from the claims; what was proposed, confirmed, refused or
reopened is an entry in the chain, and the last one on a pair counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Literal

import msgspec

from listed.errors import QueryError
from listed.model import Identifier, Listing, Party
from listed.store.chain import NOTHING, Rows, close_entry, open_entry
from listed.store.db import Store
from listed.store.records import Decision, PartyLink
from listed.text.identifiers import normal_form

WORLDWIDE = frozenset(("imo", "lei", "wallet"))
NATIONAL = frozenset(("passport", "national_id", "tax_id", "registration"))
CITATIONS = frozenset(("un_reference", "eu_reference", "uk_reference"))
RECORD = "record"
"""Kinds of identifier that name one party, in the world or in the country that is stated with them.
A telephone, call sign or e-mail may be shared: it links nothing. A citation links to the record it cites."""

LINKING = WORLDWIDE | NATIONAL | CITATIONS

SHORTEST = 5
"""Letters and digits that an identifier needs to link: shorter ones collide."""

Pair = tuple[str, str]
"""Two party ids of different lists, in order."""

Key = tuple[str, ...]
Lists = dict[str, list[str]]
"""The parties that have a key, by list."""


def links(parties: Iterable[Party], decisions: Iterable[Decision]) -> tuple[PartyLink, ...]:
    """All links of a view, sorted by pair. `parties` hold only what the view sees."""
    found = _certain(parties)
    last = {(one.left, one.right): one for one in decisions}
    linked = {pair: PartyLink(*pair, "certain", because) for pair, because in found.items()}
    for pair, decision in last.items():
        if decision.verdict != "open":
            linked[pair] = _decided(decision)
    return tuple(linked[pair] for pair in sorted(linked))


def groups(found: Iterable[PartyLink]) -> tuple[frozenset[str], ...]:
    """The sets of records that certain and confirmed links make one party, in the order of their first ids.

    A link that would bring two refused records together joins nothing.
    """
    all_links = tuple(found)
    apart = [{one.left, one.right} for one in all_links if one.state == "refused"]
    group_of: dict[str, frozenset[str]] = {}
    for one in all_links:
        if one.state in ("certain", "confirmed"):
            ends = (group_of.get(id, frozenset((id,))) for id in (one.left, one.right))
            joined = frozenset().union(*ends)
            if not any(pair <= joined for pair in apart):
                group_of.update(dict.fromkeys(joined, joined))
    return tuple(dict.fromkeys(group_of[id] for id in sorted(group_of)))


def _decided(decision: Decision) -> PartyLink:
    state = _STATES[decision.verdict]
    return PartyLink(decision.left, decision.right, state, decision.reason, decision.actor)


_STATES: dict[str, Literal["confirmed", "refused", "proposed"]] = {
    "same": "confirmed",
    "different": "refused",
    "proposed": "proposed",
}


def _certain(parties: Iterable[Party]) -> dict[Pair, str]:
    """Pairs that share a value which no two parties of one list share, and why."""
    owners: dict[Key, Lists] = {}
    for party in parties:
        for key in dict.fromkeys(key for claim in party.claims for key in _keys(claim.value)):
            owners.setdefault(key, {}).setdefault(party.source, []).append(party.id)
    found: dict[Pair, str] = {}
    for key, lists in owners.items():
        if key[0] != RECORD:
            cited = owners.get((RECORD, *key[1:]), {}) if key[0] in CITATIONS else {}
            for pair in (*_pairs(lists, lists), *_pairs(lists, cited)):
                found.setdefault(pair, " ".join(part for part in key if part))
    return found


def _pairs(lists: Lists, others: Lists) -> Iterator[Pair]:
    for (source, mine), (other, theirs) in product(lists.items(), others.items()):
        if source != other and len(mine) == len(theirs) == 1:
            yield (mine[0], theirs[0]) if mine < theirs else (theirs[0], mine[0])


def _keys(value: object) -> Iterator[Key]:
    """What a claim can share with a claim of another list."""
    if isinstance(value, Identifier) and value.kind in LINKING:
        form = normal_form(value.kind, value.value, value.country)
        if len(form) >= SHORTEST:
            yield value.kind, value.country if value.kind in NATIONAL else "", form
    if isinstance(value, Listing) and value.record:
        yield RECORD, "", normal_form("other", value.record)


def decisions(rows: Rows) -> tuple[Decision, ...]:
    """Every decision ever taken, oldest first."""
    found = rows("SELECT record FROM entry WHERE kind = 'decision' ORDER BY number", ())
    return tuple(msgspec.json.decode(record, type=Decision) for (record,) in found)


def decide(store: Store, decision: Decision) -> Decision:
    """The decision is in the chain; taking it back is another one with the verdict `open`.

    Raises QueryError where one of the two is not in the register, or both stand on one list.
    """
    left, right = sorted((decision.left, decision.right))
    decision = msgspec.structs.replace(decision, left=left, right=right)
    if left.partition(":")[0] == right.partition(":")[0]:
        raise QueryError(
            "both parties stand on one list", where=f"{left}, {right}", hint="link different lists"
        )
    with store.writing() as connection:
        for key in (left, right):
            if not connection.execute("SELECT 1 FROM party WHERE key = ?", (key,)).fetchone():
                raise QueryError("this party is not in the register", where=key, hint="see `listed show`")
        open_entry(connection, "decision", msgspec.json.encode(decision))
        close_entry(connection, NOTHING)
    return decision
