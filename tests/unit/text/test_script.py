"""The main script of a text."""

from __future__ import annotations

import pytest

from listed.text.script import script_of


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Orlan Vedrin", "Latn"),
        ("Ærøskøbing", "Latn"),
        ("Орлан Ведрин", "Cyrl"),
        ("محمد حسن أخوند", "Arab"),
        ("בנימין", "Hebr"),
        ("Αθήνα", "Grek"),
        ("华为技术", "Hani"),
        ("ソニー株式会社", "Jpan"),
        ("삼성전자", "Hang"),
        ("नरेन्द्र", "Deva"),
        ("กรุงเทพ", "Thai"),
        ("საქართველო", "Geor"),
        ("Հայաստան", "Armn"),
        ("OAO Газпром нефть", "Cyrl"),
    ],
)
def test_the_script_most_letters_are_in(text: str, script: str) -> None:
    assert script_of(text) == script


def test_a_text_without_letters_has_no_script() -> None:
    assert script_of("123 -") in ("", "Zyyy")
