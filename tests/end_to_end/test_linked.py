"""Records of several lists that are one party: shown as one, with where the lists disagree."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run

ROWS = "name,birth_date,identifiers,gender\nAstra Wega,1971-05-05,passport:ly:X-000000,male\n"
CONFIRM = ("links", "--confirm", "un-sc:LYi.900", "us-ofac-sdn:1", "--reason", "seen the file")


@pytest.fixture
def linked(loaded: Run, tmp_path: Path) -> Run:
    """An own list with a passport that OFAC's list has too."""
    (tmp_path / "ours.csv").write_text(ROWS)
    assert loaded("load", str(tmp_path / "ours.csv"), "--source", "ours").returncode == 0
    return loaded


def ids(answer: str) -> list[list[str]]:
    return [linked["parties"] for linked in json.loads(answer).get("linked", [])]


def test_an_exact_passport_shows_the_other_list_with_the_hit(linked: Run) -> None:
    done = linked("screen", "VEGA, Aster")
    block = done.stdout.split("  VEGA, Aster  us-ofac-sdn:1", 1)[1].split("\n\n")[0]
    assert "also Astra Wega  ours:" in block
    assert "listed by ours" in block
    assert "passport ly X000000 (certain)" in block
    for value in ("disagreement on birth date", "1971-05-05", "1962-03-02", "disagreement on gender"):
        assert value in block


def test_what_a_person_confirms_is_one_block_until_it_is_taken_back(loaded: Run) -> None:
    before = loaded("screen", "Aster Vega")
    assert before.stdout.startswith("2 hits  Aster Vega")
    assert loaded(*CONFIRM).returncode == 0
    after = loaded("screen", "Aster Vega")
    assert after.returncode == 1
    assert after.stdout.startswith("2 hits, 1 party  Aster Vega")
    assert after.stdout.count("\n    score ") == 1
    assert "seen the file (confirmed)" in after.stdout
    assert "listed by United Nations" in after.stdout
    assert "listed by U.S. Department of the Treasury" in after.stdout
    assert "disagreement on spelling" in after.stdout
    loaded("links", "--undo", "un-sc:LYi.900", "us-ofac-sdn:1")
    assert loaded("screen", "Aster Vega").stdout == before.stdout


def test_json_keeps_each_hit_and_groups_them(loaded: Run) -> None:
    loaded(*CONFIRM)
    answer = loaded("screen", "Aster Vega", "--json").stdout
    assert {hit["party"]["id"] for hit in json.loads(answer)["hits"]} == {"un-sc:LYi.900", "us-ofac-sdn:1"}
    (group,) = ids(answer)
    assert set(group) == {"un-sc:LYi.900", "us-ofac-sdn:1"}
    assert ids(loaded("screen", "Vega Battalion", "--json").stdout) == []


def test_show_has_the_other_records_too(linked: Run) -> None:
    done = linked("show", "us-ofac-sdn:1")
    assert "also Astra Wega  ours:" in done.stdout
    assert "disagreement on birth date" in done.stdout
    shown = json.loads(linked("show", "us-ofac-sdn:1", "--json").stdout)
    assert (shown["id"], shown["standing"]) == ("us-ofac-sdn:1", "in force")
    (other,) = shown["linked"]["others"]
    assert other["party"]["source"] == "ours"


def test_a_passport_that_two_parties_of_a_list_have_links_nothing(loaded: Run, tmp_path: Path) -> None:
    (tmp_path / "ours.csv").write_text(f"{ROWS}Somebody Else,1990,passport:ly:X000000,\n")
    assert loaded("load", str(tmp_path / "ours.csv"), "--source", "ours").returncode == 0
    assert ids(loaded("screen", "VEGA, Aster", "--json").stdout) == []
