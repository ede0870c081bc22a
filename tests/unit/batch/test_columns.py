"""What a column means, and a row as a query."""

from __future__ import annotations

import pytest

from listed.batch.columns import Columns, columns_of, query_of
from listed.errors import QueryError


def test_usual_headings_are_understood_in_any_case_and_spacing() -> None:
    found = columns_of(
        ["Customer ID", "Full Name", "Date of Birth", "NATIONALITY", "Passport No.", "shoe size"], {}
    )
    assert found == Columns((1,), 0, 2, (3,), None, None, (("passport", 4),))


def test_given_and_family_names_make_the_name_in_their_order() -> None:
    found = columns_of(["surname", "first name", "middle name"], {})
    assert query_of(found, ["Vega", "Aster", ""]).name == "Aster Vega"


def test_a_mapping_says_what_headings_do_not() -> None:
    found = columns_of(["Kunde", "Vorname", "geb"], {"name": "Vorname+Kunde", "born": "geb"})
    query = query_of(found, ["Vega", "Aster", "1961"])
    assert (query.name, query.born.text if query.born else "") == ("Aster Vega", "1961")


@pytest.mark.parametrize(
    ("headings", "mapping", "words"),
    [
        (["colour"], {}, "no column with names"),
        (["a"], {"name": "b"}, "no column 'b'"),
        (["a"], {"shoe": "a"}, "no meaning"),
    ],
)
def test_a_table_that_says_no_names_is_refused(
    headings: list[str], mapping: dict[str, str], words: str
) -> None:
    with pytest.raises(QueryError, match=words):
        columns_of(headings, mapping)


def test_every_stated_value_reaches_the_query_and_empty_ones_do_not() -> None:
    found = columns_of(["id", "name", "dob", "country", "sex", "type", "imo"], {})
    query = query_of(found, ["7", " Lyra ", "", "fr; Spain", "F", "vessel", "9074729"])
    assert query.countries == ("fr", "es")
    assert (query.id, query.name, query.gender, query.schema, query.born) == (
        "7",
        "Lyra",
        "female",
        "Vessel",
        None,
    )
    assert [(one.kind, one.value) for one in query.identifiers] == [("imo", "9074729")]


@pytest.mark.parametrize(
    ("value", "column"), [("31.31.1999", "dob"), ("Nowhere Land", "country"), ("cloud", "type")]
)
def test_a_value_that_is_not_understood_is_an_error(value: str, column: str) -> None:
    found = columns_of(["name", column], {})
    with pytest.raises(QueryError, match=value):
        query_of(found, ["Aster Vega", value])
