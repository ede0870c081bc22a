"""The UK Sanctions List (XML, CSV, ODS) and the OFSI list (XLSX, CSV), on invented designations."""

from __future__ import annotations

import csv
import io
import re
import zipfile

import pytest
from tests.unit.sources.reading import GOLDEN, party, raw, reading_of, workbook

from listed.errors import UnreadableList
from listed.model import Dated, Field, Identifier, Link, Listing, Name, Party, Place, Stake, Text

UK = GOLDEN / "uk"


def names(one: Party) -> list[tuple[str, str, str, str, str]]:
    found = (v for v in one.values("name") if isinstance(v, Name))
    return [(n.text, n.kind, n.strength, n.script, n.language) for n in found]


def texts(one: Party, field: Field) -> list[tuple[str, str]]:
    return [(v.text, v.code) for v in one.values(field) if isinstance(v, Text)]


def dates(one: Party) -> list[str]:
    return [v.when.iso for v in one.values("birth_date") if isinstance(v, Dated)]


def identifiers(one: Party) -> list[tuple[str, str, str]]:
    return [(v.kind, v.value, v.note) for v in one.values("identifier") if isinstance(v, Identifier)]


def listings(one: Party) -> list[Listing]:
    return [v for v in one.values("listing") if isinstance(v, Listing)]


def ods(content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return packed.getvalue()


def xlsx() -> bytes:
    with (UK / "conlist.csv").open(encoding="utf-8", newline="") as file:
        return workbook(list(csv.reader(file)))


def test_xml_keeps_every_value_of_a_person() -> None:
    reading = reading_of(UK / "uksl.xml")
    vega = party(reading, "TST0001")
    assert reading.published is not None
    assert reading.published.iso == "2026-01-02"
    assert names(vega) == [
        ("LYRA MARIA VEGA", "primary", "strong", "Latn", ""),
        ("Lira Wega", "alias", "strong", "Latn", ""),
        ("The Star", "alias", "weak", "Latn", ""),
        ("Lyra Orion", "alias", "strong", "Latn", ""),
        ("Вега Лира", "primary", "strong", "Cyrl", "ru"),
    ]
    assert dates(vega) == ["1968", "1967-11-12", "1958-09", "1985"]
    assert texts(vega, "gender") == [("Female", "female")]
    assert texts(vega, "nationality") == [("Afghanistan", "af")]
    assert {
        ("uk_reference", "TST0001", ""),
        ("uk_reference", "90001", ""),
        ("un_reference", "LYi.900", ""),
    } <= set(identifiers(vega))
    assert [p.text for p in vega.values("birth_place") if isinstance(p, Place)] == [
        "Kabul, Afghanistan",
        "Afghanistan",
    ]


def test_a_passport_loses_the_space_before_it_and_one_without_a_number_is_kept() -> None:
    vega = party(reading_of(UK / "uksl.xml"), "TST0001")
    assert ("passport", "D0000001", "diplomatic") in identifiers(vega)
    assert texts(vega, "unplaced") == [("number unknown", "")]


def test_the_listing_has_measures_grounds_and_dates() -> None:
    (listing,) = listings(party(reading_of(UK / "uksl.xml"), "TST0001"))
    assert listing.measures == ("asset_freeze", "travel_ban")
    assert listing.legal_act == "The Test (Sanctions) (EU Exit) Regulations 2020"
    assert (listing.grounds, listing.record) == ("She tests readers.", "TST0001")
    assert listing.listed_on is not None
    assert (listing.listed_on.iso, [d.iso for d in listing.amended_on]) == ("2020-01-31", ["2025-04-29"])


def test_a_ship_without_an_ofsi_number_and_without_words_for_its_measures() -> None:
    ship = party(reading_of(UK / "uksl.xml"), "TST0002")
    (listing,) = listings(ship)
    assert (listing.measures, listing.amended_on, listing.grounds) == (("prohibition_of_port_entry",), (), "")
    assert ("imo", "IMO9000001", "") in identifiers(ship)
    assert [texts(ship, f) for f in ("flag", "former_flag", "owner_text")] == [
        [("Comoros", "km")],
        [("India", "in")],
        [("Orion Shipping", "")],
    ]
    assert [texts(ship, f) for f in ("schema", "vessel_type", "tonnage")] == [
        [("Vessel", "")],
        [("Bulk Carrier", "")],
        [("7078", "")],
    ]


def test_an_entity_has_numbered_registrations_a_parent_and_a_subsidiary() -> None:
    orion = party(reading_of(UK / "uksl.xml"), "TST0003")
    registrations = [value for kind, value, _ in identifiers(orion) if kind == "registration"]
    assert registrations == ["TIN - 77", "OGRN - 10"]
    assert [v.owner_name for v in orion.values("stake") if isinstance(v, Stake)] == ["Orion Holding"]
    assert [v.other_name for v in orion.values("link") if isinstance(v, Link)] == ["Orion Minor"]
    assert listings(orion)[0].measures == ("asset_freeze", "transport_sanctions")


def test_a_new_type_of_name_is_warned_about() -> None:
    assert reading_of(UK / "uksl.xml").warnings == ("names of the new type 'Nickname' count as aliases",)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("<Name1>LYRA</Name1>", "<Name7>LYRA</Name7>", "<Name7>"),
        ("<UniqueID>TST0001</UniqueID>", "<UniqueID/>", "no unique id"),
        ("<Titles><Title>Dr</Title></Titles>", "<Title>Dr</Title>", "<Title>"),
        ("</Designations>", "", "not well-formed"),
    ],
)
def test_structure_without_a_rule_is_refused_with_its_place(old: str, new: str, words: str) -> None:
    text = (UK / "uksl.xml").read_text("utf-8").replace(old, new, 1)
    with pytest.raises(UnreadableList, match=words) as refused:
        reading_of(raw("uk.xml", text.encode()))
    assert refused.value.where.startswith("uk.xml")
    assert refused.value.hint


def test_csv_states_the_same_as_xml() -> None:
    xml, table = reading_of(UK / "uksl.xml"), reading_of(UK / "uksl.csv")
    theirs, ours = party(xml, "TST0001"), party(table, "TST0001")
    assert listings(theirs) == listings(ours)
    assert set(names(ours)) == set(names(theirs)) - {("Lyra Orion", "alias", "strong", "Latn", "")}
    assert dates(ours) == ["1968", "1967-11-12"]
    for field in ("gender", "nationality", "position", "title", "remark"):
        assert ours.values(field) == theirs.values(field)
    assert ("passport", "D0000001", "diplomatic") in identifiers(ours)
    assert [p.text for p in ours.values("birth_place") if isinstance(p, Place)] == [
        "Kabul, Afghanistan",
        "Herat, Afghanistan",
    ]
    assert ("other", "HIN1", "") in identifiers(party(table, "TST0002"))


def test_ods_states_parties_only_and_takes_nothing_else_away() -> None:
    reading = reading_of(raw("uk.ods", ods((UK / "uksl_ods_content.xml").read_bytes())))
    assert reading.missing_parts == ("aliases", "addresses", "details")
    assert reading.warnings == ("no name is stated for TST0004",)
    (listing,) = listings(party(reading, "TST0001"))
    assert listing.measures == ("asset_freeze", "travel_ban")
    assert listings(party(reading, "TST0002"))[0].measures == ("de_flag", "transport_sanctions")
    assert names(party(reading, "TST0001")) == [("VEGA LYRA MARIA", "primary", "strong", "Latn", "")]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("<text:p>Regime Name</text:p>", "<text:p>Colour</text:p>", "Colour"),
        ("<text:p>TST0002</text:p>", "<text:p> </text:p>", "no unique id"),
        (
            '"string"><text:p>TST0002',
            '"string" table:number-columns-repeated="99999"><text:p>TST0002',
            "99999",
        ),
        ("</table:table>", "", "not well-formed"),
    ],
)
def test_an_ods_of_another_shape_is_refused(old: str, new: str, words: str) -> None:
    content = (UK / "uksl_ods_content.xml").read_text("utf-8").replace(old, new, 1)
    with pytest.raises(UnreadableList, match=words):
        reading_of(raw("uk.ods", ods(content.encode())))


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_rows_of_one_ofsi_target_are_joined(form: str) -> None:
    reading = reading_of(UK / "conlist.csv" if form == "csv" else raw("conlist.xlsx", xlsx()))
    assert (reading.source, reading.published and reading.published.iso) == ("uk-ofsi", "2025-04-14")
    vega = party(reading, "90001")
    assert names(vega) == [
        ("Lyra Maria VEGA", "primary", "strong", "Latn", ""),
        ("Вега Лира", "primary", "strong", "Cyrl", "ru"),
        ("The Star", "alias", "weak", "Latn", ""),
        ("Lira Wega", "former", "strong", "Latn", ""),
    ]
    assert dates(vega) == ["1961", "1973-05"]
    assert texts(vega, "nationality") == [("Afghanistan", "af"), ("Pakistan", "pk")]
    assert [(one.programme, one.listed_on and one.listed_on.iso) for one in listings(vega)] == [
        ("Test", "2020-01-31"),
        ("Second Test", "2021-02-01"),
    ]
    assert listings(vega)[0].grounds == "She tests readers."


def test_ofsi_tags_become_values_and_the_remark_stays_whole() -> None:
    vega = party(reading_of(UK / "conlist.csv"), "90001")
    told = set(identifiers(vega))
    assert {
        ("uk_reference", "TST0001", ""),
        ("un_reference", "LYi.900", ""),
        ("uk_reference", "90001", ""),
    } <= told
    assert {
        ("passport", "D1", "diplomatic"),
        ("passport", "D2", ""),
        ("phone", "+44 1", ""),
        ("phone", "+44 2", ""),
    } <= told
    assert texts(vega, "gender") == [("Female", "female")]
    assert any(text.startswith("(UK Sanctions List Ref):TST0001.") for text, _ in texts(vega, "remark"))


def test_ofsi_information_without_tags_is_a_remark() -> None:
    rows = (UK / "conlist.csv").read_text("utf-8").splitlines()
    plain = "".join(f"{re.sub('[(][^()]*[)]:', '', row)}\n" for row in rows)
    ship = party(reading_of(raw("conlist.csv", plain.encode())), "90002")
    assert texts(ship, "remark")[0][0].startswith("TST0002. Invented.")
    assert identifiers(ship) == [("uk_reference", "90002", "")]


def test_an_ofsi_ship_has_no_asset_freeze() -> None:
    ship = party(reading_of(UK / "conlist.csv"), "90002")
    assert listings(ship)[0].measures == ()
    assert ("imo", "9000001", "") in identifiers(ship)
    assert texts(ship, "vessel_type") == [("Oil tanker", "")]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Alias Quality,Regime", "Alias Quality,Realm", "Realm"),
        ("90002", "", "no Group ID"),
        ("TEST PETREL,", "", "35 columns"),
    ],
)
def test_an_ofsi_table_of_another_shape_is_refused(old: str, new: str, words: str) -> None:
    text = (UK / "conlist.csv").read_text("utf-8").replace(old, new, 1)
    with pytest.raises(UnreadableList, match=words):
        reading_of(raw("conlist.csv", text.encode()))


def test_a_damaged_workbook_is_refused() -> None:
    whole = xlsx()
    with pytest.raises(UnreadableList):
        reading_of(raw("conlist.xlsx", whole[: len(whole) // 2]))
