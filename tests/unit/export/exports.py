"""Registers of invented lists, and what is exported of them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from msgspec import json

import listed
from listed.export import ftm
from listed.export.entry import Entry
from listed.export.ftm_entity import Entity
from listed.register import Register

GOLDEN = Path(__file__).parents[2] / "golden"
FILES = (
    "un",
    "ofac",
    "eu/fsf_1_1.xml",
    "uk/uksl.xml",
    "ca",
    "ch/whole-list.xml",
    "csl/consolidated.json",
    "bis",
)
NOW = datetime(2026, 10, 1, tzinfo=UTC)


def register(folder: Path) -> Register:
    """Every invented list, loaded."""
    found = listed.open(folder, clock=lambda: NOW)
    for name in FILES:
        found.load([GOLDEN / name], accept_suspect="invented")
    return found


def entries(folder: Path) -> tuple[Entry, ...]:
    """All that is exported of the invented lists."""
    with register(folder) as found:
        return tuple(found.at().entries())


def written(found: tuple[Entry, ...]) -> list[Entity]:
    """The entities as a reader of the file gets them."""
    return [json.decode(line, type=Entity) for line in ftm.lines(found)]
