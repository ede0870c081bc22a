"""Each reason to doubt an edition, with its figures."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest

from listed.dates import parse_date
from listed.errors import SuspectEdition
from listed.model import Edition, Reading, Source
from listed.store.plausibility import Comparison, checked, doubts
from listed.store.records import Delivery

KNOWN = datetime(2024, 6, 1, tzinfo=UTC)
LIST = Source("us", "", "", parties=(10, 200), aliases=(5, 50), addresses=(0, 50))


def edition(days: int = 0, **more: Any) -> Edition:
    known = KNOWN + timedelta(days=days)
    plain = Edition(
        1, "us", "d", ("f" * 64,), None, known, known, parties=100, aliases=40, addresses=30, unplaced=0
    )
    return msgspec.structs.replace(plain, **more)


def reading(**more: Any) -> Reading:
    return msgspec.structs.replace(Reading("us", "test", (), ()), **more)


def found(arriving: Edition, before: Edition | None = None, lost: int = 0, **more: Any) -> list[str]:
    pair = Comparison(arriving, (before,) if before else (), held=before.parties if before else 0, lost=lost)
    return list(doubts(Delivery(reading(**more), (), LIST), pair))


def test_an_edition_within_its_bounds_is_not_doubted() -> None:
    assert found(edition()) == []
    assert found(edition(1, parties=105), edition(), lost=5, stated_parties=105) == []


@pytest.mark.parametrize(
    ("more", "doubt"),
    [
        ({"parties": 9}, "9 parties, expected 10 to 200"),
        ({"aliases": 51}, "51 aliases, expected 5 to 50"),
        ({"addresses": 51}, "51 addresses, expected 0 to 50"),
    ],
)
def test_counts_outside_the_bounds(more: dict[str, int], doubt: str) -> None:
    assert found(edition(**more)) == [doubt]


def test_a_part_that_is_not_there_is_not_counted() -> None:
    assert found(edition(aliases=0, missing_parts=("aliases",))) == []
    assert found(edition(parties=1, aliases=0, delta=True)) == []


def test_a_header_that_contradicts_the_file() -> None:
    assert found(edition(), stated_parties=101) == ["its header announces 101 parties, it holds 100"]


def test_loss_and_gain_beside_the_edition_before() -> None:
    assert found(edition(1, parties=89), edition(), lost=11) == [
        "11 of 100 parties are gone, at most 10% expected"
    ]
    assert found(edition(1, parties=151), edition()) == ["51 new parties beside 100, at most 50% expected"]
    assert found(edition(1, aliases=35), edition()) == [
        "35 aliases, 40 in edition 1, at most 10% fewer expected"
    ]


def test_a_whole_list_replaced_by_another_of_the_same_size() -> None:
    assert len(found(edition(1), edition(), lost=100)) == 2


def test_years_between_two_editions_allow_more() -> None:
    assert found(edition(3 * 365, parties=75, aliases=35), edition(), lost=30) == []


def test_a_small_list_may_change_as_it_likes() -> None:
    small = edition(parties=15, aliases=10)
    assert found(edition(1, parties=10, aliases=5), small, lost=15) == []


def test_dates_out_of_order() -> None:
    older, newer = (edition(published=parse_date(day)) for day in ("2024-05-01", "2024-05-02"))
    assert found(older, newer) == ["it was published on 2024-05-01, the edition before it on 2024-05-02"]
    assert found(newer, older) == []
    future = edition(published=parse_date("2024-06-03"))
    assert found(future) == ["it was published on 2024-06-03, after it was known (2024-06-01)"]
    assert found(edition(published=parse_date("2024-06-02"))) == []


def test_test_data() -> None:
    assert found(edition(), test_data="its programme is EXAMPLE") == [
        "it holds test data (its programme is EXAMPLE)"
    ]


def test_an_accepted_edition_passes() -> None:
    wrong = Comparison(edition(parties=1))
    with pytest.raises(SuspectEdition, match="1 parties, expected 10 to 200") as raised:
        checked(Delivery(reading(), (), LIST), wrong)
    assert "--accept-suspect" in raised.value.hint
    accepted = edition(parties=1, accepted_reason="so it is", warnings=("one",))
    kept = checked(Delivery(reading(), (), LIST), Comparison(accepted))
    assert kept.warnings == ("one", "accepted although 1 parties, expected 10 to 200")
    assert (
        checked(Delivery(reading(), (), LIST), Comparison(edition(accepted_reason="x"))).accepted_reason == ""
    )


def test_aliases_are_compared_with_the_last_edition_that_had_them() -> None:
    partial = edition(1, aliases=0, missing_parts=("aliases",), number=2)
    pair = Comparison(edition(2, aliases=20, number=3), (edition(), partial), held=100)
    assert list(doubts(Delivery(reading(), (), LIST), pair)) == [
        "20 aliases, 40 in edition 1, at most 10% fewer expected"
    ]
