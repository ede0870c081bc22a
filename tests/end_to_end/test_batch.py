"""`listed batch` as a process: every row is screened or rejected, and a run that died goes on."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .conftest import Run

CUSTOMERS = """id,name,date_of_birth,country
1,Aster Vega,1961,Libya
2,Completely Unrelated Somebody,,
3,Aster Vega,31.31.1961,
4,"Broken
5,Nobody Here,1970-01-01,Atlantis
"""


@pytest.fixture
def customers(tmp_path: Path) -> Path:
    path = tmp_path / "customers.csv"
    path.write_text(CUSTOMERS.replace('4,"Broken\n', "4,Too,Many,Columns,Here\n"), "utf-8")
    return path


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_hits_are_those_of_screen_and_rejects_have_their_lines(
    loaded: Run, customers: Path, tmp_path: Path
) -> None:
    done = loaded("batch", str(customers), "-o", str(tmp_path / "hits.csv"))
    assert done.returncode == 2, done.stderr
    hits, rejects = read(tmp_path / "hits.csv"), read(tmp_path / "hits.rejects.csv")
    assert {(row["line"], row["id"]) for row in hits} == {("2", "1")}
    alone = json.loads(loaded("screen", "Aster Vega", "--born", "1961", "--country", "ly", "--json").stdout)
    assert [row["party"] for row in hits] == [hit["party"]["id"] for hit in alone["hits"]]
    assert [float(row["bits"]) for row in hits] == [hit["total_millibits"] / 1000 for hit in alone["hits"]]
    assert [(row["line"], row["id"]) for row in rejects] == [("4", "3"), ("5", "4"), ("6", "5")]
    assert [
        "31.31.1961" in rejects[0]["reason"],
        "5 columns" in rejects[1]["reason"],
        "Atlantis" in rejects[2]["reason"],
    ] == [True] * 3
    assert "5 rows" in done.stdout
    assert "2 screened, 3 rejected" in done.stdout
    assert "un-sc 2026-01-02 (2 parties)" in done.stdout
    assert sorted(path.name for path in tmp_path.glob("hits*")) == ["hits.csv", "hits.rejects.csv"]


def test_no_hit_exits_0_and_hits_exit_1(loaded: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name\nCompletely Unrelated Somebody\n", "utf-8")
    done = loaded("batch", str(tmp_path / "a.csv"), "-o", str(tmp_path / "hits.jsonl"), "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["screened"] == 1
    (tmp_path / "b.csv").write_text("name\nAster Vega\n", "utf-8")
    assert loaded("batch", str(tmp_path / "b.csv"), "-o", str(tmp_path / "hits.jsonl")).returncode == 1
    assert json.loads((tmp_path / "hits.jsonl").read_text().splitlines()[0])["asked"] == "Aster Vega"


def test_hits_as_parquet_are_those_as_csv(loaded: Run, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    (tmp_path / "b.csv").write_text("name\nAster Vega\n", "utf-8")
    for name in ("hits.csv", "hits.parquet"):
        assert loaded("batch", str(tmp_path / "b.csv"), "-o", str(tmp_path / name)).returncode == 1
    rows = parquet.read_table(tmp_path / "hits.parquet").to_pylist()
    assert [{key: str(value) for key, value in row.items()} for row in rows] == read(tmp_path / "hits.csv")


def test_without_a_list_nothing_is_screened_or_written(listed: Run, customers: Path, tmp_path: Path) -> None:
    done = listed("batch", str(customers), "-o", str(tmp_path / "hits.csv"))
    assert done.returncode == 3
    assert "no list loaded" in done.stderr
    assert not list(tmp_path.glob("hits*"))


def test_a_file_that_is_cut_off_is_no_clear(loaded: Run, tmp_path: Path) -> None:
    import gzip

    packed = gzip.compress(("name\n" + "".join(f"Somebody {n * n}\n" for n in range(20_000))).encode())
    (tmp_path / "a.csv.gz").write_bytes(packed[: len(packed) // 2])
    done = loaded("batch", str(tmp_path / "a.csv.gz"), "-o", str(tmp_path / "hits.csv"))
    assert done.returncode == 2
    assert "can't be read on" in done.stderr
    assert not (tmp_path / "hits.csv").exists()


def test_a_run_that_was_killed_goes_on_and_gives_the_same(loaded: Run, tmp_path: Path) -> None:
    table = tmp_path / "many.csv"
    table.write_text(
        "id,name\n" + "".join(f"{n},{'Aster Vega' if n % 5 == 0 else 'Some Body'}\n" for n in range(60_000)),
        "utf-8",
    )
    assert loaded("batch", str(table), "-o", str(tmp_path / "whole.csv")).returncode == 1
    begun = subprocess.Popen(
        [
            Path(sys.executable).with_name("listed"),
            "--register",
            tmp_path / "register",
            "batch",
            table,
            "-o",
            tmp_path / "hits.csv",
            "--workers",
            "1",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"LISTED_REGISTER": str(tmp_path / "register")},
    )
    state = tmp_path / "hits.csv.progress"
    while not state.exists() and begun.poll() is None:
        time.sleep(0.005)
    begun.send_signal(signal.SIGKILL)
    begun.wait()
    assert state.exists(), "the run ended before it could be killed"
    other = loaded("batch", str(table), "-o", str(tmp_path / "hits.csv"), "--threshold", "20")
    assert other.returncode == 2
    assert "stopped half-way" in other.stderr
    again = loaded("batch", str(table), "-o", str(tmp_path / "hits.csv"))
    assert "going on after row" in again.stderr
    assert (tmp_path / "hits.csv").read_bytes() == (tmp_path / "whole.csv").read_bytes()
    assert not list(tmp_path.glob("hits.csv.*"))
