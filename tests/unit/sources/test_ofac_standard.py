"""OFAC's standard XML, on the invented parties that the CSV files of tests/golden/ofac state too."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.sources.reading import GOLDEN, party, raw, reading_of

from listed.errors import UnreadableList
from listed.model import Name, Place, Reading, Text
from listed.sources.common.recognise import open_files, recognise

SDN = GOLDEN / "ofac_xml" / "sdn.xml"


def stated(reading: Reading) -> set[tuple[str, str, object, str]]:
    return {(c.party, c.field, c.value, c.part) for c in reading.claims if c.field != "remark"}


def changed(old: str, new: str) -> Reading:
    text = SDN.read_text()
    assert old in text
    return reading_of(raw("sdn.xml", text.replace(old, new).encode()))


def test_it_gives_the_claims_of_the_csv_files() -> None:
    (csv,) = recognise(open_files([GOLDEN / "ofac"]))
    assert stated(reading_of(SDN)) == stated(csv.read())


def test_the_header_is_read() -> None:
    reading = reading_of(SDN)
    assert (reading.source, reading.stated_parties, reading.missing_parts) == ("us-ofac-sdn", 3, ())
    assert reading.published is not None
    assert reading.published.iso == "2026-02-01"


def test_an_address_has_its_parts_and_the_text_of_the_csv() -> None:
    reading = changed(
        "<city>Tripoli</city>",
        "<city>Sirte</city><stateOrProvince>Sirt</stateOrProvince><postalCode>7</postalCode>",
    )
    assert party(reading, "1").values("address") == (
        Place("1 Test Street, Sirte, Sirt 7, Libya", "1 Test Street", "Sirte", "Sirt", "7", "ly"),
    )


def test_remarks_keep_their_words() -> None:
    (remark,) = party(reading_of(SDN), "1").values("remark")
    assert remark == Text("Something new that no rule knows; (Linked To: VEGA BATTALION)")


def test_the_non_sdn_list_is_known_by_its_programmes() -> None:
    text = SDN.read_text().replace(">SDGT<", ">NS-PLC<").replace(">TEST<", ">CMIC-EO13959<")
    assert reading_of(raw("any.xml", text.encode())).source == "us-ofac-cons"


def test_the_older_namespace_is_read() -> None:
    reading = changed(
        "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML",
        "http://tempuri.org/sdnList.xsd",
    )
    assert stated(reading) == stated(reading_of(SDN))


def test_new_words_are_kept() -> None:
    reading = changed("<type>f.k.a.</type>", "<type>p.k.a.</type>")
    assert Text("p.k.a. OLD VEGA", label="alias of a new kind") in party(reading, "2").values("unplaced")
    (alias,) = (n for n in party(reading, "2").values("name")[1:] if isinstance(n, Name))
    assert (alias.kind, alias.quality) == ("alias", "p.k.a.")
    spaceship = changed("<sdnType>Vessel<", "<sdnType>Spaceship<")
    assert party(spaceship, "3").values("schema") == (Text("Thing"),)
    assert Text("Spaceship", label="type") in party(spaceship, "3").values("unplaced")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<title>Director</title>", "<titel>Director</titel>"),
        ("<uid>31</uid>", "<uid>31</uid><colour>red</colour>"),
        ("<Record_Count>3</Record_Count>", "<Count>3</Count>"),
        ("<uid>2</uid>", ""),
        ("<lastName>VEGA BATTALION</lastName>", ""),
        ("</sdnList>", ""),
    ],
)
def test_what_has_no_rule_is_refused(old: str, new: str) -> None:
    with pytest.raises(UnreadableList) as refused:
        changed(old, new)
    assert "sdn.xml" in refused.value.where


def test_a_folder_with_csv_and_xml_is_two_editions(tmp_path: Path) -> None:
    (tmp_path / "sdn.csv").write_bytes((GOLDEN / "ofac" / "sdn.csv").read_bytes())
    (tmp_path / "sdn.xml").write_bytes(SDN.read_bytes())
    assert len(recognise(open_files([tmp_path]))) == 2
