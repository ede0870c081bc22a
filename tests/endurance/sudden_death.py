"""Kills `listed` (SIGKILL) at random instants, and looks at what is left: whole editions, or none.

`python -m tests.endurance.sudden_death 100` kills 100 times in each situation. After each death a new process opens
the folder: `verify` passes, the editions are those of before or those of after, a party of the last edition is found
and one that it does not hold is not, no half pack stands where a pack stands, and the same command then ends well.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

import listed

from .registers import CAME, STAYED, WENT, watchlist

PROGRAM = Path(sys.executable).with_name("listed")
PARTIES = 1_000


class Situation(Struct, frozen=True):
    """A command that is killed, and the register that it finds."""

    name: str
    loaded: int
    """Editions of the watchlist that are there before: 0, 1 or 2."""
    command: tuple[str, ...]
    with_pack: bool = False


SITUATIONS = (
    Situation("load into a register", 1, ("load", "{2}", "--source", "own-watched"), with_pack=True),
    Situation("load into a new folder", 0, ("load", "{1}", "--source", "own-watched")),
    Situation("first screening: the pack", 1, ("screen", STAYED)),
    Situation("first use: the starter facts", -1, ("lists",)),
)


class Bench(Struct, frozen=True):
    """Where it is done: the folder of the watchlists and of the registers to copy."""

    folder: Path

    def command(self, situation: Situation) -> list[str]:
        """The command line of a situation."""
        files = {f"{{{edition}}}": str(self.folder / f"watched-{edition}.csv") for edition in (1, 2)}
        return [str(PROGRAM), *(files.get(word, word) for word in situation.command)]

    def prepared(self, situation: Situation) -> Path:
        """The register that the command finds; absent for a new folder."""
        base = self.folder / situation.name.replace(" ", "-").replace(":", "")
        if situation.loaded > 0 and not base.exists():
            with listed.open(base) as register:
                register.load([self.folder / "watched-1.csv"], "own-watched")
                if situation.with_pack:
                    register.at().screen(listed.Query(name=STAYED))
        return base


@contextmanager
def bench() -> Iterator[Bench]:
    """A bench in a folder that goes afterwards."""
    with TemporaryDirectory() as folder:
        for edition in (1, 2):
            watchlist(Path(folder) / f"watched-{edition}.csv", edition, PARTIES)
        yield Bench(Path(folder))


def kill_once(on: Bench, situation: Situation, after: float) -> str:
    """What became of the register when the command was killed after so many seconds. Raises AssertionError."""
    with TemporaryDirectory(dir=on.folder) as folder:
        process = start(on, situation, Path(folder) / "register")
        time.sleep(after)
        process.kill()
        died = process.wait() < 0
        return f"{'killed' if died else 'done'}: {look(on, situation, Path(folder) / 'register')}"


def start(on: Bench, situation: Situation, folder: Path) -> subprocess.Popen[bytes]:
    """The command of a situation, running on a register of its own in `folder`."""
    base = on.prepared(situation)
    if base.exists():
        shutil.copytree(base, folder)
    environment = os.environ | {"LISTED_REGISTER": str(folder)}
    nowhere = subprocess.DEVNULL
    return subprocess.Popen(on.command(situation), env=environment, stdout=nowhere, stderr=nowhere)


def look(on: Bench, situation: Situation, folder: Path) -> str:
    """Checks what is left, then does the command again and checks that it ends well."""
    was_there = (folder / "register.sqlite").exists()
    with listed.open(folder) as register:
        register.verify()
        held = [edition for edition in register.editions if edition.source == "own-watched"]
        assert len(held) in (
            max(situation.loaded, 0),
            max(situation.loaded, 0) + (situation.command[0] == "load"),
        )
        answers_as(register, len(held))
        if held:
            assert register.verify().packs == 1
    again = subprocess.run(
        on.command(situation),
        env=os.environ | {"LISTED_REGISTER": str(folder)},
        capture_output=True,
        check=False,
    )
    assert again.returncode in (0, 1), again.stderr
    with listed.open(folder) as register:
        register.verify()
        named = {digest for edition in register.editions for digest in edition.files}
        assert {path.name for path in (folder / "raw").iterdir()} == named
    return f"{len(held)} editions of the list" if was_there else "no register yet"


def answers_as(register: listed.Register, editions: int) -> None:
    """A party that each edition holds is found, and one that it does not hold is not."""
    hits = {STAYED: editions > 0, WENT: editions == 1, CAME: editions == 2}
    for name, listed_now in hits.items():
        if editions:
            answer = register.at().screen(listed.Query(name=name))
            assert any(hit.party.caption == name for hit in answer.hits) == listed_now, name


def run(instants: int, seed: int = 1) -> Counter[tuple[str, str]]:
    """How many of the instants of each situation ended as what."""
    counted: Counter[tuple[str, str]] = Counter()
    dice = random.Random(seed)
    with bench() as on:
        for situation in SITUATIONS:
            longest = seconds(on, situation)
            for _ in range(instants):
                counted[situation.name, kill_once(on, situation, dice.uniform(0, 1.15 * longest))] += 1
    return counted


def seconds(on: Bench, situation: Situation) -> float:
    """How long the command takes when nobody kills it."""
    on.prepared(situation)
    with TemporaryDirectory(dir=on.folder) as folder:
        begin = time.monotonic()
        start(on, situation, Path(folder) / "register").wait()
        return time.monotonic() - begin


def main(instants: str = "100") -> None:
    counted = run(int(instants))
    for (situation, outcome), number in sorted(counted.items()):
        print(f"{number:6,}  {situation:30} {outcome}")
    print(f"{sum(counted.values()):6,}  instants, each whole and answering")


if __name__ == "__main__":
    main(*sys.argv[1:])
