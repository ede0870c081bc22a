"""Records of several lists that are one party, looked up from one of them: no pass over the whole register."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from listed.match.pack import Pack
from listed.model import Identifier, Linked, LinkedRecord, Party
from listed.store import party_links
from listed.store.disagreements import disagreements
from listed.store.records import PartyLink
from listed.store.snapshot import Seen, Snapshot


def linked(snapshot: Snapshot, pack: Pack, hits: Sequence[Seen]) -> tuple[Linked, ...]:
    """Each set of records that are one party and hold one of `hits`; these come first, in their order.

    Records are one by what links them on its own and by what somebody confirmed (`listed.store.party_links`),
    as this snapshot sees them; what somebody refused keeps them apart.
    """
    known = _reached(snapshot, pack, hits)
    found = party_links.links((one.party for one in known.values()), snapshot.decisions)
    return tuple(
        _linked([known[id] for id in known if id in group], {one.party.id for one in hits}, found)
        for group in party_links.groups(found)
        if any(one.party.id in group for one in hits)
    )


def _linked(records: Sequence[Seen], asked: set[str], found: Iterable[PartyLink]) -> Linked:
    parties = [one.party for one in records]
    ids = {party.id for party in parties}
    because = (
        f"{one.left} and {one.right}: {one.because} ({one.state})"
        for one in found
        if {one.left, one.right} <= ids
    )
    others = (LinkedRecord(one.party, one.standing) for one in records if one.party.id not in asked)
    return Linked(tuple(party.id for party in parties), tuple(because), disagreements(parties), tuple(others))


def _reached(snapshot: Snapshot, pack: Pack, hits: Sequence[Seen]) -> dict[str, Seen]:
    """These parties, and every one that can be reached from them by an identifier or a decision."""
    known = {one.party.id: one for one in hits}
    waiting = list(known.values())
    while waiting:
        for id in _neighbours(snapshot, pack, waiting.pop().party):
            found = None if id in known else snapshot.find(id)
            if found is not None:
                known[id] = found
                waiting.append(found)
    return known


def _neighbours(snapshot: Snapshot, pack: Pack, party: Party) -> Iterator[str]:
    for value in party.values("identifier"):
        if isinstance(value, Identifier) and value.kind in party_links.LINKING:
            for number in pack.with_identifier(value.kind, value.value, value.country):
                yield pack.party(number).id
    for one in snapshot.decisions:
        if party.id in (one.left, one.right):
            yield one.right if party.id == one.left else one.left
