"""A program that loads editions into a register until it is done or dies; run by the tests of sudden death.

`loader.py FOLDER SOURCE EDITIONS PARTIES` prints `open`, then the number of each edition once it is recorded.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from listed.model import Claim, Evidence, Name, Reading, Source
from listed.store.add_edition import add_edition
from listed.store.db import open_store
from listed.store.records import Delivery, Receipt

START = datetime(2024, 1, 1, tzinfo=UTC)


def delivery(source: str, edition: int, parties: int) -> Delivery:
    """Edition `edition` of an invented list: each has the parties of the one before but the first ten."""
    raw = f"{source} {edition} {parties}".encode() * 500
    file = sha256(raw).hexdigest()
    numbers = range(edition * 10, edition * 10 + parties)
    claims = [
        Claim(
            f"{source}:{number}", "name", Name(f"Name {number} {word}"), Evidence(file, f"row {number}", word)
        )
        for number in numbers
        for word in ("first", "second", f"of edition {edition}")
    ]
    return Delivery(
        Reading(source, "test", tuple(claims), (file,)), (raw,), Source(source, "Testland", "Test")
    )


def main(folder: str, source: str, editions: str, parties: str) -> None:
    with open_store(Path(folder)) as store:
        print("open", flush=True)
        for edition in range(int(editions)):
            receipt = Receipt(START + timedelta(days=edition), None, "a test", "a test")
            loaded = add_edition(store, delivery(source, edition, int(parties)), receipt)
            print(loaded.edition.number, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
