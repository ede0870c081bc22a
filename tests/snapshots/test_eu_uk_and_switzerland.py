"""Real lists of the EU, the UK and Switzerland: whole counts, differences, and their known dirt."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

import listed
from listed.errors import SuspectEdition, UnreadableList
from listed.model import Dated, Identifier, Listing, Name, Place, Reading
from listed.sources.common.recognise import open_files, recognise


def reading_of(*paths: Path) -> Reading:
    (found,) = recognise(open_files(paths))
    return found.read()


def parties(reading: Reading) -> set[str]:
    return {claim.party for claim in reading.claims}


def references(reading: Reading, kind: str) -> set[str]:
    values = (claim.value for claim in reading.claims)
    return {v.value for v in values if isinstance(v, Identifier) and v.kind == kind}


@pytest.mark.parametrize(("day", "targets"), [("2023-06-05", 3993), ("2025-04-14", 4688)])
def test_conlist_counts(snapshots: Path, day: str, targets: int) -> None:
    reading = reading_of(snapshots / "data/uk-ofsi" / day / "ConList.xlsx")
    assert len(parties(reading)) == targets
    assert reading.published is not None
    assert reading.published.iso == day
    assert reading.warnings == ()


def test_conlist_difference(snapshots: Path) -> None:
    first, second = (
        parties(reading_of(snapshots / "data/uk-ofsi" / day)) for day in ("2023-06-05", "2025-04-14")
    )
    assert (len(second - first), len(first - second)) == (826, 131)


def test_conlist_values(snapshots: Path) -> None:
    reading = reading_of(snapshots / "data/uk-ofsi/2025-04-14")
    assert len(references(reading, "un_reference")) > 800
    dates = [c.value.when for c in reading.claims if isinstance(c.value, Dated) and c.field == "birth_date"]
    assert dates
    assert all(when.understood for when in dates)
    kony = [c for c in reading.claims if c.party == "uk-ofsi:13344"]
    assert len({c.value for c in kony}) == len(kony) < 100


def test_the_ods_has_a_line_for_each_designation(snapshots: Path) -> None:
    reading = reading_of(snapshots / "data/uk-fcdo/2025-08-11")
    assert len(parties(reading)) == 5302
    assert reading.missing_parts == ("aliases", "addresses", "details")
    assert reading.warnings == ("no name is stated for BEL0174, RUS1467",)
    listings = [c.value for c in reading.claims if isinstance(c.value, Listing)]
    assert sum("asset_freeze" in one.measures for one in listings) == 4846


def test_the_uk_excerpt(snapshots: Path) -> None:
    reading = reading_of(snapshots / "data/uk-fcdo/2026-08-14")
    assert parties(reading) == {f"uk-sl:{n}" for n in ("AFG0011", "AQD0128", "AQD0377", "DPR0075")}
    assert references(reading, "un_reference") == {"TAi.007", "QDi.276", "QDe.168"}
    born = [
        c.value.when.iso for c in reading.claims if isinstance(c.value, Dated) and c.field == "birth_date"
    ]
    assert born == ["1968", "1967-11-12", "1974", "1975", "1979", "1958-09", "1985"]
    assert references(reading, "passport") == {"D0009720", "D0010442"}


def test_the_eu_excerpt(snapshots: Path) -> None:
    reading = reading_of(snapshots / "data/eu-fsf/2026-08-05")
    assert parties(reading) == {f"eu-fsf:{n}" for n in (13, 191, 330, 980)}
    primary = [
        c.value.text for c in reading.claims if isinstance(c.value, Name) and c.value.kind == "primary"
    ]
    assert primary == [
        "Saddam Hussein Al-Tikriti",
        "Khalid Sheikh MOHAMMED",
        "Global Relief Foundation (GRF)",
        "Al-Rasheed Trust",
    ]
    born = [c.value.text for c in reading.claims if isinstance(c.value, Place) and c.field == "birth_place"]
    assert born == ["al-Awja, near Tikrit, IRAQ", "PAKISTAN", "PAKISTAN"]


def test_the_eu_xml_before_2017(snapshots: Path) -> None:
    reading = reading_of(snapshots / "data/eu-fsf/2016-02-11")
    assert len(parties(reading)) == 595
    assert sum(isinstance(c.value, Name) for c in reading.claims) == 2993
    assert all(c.value.when.understood for c in reading.claims if isinstance(c.value, Dated))


def test_the_eu_csv_of_a_spreadsheet_is_refused(snapshots: Path) -> None:
    with pytest.raises(UnreadableList, match="spreadsheet saved this copy"):
        reading_of(snapshots / "data/eu-fsf/2018-07-04")


def test_the_swiss_excerpt_is_of_a_de_listed_target(snapshots: Path) -> None:
    reading = reading_of(snapshots / "data/ch-seco/2026-08-15")
    (listing,) = (c.value for c in reading.claims if isinstance(c.value, Listing))
    assert listing.until is not None
    assert (listing.status, listing.until.iso) == ("de-listed", "2016-03-01")
    names = [c.value.text for c in reading.claims if isinstance(c.value, Name)]
    assert "ЛУКАШЕНКО Дмитрий Александрович" in names


def test_test_data_and_excerpts_are_not_taken_for_lists(snapshots: Path, tmp_path: Path) -> None:
    with listed.open(tmp_path / "register") as register:
        before = register.editions
        for path, words in (
            ("ch-seco/2024-01-17", "test data"),
            ("ch-seco/2026-08-15", "1 parties"),
            ("eu-fsf/2026-08-05", "4 parties"),
            ("uk-fcdo/2026-08-14", "4 parties"),
        ):
            with pytest.raises(SuspectEdition, match=words):
                register.load([snapshots / "data" / path])
        assert register.editions == before


def test_records_of_one_party_carry_the_same_references(snapshots: Path) -> None:
    un = references(reading_of(snapshots / "data/un/2026-08-01"), "un_reference")
    uk = references(reading_of(snapshots / "data/uk-ofsi/2025-04-14"), "un_reference")
    assert len(un & uk) > 750


def test_history_of_the_uk_loads_in_order(snapshots: Path, tmp_path: Path) -> None:
    with listed.open(tmp_path / "register") as register:
        for day in ("2023-06-05", "2025-04-14"):
            known = datetime.fromisoformat(day).replace(tzinfo=UTC)
            register.load([snapshots / "data/uk-ofsi" / day / "ConList.xlsx"], known=known)
        difference = register.diff("uk-ofsi")
        assert (len(difference.added), len(difference.removed)) == (826, 131)
