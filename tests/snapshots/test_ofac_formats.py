"""OFAC's formats beside each other: what one party is in the CSV files, it is in the XML formats."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import msgspec
import pytest
from tests.unit.sources.reading import reading_of

from listed.model import Claim, Field, Link, Name, Place, Reading, Text, Value
from listed.sources.recognise import open_files, recognise

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
    assert (len(first), advanced.source, len(advanced.claims)) == (375, "us-ofac-cons", 5656)
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
