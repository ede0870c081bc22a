"""Rows of each format, and what is wrong with a row by its line."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from listed.batch.tables import Row, open_table
from listed.errors import QueryError

ROWS = (("1", "Aster Vega", "1961-02-03"), ("2", "Лира", ""))
CSV = "id,name,born\n1,Aster Vega,1961-02-03\n2,Лира,\n"


def rows(path: Path) -> list[tuple[str, ...]]:
    return [row.values for row in read(path)]


def read(path: Path) -> list[Row]:
    with open_table(path) as table:
        return list(table.rows())


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.csv.gz"])
def test_csv_in_its_usual_dresses(tmp_path: Path, name: str) -> None:
    text = CSV.replace(",", "\t") if "tsv" in name else CSV
    data = text.encode("utf-8-sig")
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    assert rows(tmp_path / name) == list(ROWS)
    with open_table(tmp_path / name) as table:
        assert table.headings == ("id", "name", "born")


def test_semicolons_are_found_by_the_headings(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id;name\n1;Vega, Aster\n", "utf-8")
    assert rows(tmp_path / "a.csv") == [("1", "Vega, Aster")]


def test_json_lines_parquet_and_arrow_hold_the_same(tmp_path: Path) -> None:
    import pyarrow.feather
    import pyarrow.parquet

    objects = [dict(zip(("id", "name", "born"), row, strict=True)) for row in ROWS]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(one) + "\n" for one in objects), "utf-8")
    table = pyarrow.Table.from_pylist(objects)
    pyarrow.parquet.write_table(table, tmp_path / "a.parquet")
    pyarrow.feather.write_feather(table, tmp_path / "a.arrow")
    with pyarrow.ipc.new_stream(tmp_path / "b.arrow", table.schema) as stream:
        stream.write_table(table)
    for name in ("a.jsonl", "a.parquet", "a.arrow", "b.arrow"):
        assert rows(tmp_path / name) == list(ROWS), name


def test_typed_values_become_text(tmp_path: Path) -> None:
    import datetime

    import pyarrow.parquet

    table = pyarrow.table(
        {"name": ["A"], "born": [datetime.date(1961, 2, 3)], "country": [["fr", "es"]], "n": [None]}
    )
    pyarrow.parquet.write_table(table, tmp_path / "a.parquet")
    assert rows(tmp_path / "a.parquet") == [("A", "1961-02-03", "fr;es", "")]


def test_a_broken_row_is_named_by_its_line_and_the_next_is_read(tmp_path: Path) -> None:
    lines = [
        b"id,name",
        b"1,A",
        b"2",
        b'3,"B" x',
        b"4,\xff\xfe",
        b'5,"two',
        b'lines"',
        b"6,C",
        b'7,"open',
        b"8,D",
    ]
    (tmp_path / "a.csv").write_bytes(b"\n".join(lines) + b"\n")
    found = {row.line: row.fault for row in read(tmp_path / "a.csv")}
    assert found[2] == found[6] == found[8] == ""
    assert found[3] == "1 columns, not 2"
    assert found[4].startswith("',' expected")
    assert found[5] == "not UTF-8"
    assert "unexpected end of data (lines 9 to" in found[9]


def test_a_broken_json_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"name": "A"}\n[1]\n{"name": "B", "x": 1}\n{"name": "C"}\n', "utf-8")
    faults = [(row.line, row.fault) for row in read(tmp_path / "a.jsonl")]
    assert faults == [(1, ""), (2, "not a JSON object"), (3, "a key that the first line has not: x"), (4, "")]


@pytest.mark.parametrize(("name", "data"), [("a.xls", b"x"), ("a.csv", b"\n1,2\n"), ("a.jsonl", b"[]\n")])
def test_what_is_no_table_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(QueryError, match=r"table|headings|JSON"):
        read(tmp_path / name)
