"""Canada's list on invented records in its format."""

from __future__ import annotations

import pytest
from tests.unit.sources.reading import GOLDEN, party, raw, reading_of

from listed.errors import UnreadableList
from listed.model import Dated, Identifier, Listing, Name, Text
from listed.sources.ca.read import aliases

FILE = GOLDEN / "ca" / "sema-lmes.xml"


def test_a_person_has_names_dates_and_a_listing() -> None:
    vedrin = party(reading_of(FILE), "fabuland-1-part-1-12")
    names = [(n.text, n.kind, n.language, n.script) for n in vedrin.values("name") if isinstance(n, Name)]
    assert names == [
        ("Orlan Testovich VEDRIN", "primary", "", "Latn"),
        ("Orlan Wedrin", "alias", "", "Latn"),
        ("Орлан Ведрин", "alias", "ru", "Cyrl"),
        ("Fable Trading Co., Ltd.", "alias", "", "Latn"),
    ]
    born = [d.when.iso for d in vedrin.values("birth_date") if isinstance(d, Dated)]
    assert born == ["1972-08-10", "1972-08-11"]
    assert vedrin.values("title") == (Text("General/général"),)
    (listing,) = (v for v in vedrin.values("listing") if isinstance(v, Listing))
    assert (listing.programme, listing.record) == ("Fabuland", "schedule 1, Part 1, item 12")
    assert listing.listed_on is not None
    assert listing.listed_on.iso == "2022-02-24"
    assert listing.measures == ("asset_freeze", "travel_ban")


def test_a_ship_is_a_vessel_with_its_number_and_year() -> None:
    ship = party(reading_of(FILE), "fabuland-1-part-3-7")
    assert ship.values("schema") == (Text("Vessel"),)
    assert ship.values("vessel_type") == (Text("Oil Tanker"),)
    assert ship.values("identifier") == (Identifier("imo", "9074729", label="ShipIMONumber"),)
    assert [d.when.iso for d in ship.values("build_date") if isinstance(d, Dated)] == ["2005"]


def test_schedules_of_other_measures_are_not_said_to_freeze_assets() -> None:
    (listing,) = party(reading_of(FILE), "fabuland-3-2").values("listing")
    assert isinstance(listing, Listing)
    assert listing.measures == ()


def test_a_date_of_two_digits_is_kept_and_not_guessed() -> None:
    (born,) = party(reading_of(FILE), "jvcfor-3").values("birth_date")
    assert isinstance(born, Dated)
    assert (born.when.text, born.when.understood) == ("Sep-99", False)


def test_a_new_element_refuses_the_edition_and_says_where() -> None:
    changed = FILE.read_bytes().replace(b"<Item>7</Item>", b"<Item>7</Item><Mood>good</Mood>")
    with pytest.raises(UnreadableList, match="Mood"):
        reading_of(raw("sema-lmes.xml", changed))


def test_an_item_that_stands_twice_refuses_the_edition() -> None:
    changed = FILE.read_bytes().replace(
        b"<Schedule>3</Schedule>\n\t\t<Item>2<", b"<Schedule>1, Part 3</Schedule>\n\t\t<Item>7<"
    )
    with pytest.raises(UnreadableList, match="two records"):
        reading_of(raw("sema-lmes.xml", changed))


def test_commas_within_parentheses_do_not_part_aliases() -> None:
    assert aliases("Fable (Bureau, State), Ori") == (("", "Fable (Bureau, State)"), ("", "Ori"))
