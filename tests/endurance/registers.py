"""Invented registers for the tests of endurance."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import listed

GOLDEN = Path(__file__).parents[1] / "golden"
START = datetime(2026, 10, 1, tzinfo=UTC)
STAYED, CAME, WENT = "Zorblak Maritime", "Heliodrack Foundry", "Umbrathess Textiles"
"""Parties of both editions of the watchlist, of its second alone, and of its first alone."""


def watchlist(file: Path, edition: int, parties: int) -> Path:
    """Writes edition 1 or 2 of an invented watchlist with so many parties and more."""
    names = [f"Filler Number {number} of Nowhere" for number in range(parties)]
    names += [STAYED, WENT if edition == 1 else CAME]
    rows = [f"{name},{name.split()[0]} {at},1961-04-12,imo::9074729" for at, name in enumerate(names)]
    file.write_text("\n".join(["name,aliases,birth_date,identifiers", *rows, ""]), encoding="utf-8")
    return file


def whole(folder: Path) -> Path:
    """A register with lists of two authorities, two editions of a watchlist, a decision, and its pack."""
    files = folder.parent
    with listed.open(folder, clock=lambda: START) as register:
        for name in ("un", "ofac"):
            register.load([GOLDEN / name], accept_suspect="invented for a test", actor="a test")
        for edition in (1, 2):
            known = START - timedelta(days=3 - edition)
            register.load([watchlist(files / "watched.csv", edition, 5)], "own-watched", known=known)
        register.decide(f"own-watched:{_first(register)}", "us-ofac-sdn:1", "different", "invented", "a test")
        register.at().screen(listed.Query(name=STAYED))
    return folder


def _first(register: listed.Register) -> str:
    return register.at().parties("own-watched")[0].partition(":")[2]
