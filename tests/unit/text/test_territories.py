"""Countries as lists write them."""

from __future__ import annotations

import pytest

from listed.text.territories import code_of, name_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("US", "us"),
        ("U.S.A.", "us"),
        ("UK", "gb"),
        ("United Kingdom", "gb"),
        ("Iran (Islamic Republic of)", "ir"),
        ("Korea, North", "kp"),
        ("Democratic People's Republic of Korea (North Korea)", "kp"),
        ("Russian Federation", "ru"),
        ("RUSSIA", "ru"),
        ("Burma", "mm"),
        ("Türkiye", "tr"),
        ("Turkiye", "tr"),
        ("The Gambia", "gm"),
        ("Congo, Democratic Republic of the", "cd"),
        ("St. Kitts & Nevis", "kn"),
        ("Côte d’Ivoire", "ci"),
        ("Kosovo", "xk"),
        ("Soviet Union", "suhh"),
        ("Occupied Palestinian Territories", "ps"),
        ("Syrian", "sy"),
        ("Unknown", ""),
        ("Atlantis", ""),
        ("", ""),
    ],
)
def test_what_lists_write_has_its_code(text: str, code: str) -> None:
    assert code_of(text) == code


def test_a_code_has_its_name_and_an_unknown_one_is_itself() -> None:
    assert (name_of("fr"), name_of("FR"), name_of("q9")) == ("France", "France", "q9")
