"""OFAC's formats beside each other: what one party is in the CSV files, it is in the XML formats."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from tests.unit.sources.reading import reading_of

import listed
from listed.model import Claim, Field, Link, Listing, Name, Place, Reading, Text, Value
from listed.sources.common.recognise import open_files, recognise

Stated = Counter[tuple[Field, Value]]


@pytest.fixture(scope="module")
def standard(snapshots: Path) -> tuple[Reading, Reading]:
    """The standard XML of two days."""
    days = ("2025-11-29", "2026-01-08")
    first, second = (reading_of(snapshots / "data/us-ofac" / day / "consolidated.xml") for day in days)
    return first, second


def by_party(claims: tuple[Claim, ...]) -> dict[str, Stated]:
    found: dict[str, Stated] = {}
    for claim in claims:
        found.setdefault(claim.party, Counter())[claim.field, claim.value] += 1
    return found


def of_field(stated: Stated, field: str) -> set[Value]:
    return {value for name, value in stated if name == field}


def csv_reading(snapshots: Path) -> Reading:
    (found,) = recognise(open_files([snapshots / "data/us-ofac/2025-12-19"]))
    return found.read()


def levelled(field: Field, value: Value) -> Value | None:
    """A value without what only one of the two formats can state; None for what is composed of other claims.

    - `remark`: the CSV's is all facts of the entry in one text, the XML's only the authority's free words.
    - addresses: the CSV has city, region and postal code in one column, the XML in elements of their own.
    - the last full stop: the CSV's remark ends in one, so that whose the last one was can't be told.
    - double quotes: the CSV, whose fields are in double quotes, has single ones in their place.
    """
    if field == "remark":
        return None
    if isinstance(value, Place) and field == "address":
        return msgspec.structs.replace(value, city="", region="", postal_code="")
    if isinstance(value, Text) and field == "unplaced":
        return msgspec.structs.replace(value, text=value.text.removesuffix("."))
    if isinstance(value, Link):
        return msgspec.structs.replace(value, other_name=value.other_name.removesuffix("."))
    if isinstance(value, Name):
        return msgspec.structs.replace(value, text=value.text.replace('"', "'"))
    return value


def level(stated: Stated) -> Stated:
    found: Stated = Counter()
    for (field, value), times in stated.items():
        if (same := levelled(field, value)) is not None:
            found[field, same] += times
    return found


def test_standard_xml_counts(standard: tuple[Reading, Reading]) -> None:
    first, second = standard
    assert [r.source for r in standard] == ["us-ofac-cons"] * 2
    assert [r.stated_parties for r in standard] == [443, 442]
    assert [len(by_party(r.claims)) for r in standard] == [443, 442]
    assert [r.published.iso for r in standard if r.published] == ["2025-10-22", "2026-01-08"]
    names = [c for c in first.claims if c.field == "name"]
    assert len(names) == 443 + 1145
    assert second.missing_parts == ()


def test_standard_xml_and_csv_state_the_same(standard: tuple[Reading, Reading], snapshots: Path) -> None:
    """Of the 440 parties that did not change between the two XML editions around it, field by field."""
    first, second = (by_party(r.claims) for r in standard)
    csv = by_party(csv_reading(snapshots).claims)
    same = [p for p in first if first[p] == second.get(p) and p in csv]
    assert len(same) == 440
    assert sum(sum(level(first[p]).values()) for p in same) > 6000
    for number in same:
        assert level(first[number]) == level(csv[number]), number


def test_what_the_formats_state_differently_is_counted(
    standard: tuple[Reading, Reading], snapshots: Path
) -> None:
    """So that the levelling above can't hide more than it says: claims of the XML that the CSV has not."""
    first, second = (by_party(r.claims) for r in standard)
    csv = by_party(csv_reading(snapshots).claims)
    same = [p for p in first if first[p] == second.get(p) and p in csv]
    only = Counter(field for p in same for field, _ in (first[p] - csv[p]).elements())
    assert only == {"remark": 344, "address": 482, "unplaced": 8, "link": 5, "name": 1}


def test_advanced_xml_states_what_the_standard_xml_states_years_later(snapshots: Path) -> None:
    advanced = reading_of(snapshots / "data/us-ofac/2020-03-17/cons_advanced.xml")
    standard = reading_of(snapshots / "data/us-ofac/2025-11-29/consolidated.xml")
    first, second = by_party(advanced.claims), by_party(standard.claims)
    assert (len(first), advanced.source, len(advanced.claims)) == (375, "us-ofac-cons", 5604)
    both = first.keys() & second.keys()
    assert len(both) == 366
    same = {
        field: sum(of_field(first[one], field) == of_field(second[one], field) for one in both)
        for field in ("schema", "birth_date", "citizenship", "birth_place", "gender")
    }
    assert same == {"schema": 366, "birth_date": 366, "citizenship": 366, "birth_place": 365, "gender": 365}


def test_enhanced_xml_of_one_programme_is_a_filtered_publication(snapshots: Path) -> None:
    reading = reading_of(snapshots / "data/us-ofac/2024-08-28/IRGC_sanctions.enhanced.xml")
    assert (reading.source, reading.delta, len(by_party(reading.claims))) == ("us-ofac-sdn", True, 293)
    assert "IRGC" in reading.warnings[0]
    assert reading.published is not None
    assert reading.published.iso == "2024-08-28"


@pytest.fixture(scope="module")
def enhanced(snapshots: Path) -> Reading:
    """A search for one programme, in the Enhanced format."""
    return reading_of(snapshots / "data/us-ofac/2024-08-28/IRGC_sanctions.enhanced.xml")


def test_enhanced_xml_counts(enhanced: Reading) -> None:
    assert (enhanced.source, enhanced.delta, len(by_party(enhanced.claims))) == ("us-ofac-sdn", True, 293)
    assert enhanced.warnings == (
        "a filtered publication (sanctionsPrograms: IRGC): parties that are not in it stay as they are",
    )
    counts = Counter(claim.field for claim in enhanced.claims)
    assert (counts["listing"], counts["name"], counts["link"]) == (973, 930, 229)
    documents, features = 218, 110
    assert counts["identifier"] == documents + features
    scripts = Counter(c.value.script for c in enhanced.claims if isinstance(c.value, Name))
    assert scripts == {"Latn": 834, "Arab": 92, "Cyrl": 3, "Hani": 1}
    listings = [c.value for c in enhanced.claims if isinstance(c.value, Listing)]
    assert all(one.listed_on and one.listed_on.exact for one in listings)


def test_enhanced_xml_and_csv_state_the_same(enhanced: Reading, snapshots: Path) -> None:
    """All 293 parties beside the main CSV file of four months before. Only these differ, by format or by time:

    - `name`: the CSV has Latin script only.
    - `link`: the CSV has `Linked To` and a name, the Enhanced format the kind of relation and the party's number.
    - `listing`: three parties got a programme between the two days; dates and acts are in the Enhanced format only.
    - `unplaced`: acts, doubts about documents; the CSV repeats titles in its remarks.
    """
    csv = by_party(reading_of(snapshots / "data/us-ofac/2024-05-03/sdn.csv.gz").claims)
    found = by_party(tuple(c for c in enhanced.claims if c.part == "parties"))
    more, fewer = Counter[str](), Counter[str]()
    for number, stated in found.items():
        ours, theirs = undated(stated), undated(csv[number])
        more.update(field for field, _ in (ours - theirs).elements())
        fewer.update(field for field, _ in (theirs - ours).elements())
    assert more == {"name": 73, "link": 229, "listing": 3, "unplaced": 442, "remark": 6}
    assert fewer == {"link": 229, "unplaced": 44, "remark": 293}
    assert sum(sum(stated.values()) for stated in found.values()) > 3600


def undated(stated: Stated) -> Stated:
    """Values without what the CSV has no column for."""
    found: Stated = Counter()
    for (field, value), times in stated.items():
        if isinstance(value, Listing):
            value = msgspec.structs.replace(value, listed_on=None, amended_on=(), legal_act="")
        found[field, value] += times
    return found


def test_advanced_xml_counts(snapshots: Path) -> None:
    reading = reading_of(snapshots / "data/us-ofac/2020-03-17/cons_advanced.xml")
    assert (reading.source, len(by_party(reading.claims))) == ("us-ofac-cons", 375)
    assert reading.published
    assert reading.published.iso == "2020-03-17"
    counts = Counter(claim.field for claim in reading.claims)
    assert (counts["name"], counts["link"], counts["birth_date"]) == (1290, 276, 77)
    documents, features = 573, 184 + 147 + 34 + 3
    assert counts["identifier"] == documents + features
    listings = [c.value for c in reading.claims if isinstance(c.value, Listing)]
    assert len(listings) == 384
    assert all(one.listed_on and one.listed_on.exact for one in listings)
    links = [c.value for c in reading.claims if isinstance(c.value, Link)]
    assert all(one.other for one in links)


def test_advanced_xml_gives_the_values_of_the_standard_one(
    standard: tuple[Reading, Reading], snapshots: Path
) -> None:
    """Five years lie between them, in which OFAC wrote addresses anew and changed numbers; the rest stands in both."""
    later = by_party(standard[0].claims)
    earlier = by_party(reading_of(snapshots / "data/us-ofac/2020-03-17/cons_advanced.xml").claims)
    stated = [(p, *item) for p in earlier if p in later for item in earlier[p]]
    gone = [field for p, field, value in stated if (field, value) not in later[p]]
    fields = ("birth_date", "birth_place", "citizenship", "gender", "address", "identifier")
    counts = [(sum(field == one for _, field, _ in stated), gone.count(one)) for one in fields]
    assert counts == [(74, 0), (19, 0), (1, 0), (1, 0), (397, 101), (927, 98)]


def test_a_filtered_file_leaves_the_others_in_the_register(snapshots: Path, tmp_path: Path) -> None:
    with listed.open(tmp_path / "register") as register:
        for day in ("2024-05-03", "2024-08-28"):
            known = datetime.fromisoformat(day).replace(tzinfo=UTC)
            (loaded,) = register.load([snapshots / "data/us-ofac" / day], known=known)
        assert (loaded.added, loaded.removed, loaded.changed) == (0, 0, 293)
        assert len(register.at().parties("us-ofac-sdn")) == 14965
