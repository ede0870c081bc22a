"""Real lists of Canada, Australia and the United States: nothing is lost, and what is odd in them is read."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from listed.model import Dated, Identifier, Listing, Name, Reading, Text
from listed.sources.common.recognise import open_files, recognise

CANADA = "data/ca-sema/2025-05-25/sema-lmes.xml"
AUSTRALIA_OLD = "data/au-dfat/2024-12-17/regulation8_consolidated.xlsx"
AUSTRALIA_NEW = "data/au-dfat/2026-08-02/dfat.xlsx"
CSL = "data/us-csl/2019-12-03/csl.csv"
DENIED = "data/us-bis/2022-09-07/dpl.txt"


def reading_of(path: Path) -> Reading:
    (found,) = recognise(open_files([path]))
    return found.read()


def parties(reading: Reading) -> set[str]:
    return {claim.party for claim in reading.claims}


def schemas(reading: Reading) -> dict[str, int]:
    return dict(
        Counter(c.value.text for c in reading.claims if c.field == "schema" and isinstance(c.value, Text))
    )


def unread_dates(reading: Reading) -> int:
    return sum(isinstance(c.value, Dated) and not c.value.when.understood for c in reading.claims)


def test_every_canadian_record_is_a_party(snapshots: Path) -> None:
    reading = reading_of(snapshots / CANADA)
    text = (snapshots / CANADA).read_text("utf-8")
    assert len(parties(reading)) == text.count("<record>") == 4759
    assert schemas(reading) == {"Person": 3334, "Organization": 1316, "Vessel": 109}
    listings = [c.value for c in reading.claims if isinstance(c.value, Listing)]
    assert all(listing.listed_on is not None and listing.listed_on.exact for listing in listings)
    assert unread_dates(reading) == 1


def test_no_canadian_word_is_lost(snapshots: Path) -> None:
    reading = reading_of(snapshots / CANADA)
    text = (snapshots / CANADA).read_text("utf-8")
    said = {" ".join(alias.split()) for alias in re.findall(r"<Aliases>([^<]*)</Aliases>", text)} - {""}
    evidence = {claim.evidence.text for claim in reading.claims if claim.evidence.place.endswith("Aliases")}
    assert {
        alias.replace("&amp;", "&").replace("&apos;", "'").replace("&quot;", '"') for alias in said
    } == evidence


@pytest.mark.parametrize(
    ("path", "count", "kinds"),
    [
        (AUSTRALIA_OLD, 3062, {"Person": 2316, "Organization": 746}),
        (AUSTRALIA_NEW, 3846, {"Person": 2543, "Organization": 1041, "Vessel": 262}),
    ],
)
def test_both_australian_layouts_are_read_whole(
    snapshots: Path, path: str, count: int, kinds: dict[str, int]
) -> None:
    reading = reading_of(snapshots / path)
    assert len(parties(reading)) == count
    assert schemas(reading) == kinds
    primary = {c.party for c in reading.claims if isinstance(c.value, Name) and c.value.kind == "primary"}
    assert primary == parties(reading)
    assert unread_dates(reading) < 30


def test_australian_parties_keep_their_numbers_over_the_change_of_layout(snapshots: Path) -> None:
    old, new = reading_of(snapshots / AUSTRALIA_OLD), reading_of(snapshots / AUSTRALIA_NEW)
    assert len(parties(old) & parties(new)) > 2700
    ships = {c.value.value for c in new.claims if isinstance(c.value, Identifier) and c.value.kind == "imo"}
    assert len(ships) == 261


def test_the_screening_list_of_the_united_states_is_read_whole(snapshots: Path) -> None:
    reading = reading_of(snapshots / CSL)
    listings = [c.value for c in reading.claims if isinstance(c.value, Listing)]
    assert len(listings) == 115
    assert {listing.authority for listing in listings} == {
        "Bureau of Industry and Security",
        "State Department",
        "Treasury Department",
    }
    assert unread_dates(reading) == 0


def test_denied_persons_of_one_order_are_one_party(snapshots: Path) -> None:
    reading = reading_of(snapshots / DENIED)
    rows = (snapshots / DENIED).read_text("utf-8").count("\n") - 1
    assert (rows, len(parties(reading))) == (581, 461)
    names = {c.value.text for c in reading.claims if isinstance(c.value, Name)}
    assert {"I. ASH", "AL NASER WINGS AIRLINES"} <= names


@pytest.mark.parametrize("path", [CANADA, AUSTRALIA_NEW, CSL, DENIED])
def test_the_same_bytes_give_the_same_claims(snapshots: Path, path: str) -> None:
    assert reading_of(snapshots / path) == reading_of(snapshots / path)
