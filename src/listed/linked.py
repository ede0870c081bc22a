"""Records of several lists that are one party, looked up from one of them: no pass over the whole register."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from listed.match.pack import Pack
from listed.model import Identifier, Linked, LinkedRecord, Party
from listed.store import party_links
from listed.store.disagreements import disagreements
from listed.store.records import FOREVER, ClaimLife, Decision, PartyLife, PartyLink

if TYPE_CHECKING:
    from listed.register import View


def linked(view: View, pack: Pack, parties: Sequence[Party]) -> tuple[Linked, ...]:
    """Each set of records that are one party and hold one of `parties`; these come first, in their order.

    Records are one by what links them on its own and by what somebody confirmed (`listed.store.party_links`), seen
    from this view; what somebody refused keeps them apart.
    """
    decided = party_links.decisions(view.store.rows)
    known = _reached(view, pack, parties, decided)
    found = party_links.links((_life(party) for party in known.values()), decided)
    return tuple(
        _linked(view, [known[id] for id in known if id in group], {party.id for party in parties}, found)
        for group in party_links.groups(found)
        if any(party.id in group for party in parties)
    )


def _linked(view: View, records: Sequence[Party], asked: set[str], found: Iterable[PartyLink]) -> Linked:
    ids = {party.id for party in records}
    because = (
        f"{one.left} and {one.right}: {one.because} ({one.state})"
        for one in found
        if {one.left, one.right} <= ids
    )
    others = (LinkedRecord(one, view.standing(one)) for one in records if one.id not in asked)
    return Linked(tuple(party.id for party in records), tuple(because), disagreements(records), tuple(others))


def _reached(
    view: View, pack: Pack, parties: Sequence[Party], decided: Sequence[Decision]
) -> dict[str, Party]:
    """These parties, and every one that can be reached from them by an identifier or a decision."""
    known = {party.id: party for party in parties}
    waiting = list(parties)
    while waiting:
        for id in _neighbours(pack, waiting.pop(), decided):
            party = None if id in known else view.find(id)
            if party is not None:
                known[id] = party
                waiting.append(party)
    return known


def _neighbours(pack: Pack, party: Party, decided: Sequence[Decision]) -> Iterator[str]:
    for value in party.values("identifier"):
        if isinstance(value, Identifier) and value.kind in party_links.LINKING:
            for number in pack.with_identifier(value.kind, value.value, value.country):
                yield pack.party(number).id
    for one in decided:
        if party.id in (one.left, one.right):
            yield one.right if party.id == one.left else one.left


def _life(party: Party) -> PartyLife:
    """The party as the view sees it, in the form in which links are found."""
    lives = tuple(ClaimLife(number, claim, ((0, FOREVER),)) for number, claim in enumerate(party.claims))
    return PartyLife(party.id, party.source, lives)
