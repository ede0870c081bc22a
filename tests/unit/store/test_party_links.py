"""One party on several lists: what links on its own, what people decide, and that it can be taken back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from listed.errors import QueryError
from listed.model import Claim, Evidence, Identifier, Listing, Party, Reading, Source, Value
from listed.store import party_links
from listed.store.add_edition import add_edition
from listed.store.db import Store
from listed.store.records import (
    Decision,
    Delivery,
    PartyLink,
    Receipt,
    Verdict,
)
from listed.store.verify import verify

NOW = datetime(2024, 1, 1, tzinfo=UTC)


def party(key: str, *values: Value) -> Party:
    claims = tuple(Claim(key, "identifier", value, Evidence("00" * 32, "row")) for value in values)
    return Party(key, "Thing", key.partition(":")[0], claims)


def pairs(*parties: Party) -> list[tuple[str, str]]:
    return [(link.left, link.right) for link in party_links.links(parties, ())]


def test_an_exact_identifier_links_across_lists_however_it_is_written() -> None:
    left = party("us:1", Identifier("passport", "A-123 456", "fr"))
    right = party("eu:7", Identifier("passport", "a123456", "fr"))
    (link,) = party_links.links((left, right), ())
    assert link == PartyLink("eu:7", "us:1", "certain", "passport fr A123456")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (Identifier("passport", "A123456", "fr"), Identifier("passport", "A123456", "de")),
        (Identifier("passport", "A123456", "fr"), Identifier("national_id", "A123456", "fr")),
        (Identifier("phone", "+33 1 23 45 67 89"), Identifier("phone", "+33 1 23 45 67 89")),
        (Identifier("other", "A123456"), Identifier("other", "A123456")),
        (Identifier("registration", "123", "fr"), Identifier("registration", "123", "fr")),
        (Listing("A", record="XYZ0001"), Listing("B", record="XYZ0001")),
    ],
)
def test_what_may_be_shared_or_collide_links_nothing(left: Value, right: Value) -> None:
    assert pairs(party("us:1", left), party("eu:7", right)) == []


def test_a_value_that_two_parties_of_one_list_share_links_neither() -> None:
    imo = Identifier("imo", "IMO 9000001")
    assert pairs(party("us:1", imo), party("us:2", imo), party("eu:7", imo)) == []
    assert pairs(party("us:1", imo), party("eu:7", imo)) == [("eu:7", "us:1")]


def test_a_citation_links_to_the_record_and_to_others_that_cite_it() -> None:
    un = party("un:1", Listing("UN", record="QXi.001"))
    uk, eu = (party(f"{key}:5", Identifier("un_reference", "QXi.001")) for key in ("uk", "eu"))
    assert pairs(un, uk, eu) == [("eu:5", "uk:5"), ("eu:5", "un:1"), ("uk:5", "un:1")]


def decide(store: Store, verdict: Verdict, left: str = "us:1", right: str = "eu:7") -> Decision:
    return party_links.decide(store, Decision(left, right, verdict, f"it is {verdict}", "ann", NOW))


@pytest.fixture
def filled(store: Store) -> Store:
    for source, number in (("us", 1), ("eu", 7)):
        claim = Claim(
            f"{source}:{number}", "identifier", Identifier("other", "x"), Evidence("00" * 32, "row")
        )
        reading = Reading(source, "test", (claim,), ())
        add_edition(store, Delivery(reading, (), Source(source, "", "")), Receipt(NOW))
    return store


def test_the_last_decision_counts_and_can_be_taken_back(filled: Store) -> None:
    states = []
    for verdict in ("proposed", "same", "different", "open"):
        assert decide(filled, verdict).left == "eu:7"  # type: ignore[arg-type]
        found = party_links.links((), party_links.decisions(filled.rows))
        states.append([(link.state, link.because, link.decided_by) for link in found])
    assert states[0] == [("proposed", "it is proposed", "ann")]
    assert states[1] == [("confirmed", "it is same", "ann")]
    assert states[2] == [("refused", "it is different", "ann")]
    assert states[3] == []
    assert len(party_links.decisions(filled.rows)) == 4
    assert verify(filled).entries == 6


def test_a_refusal_overrules_a_shared_identifier(filled: Store) -> None:
    imo = Identifier("imo", "9000001")
    decide(filled, "different")
    (link,) = party_links.links((party("us:1", imo), party("eu:7", imo)), party_links.decisions(filled.rows))
    assert link.state == "refused"


def test_a_decision_needs_two_known_parties_of_different_lists(filled: Store) -> None:
    with pytest.raises(QueryError, match="not in the register"):
        decide(filled, "same", "us:1", "eu:8")
    with pytest.raises(QueryError, match="one list"):
        decide(filled, "same", "us:1", "us:2")


def link(left: str, right: str, state: str = "certain") -> PartyLink:
    return PartyLink(left, right, state, "why")  # type: ignore[arg-type]


def test_what_is_linked_with_what_is_linked_is_one_party() -> None:
    found = (
        link("a:1", "b:1"),
        link("b:1", "c:1", "confirmed"),
        link("c:2", "d:1"),
        link("d:1", "e:1", "proposed"),
    )
    assert party_links.groups(found) == (frozenset(("a:1", "b:1", "c:1")), frozenset(("c:2", "d:1")))


def test_what_somebody_refused_stays_apart_whatever_else_links_it() -> None:
    found = (link("a:1", "b:1"), link("a:1", "c:1", "refused"), link("b:1", "c:1"))
    assert party_links.groups(found) == (frozenset(("a:1", "b:1")),)
