"""`listed export` as a process: what is written, whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run


def test_a_view_is_written_to_stdout_the_same_each_time(loaded: Run) -> None:
    once, again = (loaded("export", "--format", "ftm") for _ in range(2))
    assert once.returncode == 0, once.stderr
    assert once.stdout == again.stdout
    entities = [json.loads(line) for line in once.stdout.splitlines()]
    assert {"us-ofac-sdn.1", "un-sc.LYi.900"} <= {entity["id"] for entity in entities}


def test_one_list_alone(loaded: Run) -> None:
    done = loaded("export", "--format", "csv", "--source", "un-sc")
    assert [line.partition(",")[0] for line in done.stdout.splitlines()] == [
        "id",
        "un-sc:LYi.900",
        "un-sc:XXe.001",
    ]


def test_a_view_of_the_past(loaded: Run) -> None:
    done = loaded("export", "--format", "csv", "--source", "un-sc", "--on", "2015-01-01")
    assert "un-sc:LYi.900" in done.stdout
    assert "un-sc:XXe.001" not in done.stdout
    assert loaded("export", "--format", "csv", "--known", "2001-01-01").returncode == 2


@pytest.mark.parametrize("format", ["ftm", "csv", "parquet", "senzing"])
def test_a_file_is_replaced_by_a_whole_one(loaded: Run, tmp_path: Path, format: str) -> None:
    file = tmp_path / "out"
    file.write_text("old")
    done = loaded("export", "--format", format, "-o", str(file))
    assert (done.returncode, done.stdout) == (0, "")
    assert file.stat().st_size > 1000
    assert [one.name for one in tmp_path.glob(".out*")] == []


def test_what_goes_wrong_leaves_the_file_as_it_was(loaded: Run, tmp_path: Path) -> None:
    file = tmp_path / "out"
    file.write_text("old")
    done = loaded("export", "--format", "csv", "-o", str(file), "--source", "nowhere")
    assert done.returncode == 2
    assert "no edition of nowhere" in done.stderr
    assert file.read_text() == "old"
    assert loaded("export", "--format", "csv", "-o", str(tmp_path / "no" / "folder")).returncode == 4
    assert loaded("export", "--format", "parquet").returncode == 2


def test_our_own_export_loads_again(loaded: Run, tmp_path: Path) -> None:
    file = tmp_path / "entities.ftm.json"
    assert loaded("export", "--format", "ftm", "-o", str(file)).returncode == 0
    assert loaded("load", str(file), "--source", "again").returncode == 0
    hits = json.loads(loaded("screen", "Aster Vega", "--json").stdout)["hits"]
    found = {hit["party"]["id"]: (hit["total_millibits"], hit["standing"]) for hit in hits}
    assert found["again:us-ofac-sdn.1"] == found["us-ofac-sdn:1"]
    assert found["again:un-sc.LYi.900"] == found["un-sc:LYi.900"]
