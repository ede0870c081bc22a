"""The pages say what is true: every command, error, factor and public name has its place, and examples run."""

from __future__ import annotations

import doctest
import importlib
import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

import listed
from listed import errors
from listed.match.kernel import native

ROOT = Path(__file__).parents[2]
DOCS = {page.name: page.read_text(encoding="utf-8") for page in (ROOT / "docs").glob("*.md")}
README = (ROOT / "README.md").read_text(encoding="utf-8")
EVERYTHING = README + "".join(DOCS.values())


def test_the_commands_page_is_what_help_says() -> None:
    page = runpy.run_path(str(ROOT / "scripts" / "generate_commands.py"))["page"]
    assert DOCS["commands.md"] == page(), "run scripts/generate_commands.py"


def test_the_pages_of_regimes_are_what_the_tables_say() -> None:
    pages = runpy.run_path(str(ROOT / "scripts" / "generate_regimes.py"))["pages"]()
    found = {page.name: page.read_text("utf-8") for page in (ROOT / "docs" / "regimes").glob("*.md")}
    found.pop("README.md")
    assert found == pages, "run scripts/generate_regimes.py"


@pytest.mark.parametrize(
    "name",
    [
        n
        for n, c in vars(errors).items()
        if isinstance(c, type) and issubclass(c, errors.ListedError) and n != "ListedError"
    ],
)
def test_every_error_has_its_row(name: str) -> None:
    assert f"| `{name}` | {getattr(errors, name).exit_code} |" in DOCS["errors.md"]
    chapter = DOCS["errors.md"].partition(f"## `{name}`\n")[2].partition("\n## ")[0]
    assert "**What happened.**" in chapter
    assert "**What" in chapter.split("**What happened.**")[1].replace("\n", " "), "and what to do"


EXPLAINED = (*native.AGREEMENTS[1:], "conflict", "extra", "missing", *native.TERMS[1:])
"""The kinds of lines: agreements, the three kinds of residual, and the terms that follow it."""


@pytest.mark.parametrize("kind", EXPLAINED)
def test_every_line_of_an_explanation_is_explained(kind: str) -> None:
    assert re.search(rf"^\|[^|]*\b{kind}\b", DOCS["matching.md"], re.M)


@pytest.mark.parametrize("factor", ["name", "birth_date", "country", "gender", "identifier"])
def test_every_factor_has_its_chapter(factor: str) -> None:
    assert f"## {factor}\n" in DOCS["matching.md"]


@pytest.mark.parametrize("name", listed.__all__)
def test_every_public_name_is_on_a_page(name: str) -> None:
    assert re.search(rf"\b{re.escape(name)}\b", EVERYTHING)
    assert getattr(listed, name) is not None


def test_all_is_complete_and_sorted() -> None:
    assert listed.__all__ == sorted(listed.__all__, key=lambda n: (not n.isupper(), not n[0].isupper(), n))


def test_links_between_pages_lead_somewhere() -> None:
    for folder, text in ((ROOT, README), *((ROOT / "docs", text) for text in DOCS.values())):
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (folder / target).exists(), target


def test_the_python_of_the_readme_runs(tmp_path: Path) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.S)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.stdout.splitlines()[0].startswith("Kimberly Prost")
    assert done.stdout.splitlines()[1] == "True"


def test_the_first_answer_of_the_readme_is_what_is_printed(tmp_path: Path) -> None:
    block = README.split('$ listed screen "Nicolas Guillou"\n', 1)[1].split("```", 1)[0]
    program = Path(sys.executable).with_name("listed")
    environment = os.environ | {"NO_COLOR": "1", "LISTED_REGISTER": str(tmp_path)}
    done = subprocess.run(
        [program, "screen", "Nicolas Guillou"], capture_output=True, text=True, env=environment, check=False
    )
    assert done.stdout.startswith(block)


@pytest.mark.parametrize(
    "module",
    [
        "listed.dates",
        "listed.text.script",
        "listed.text.territories",
        "listed.text.fold",
        "listed.text.identifiers",
        "listed.match.score",
        "listed.sources.common.catalogue",
        "listed.sources.us_ofac.which_list",
        "listed.law.conditions",
        "listed.law.places",
        "listed.law.moments",
        "listed.law.names",
        "listed.law.finding",
        "listed.law.bind",
    ],
)
def test_examples_in_docstrings_run(module: str) -> None:
    found = doctest.testmod(importlib.import_module(module))
    assert found.attempted > 0
    assert found.failed == 0


def test_no_page_names_a_path_of_a_machine() -> None:
    for page in [README, *DOCS.values()]:
        assert not re.search(r"(/root/|/work/|\.\./shared|LISTED_SNAPSHOTS)", page)
