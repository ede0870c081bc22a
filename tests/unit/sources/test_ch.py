"""SECO's list on invented targets: status by date, names in parts and spellings, places by number."""

from __future__ import annotations

import pytest
from tests.unit.sources.reading import GOLDEN, party, raw, reading_of

from listed.errors import UnreadableList
from listed.model import Dated, Field, Identifier, Link, Listing, Name, Party, Place, Stake, Status, Text

WHOLE = GOLDEN / "ch" / "whole-list.xml"


def texts(one: Party, field: Field) -> list[tuple[str, str]]:
    return [(v.text, v.label) for v in one.values(field) if isinstance(v, Text)]


def listings(one: Party) -> list[Listing]:
    return [v for v in one.values("listing") if isinstance(v, Listing)]


def test_names_are_put_together_in_their_order_with_each_spelling() -> None:
    vega = party(reading_of(WHOLE), "9001")
    names = [(n.text, n.kind, n.strength, n.script) for n in vega.values("name") if isinstance(n, Name)]
    assert names == [
        ("Vega Lyra", "primary", "strong", "Latn"),
        ("Вега Лира", "alias", "strong", "Cyrl"),
        ("Вэга Лира", "alias", "strong", "Cyrl"),
        ("Lyra Orion", "maiden", "strong", "Latn"),
        ("The Star", "alias", "weak", "Latn"),
        ("Lira Wega", "alias", "strong", "Latn"),
    ]
    assert texts(vega, "title") == [("Dr.", "")]
    first = next(n for n in vega.values("name") if isinstance(n, Name))
    assert (first.family, first.given) == ("Vega", "Lyra")


def test_the_whole_list_keeps_de_listed_targets_with_their_status() -> None:
    orion = party(reading_of(WHOLE), "9002")
    (listing,) = listings(orion)
    assert listing.until is not None
    assert (listing.status, listing.until.iso) == ("de-listed", "2025-06-20")
    assert [d.iso for d in listing.amended_on] == ["2025-06-03"]
    statuses = [(s.status, s.since.iso, s.in_force) for s in orion.values("status") if isinstance(s, Status)]
    assert statuses == [("listed", "2020-01-01", True), ("de-listed", "2025-06-20", False)]


def test_a_target_that_was_listed_again_is_in_force() -> None:
    vega = party(reading_of(WHOLE), "9001")
    travel, money = listings(vega)
    assert (travel.status, travel.until) == ("", None)
    assert travel.listed_on is not None
    assert travel.listed_on.iso == "2024-05-02"
    assert (travel.measures, money.measures) == (("travel_ban",), ("financial_sanctions",))
    assert travel.programme == "Testland"
    assert (
        money.legal_act
        == "Ordinance of 1 January 2020 on measures against Testland, article 2 -- Financial sanctions"
    )
    assert money.grounds == "She tests readers."


def test_places_are_looked_up_and_one_that_is_not_there_is_said_so() -> None:
    reading = reading_of(WHOLE)
    first, second = (v for v in party(reading, "9001").values("address") if isinstance(v, Place))
    assert first.text == "Test Club, 1 rue Test, P.O. Box 7, Lyon, Rhône, 69001, France"
    assert (first.country, first.note) == ("fr", "not current; quality low; until 2019")
    assert second.note == "place 501, which the file does not hold"
    assert reading.warnings == (
        "the file does not say what the sets of sanctions 299 are",
        "1 places are not in the file (first: 501)",
    )


def test_dates_documents_and_references() -> None:
    vega = party(reading_of(WHOLE), "9001")
    dates = [(v.when.iso, v.when.text) for v in vega.values("birth_date") if isinstance(v, Dated)]
    assert dates == [("1961-03", "1961-03"), ("", "1381 (Islamic, low)")]
    told = [
        (i.kind, i.value, i.country, i.note) for i in vega.values("identifier") if isinstance(i, Identifier)
    ]
    assert told == [
        ("passport", "AB1", "fr", "date of issue 2001-01-01; place of issue Lyon, Rhône, France; lost"),
        ("un_reference", "LYi.900", "", ""),
    ]
    assert texts(vega, "unplaced") == [
        ("id-card; Atlantis; issuer Atlantis", "document without a number"),
        ("blue", "colour"),
    ]


def test_relations_point_to_the_other_target() -> None:
    reading = reading_of(WHOLE)
    (link,) = (v for v in party(reading, "9001").values("link") if isinstance(v, Link))
    assert (link.kind, link.other, link.label) == ("related to", "ch-seco:9002", "related-to; founder")
    (stake,) = (v for v in party(reading, "9002").values("stake") if isinstance(v, Stake))
    assert (stake.owner, stake.basis) == ("ch-seco:9001", "owned-by")


def test_numbers_in_words_become_identifiers_too() -> None:
    reading = reading_of(WHOLE)
    found = [
        (i.kind, i.value)
        for n in ("9002", "9003")
        for i in party(reading, n).values("identifier")
        if isinstance(i, Identifier)
    ]
    assert found == [("tax_id", "7700000000"), ("imo", "9000001")]
    assert texts(party(reading, "9003"), "schema") == [("Vessel", "")]
    assert texts(party(reading, "9003"), "unplaced") == [("299", "sanctions-set-id")]


def test_an_amendment_says_nothing_of_other_targets() -> None:
    assert not reading_of(WHOLE).delta
    assert reading_of(GOLDEN / "ch" / "amendment.xml").delta


def test_test_data_is_called_so() -> None:
    text = WHOLE.read_text("utf-8")
    assert reading_of(raw("a.xml", text.encode())).test_data == ""
    example = text.replace("Ordinance of 1 January 2020 on measures against Testland", "EXAMPLE")
    assert reading_of(raw("a.xml", example.encode())).test_data == "its programme is called EXAMPLE"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("<c-o>Test Club</c-o>", "<club>Test</club>", "<club>"),
        ('sex="female"', 'gender="female"', "gender"),
        ('list-type="whole-list"', 'list-type="half-list"', "half-list"),
        ('<target ssid="9001">', "<target>", "no ssid"),
        ("</swiss-sanctions-list>", "", "not well-formed"),
    ],
)
def test_structure_without_a_rule_is_refused_with_its_place(old: str, new: str, words: str) -> None:
    text = WHOLE.read_text("utf-8").replace(old, new, 1)
    with pytest.raises(UnreadableList, match=words) as refused:
        reading_of(raw("ch.xml", text.encode()))
    assert refused.value.where.startswith("ch.xml")
    assert refused.value.hint
