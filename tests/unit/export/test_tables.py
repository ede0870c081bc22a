"""One row for each party, in CSV and in Parquet; records for Senzing."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from pyarrow import parquet
from tests.unit.export.exports import entries

from listed.export import senzing, tables
from listed.export.entry import Entry


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Entry, ...]:
    return entries(tmp_path_factory.mktemp("lists"))


def test_csv_has_a_row_for_each_party_with_every_name(exported: tuple[Entry, ...]) -> None:
    text = b"".join(tables.csv_lines(exported)).decode()
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text))}
    assert list(rows) == [entry.party.id for entry in exported]
    vega = rows["us-ofac-sdn:1"]
    assert (vega["name"], vega["aliases"], vega["weak_aliases"]) == (
        "VEGA, Aster",
        "WEGA, Aster",
        "STAR, The",
    )
    assert (vega["birth_date"], vega["countries"], vega["standing"]) == ("1961;1962-03-02", "ly", "in force")
    assert vega["programmes"] == "SDGT;TEST-EO19999"


def test_a_value_with_the_separator_in_it_is_quoted_within_the_cell(exported: tuple[Entry, ...]) -> None:
    (row,) = csv.reader(io.StringIO(tables._csv(["a;b", "c"], ";").decode()), delimiter=";")
    assert row == ["a;b", "c"]
    text = b"".join(tables.csv_lines(exported)).decode()
    for row, entry in zip(csv.DictReader(io.StringIO(text)), exported, strict=True):
        for name in tables.JOINED:
            cell = next(csv.reader([row[name]], delimiter=";"), [])
            assert tuple(cell) == getattr(tables.row_of(entry), name)


def test_parquet_holds_the_same_rows(exported: tuple[Entry, ...], tmp_path: Path) -> None:
    with (tmp_path / "x.parquet").open("wb") as file:
        tables.write_parquet(exported, file)
    rows = parquet.read_table(tmp_path / "x.parquet").to_pylist()
    assert [row["id"] for row in rows] == [entry.party.id for entry in exported]
    assert all(
        tuple(row["aliases"]) == tables.row_of(entry).aliases
        for row, entry in zip(rows, exported, strict=True)
    )


def test_a_record_for_senzing_has_names_numbers_and_an_anchor(exported: tuple[Entry, ...]) -> None:
    records = {(record := json.loads(line))["RECORD_ID"]: record for line in senzing.lines(exported)}
    assert len(records) == len(exported)
    vega = records["us-ofac-sdn:1"]
    assert (vega["DATA_SOURCE"], vega["RECORD_TYPE"]) == ("US-OFAC-SDN", "PERSON")
    assert {"NAME_TYPE": "PRIMARY", "NAME_FULL": "VEGA, Aster"} in vega["NAME_LIST"]
    assert {"NAME_TYPE": "PRIMARY", "NAME_FIRST": "Aster", "NAME_LAST": "VEGA"} in vega["NAME_LIST"]
    assert {"PASSPORT_NUMBER": "X000000", "PASSPORT_COUNTRY": "ly"} in vega["IDENTIFIER_LIST"]
    assert {"DATE_OF_BIRTH": "1962-03-02"} in vega["ATTRIBUTE_LIST"]
    assert vega["RELATIONSHIP_LIST"] == [{"REL_ANCHOR_DOMAIN": "LISTED", "REL_ANCHOR_KEY": "us-ofac-sdn:1"}]
    assert records["us-ofac-sdn:2"]["NAME_LIST"][0] == {"NAME_TYPE": "PRIMARY", "NAME_ORG": "VEGA BATTALION"}


def test_pointers_name_parties(
    exported: tuple[Entry, ...],
) -> None:
    records = [senzing.record(entry) for entry in exported]
    pointers = [one for record in records for one in record["RELATIONSHIP_LIST"] if "REL_POINTER_KEY" in one]
    assert pointers
    assert all(one["REL_POINTER_KEY"].partition(":")[1] for one in pointers)  # type: ignore[union-attr]
