"""Both clocks the slow way: every edition is applied to a set of claims, from the first one on.

Slow on purpose and short enough to be seen to be right: the store has to agree with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from listed.model import Claim, Reading

State = frozenset[Claim]
Moment = tuple[int, State]
"""An instant, and every claim that stands in the list from then on."""


def replay(editions: Iterable[tuple[int, Reading]]) -> list[Moment]:
    """The states of one list; `editions` are (known instant, reading) in the order they were known."""
    moments: list[Moment] = []
    state: State = frozenset()
    for instant, reading in editions:
        state = frozenset(reading.claims) | {claim for claim in state if stays(claim, reading)}
        if moments and moments[-1][0] == instant:
            moments.pop()
        moments.append((instant, state))
    return moments


def stays(claim: Claim, reading: Reading) -> bool:
    """Whether a claim that an edition does not state outlives it."""
    names_party = claim.party in {stated.party for stated in reading.claims}
    if reading.delta and not names_party:
        return True
    holds_part = claim.part not in reading.missing_parts
    holds_parties = "parties" not in reading.missing_parts
    return not holds_part and not (holds_parties and not names_party)


def seen(moments: Sequence[Moment], known: int, until: int) -> State:
    """The claims that had been learnt by `known`, and had not left the list by `until` for all we knew."""
    learnt = [moment for moment in moments if moment[0] <= known]
    found: set[Claim] = set()
    for at, (_, state) in enumerate(learnt):
        for claim in state:
            gone = next((instant for instant, later in learnt[at:] if claim not in later), None)
            if gone is None or gone > until:
                found.add(claim)
    return frozenset(found)
