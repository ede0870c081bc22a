"""`listed duties`, `profile` and `regimes` as a new user in Paris uses them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run

PARTY = "starter:nicolas-guillou"


@pytest.fixture
def paris(listed: Run) -> Run:
    """A register with the profile that the template makes."""
    assert listed("profile", "new", "paris").returncode == 0
    assert listed("profile", "check", "paris").returncode == 0
    return listed


def answer(run: Run, *arguments: str) -> dict[str, object]:
    done = run("duties", *arguments, "--json")
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_a_paris_bank_reads_it_on_one_screen(paris: Run) -> None:
    done = paris("duties", "Nicolas Guillou", "--profile", "paris", "--on", "2025-10-01")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) <= 40
    for told in (
        "does not bind you",
        "EO 14203",
        "not in the annex",
        "France",
        "us_persons_involved",
        "This is not legal advice.",
    ):
        assert told.replace("EO 14203", "14203") in done.stdout
    assert "no list of any authority" in done.stderr


def test_the_answer_for_machines_has_every_field(paris: Run) -> None:
    found = answer(paris, PARTY, "--profile", "paris", "--on", "2025-10-01")
    assert found["format"] == "listed-duties/1"
    assert list(found) == [
        "party", "profile", "on", "at", "known", "binding", "citation", "duties", "missing_facts", "searched", "warnings", "disclaimer", "format",
    ]  # fmt: skip
    (duty,) = found["duties"]  # type: ignore[misc]
    assert set(duty) == {
        "listing", "regime", "binding", "rule", "citation", "measures", "must", "record_keeping_years", "licences", "court_orders", "conflicts",
        "objections", "exposure", "missing_facts", "sources_in_conflict", "basis", "confidence", "note",
    }  # fmt: skip
    assert (duty["regime"], duty["binding"], duty["listing"]["listed_on"]) == ("US-ICC", "no", "2025-08-20")
    again = answer(paris, PARTY, "--profile", "paris", "--on", "2025-10-01")
    assert {k: v for k, v in again.items() if k != "known"} == {
        k: v for k, v in found.items() if k != "known"
    }


def test_one_changed_line_changes_the_answer(paris: Run, tmp_path: Path) -> None:
    file = tmp_path / "register" / "profiles" / "paris.toml"
    parent = 'owners = [{ name = "P", country = "US", low = "60", high = "60" }]'
    file.write_text(file.read_text("utf-8").replace("owners = []", parent), "utf-8")
    assert answer(paris, PARTY, "--profile", str(file), "--on", "2025-10-01")["binding"] == "possibly"


def test_an_hour_decides_whether_a_licence_is_open(paris: Run) -> None:
    def state(*at: str) -> bool:
        found = answer(paris, PARTY, "--profile", "paris", "--on", "2025-09-19", *at)
        licences = found["duties"][0]["licences"]  # type: ignore[index]
        return bool(next(one["in_force"] for one in licences if one["name"] == "ICC GL 9"))

    assert (state(), state("--at", "00:00-04:00"), state("--at", "06:01+02:00")) == (False, True, False)


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("Orlan Testovich Nobody", "--profile", "paris"), 3, "no list loaded"),
        (("us-ofac-sdn:1", "--profile", "paris"), 3, "no list loaded"),
        ((PARTY, "--profile", "rome"), 2, "no such profile"),
        ((PARTY, "--profile", "paris", "--at", "noon"), 2, "no hour"),
        ((PARTY, "--profile", "paris", "--on", "soon"), 2, "is no date"),
        ((PARTY,), 2, "--profile"),
        (("", "--profile", "paris"), 2, "party is missing"),
    ],
)
def test_bad_input_is_told(paris: Run, arguments: tuple[str, ...], code: int, told: str) -> None:
    done = paris("duties", *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert told in done.stderr


def test_screening_says_what_a_hit_means(paris: Run) -> None:
    done = paris("screen", "Nicolas Guillou", "--profile", "paris", "--on", "2025-10-01", "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["duties"][0]["binding"] == "no"
    assert (
        "does not bind you"
        in paris("screen", "Nicolas Guillou", "--profile", "paris", "--on", "2025-10-01").stdout
    )


def test_a_name_that_fits_several_is_refused_with_their_ids(loaded: Run, tmp_path: Path) -> None:
    for name in ("left", "right"):
        file = tmp_path / f"{name}.csv"
        file.write_text("id,name,schema,programme\n1,Orlan Testovich Vedrin,Person,internal\n", "utf-8")
        assert loaded("load", str(file), "--source", name).returncode == 0
    assert loaded("profile", "new", "paris").returncode == 0
    done = loaded("duties", "Vedrin Orlan Testovich", "--profile", "paris")
    assert (done.returncode, done.stdout) == (2, "")
    assert "left:1, right:1" in done.stderr
    assert "unknown" in loaded("duties", "left:1", "--profile", "paris", "--json").stdout


def test_regimes_are_listed_shown_and_checked(loaded: Run) -> None:
    assert "US-ICC" in loaded("regimes").stdout
    assert "section 8(c)" in loaded("regimes", "show", "US-ICC").stdout
    done = loaded("regimes", "show", "US-ICCC")
    assert (done.returncode, "US-ICC" in done.stderr) == (2, True)
    assert "un-sc" in loaded("regimes", "check").stdout


def test_regimes_check_needs_a_list(listed: Run) -> None:
    assert listed("regimes", "check").returncode == 3


def test_profiles_are_shown_and_not_written_over(paris: Run) -> None:
    assert paris("profile", "new", "paris").returncode == 2
    assert "paris" in paris("profile", "show").stdout
    assert 'incorporation = "FR"' in paris("profile", "show", "paris").stdout
    assert json.loads(paris("profile", "show", "paris", "--json").stdout)["kind"] == "legal_person"
    assert paris("profile", "check", "../x").returncode == 2
