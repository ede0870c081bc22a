"""OFAC's Enhanced XML, on invented parties."""

from __future__ import annotations

import pytest
from tests.unit.sources.reading import GOLDEN, party, raw, reading_of

from listed.errors import UnreadableList
from listed.model import Dated, Identifier, Link, Listing, Name, Place, Reading, Text

FILE = GOLDEN / "ofac_enhanced" / "sdn_enhanced.xml"
READING = reading_of(FILE)
VEGA = party(READING, "101")


def changed(old: str, new: str) -> Reading:
    text = FILE.read_text("utf-8")
    assert old in text
    return reading_of(raw("sdn_enhanced.xml", text.replace(old, new, 1).encode()))


def test_the_whole_list_is_an_edition_of_its_own() -> None:
    assert (READING.source, READING.delta, READING.warnings) == ("us-ofac-sdn", False, ())
    assert READING.published is not None
    assert READING.published.iso == "2026-02-01"


def test_a_filtered_publication_takes_nobody_away() -> None:
    narrow = "</sanctionsLists><sanctionsPrograms><sanctionsProgram refId='1'>IRGC</sanctionsProgram></sanctionsPrograms></filters>"
    reading = changed("</sanctionsLists></filters>", narrow)
    assert reading.delta
    assert "IRGC" in reading.warnings[0]


def test_a_name_in_several_scripts_is_several_names() -> None:
    assert VEGA.values("name") == (
        Name("VEGA, Aster", script="Latn", family="VEGA", given="Aster"),
        Name("ВЕГА, Астер", script="Cyrl", family="ВЕГА", given="Астер"),
        Name("THE STAR", "alias", "weak", script="Latn", quality="a.k.a."),
    )


def test_listings_have_the_date_and_the_act_where_it_is_certain() -> None:
    listings = [value for value in VEGA.values("listing") if isinstance(value, Listing)]
    told = [(one.programme, one.listed_on.iso if one.listed_on else "", one.legal_act) for one in listings]
    assert told == [
        ("SDGT", "2019-03-26", "Executive Order 13224"),
        ("TEST-EO14203", "2019-03-26", "Executive Order 14203"),
    ]


def test_features_documents_and_addresses_give_the_claims_of_the_other_formats() -> None:
    (born,) = VEGA.values("birth_date")
    assert isinstance(born, Dated)
    assert (born.when.text, born.when.circa) == ("circa 1961", True)
    assert VEGA.values("nationality") == (Text("Libya", "ly"),)
    assert VEGA.values("identifier") == (Identifier("passport", "A1234567", "ly", "Passport"),)
    assert VEGA.values("address") == (
        Place("1 Test Street, Tripoli, Libya", "1 Test Street", "Tripoli", country="ly"),
    )
    assert VEGA.values("title") == (Text("Captain"),)


def test_a_feature_of_a_new_kind_is_kept_in_words() -> None:
    assert any(
        isinstance(value, Text) and value.text == "A new kind of feature with a value"
        for value in VEGA.values("unplaced")
    )


def test_relations_name_the_other_party_where_the_file_holds_it() -> None:
    assert VEGA.values("link") == (
        Link("linked_to", "us-ofac-sdn:102", "LYRA WORKS", "Owned or Controlled By"),
        Link("linked_to", "", "SOMEBODY ELSE", "Acting for or on behalf of"),
    )


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("<addresses />", "<surprise />", "surprise"),
        ('<entity id="102">', '<entity id="x">', "no number"),
        (">LYRA WORKS</formattedFullName>", "></formattedFullName>", "no text"),
    ],
)
def test_what_has_no_rule_is_refused_with_its_place(old: str, new: str, words: str) -> None:
    with pytest.raises(UnreadableList, match=words) as refused:
        changed(old, new)
    assert refused.value.where
