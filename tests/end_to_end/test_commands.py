"""The other commands as processes."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from listed.cli import COMMANDS

from .conftest import GOLDEN, Run


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_every_command_has_help_with_an_example(listed: Run, command: tuple[str, ...]) -> None:
    done = listed(*command, "--help")
    assert done.returncode == 0
    assert "listed " in done.stdout.split("\n", 1)[1]


def test_version_names_kernel_and_weights(listed: Run) -> None:
    assert "weights" in listed("--version").stdout


def test_a_suspect_edition_is_refused_and_nothing_changes(listed: Run) -> None:
    done = listed("load", str(GOLDEN / "un"))
    assert done.returncode == 3
    assert "2" in done.stderr
    assert "un-sc" not in listed("lists").stdout
    assert listed("verify").returncode == 0


def test_an_accepted_edition_says_so_ever_after(loaded: Run) -> None:
    assert "suspect" in loaded("screen", "Nobody Atall").stderr


def test_the_same_bytes_change_nothing(loaded: Run) -> None:
    done = loaded("load", str(GOLDEN / "un"), "--accept-suspect", "invented for a test")
    assert "unchanged" in done.stdout


def test_an_empty_file_is_refused_with_nothing_lost(loaded: Run, tmp_path: Path) -> None:
    (tmp_path / "sdn.csv").write_bytes(b"")
    done = loaded("load", str(tmp_path / "sdn.csv"))
    assert done.returncode == 3
    assert loaded("screen", "Aster Vega").returncode == 1
    assert loaded("verify").returncode == 0


def test_show_gives_every_value_with_its_place(loaded: Run) -> None:
    done = loaded("show", "us-ofac-sdn:1")
    assert "Something new that no rule knows" in done.stdout
    assert "sdn.csv entry 1, remarks" in done.stdout
    assert json.loads(loaded("show", "us-ofac-sdn:1", "--json").stdout)["schema"] == "Person"


def test_lists_shows_counts_and_what_is_missing(loaded: Run) -> None:
    done = loaded("lists", "--json")
    states = {state["source"]["key"]: state for state in json.loads(done.stdout)}
    assert set(states) == {"starter", "un-sc", "us-ofac-sdn"}
    assert states["us-ofac-sdn"]["parties"] == 3


def test_history_and_diff_after_a_delisting(loaded: Run, tmp_path: Path) -> None:
    folder = tmp_path / "next"
    folder.mkdir()
    for name in ("alt.csv", "add.csv", "sdn_comments.csv"):
        (folder / name).write_bytes((GOLDEN / "ofac" / name).read_bytes())
    rows = (GOLDEN / "ofac" / "sdn.csv").read_bytes().split(b"\r\n")
    (folder / "sdn.csv").write_bytes(b"\r\n".join(row for row in rows if not row.startswith(b"2,")))
    for name, key in (("alt.csv", b"2,"), ("add.csv", b"2,")):
        rows = (GOLDEN / "ofac" / name).read_bytes().split(b"\r\n")
        (folder / name).write_bytes(b"\r\n".join(row for row in rows if not row.startswith(key)))
    assert loaded("load", str(folder), "--accept-suspect", "invented for a test").returncode == 0
    assert "- us-ofac-sdn:2  VEGA BATTALION" in loaded("diff", "us-ofac-sdn").stdout
    assert "removed" in loaded("history", "us-ofac-sdn:2").stdout
    found = [loaded("screen", "Vega Battalion", "--json", *more).stdout for more in ((), ("--former",))]
    standing = [
        {h["party"]["id"]: h["standing"] for h in json.loads(text)["hits"]}.get("us-ofac-sdn:2")
        for text in found
    ]
    assert standing == [None, "formerly listed"]
    assert "us-ofac-sdn" in loaded("diff", "us-ofac-sdn", "--csv").stdout
    assert "2" in loaded("growth", "us-ofac-sdn").stdout


def test_growth_draws_a_picture(loaded: Run, tmp_path: Path) -> None:
    assert loaded("growth", "un-sc", "--svg", str(tmp_path / "un.svg")).returncode == 0
    assert (tmp_path / "un.svg").read_text().startswith("<svg")


def test_official_lists_cannot_be_forgotten(loaded: Run) -> None:
    done = loaded("forget", "un-sc", "--reason", "tidy")
    assert done.returncode == 2
    assert "only own lists" in done.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_a_script(listed: Run, shell: str) -> None:
    assert "_LISTED_COMPLETE" in listed("completion", shell).stdout


def test_a_register_that_is_a_file_exits_4(listed: Run, tmp_path: Path) -> None:
    (tmp_path / "register").write_text("not a folder")
    assert listed("lists").returncode == 4


def test_a_closed_pipe_is_no_hit_and_no_traceback(loaded: Run, tmp_path: Path) -> None:
    done = subprocess.run(
        f"'{Path(__import__('sys').executable).with_name('listed')}' --register '{tmp_path / 'register'}' show us-ofac-sdn:1 | true; echo ${{PIPESTATUS[0]}}",
        shell=True, executable="/bin/bash", capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout.strip() not in ("1",)
    assert "Traceback" not in done.stderr


def test_a_party_that_no_one_sanctioned_is_on_file(listed: Run) -> None:
    file = str(GOLDEN / "ftm" / "entities.ftm.json")
    assert listed("load", file, "--source", "mentioned").returncode == 0
    done = listed("screen", "Vedrin Holding LLC")
    assert done.returncode == 1
    assert "Company, on file" in done.stdout
    assert "listed by" not in done.stdout
