"""Flips bytes of a register, one at a time: `verify` finds each, or everything it holds is provably the same.

`python -m tests.endurance.flipped_bytes 500` flips 500 in the database, in every raw file and in the pack.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

import listed
from listed.errors import ListedError
from listed.store import asof, blobs
from listed.store.timeline import Timeline

from . import registers

FOUND, SAME = "found by verify", "nothing it holds has changed"


def flips(folder: Path, count: int, seed: int) -> Iterator[tuple[str, int, str]]:
    """Flips `count` bytes of each file, one at a time: file, position, and what became of it. Else `MISSED: why`."""
    truth = contents(folder)
    files = [
        folder / "register.sqlite",
        *sorted((folder / "raw").iterdir()),
        *(folder / "packs").glob("*.pack"),
    ]
    dice = random.Random(seed)
    for file in files:
        good = file.read_bytes()
        for _ in range(count):
            at, mask = dice.randrange(len(good)), dice.randrange(1, 256)
            file.write_bytes(good[:at] + bytes([good[at] ^ mask]) + good[at + 1 :])
            yield f"{file.parent.name}/{file.suffix or 'file'}", at, _outcome(folder, truth)
            _restore(folder, file, good)


def _restore(folder: Path, file: Path, good: bytes) -> None:
    for log in folder.glob("register.sqlite-*"):
        log.unlink()
    file.write_bytes(good)


def _outcome(folder: Path, truth: object) -> str:
    try:
        with listed.open(folder, clock=lambda: registers.START) as register:
            register.verify()
    except ListedError as error:
        return FOUND if error.where and error.hint else f"MISSED: says not where or what to do: {error!r}"
    except Exception as error:
        return f"MISSED: {error!r}"
    return SAME if contents(folder) == truth else "MISSED: verify says whole, but the content differs"


def contents(folder: Path) -> tuple[object, ...]:
    """All that a register holds: every row of every table, every party's life, every raw file, the pack."""
    connection = sqlite3.connect(f"file:{folder}/register.sqlite?mode=ro", uri=True)
    rows = tuple(connection.iterdump())
    marks = tuple(
        connection.execute(f"PRAGMA {name}").fetchone() for name in ("user_version", "application_id")
    )
    connection.close()
    with listed.open(folder, clock=lambda: registers.START) as register:
        editions = register.editions
        lives = tuple(asof.everything(register.store.rows, Timeline(editions)))
        raw = tuple(
            (name.name, blobs.get(name.parent, name.name)) for name in sorted(register.store.raw.iterdir())
        )
    packs = tuple((path.name, path.read_bytes()) for path in sorted((folder / "packs").glob("*.pack")))
    return rows, marks, msgspec.json.encode((editions, lives)), raw, packs


def run(
    count: int, seed: int = 1, show: Callable[[str], None] = lambda line: None
) -> Counter[tuple[str, str]]:
    """How many flips of each file ended as what; what was missed is shown."""
    counted: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as scratch:
        for file, at, outcome in flips(registers.whole(Path(scratch) / "register"), count, seed):
            counted[file, outcome.partition(":")[0]] += 1
            if outcome.startswith("MISSED"):
                show(f"{file} byte {at}: {outcome}")
    return counted


def main(count: str = "500") -> int:
    counted = run(int(count), show=print)
    for (file, outcome), number in sorted(counted.items()):
        print(f"{number:7,}  {file:22} {outcome}")
    return int(any(outcome == "MISSED" for _, outcome in counted))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
