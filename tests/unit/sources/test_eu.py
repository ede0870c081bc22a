"""The EU's list in its five formats, on invented entities."""

from __future__ import annotations

import pytest
from tests.unit.sources.reading import GOLDEN, party, raw, reading_of

from listed.dates import PartialDate
from listed.errors import UnreadableList
from listed.model import Dated, Field, Identifier, Listing, Name, Party, Place, Text
from listed.sources.eu.csv_columns import CSV_1_0, CSV_1_1

EU = GOLDEN / "eu"


def names(one: Party) -> list[tuple[str, str, str, str, str]]:
    found = (v for v in one.values("name") if isinstance(v, Name))
    return [(n.text, n.kind, n.strength, n.script, n.language) for n in found]


def dates(one: Party, field: Field = "birth_date") -> list[tuple[str, str, bool]]:
    found = (v.when for v in one.values(field) if isinstance(v, Dated))
    return [(when.iso, when.text, when.circa) for when in found]


def identifiers(one: Party) -> list[tuple[str, str, str, str]]:
    found = (v for v in one.values("identifier") if isinstance(v, Identifier))
    return [(i.kind, i.value, i.country, i.note) for i in found]


def listing(one: Party) -> Listing:
    (found,) = (v for v in one.values("listing") if isinstance(v, Listing))
    return found


def iso(when: PartialDate | None) -> str:
    return when.iso if when else ""


def test_xml_keeps_every_value_of_a_person() -> None:
    reading = reading_of(EU / "fsf_1_1.xml")
    vega = party(reading, "900")
    assert reading.published_at is not None
    assert reading.published_at.isoformat() == "2026-01-02T02:04:05+00:00"
    assert names(vega) == [
        ("Вега Лира", "alias", "strong", "Cyrl", "bg"),
        ("Lyra Maria VEGA", "primary", "strong", "Latn", ""),
        ("The Star", "alias", "weak", "Latn", ""),
    ]
    assert dates(vega) == [
        ("1961", "circa 1961", True),
        ("1960-01-01/1962-12-31", "1960/1962", False),
        ("", "1381-01-01 (ISLAMIC)", False),
    ]
    assert identifiers(vega) == [
        ("eu_reference", "EU.900.1", "", ""),
        ("un_reference", "QDi.900", "", ""),
        ("passport", "AB 00 1", "", "diplomatic; expired; issued by Paris"),
    ]
    assert [(v.text, v.code) for v in vega.values("citizenship") if isinstance(v, Text)] == [("FRANCE", "fr")]
    assert [v.text for f in ("title", "position") for v in vega.values(f) if isinstance(v, Text)] == [
        "Dr",
        "Minister of Tests",
    ]


def test_an_act_that_lists_gives_the_day_and_an_amendment_only_shows_that_it_stood_there() -> None:
    reading = reading_of(EU / "fsf_1_1.xml")
    first, second, third = (listing(party(reading, number)) for number in ("900", "901", "902"))
    assert (iso(first.listed_on), first.amended_on) == ("2020-02-04", ())
    assert (first.legal_act, first.url, first.record) == (
        "council regulation 2020/900 (OJ L1)",
        "https://example.eu/900",
        "EU.900.1",
    )
    assert first.measures == ("asset_freeze",)
    assert (iso(second.listed_on), [d.iso for d in second.amended_on]) == ("2019-05-06", ["2024-01-16"])
    assert (third.listed_on, [d.iso for d in third.amended_on]) == (None, ["2025-02-01"])


def test_an_address_keeps_its_parts_contacts_and_remarks_and_an_empty_one_is_none() -> None:
    orion = party(reading_of(EU / "fsf_1_1.xml"), "901")
    (place,) = (v for v in orion.values("address") if isinstance(v, Place))
    assert (place.street, place.city, place.region, place.postal_code) == (
        "1 rue Test",
        "Lyon",
        "Rhône",
        "69001, PO Box 7",
    )
    assert (place.country, place.note) == ("fr", "as at listing time; old office")
    assert ("phone", "+33 1 00", "", "") in identifiers(orion)
    assert [(v.label, v.text) for v in orion.values("unplaced") if isinstance(v, Text)] == [
        ("contact TELEX", "123")
    ]


def test_the_act_behind_each_name_stands_in_its_evidence() -> None:
    reading = reading_of(EU / "fsf_1_1.xml")
    claim = next(c for c in reading.claims if isinstance(c.value, Name) and c.value.language == "bg")
    assert claim.evidence.place == "fsf_1_1.xml entity 900, nameAlias 12"
    assert claim.evidence.text == "Вега Лира [amendment 2021/1 (OJ L1), 2021-01-01, https://example.eu/1]"


def test_a_new_type_of_subject_is_kept_and_warned_about() -> None:
    reading = reading_of(EU / "fsf_1_1.xml")
    ceres = party(reading, "902")
    assert [v.text for v in ceres.values("schema") if isinstance(v, Text)] == ["LegalEntity"]
    assert reading.warnings == ("entity 902 is of the new type 'asteroid'",)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('zipCode=""', 'zipColour="red"', "zipColour"),
        ("<remark>Invented for a test.</remark>", "<colour/>", "<colour>"),
        (' logicalId="900">', ">", "no logicalId"),
        ("</export>", "", "not well-formed"),
    ],
)
def test_structure_without_a_rule_is_refused_with_its_place(old: str, new: str, words: str) -> None:
    text = (EU / "fsf_1_1.xml").read_text("utf-8").replace(old, new, 1)
    with pytest.raises(UnreadableList, match=words) as refused:
        reading_of(raw("fsf.xml", text.encode()))
    assert refused.value.where.startswith("fsf.xml")
    assert refused.value.hint


def test_csv_1_1_states_the_same_as_xml() -> None:
    xml, table = reading_of(EU / "fsf_1_1.xml"), reading_of(EU / "fsf_1_1.csv")
    assert iso(table.published) == "2026-01-02"
    theirs, ours = party(xml, "900"), party(table, "900")
    assert set(names(theirs)) == set(names(ours))
    assert listing(theirs) == listing(ours)
    for field in ("citizenship", "title", "gender", "birth_place"):
        assert theirs.values(field) == ours.values(field)
    assert [v.text for v in ours.values("position") if isinstance(v, Text)] == ["Minister; of Tests"]
    assert ("passport", "AB 00 1", "", "diplomatic") in identifiers(ours)
    assert ("phone", "+33 1 00", "", "") in identifiers(party(table, "901"))


@pytest.mark.parametrize("file", ["global_2016.xml", "fsf_1_0.csv"])
def test_the_old_formats_part_what_they_joined(file: str) -> None:
    reading = reading_of(EU / file)
    vega = party(reading, "900")
    assert names(vega) == [("Lyra VEGA", "primary", "strong", "Latn", "")]
    (when,) = dates(vega)
    assert (when[1].endswith("(approximative)"), when[2]) == (True, True)
    kinds = {(kind, value, country) for kind, value, country, _ in identifiers(vega)}
    assert {("passport", "AB001", "fr"), ("phone", "1 2", "")} <= kinds
    (place,) = (v for v in vega.values("address") if isinstance(v, Place))
    assert (place.street, place.country) == ("12 rue Test", "fr")
    assert listing(vega).programme == "TST"


def test_a_year_of_the_old_xml_may_be_a_span() -> None:
    vega = party(reading_of(EU / "global_2016.xml"), "900")
    assert dates(vega) == [("1958-01-01/1963-12-31", "1958 - 1963 (approximative)", True)]
    assert ("passport", "AB001", "fr", "(issued 1999)") in identifiers(vega)


def test_the_copy_of_a_spreadsheet_is_refused_for_what_it_lost() -> None:
    with pytest.raises(UnreadableList, match="spreadsheet saved this copy") as refused:
        reading_of(EU / "fsf_1_0_spreadsheet.csv")
    assert refused.value.hint == "take the XML 1.1 or the CSV from the publisher itself"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda text: text.replace("Naal_title", "Naal_colour", 1), "Naal_colour"),
        (lambda text: text + "1;2;3\n", "3 columns"),
        (lambda text: text.replace(";900;P;", ";;P;", 1), "no entity number"),
    ],
)
def test_a_table_of_another_shape_is_refused(change, words: str) -> None:  # type: ignore[no-untyped-def]
    text = change((EU / "fsf_1_0.csv").read_text("utf-8"))
    with pytest.raises(UnreadableList, match=words):
        reading_of(raw("fsf.csv", text.encode()))


def test_a_table_in_another_encoding_is_refused() -> None:
    text = (EU / "fsf_1_0.csv").read_text("utf-8").replace("Lyon", "Orléans")
    with pytest.raises(UnreadableList, match="not UTF-8"):
        reading_of(raw("fsf.csv", text.encode("latin-1")))


def test_the_columns_are_those_of_the_publisher() -> None:
    assert (len(CSV_1_1.columns), len(CSV_1_0.columns)) == (118, 59)


def test_the_primary_name_does_not_depend_on_the_order_of_the_file() -> None:
    text = (EU / "fsf_1_1.xml").read_text("utf-8")
    turned = text.replace('logicalId="12"', 'logicalId="1"').replace('logicalId="10"', 'logicalId="12"')
    first = [n for n in names(party(reading_of(raw("a.xml", turned.encode())), "900")) if n[1] == "primary"]
    assert [n[0] for n in first] == ["Вега Лира"]
