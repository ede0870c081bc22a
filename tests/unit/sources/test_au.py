"""The Australian list in both layouts, on invented rows."""

from __future__ import annotations

import pytest
from tests.unit.sources.reading import party, raw, reading_of, workbook

from listed.errors import UnreadableList
from listed.model import Dated, Identifier, Listing, Name, Party, Text
from listed.sources.au.cells import dates

OLD = ["Reference", "Name of Individual or Entity", "Type", "Name Type", "Date of Birth", "Place of Birth", "Citizenship", "Address", "Additional Information", "Listing Information", "Committees", "Control Date"]  # fmt: skip
NEW = [*OLD[:4], "Alias Strength", *OLD[4:10], "IMO Number", *OLD[10:], "Instrument of Designation", "Targeted Financial Sanction", "Travel Ban", "Arms Embargo", "Maritime Restriction"]  # fmt: skip
LISTED = "Listed by UN 9999 Committee on 25 January 2001 (amended on 9 July 2007)"
COMMON = ["a) Approximately 1966 b) 30/01/1972", "Moscow, Russia", "Russian and Ukrainian", "NA", "QDi.999. Invented.", LISTED, "9999 (Fables)", "2024-01-12"]  # fmt: skip
OLD_ROWS = [
    [*OLD, ""],
    [7, "Orlan VEDRIN", "Individual ", "Primary Name", *COMMON, " "],
    ["7a", "Орлан Ведрин", "Individual", "Original script", *COMMON, ""],
    ["7b1", " Orlan Wedrin ", "individual", "aka", *COMMON, ""],
]
MEASURES = ["Instrument of Fables 2024", True, True, False, False]
NEW_ROWS = [
    NEW,
    [7, "Orlan VEDRIN", "Individual", "Primary Name", "", *COMMON[:6], "", *COMMON[6:], *MEASURES],
    ["7a", "Ori", "Individual", "Alias", "Weak", *COMMON[:6], "", *COMMON[6:], *MEASURES],
    [
        8,
        "SEA FABLE",
        "Vessel",
        "Primary Name",
        "",
        2005.0,
        "",
        "",
        "",
        "",
        "Designated",
        9074729.0,
        "Autonomous (Fables)",
        "2025-06-18",
        "Instrument",
        False,
        False,
        False,
        True,
    ],
]


def of(rows: list[list[object]], number: str) -> Party:
    return party(reading_of(raw("list.xlsx", workbook(rows))), number)


def test_rows_of_one_reference_are_one_party() -> None:
    reading = reading_of(raw("list.xlsx", workbook(OLD_ROWS)))
    assert {claim.party for claim in reading.claims} == {"au-dfat:7"}
    vedrin = party(reading, "7")
    names = [(n.text, n.kind, n.script) for n in vedrin.values("name") if isinstance(n, Name)]
    assert names == [
        ("Orlan VEDRIN", "primary", "Latn"),
        ("Орлан Ведрин", "primary", "Cyrl"),
        ("Orlan Wedrin", "alias", "Latn"),
    ]
    assert vedrin.values("schema") == (Text("Person"),)


def test_repeated_values_are_one_claim_and_alternatives_are_several() -> None:
    vedrin = of(OLD_ROWS, "7")
    assert [d.when.iso for d in vedrin.values("birth_date") if isinstance(d, Dated)] == ["1966", "1972-01-30"]
    assert vedrin.values("citizenship") == (Text("Russian", "ru"), Text("Ukrainian", "ua"))
    assert vedrin.values("address") == ()
    assert vedrin.values("identifier") == (Identifier("un_reference", "QDi.999"),)


def test_the_listing_has_its_first_day_and_the_measures_that_the_new_layout_states() -> None:
    (old,) = of(OLD_ROWS, "7").values("listing")
    (new,) = of(NEW_ROWS, "7").values("listing")
    assert isinstance(old, Listing)
    assert isinstance(new, Listing)
    assert old.listed_on is not None
    assert old.listed_on.iso == "2001-01-25"
    assert (old.measures, new.measures) == ((), ("asset_freeze", "travel_ban"))
    assert new.legal_act == "Instrument of Fables 2024"


def test_weak_aliases_and_vessels_of_the_new_layout() -> None:
    weak = [n.text for n in of(NEW_ROWS, "7").values("name") if isinstance(n, Name) and n.strength == "weak"]
    assert weak == ["Ori"]
    ship = of(NEW_ROWS, "8")
    assert ship.values("schema") == (Text("Vessel"),)
    assert ship.values("identifier") == (Identifier("imo", "9074729", label="IMO Number"),)
    assert [d.when.iso for d in ship.values("build_date") if isinstance(d, Dated)] == ["2005"]


def test_a_new_column_refuses_the_edition() -> None:
    with pytest.raises(UnreadableList, match="Mood"):
        of([[*NEW, "Mood"], *NEW_ROWS[1:]], "7")


def test_a_row_without_a_reference_refuses_the_edition() -> None:
    with pytest.raises(UnreadableList, match="row 2"):
        of([NEW, ["", *NEW_ROWS[1][1:]]], "7")


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("1945, 1946", ["1945", "1946"]),
        ("1952 or 4 May 1955 (as somebody else)", ["1952", "1955-05-04"]),
        ("27/05/1973 01/01/1975", ["1973-05-27", "1975-01-01"]),
        ("08/1961", ["1961-08"]),
        (1954.0, ["1954"]),
        ("29-Aprl-1967", [""]),
        ("na", []),
    ],
)
def test_dates_as_the_list_writes_them(cell: object, read: list[str]) -> None:
    assert [when.iso for when in dates(cell)] == read
