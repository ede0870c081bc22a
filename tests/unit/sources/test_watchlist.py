"""Own watchlists: what is read, and that every error names its line."""

from __future__ import annotations

import pytest
from tests.unit.sources.reading import GOLDEN, party, raw, reading_of

from listed.errors import UnreadableList
from listed.model import Identifier, Listing, Name, Text
from listed.sources.watchlist import check, template

FOLDER = GOLDEN / "watchlist"


def test_the_template_is_a_list_without_errors() -> None:
    file = raw("bad-payers.csv", template().encode())
    assert check(file) == []
    assert file.data == (FOLDER / "bad-payers.csv").read_bytes()


def test_every_column_becomes_a_claim() -> None:
    vedrin = party(reading_of(FOLDER / "bad-payers.csv"), "W-001")
    assert vedrin.source == "own-bad-payers"
    names = [(n.text, n.strength) for n in vedrin.values("name") if isinstance(n, Name)]
    assert names[1:] == [("Orlan Wedrin", "strong"), ("O. T. Vedrin", "strong"), ("Ori", "weak")]
    assert vedrin.values("country") == (Text("Russia", "ru"),)
    assert vedrin.values("nationality") == (Text("ru", "ru"),)
    assert vedrin.values("identifier") == (Identifier("passport", "77 1234567", "ru"),)
    (listing,) = vedrin.values("listing")
    assert isinstance(listing, Listing)
    assert listing.grounds == "Unpaid invoices, decision of the risk board"


def test_the_caller_may_name_the_list() -> None:
    assert reading_of(FOLDER / "partners.toml", "partners").source == "partners"


def test_toml_and_csv_say_the_same() -> None:
    csv = raw("list.csv", b"id,name,country,identifiers\nP-1,Fable,Panama,imo::9074729; lei::X1\n")
    toml = b'[[party]]\nid = "P-1"\nname = "Fable"\ncountry = "Panama"\nidentifiers = ["imo::9074729", "lei::X1"]\n'
    left, right = reading_of(csv).claims, reading_of(raw("list.toml", toml)).claims
    assert [(c.party, c.field, c.value) for c in left] == [(c.party, c.field, c.value) for c in right]


def test_semicolons_as_spreadsheets_write_them_and_byte_order_marks_are_read() -> None:
    reading = reading_of(raw("x.csv", "\ufeffname;country\nVedrin;Russia\n".encode()))
    assert len({claim.party for claim in reading.claims}) == 1


def test_a_party_without_an_id_keeps_its_number_when_rows_move() -> None:
    one = reading_of(raw("x.csv", b"name,country\nVedrin,ru\nWedrin,ru\n"))
    two = reading_of(raw("x.csv", b"name,country\nWedrin,ru\nVedrin,ru\n"))
    assert {claim.party for claim in one.claims} == {claim.party for claim in two.claims}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("a,,Person,,,,,,,,,,,,,", "the name is missing"),
        ("a,Vedrin,Human,,,,,,,,,,,,,", "no such schema"),
        ("a,Vedrin,,,,soon,,,,,,,,,,", "no date"),
        ("a,Vedrin,,,,12/04/61,,,,,,,,,,", "no date"),
        ("a,Vedrin,,,,,Atlantis,,,,,,,,,", "no country"),
        ("a,Vedrin,,,,,,,other,,,,,,,", "no such gender"),
        ("a,Vedrin,,,,,,,,shoe:RU:44,,,,,,", "no such kind"),
        ("a,Vedrin,,,,,,,,77 1234567,,,,,,", "not of the form"),
        ("a,Vedrin,,,,,,,,,,,,,never,", "no date"),
        ("W-001,Vedrin,,,,,,,,,,,,,,", "stands in line 2"),
        ("a,Vedrin,,,,,,,,,,,,,,,,x", "cells"),
    ],
)
def test_every_error_names_its_line(line: str, message: str) -> None:
    file = raw("x.csv", f"{template()}{line}\n".encode())
    (problem,) = check(file)
    assert problem.line == 4
    assert message in problem.message
    with pytest.raises(UnreadableList, match="line 4"):
        reading_of(file)


def test_lines_are_counted_through_cells_of_several_lines() -> None:
    (problem,) = check(raw("x.csv", b'name,remark\nVedrin,"one\ntwo"\n,three\n'))
    assert problem.line == 4


def test_errors_of_form_have_lines_too() -> None:
    assert [p.line for p in check(raw("x.csv", b"name,mood\nVedrin,good\n"))] == [1]
    assert [p.line for p in check(raw("x.csv", b"name\nVedrin\n\xff\n"))] == [3]
    assert [
        p.line
        for p in check(raw("x.toml", b'[[party]]\nname = "a"\n\n[[party]]\nname = "b"\nmood = "good"\n'))
    ] == [4]
    assert [p.line for p in check(raw("x.toml", b'[[party]]\nname = "a\n'))] == [2]
