"""OFAC's Advanced XML, on invented parties."""

from __future__ import annotations

import pytest
from tests.unit.sources.reading import GOLDEN, party, raw, reading_of

from listed.errors import UnreadableList
from listed.model import Dated, Identifier, Link, Listing, Name, Place, Text

FILE = GOLDEN / "ofac_advanced" / "cons_advanced.xml"
READING = reading_of(FILE)
VEGA, LYRA = party(READING, "101"), party(READING, "102")


def test_the_list_and_its_date_are_known() -> None:
    assert (READING.source, READING.missing_parts) == ("us-ofac-cons", ())
    assert READING.published is not None
    assert READING.published.iso == "2026-02-01"
    on_sdn = FILE.read_text().replace('ListID="91469"', 'ListID="1550"').encode()
    assert reading_of(raw("any.xml", on_sdn)).source == "us-ofac-sdn"


def test_names_have_their_parts_kinds_and_strength() -> None:
    assert VEGA.values("name") == (
        Name("VEGA, Aster", script="Latn", family="VEGA", given="Aster"),
        Name("WEGA, Astor", "former", script="Latn", quality="f.k.a.", family="WEGA", given="Astor"),
        Name("THE STAR", "alias", "weak", script="Latn", quality="a.k.a."),
    )


def test_types_come_from_the_subtype_or_the_type() -> None:
    assert [one.values("schema") for one in (VEGA, LYRA)] == [(Text("Person"),), (Text("Organization"),)]


def test_features_give_the_claims_of_the_other_formats() -> None:
    (born,) = VEGA.values("birth_date")
    assert isinstance(born, Dated)
    assert (born.when.text, born.when.circa) == ("circa 1961", True)
    assert VEGA.values("birth_place") == (Place("Sirte, Libya", city="Sirte", country="ly"),)
    assert VEGA.values("citizenship") == (Text("Libya", "ly"),)
    assert VEGA.values("gender") == (Text("Male", "male"),)
    assert VEGA.values("address") == (
        Place("1 Test Street, Tripoli, Libya", "1 Test Street", "Tripoli", country="ly"),
    )


def test_documents_and_wallets_are_identifiers_and_what_is_odd_about_them_is_kept() -> None:
    passport = Identifier("passport", "A1234567", "ly", "Passport", "expires 02 Jan 2030")
    wallet = Identifier(
        "wallet", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT", label="Digital Currency Address - XBT", note="XBT"
    )
    assert VEGA.values("identifier") == (passport, wallet)
    kept = {value.label for value in VEGA.values("unplaced") if isinstance(value, Text)}
    assert {"document that is not valid", "name on a document"} <= kept


def test_entries_of_both_lists_make_one_listing_with_its_date_and_act() -> None:
    (listing,) = VEGA.values("listing")
    assert isinstance(listing, Listing)
    assert listing.listed_on is not None
    told = (listing.programme, listing.listed_on.iso, listing.legal_act, listing.record)
    assert told == ("FSE-TEST", "2014-02-06", "Executive Order 13608", "101")
    assert Text("Consolidated List 2014-10-10", label="list") in VEGA.values("unplaced")


def test_a_relation_names_the_other_party() -> None:
    link = Link("linked_to", "us-ofac-cons:101", "VEGA, Aster", "Owned or Controlled By (former)")
    assert LYRA.values("link") == (link,)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("<Comment>Something new", "<Novelty/><Comment>Something new", "Novelty"),
        (">LYRA WORKS<", "><", "a name has no text"),
        ('FixedRef="102">\n      <Comment', 'FixedRef="x">\n      <Comment', "no number"),
        ("<SanctionsEntryLinks />", "<Surprises />", "Surprises"),
    ],
)
def test_what_has_no_rule_is_refused_with_its_place(old: str, new: str, words: str) -> None:
    text = FILE.read_text()
    assert old in text
    with pytest.raises(UnreadableList, match=words) as refused:
        reading_of(raw("cons_advanced.xml", text.replace(old, new, 1).encode()))
    assert refused.value.where
