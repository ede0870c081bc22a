"""What goes into the store and what comes out of it, beside the records of `listed.model`."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from listed.model import Claim, Edition, Reading, Source

FOREVER = 2**63 - 1
"""The end of a known-interval that nothing has ended: later than every instant in microseconds."""


class Delivery(Struct, frozen=True):
    """One edition as it arrives: what was read, the files it was read from, the bounds it must keep."""

    reading: Reading
    raw: tuple[bytes, ...]
    source: Source


class Receipt(Struct, frozen=True):
    """When an edition was received and on whose word. `known` is empty for "just now"."""

    now: datetime
    known: datetime | None = None
    accepted_reason: str = ""
    accepted_by: str = ""


class Loaded(Struct, frozen=True):
    """What one load did: parties added, removed and changed beside the edition before."""

    edition: Edition
    added: int = 0
    removed: int = 0
    changed: int = 0
    unchanged: bool = False
    """True when these very bytes were the current edition already: nothing was written."""


class ClaimLife(Struct, frozen=True):
    """A claim, its number in the register, and when it was known: `[appeared, disappeared)` in microseconds
    since 1970 UTC, `FOREVER` where it still is."""

    number: int
    claim: Claim
    intervals: tuple[tuple[int, int], ...]


class PartyLife(Struct, frozen=True):
    """A party with all that was ever claimed about it."""

    id: str
    source: str
    claims: tuple[ClaimLife, ...]
