"""`listed news` as a process: who was added by whom since a day."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

from .conftest import Run

HEAD = "name,listed_on,programme\n"


def load(listed: Run, folder: Path, rows: str, known: str) -> None:
    (folder / "ours.csv").write_text(HEAD + rows)
    done = listed(
        "load", str(folder / "ours.csv"), "--source", "ours", "--known", known, "--accept-suspect", "test"
    )
    assert done.returncode == 0, done.stderr


def test_two_editions_tell_who_came_who_went_and_who_changed(listed: Run, tmp_path: Path) -> None:
    load(listed, tmp_path, "Stays,2020-01-01,A\nGoes,2020-01-01,A\nChanges,2020-01-01,A\n", "2026-01-10")
    load(listed, tmp_path, "Stays,2020-01-01,A\nChanges,2020-01-01,B\nComes,2026-02-01,A\n", "2026-02-10")
    done = listed("news", "--since", "2026-02-01", "--source", "ours", "--csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert sorted((row["what"], row["name"], row["programme"], row["date"]) for row in rows) == [
        ("added", "Changes", "B", "2020-01-01"),
        ("added", "Comes", "A", "2026-02-01"),
        ("removed", "Changes", "A", ""),
        ("removed", "Goes", "A", ""),
    ]
    assert all(row["authority"] == "ours" and row["place"] and len(row["file"]) == 64 for row in rows)


def test_a_list_loaded_late_goes_by_the_dates_that_it_states(loaded: Run) -> None:
    done = loaded("news", "--since", "2020-01-01", "--until", date.today().isoformat(), "--source", "un-sc")
    assert done.returncode == 0, done.stderr
    assert "un-sc: +1 -0 changed 0  (by stated dates: no edition from before)" in done.stdout
    assert (
        "+ VEGA BATTALION  un-sc:XXe.001; by United Nations Security Council; NewRegime; 2020-01-01; listed"
        in done.stdout
    )
    assert "XXe.001, UN_LIST_TYPE, LISTED_ON" in done.stdout


def test_json_has_every_list_and_its_editions(loaded: Run) -> None:
    found = json.loads(loaded("news", "--since", "2020-01-01", "--json").stdout)
    assert [one["source"] for one in found["lists"]] == ["starter", "un-sc", "us-ofac-sdn"]
    assert found["lists"][1]["after"]["source"] == "un-sc"
    assert found["lists"][1]["happenings"][0]["when"]["text"] == "2020-01-01"


def test_without_anything_new_it_says_so(loaded: Run) -> None:
    tomorrow = date.fromordinal(date.today().toordinal() + 2).isoformat()
    done = loaded("news", "--since", tomorrow, "--until", tomorrow)
    assert "us-ofac-sdn: +0 -0 changed 0  (no new edition)" in done.stdout


def test_a_wrong_day_or_list_is_an_error(listed: Run) -> None:
    assert listed("news").returncode == 2
    assert listed("news", "--since", "yesterday").returncode == 2
    assert listed("news", "--since", "2026-01-01", "--source", "nowhere").returncode == 2
    assert listed("news", "--since", "2026-02-01", "--until", "2026-01-01").returncode == 2
