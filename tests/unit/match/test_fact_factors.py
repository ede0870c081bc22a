"""The factors besides the name, and how a total becomes a score."""

from __future__ import annotations

import pytest

from listed.dates import parse_date
from listed.match import fact_factors
from listed.match.packed_party import Fact
from listed.match.score import DEFAULT_THRESHOLD, compare, score_of
from listed.model import Identifier, Query

ALWAYS = ((0, 2**62),)


def born(text: str) -> Fact:
    return Fact("birth_date", text, "", ALWAYS, parse_date(text))


@pytest.mark.parametrize(
    ("asked", "listed", "bits"),
    [
        ("1962-03-14", "14 Mar 1962", fact_factors.BIRTH_DAY),
        ("1962-03-14", "Mar 1962", fact_factors.BIRTH_MONTH),
        ("1962", "14 Mar 1962", fact_factors.BIRTH_YEAR),
        ("1962-03-04", "1962-04-03", fact_factors.BIRTH_SWAPPED),
        ("1962-03-14", "1963", fact_factors.BIRTH_NEAR),
        ("1962-03-14", "1966", fact_factors.BIRTH_FAR),
        ("1962-03-14", "1990", fact_factors.BIRTH_CONFLICT),
        ("1962-03-14", "circa 1958", fact_factors.BIRTH_NEAR),
    ],
)
def test_dates_of_birth(asked: str, listed: str, bits: int) -> None:
    (factor,), _ = fact_factors.factors_of(Query("A", born=parse_date(asked)), (born(listed),))
    assert (factor.name, factor.millibits) == ("birth_date", bits)


def test_of_several_listed_dates_the_best_counts() -> None:
    (factor,), _ = fact_factors.factors_of(
        Query("A", born=parse_date("1962")), (born("1990"), born("1962"), born("1970"))
    )
    assert (factor.millibits, factor.listed) == (fact_factors.BIRTH_YEAR, "1962")


def test_what_either_side_does_not_state_is_no_evidence() -> None:
    facts = (Fact("gender", "Male", "male", ALWAYS), Fact("country", "France", "fr", ALWAYS))
    found, missing = fact_factors.factors_of(Query("A", born=parse_date("1962")), facts)
    assert found == ()
    assert missing == ("birth_date", "country", "gender")


def test_countries_and_gender_agree_or_conflict() -> None:
    facts = (
        Fact("gender", "Male", "male", ALWAYS),
        Fact("country", "France", "fr", ALWAYS),
        Fact("country", "Mali", "ml", ALWAYS),
    )
    agree, _ = fact_factors.factors_of(Query("A", countries=("ml",), gender="male"), facts)
    differ, _ = fact_factors.factors_of(Query("A", countries=("de",), gender="female"), facts)
    assert [f.millibits for f in agree] == [fact_factors.COUNTRY, fact_factors.GENDER]
    assert [f.millibits for f in differ] == [fact_factors.COUNTRY_CONFLICT, fact_factors.GENDER_CONFLICT]


def test_an_identifier_is_compared_in_its_normal_form() -> None:
    facts = (Fact("identifier", "passport AB-123 456", "passport:AB123456", ALWAYS),)
    (factor,), _ = fact_factors.factors_of(
        Query("A", identifiers=(Identifier("passport", "ab 123456"),)), facts
    )
    assert factor.millibits == fact_factors.IDENTIFIER


def test_the_score_rises_with_the_total() -> None:
    scores = [score_of(total) for total in range(-5000, 80_000, 500)]
    assert scores == sorted(scores)
    assert (scores[0], scores[-1], score_of(DEFAULT_THRESHOLD)) == (0.0, 1.0, 0.7)


@pytest.mark.parametrize(
    ("left", "right"), [("Ada Lovelace", "LOVELACE, Ada"), ("Юрий Гагарин", "Yuri Gagarin")]
)
def test_one_name_in_two_spellings_compares_as_one(left: str, right: str) -> None:
    assert compare(left, right) > 0.8
    assert compare(left, "Nikola Tesla") < 0.2
