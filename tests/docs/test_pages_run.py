"""The tutorial and the pages of tasks do what they say: their `console` blocks are run, in order, in an empty folder.

In what a block says is printed, `…` stands for any words and a line of three dots for any lines. Output and errors are
compared together. Blocks marked `sh` need the network or files of a publisher: of these the command line is checked.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from listed.cli import COMMANDS, group

ROOT = Path(__file__).parents[2]
TASKS = sorted((ROOT / "docs" / "tasks").glob("*.md"))
PAGES = [ROOT / "docs" / "tutorial.md", *TASKS]


def blocks(page: Path, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", page.read_text("utf-8"), re.M | re.S)


def steps(page: Path) -> list[tuple[str, str]]:
    """Each command with the output that the page promises."""
    found = (part for block in blocks(page, "console") for part in re.split(r"^\$ ", block, flags=re.M)[1:])
    return [(part.partition("\n")[0], part.partition("\n")[2]) for part in found]


def pattern(promised: str) -> str:
    lines = promised.splitlines()
    parts = [r"(?:.*\n)*?" if line == "..." else re.escape(line).replace("…", ".*") + "\n" for line in lines]
    return "".join(parts) + r"\n?" * bool(lines)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_page_does_what_it_says(page: Path, tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("LISTED")}
    environment |= {"NO_COLOR": "1", "LISTED_REGISTER": str(tmp_path / "register")}
    environment["PATH"] = f"{Path(sys.executable).parent}:{environment['PATH']}"
    before: list[str] = []
    for command, promised in steps(page):
        keep = " ".join(line for line in before if line.startswith("export ")) or ":"
        done = subprocess.run(
            ["bash", "-c", f"{keep}; {command}"], cwd=tmp_path, env=environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=60, check=False,
        )  # fmt: skip
        printed = re.sub(r"^note: starter: .*\n", "", done.stdout, flags=re.M)
        assert re.fullmatch(pattern(promised), printed), f"{command}\n{printed}"
        before.append(command)


def test_command_lines_that_are_not_run_are_right() -> None:
    lines = [line for page in PAGES for block in blocks(page, "sh") for line in block.splitlines()]
    assert len(lines) > 10
    for line in lines:
        words = shlex.split(line.partition("<")[0], comments=True)
        assert words[:1] == ["listed"], line
        command = group.get_command(group.make_context("listed", words[1:]), words[1])
        assert command is not None, line
        try:
            command.make_context(words[1], words[2:])
        except click.BadParameter as error:
            if "does not exist" not in str(error):  # the reader's own file may be missing
                raise


def test_every_task_is_in_the_index() -> None:
    index = (ROOT / "docs" / "tasks" / "README.md").read_text("utf-8")
    for page in TASKS:
        assert page.name == "README.md" or f"({page.name})" in index


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"completion"}))
def test_every_command_is_on_a_page_beside_its_own_help(name: str) -> None:
    pages = (p for p in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")] if p.name != "commands.md")
    assert any(f"listed {name}" in page.read_text("utf-8") for page in pages)


def test_links_of_the_pages_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
