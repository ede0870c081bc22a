"""What the UN reader takes from regimes, comments and tampered copies."""

from __future__ import annotations

import pytest
from tests.unit.sources.reading import GOLDEN, party, raw, reading_of

from listed.model import Identifier, Listing, Reading, Text
from listed.sources.un.regimes import terms_of

TEXT = (GOLDEN / "un" / "consolidated.xml").read_text("utf-8")
VESSEL = (
    "IMO: 9000001 \nListed pursuant to paragraphs 10(a) and 10(d) of resolution 2146 (2014), as amended (prohibition to "
    "load; prohibition to enter ports). This designation is valid from 22 July 2026 to 22 July 2027, unless terminated."
)


def changed(old: str, new: str) -> Reading:
    assert old in TEXT
    return reading_of(raw("consolidated.xml", TEXT.replace(old, new, 1).encode()))


@pytest.mark.parametrize(
    ("comment", "measures"),
    [
        (
            "Listed pursuant to paragraphs 15 and 17 of resolution 1970 (Travel Ban,\nAsset Freeze).",
            ("asset_freeze", "travel_ban"),
        ),
        ("Listed pursuant to paragraph 15 of resolution 1970 (Travel\nBan).", ("travel_ban",)),
        ("Listed pursuant to paragraph 17 of resolution 1970 (\nAsset Freeze).", ("asset_freeze",)),
        ("Invented.", ("asset_freeze", "travel_ban")),
    ],
)
def test_comments_name_the_measures_of_one_listing(comment: str, measures: tuple[str, ...]) -> None:
    assert terms_of("Libya", True, comment).measures == measures


def test_a_travel_ban_binds_persons_only() -> None:
    assert terms_of("Al-Qaida", False, "").measures == ("asset_freeze", "arms_embargo")


def test_a_designated_vessel_has_its_own_act_measures_and_end() -> None:
    reading = changed("<COMMENTS1/><ENTITY_ALIAS>", f"<COMMENTS1>{VESSEL}</COMMENTS1><ENTITY_ALIAS>")
    ship = party(reading, "XXe.001")
    (listing,) = (v for v in ship.values("listing") if isinstance(v, Listing))
    assert listing.measures == ("prohibition_to_load", "prohibition_to_enter_ports")
    assert listing.legal_act == "Security Council resolution 2146 (2014)"
    assert listing.until is not None
    assert listing.until.iso == "2027-07-22"
    assert [v.text for v in ship.values("schema") if isinstance(v, Text)] == ["Vessel"]
    assert "9000001" in [
        v.value for v in ship.values("identifier") if isinstance(v, Identifier) and v.kind == "imo"
    ]


def test_a_tampered_copy_is_test_data() -> None:
    reading = changed("<FIRST_NAME> Aster </FIRST_NAME>", "<FIRST_NAME>INFOSEC TEST FILE</FIRST_NAME>")
    assert reading.test_data == "a name of un-sc:LYi.900 reads 'INFOSEC'"
    assert reading_of(raw("consolidated.xml", TEXT.encode())).test_data == ""


def test_records_with_one_number_are_told_apart_with_a_warning() -> None:
    reading = changed("XXe.001", "LYi.900")
    assert {claim.party for claim in reading.claims} == {"un-sc:1", "un-sc:2"}
    assert reading.warnings == ("2 records have the number LYi.900",)


def test_a_country_without_a_code_stays_in_words() -> None:
    reading = changed("<ISSUING_COUNTRY>Libya<", "<ISSUING_COUNTRY>Unconfirmed (likely Libya)<")
    passport = next(
        v
        for v in party(reading, "LYi.900").values("identifier")
        if isinstance(v, Identifier) and v.kind == "passport"
    )
    assert (passport.country, passport.note) == ("", "Unconfirmed (likely Libya); expired")
