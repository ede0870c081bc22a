"""`listed read` as a process: the object of the contract, exit codes, pages, folders, and never a silent nothing."""

from __future__ import annotations

import csv
import json
from html.parser import HTMLParser
from pathlib import Path

from .conftest import Run

TEXT = "The Ministry of Trade met Nicolas Guillou and Kimberly Prost, a Canadian judge. Guillou left."
NOBODY = "The weather was fine, and nothing happened in the valley."


def test_the_object_has_every_field_and_spans_are_the_text(loaded: Run) -> None:
    done = loaded("read", "-", "--json", stdin=TEXT)
    assert done.returncode == 1, done.stderr
    read = json.loads(done.stdout)
    assert read["format"] == "listed-read/1"
    for field in (
        "document",
        "reader",
        "text",
        "mentions",
        "parties",
        "groups",
        "acts",
        "quotes",
        "checks",
        "searched",
        "warnings",
    ):
        assert field in read
    assert read["text"] == TEXT
    for mention in read["mentions"]:
        assert TEXT[mention["start"] : mention["end"]] == mention["text"]
        assert set(mention) >= {"id", "type", "form", "party", "kind", "value"}
    guillou = next(party for party in read["parties"] if party["name"] == "Nicolas Guillou")
    assert guillou["type"] == "person"
    assert len(guillou["mentions"]) == 2
    hit = guillou["hits"][0]
    assert (hit["party"], hit["source"], hit["standing"]) == (
        "starter:nicolas-guillou",
        "starter",
        "in force",
    )
    assert sum(factor["millibits"] for factor in hit["factors"]) == hit["total_millibits"]
    assert {one["source"] for one in read["searched"]} == {"starter", "un-sc", "us-ofac-sdn"}


def test_the_same_input_gives_the_same_bytes(loaded: Run) -> None:
    once, again = (
        loaded("read", "-", "--json", "--known", "2030-01-01", stdin=TEXT).stdout for _ in range(2)
    )
    assert once == again


def test_nobody_is_0_with_a_list_and_3_without_one(loaded: Run, tmp_path: Path) -> None:
    assert loaded("read", "-", stdin=NOBODY).returncode == 0
    done = loaded("--register", str(tmp_path / "other"), "read", "-", "--json", stdin=NOBODY)
    assert done.returncode == 3
    assert json.loads(done.stdout)["searched"] == []
    assert "nothing was screened" in done.stderr


def test_hits_are_of_the_day_asked_for_not_of_the_text(loaded: Run) -> None:
    old = f"12 March 2015\n\n{TEXT}"
    assert loaded("read", "-", stdin=old).returncode == 1
    assert loaded("read", "-", "--on", "2015-03-12", stdin=old).returncode == 0


def test_an_unreadable_file_is_3_with_nothing_on_stdout_and_its_name(loaded: Run, tmp_path: Path) -> None:
    bad = tmp_path / "scan.pdf"
    bad.write_bytes(b"%PDF-1.4\nnothing")
    done = loaded("read", str(bad), "--json")
    assert (done.returncode, done.stdout) == (3, "")
    assert "scan.pdf" in done.stderr


def test_a_listed_name_in_lower_case_is_found_and_a_plain_word_is_a_candidate_at_most(loaded: Run) -> None:
    read = json.loads(loaded("read", "-", "--json", stdin="they asked nicolas guillou again").stdout)
    assert [one["text"] for one in read["mentions"]] == ["nicolas guillou"]


def test_another_language_is_told(loaded: Run) -> None:
    french = "Le ministre a dit que les juges de la Cour et Nicolas Guillou sont dans une situation difficile pour le pays."
    done = loaded("read", "-", "--json", stdin=french)
    assert done.returncode == 1
    assert "acts are read in English only" in done.stderr


class Shape(HTMLParser):
    """Checks that tags close as they open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.scripts += tag == "script"
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_needs_nothing_else_and_escapes_what_it_shows(loaded: Run, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    hostile = TEXT + ' <script>alert("x")</script> & <b onclick=x>'
    assert loaded("read", "-", "--html", str(out), stdin=hostile).returncode == 1
    page = out.read_text("utf-8")
    shape = Shape()
    shape.feed(page)
    assert (shape.open, shape.scripts) == ([], 0)
    assert "&lt;script&gt;" in page
    assert "http" not in page
    for words in ("starter:nicolas-guillou", "Kimberly Prost", "in force"):
        assert words in page


def test_a_folder_gives_one_table_and_goes_on_where_it_was(loaded: Run, tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, "utf-8")
    (folder / "b.txt").write_text(NOBODY, "utf-8")
    (folder / "c.txt").write_bytes(b"")
    (folder / "d.png").write_bytes(b"x")
    out = tmp_path / "who.csv"
    done = loaded("read", str(folder), "--csv", str(out), "--known", "2030-01-01")
    assert done.returncode == 3
    assert "1 other files were not read" in done.stderr
    rows = list(csv.DictReader(out.read_text("utf-8").splitlines()))
    assert {row["hit"] for row in rows} >= {"starter:nicolas-guillou", "starter:kimberly-prost"}
    assert "the file is empty" in rows[-1]["error"]
    assert not (tmp_path / "who.csv.journal").exists()


def test_wrong_use_is_2(loaded: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    assert loaded("read").returncode == 2
    assert loaded("read", "-", "--dated", "soon", stdin=TEXT).returncode == 2
    assert loaded("read", str(tmp_path / "a.txt"), str(tmp_path / "a.txt"), "--html", "x").returncode == 2


def test_names_in_scripts_without_capitals_are_heard(loaded: Run) -> None:
    arabic = "وقال بنيامين نتنياهو إن الاجتماع عقد في العاصمة بحضور عدد من الوزراء لمناقشة الوضع الاقتصادي."
    read = json.loads(loaded("read", "-", "--json", stdin=arabic).stdout)
    assert [(party["name"], party["hits"][0]["party"]) for party in read["parties"] if party["hits"]] == [
        ("بنيامين نتنياهو", "starter:benjamin-netanyahu")
    ]
