"""Profiles are read strictly: what is wrong is refused with line, key and the nearest right word."""

from __future__ import annotations

import pytest

from listed.errors import QueryError
from listed.law.profile_file import read_profile
from listed.law.profile_template import TEMPLATE

HEAD = 'format = "listed-profile/1"\nkind = "legal_person"\n'

WRONG = [
    ('incorporaton = "FR"', 3, "incorporaton: no such key", "incorporation"),
    ('incorporation = "FRA"', 3, "'FRA' is no country", "FR"),
    ('incorporation = "France"', 3, "'France' is no country", "FR"),
    ('incorporation = "fr"', 3, "'fr' is no country", "FR"),
    ('residence = "DD"', 3, "is no country", "ISO 3166"),
    ('complete = "yes"', 3, "must be true or false", ""),
    ('currencies = ["DOLLAR"]', 3, "is no currency", ""),
    ('currencies = "EUR"', 3, "must be a list", ""),
    ("us_owner = false\n[[owners]]\ncountry = 'US'\nlow = '60'\nhigh = '60'", 3, "is false", ""),
    ("us_owner = true\nowners = []", 3, "is true", ""),
    ("us_clearing = false\n[[clearing]]\ncountry = 'US'", 3, "is false", ""),
    ("[[owners]]\nlow = '-1'", 4, "is no number", "49.99"),
    ("[[owners]]\nhigh = '100.01'", 4, "more than 100", ""),
    ("[[owners]]\nlow = '60'\nhigh = '50'", 4, "is more than high", ""),
    ("[[owners]]\nlow = 60", 4, "must be text", ""),
    ("[dealing]\nwhat = 'paymnt'", 4, "no such word", "payment"),
    ("[dealing]\ntenor_days = -1", 4, "below 0", ""),
    ("[dealing]\nwhta = 'debt'", 4, "no such key", "what"),
    ("[[authorisations]]\nby = 'OFAC'\nfrom = '2025-02-30'", 5, "is no date", ""),
    ("[[authorisations]]\nby = 'OFAC'\nfrom = '2025-03-01'\nuntil = '2025-02-01'", 6, "ends before", ""),
    ("status_in = { US = 'resident' }", 3, "no such word", ""),
    ("branch_of = { name = 'B' }", 3, "kind is legal_person", "branch"),
    ("nationalities = ['FR']", 3, "kind is legal_person", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "told", "hint"), WRONG, ids=[case[0].replace("\n", " ")[:50] for case in WRONG]
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, told: str, hint: str) -> None:
    with pytest.raises(QueryError) as error:
        read_profile("p.toml", (HEAD + text).encode())
    assert error.value.where == f"p.toml, line {line}"
    assert told in error.value.message
    assert hint in error.value.hint


@pytest.mark.parametrize(
    "raw", [b"\xff\xfe", b"kind = ", b"nationalities = []", b'format = "other"\nkind = "state"']
)
def test_what_is_no_profile_is_refused(raw: bytes) -> None:
    with pytest.raises(QueryError):
        read_profile("p.toml", raw)


def test_the_template_is_a_profile_of_a_paris_bank() -> None:
    read = read_profile("p.toml", TEMPLATE.encode())
    assert (read.profile.incorporation, read.profile.owners, read.warnings) == ("FR", (), ())
    assert len(read.profile.sha256) == 64


def test_a_country_left_to_users_and_toml_dates_are_taken() -> None:
    text = HEAD + 'incorporation = "XX"\n[[authorisations]]\nby = "OFAC"\nfrom = 2025-03-01\n'
    read = read_profile("p.toml", text.encode())
    assert read.profile.authorisations is not None
    assert read.profile.authorisations[0].from_ == "2025-03-01"


def test_odd_words_are_warned_about() -> None:
    read = read_profile("p.toml", (HEAD + 'sector = "bnak"\ncomplete = true\ncurrencies = ["USD"]').encode())
    assert "bank" in read.warnings[0]
    assert "us_clearing" in read.warnings[1]
