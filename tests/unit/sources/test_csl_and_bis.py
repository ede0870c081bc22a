"""The US screening list in both formats and the Denied Persons List, on invented records."""

from __future__ import annotations

import pytest
from tests.unit.sources.reading import GOLDEN, party, raw, reading_of

from listed.errors import UnreadableList
from listed.model import Dated, Identifier, Listing, Name, Place, Text

CSV = GOLDEN / "csl" / "csl.csv"
JSON = GOLDEN / "csl" / "consolidated.json"
DPL = GOLDEN / "bis" / "dpl.txt"


def test_the_csv_gives_every_value_its_place() -> None:
    ada = party(reading_of(CSV), "sdn-99001")
    assert [n.text for n in ada.values("name") if isinstance(n, Name)] == [
        "WEDRIN, Ada",
        "VEDRIN, Ada",
        "WEDRINOVA, Ada",
    ]
    assert ada.values("schema") == (Text("Person"),)
    assert [(p.text, p.country) for p in ada.values("address") if isinstance(p, Place)] == [
        ("Tehran, IR", "ir"),
        ("CN", "cn"),
    ]
    assert ada.values("citizenship") == (Text("DZ", "dz"),)
    assert ada.values("identifier") == (
        Identifier("tax_id", "80-0000000", "us", "Tax ID No."),
        Identifier("website", "http://www.fable.example", label="Website"),
    )
    assert Text(
        "Subject to Secondary Sanctions, Additional Sanctions Information -", label="ids"
    ) in ada.values("unplaced")
    assert ada.values("position") == (Text("Minister of Fables"),)
    (listing,) = ada.values("listing")
    assert isinstance(listing, Listing)
    assert (listing.authority, listing.programme) == ("Treasury Department", "SDN: SDGT; IFSR")


def test_a_vessel_has_flag_number_and_owner() -> None:
    ship = party(reading_of(CSV), "sdn-99002")
    assert ship.values("flag") == (Text("Democratic People's Republic of Korea", "kp"),)
    kinds = [(i.kind, i.value) for i in ship.values("identifier") if isinstance(i, Identifier)]
    assert kinds == [("call_sign", "HMXX"), ("imo", "IMO 9074729")]
    assert ship.values("owner_text") == (Text("Fable Shipping Co"),)


def test_both_formats_name_a_party_alike() -> None:
    in_csv = {claim.party for claim in reading_of(CSV).claims}
    in_json = {claim.party for claim in reading_of(JSON).claims}
    assert in_json < in_csv


def test_the_json_gives_documents_and_dates() -> None:
    reading = reading_of(JSON)
    assert reading.published is not None
    assert reading.published.iso == "2026-01-05"
    ada = party(reading, "sdn-99001")
    assert ada.values("identifier") == (
        Identifier("passport", "X 123", "ir", "Passport", "expires 2030-01-01"),
    )
    (born,) = ada.values("birth_date")
    assert isinstance(born, Dated)
    assert (born.when.iso, born.when.circa) == ("1955", True)


def test_one_page_of_several_is_told() -> None:
    (warning,) = reading_of(
        raw("page.json", JSON.read_bytes().replace(b'"total": 2', b'"total": 50'))
    ).warnings
    assert "50" in warning


def test_a_new_field_refuses_the_edition() -> None:
    with pytest.raises(UnreadableList, match="mood"):
        reading_of(raw("x.json", JSON.read_bytes().replace(b'"id": "inv1"', b'"mood": "good"')))
    with pytest.raises(UnreadableList, match="columns"):
        reading_of(raw("x.csv", CSV.read_bytes().replace(b",ids\n", b",ids,mood\n", 1)))


def test_a_denied_person_with_two_addresses_is_one_party() -> None:
    reading = reading_of(DPL)
    keys = list(dict.fromkeys(claim.party for claim in reading.claims))
    assert len(keys) == 2
    vedrin = party(reading, keys[0].partition(":")[2])
    assert [p.country for p in vedrin.values("address") if isinstance(p, Place)] == ["us", "ae"]
    (listing,) = vedrin.values("listing")
    assert isinstance(listing, Listing)
    assert listing.listed_on is not None
    assert listing.until is not None
    assert (listing.listed_on.iso, listing.until.iso) == ("2003-06-19", "2056-06-29")


def test_a_row_cut_off_refuses_the_edition() -> None:
    with pytest.raises(UnreadableList, match="line 4"):
        reading_of(raw("dpl.txt", DPL.read_bytes()[:-60]))
