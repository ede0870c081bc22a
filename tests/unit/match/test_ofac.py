"""OFAC's published method: its two algorithms against other implementations, and what the method does with names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import JaroWinkler

from listed.match.kernel import native

WORDS = st.text("abcd ", max_size=12)


@given(WORDS, WORDS)
def test_jaro_winkler_is_that_of_rapidfuzz(a: str, b: str) -> None:
    assert native.jaro_winkler(a, b) == pytest.approx(JaroWinkler.similarity(a, b))


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("washington", "w252"),
        ("lee", "l000"),
        ("gutierrez", "g362"),
        ("pfister", "p236"),
        ("jackson", "j250"),
        ("tymczak", "t522"),
        ("ashcraft", "a261"),
        ("vandeusen", "v532"),
    ],
)
def test_soundex_gives_the_codes_of_the_national_archives(word: str, code: str) -> None:
    assert native.soundex(word) == code


def test_the_higher_of_whole_and_parts_is_the_score() -> None:
    (score, whole, parts), *_ = native.ofac_scores("Doe John", ["JOHN DOE"])
    assert (score, parts) == (100, 100)
    assert whole < 100


def test_a_name_that_shares_no_first_letter_or_no_half_is_not_looked_at() -> None:
    assert native.ofac_scores("Khadafi", ["Gaddafi", "Kxxxxxxxxxx"]) == [(0, 0, 0), (0, 0, 0)]
