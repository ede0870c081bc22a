"""`listed screen` as a process: answers, exit codes, and never a wrong clear."""

from __future__ import annotations

import json

import pytest

from .conftest import Run


def test_a_starter_hit_exits_1_with_programme_date_and_evidence(listed: Run) -> None:
    done = listed("screen", "Nicolas Guillou")
    assert done.returncode == 1
    for words in ("Nicolas Yann Guillou", "ICC-EO14203", "2025-08-20", "evidence", "starter.toml"):
        assert words in done.stdout


def test_a_starter_miss_is_not_screened_and_exits_3(listed: Run) -> None:
    done = listed("screen", "Paul Guillou")
    assert done.returncode == 3
    assert "not screened: no list loaded" in done.stderr
    assert "clear" not in done.stdout
    assert "conflict" in done.stdout


def test_nobody_is_listed_before_the_act(listed: Run) -> None:
    assert listed("screen", "Nicolas Guillou", "--on", "2025-08-19").returncode == 3
    assert listed("screen", "Nicolas Guillou", "--on", "2025-08-21").returncode == 1


def test_a_clear_names_the_editions_searched(loaded: Run) -> None:
    done = loaded("screen", "Completely Unrelated Somebody")
    assert done.returncode == 0
    assert done.stdout.startswith("clear")
    assert "un-sc 2026-01-02 (2 parties)" in done.stdout
    assert "us-ofac-sdn" in done.stdout


def test_a_hit_shows_both_names_and_factors_that_sum_to_the_total(loaded: Run) -> None:
    done = loaded(
        "screen", "Aster Vega", "--schema", "Person", "--born", "1961", "--country", "Libya", "--json"
    )
    assert done.returncode == 1
    answer = json.loads(done.stdout)
    ofac = next(hit for hit in answer["hits"] if hit["party"]["id"] == "us-ofac-sdn:1")
    assert ofac["total_millibits"] == sum(factor["millibits"] for factor in ofac["factors"])
    assert [factor["name"] for factor in ofac["factors"]] == ["name", "birth_date", "country"]
    assert sum(pair["millibits"] for pair in ofac["pairs"]) == ofac["factors"][0]["millibits"]
    assert answer["stamp"]["editions"]


def test_an_identifier_is_found_without_a_name(loaded: Run) -> None:
    done = loaded("screen", "--id", "imo:9074729")
    assert done.returncode == 1
    assert "LYRA 7" in done.stdout
    assert loaded("screen", "--id", "imo:9074730").returncode == 0


def test_stdin_is_read_a_query_a_line(loaded: Run) -> None:
    done = loaded("screen", "-", "--json", stdin="Aster Vega\nNobody Atall\n")
    assert done.returncode == 1
    assert [bool(json.loads(line).get("hits")) for line in done.stdout.splitlines()] == [True, False]


def test_one_bad_line_makes_the_run_fail_and_the_others_are_answered(loaded: Run) -> None:
    done = loaded("screen", "-", "--json", stdin="Aster Vega\n...\nNobody Atall\n")
    assert done.returncode == 2
    assert len(done.stdout.splitlines()) == 3
    assert "query 2" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("screen",),
        ("screen", "A", "--on", "yesterday"),
        ("screen", "A", "--known", "1990-01-01"),
        ("screen", "A", "--country", "Atlantis"),
        ("screen", "A", "--born", "long ago"),
        ("screen", "A", "--id", "shoe:42"),
        ("screen", "A", "--limit", "0"),
        ("screen", "A", "--no-such-option"),
        ("no-such-command",),
        ("show", "un-sc:nobody"),
        ("load", "no-such-file.csv"),
    ],
)
def test_wrong_input_exits_2_and_says_where(loaded: Run, arguments: tuple[str, ...]) -> None:
    done = loaded(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.strip()


def test_a_list_without_aliases_says_so_in_every_answer(listed: Run, tmp_path) -> None:  # type: ignore[no-untyped-def]
    from .conftest import GOLDEN

    listed("load", str(GOLDEN / "ofac" / "sdn.csv"), "--accept-suspect", "invented for a test")
    done = listed("screen", "Nobody Atall")
    assert done.returncode == 0
    assert "aliases, addresses, comments not loaded" in done.stderr


def test_the_main_file_alone_takes_no_alias_away(loaded: Run) -> None:
    from .conftest import GOLDEN

    assert (
        loaded("load", str(GOLDEN / "ofac" / "sdn.csv"), "--accept-suspect", "invented for a test").returncode
        == 0
    )
    done = loaded("screen", "Aster Wega", "--json")
    assert "us-ofac-sdn:1" in {hit["party"]["id"] for hit in json.loads(done.stdout)["hits"]}


def test_ofacs_own_method_can_be_compared(loaded: Run) -> None:
    done = loaded("screen", "Vega Astor", "--scorer", "ofac", "--minimum", "90")
    assert done.returncode == 1
    assert "by OFAC's published method" in done.stdout
    assert "us-ofac-sdn:1" in done.stdout
    answer = json.loads(loaded("screen", "Vega Astor", "--scorer", "ofac", "--json").stdout)
    assert all(row["hit"]["score"] == max(row["hit"]["whole"], row["hit"]["parts"]) for row in answer["hits"])
    assert loaded("screen", "Zzyzx", "--scorer", "ofac").returncode == 0


def test_ofacs_method_clears_nothing_without_a_list(listed: Run) -> None:
    assert listed("screen", "Nobody", "--scorer", "ofac").returncode == 3
