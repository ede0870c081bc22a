"""Where lists disagree about one party, and where they only say it differently."""

from __future__ import annotations

import pytest

from listed.dates import parse_date
from listed.model import Claim, Dated, Disagreement, Evidence, Field, Name, Party, Said, Text, Value
from listed.store.disagreements import disagreements


def party(id: str, *claims: tuple[Field, Value]) -> Party:
    said = tuple(Claim(id, field, value, Evidence("", "")) for field, value in claims)
    return Party(id, "Person", id.partition(":")[0], said)


def born(text: str) -> tuple[Field, Value]:
    return "birth_date", Dated(parse_date(text))


def named(text: str) -> tuple[Field, Value]:
    return "name", Name(text)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (born("1957"), born("1957-03-10")),
        (born("circa 1957"), born("between 1955 and 1960")),
        (born("1957"), born("in his fifties")),  # what is not understood contradicts nothing
        (born("1957"), ("gender", Text("M", "male"))),  # absent is no disagreement
        (named("VEGA, Aster"), named("Aster Vega")),
        (named("Aster Vega"), named("Астер Вега")),
        (("nationality", Text("France", "fr")), ("citizenship", Text("FR", "fr"))),
        (("nationality", Text("France", "fr")), ("nationality", Text("Atlantis"))),
    ],
)
def test_what_can_both_be_true_is_no_disagreement(
    left: tuple[Field, Value], right: tuple[Field, Value]
) -> None:
    assert disagreements((party("us:1", left), party("un:1", right))) == ()


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (born("1957-05-05"), born("1957-03-05"), ("birth date", "1957-05-05", "1957-03-05")),
        (named("Aster Vega"), named("Aster Wega"), ("spelling", "Aster Vega", "Aster Wega")),
        (
            ("nationality", Text("France", "fr")),
            ("citizenship", Text("Libya", "ly")),
            ("nationality", "fr", "ly"),
        ),
        (("gender", Text("M", "male")), ("gender", Text("Female", "female")), ("gender", "male", "female")),
    ],
)
def test_each_list_keeps_its_value(
    left: tuple[Field, Value], right: tuple[Field, Value], expected: tuple[str, str, str]
) -> None:
    field, first, second = expected
    said = (Said("us:1", (first,)), Said("un:1", (second,)))
    assert disagreements((party("us:1", left), party("un:1", right))) == (Disagreement(field, said),)


def test_several_values_disagree_only_where_none_meets() -> None:
    left = party("us:1", born("1957"), born("1961"))
    assert disagreements((left, party("un:1", born("1961-02-01"), born("1970")))) == ()
    assert disagreements((left, party("un:1", born("1970")))) != ()


def test_one_that_differs_from_two_makes_all_three_shown() -> None:
    parties = tuple(party(id, born(year)) for id, year in (("a:1", "1957"), ("b:1", "1957"), ("c:1", "1960")))
    (one,) = disagreements(parties)
    assert [said.party for said in one.said] == ["a:1", "b:1", "c:1"]
