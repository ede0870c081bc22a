"""FollowTheMoney entities, on an invented data set."""

from __future__ import annotations

import pytest
from tests.unit.sources.reading import GOLDEN, party, raw, reading_of

from listed.errors import UnreadableList
from listed.model import Identifier, Link, Listing, Name, Place, Stake, Text

FILE = GOLDEN / "ftm" / "entities.ftm.json"


def test_the_list_is_named_by_its_data_set_or_by_the_caller() -> None:
    assert reading_of(FILE).source == "own-invented_list"
    named = reading_of(FILE, "pep-watch")
    assert named.source == "pep-watch"
    assert all(claim.party.startswith("pep-watch:") for claim in named.claims)


def test_an_own_list_can_not_take_the_name_of_an_official_one() -> None:
    with pytest.raises(UnreadableList):
        reading_of(FILE, "us-ofac-sdn")


def test_names_keep_their_strength_and_the_sanction_is_a_listing() -> None:
    vedrin = party(reading_of(FILE), "inv-p1")
    assert [(n.text, n.strength) for n in vedrin.values("name") if isinstance(n, Name)] == [
        ("Orlan Testovich VEDRIN", "strong"),
        ("Орлан Тестович ВЕДРИН", "strong"),
        ("Ori", "weak"),
    ]
    (listing,) = vedrin.values("listing")
    assert isinstance(listing, Listing)
    assert (listing.authority, listing.programme, listing.status) == (
        "Invented Authority",
        "INV-RUS",
        "Delisted",
    )
    assert listing.measures == ("asset_freeze",)
    assert listing.until is not None
    assert listing.until.iso == "2024-05-05"


def test_what_lies_between_entities_is_said_of_the_parties() -> None:
    reading = reading_of(FILE)
    vedrin, holding = party(reading, "inv-p1"), party(reading, "inv-c1")
    owner = "own-invented_list:inv-p1"
    assert holding.values("stake") == (Stake(owner, "Orlan Testovich VEDRIN", 0.25, 0.5, "shares"),)
    director = Link("director", owner, "Orlan Testovich VEDRIN", "chair")
    assert director in holding.values("link")
    assert Identifier("passport", " 77 1234567", "ru", "Passport", "expires 2030-01-01") in vedrin.values(
        "identifier"
    )
    assert vedrin.values("position") == (Text("Minister of Fables", label="ended, 2015"),)
    (address,) = vedrin.values("address")
    assert isinstance(address, Place)
    assert (address.city, address.country) == ("Moscow", "ru")


def test_what_has_no_place_is_kept_under_its_name() -> None:
    unplaced = party(reading_of(FILE), "inv-p1").values("unplaced")
    for text, label in (
        ("44", "shoeSize"),
        ("Ban on dancing", "Sanction provisions"),
        ("Seen in a fable.", "Note description"),
    ):
        assert Text(text, label=label) in unplaced


def test_entities_of_no_party_and_parties_without_a_sanction_are_counted() -> None:
    assert reading_of(FILE).warnings == (
        "1 entities belong to no party of the file",
        "3 parties have no sanction in the data set; they are screened too, and stand as on file",
    )


def test_the_topic_alone_is_a_listing_by_an_authority_that_is_not_named() -> None:
    whole = FILE.read_bytes().splitlines()
    reading = reading_of(raw("x.json", b"\n".join(line for line in whole if b'"Sanction"' not in line)))
    assert party(reading, "inv-p1").values("listing") == (Listing(""),)
    assert party(reading, "inv-c1").values("listing") == ()


def test_a_damaged_line_is_named() -> None:
    lines = FILE.read_bytes().splitlines()
    with pytest.raises(UnreadableList, match="line 2"):
        reading_of(raw("x.json", b"\n".join([lines[0], lines[1][:-9], *lines[2:]])))
    with pytest.raises(UnreadableList, match="twice"):
        reading_of(raw("x.json", b"\n".join([*lines, lines[0]])))
