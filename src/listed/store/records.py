"""What goes into the store and what comes out of it, beside the records of `listed.model`."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from listed.model import Claim, Edition, Field, Reading, Source, Value

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


class Forgotten(Struct, frozen=True):
    """That an own list was forgotten: which, why, by whom, when. The editions' hashes stay in the chain."""

    source: str
    reason: str
    actor: str
    recorded: datetime


Verdict = Literal["same", "different", "proposed", "open"]


class Decision(Struct, frozen=True, omit_defaults=True):
    """What somebody decided about two parties being one. The last decision on a pair counts."""

    left: str
    right: str
    verdict: Verdict
    """`proposed` by a program, `same` or `different` by a person, `open` takes the last one back."""
    reason: str
    actor: str
    recorded: datetime


class PartyLink(Struct, frozen=True):
    """Two records that are, may be, or are not one real party; `left` sorts before `right`."""

    left: str
    right: str
    state: Literal["certain", "confirmed", "refused", "proposed"]
    """`certain`: an exact shared identifier or a cross-reference of the lists themselves."""
    because: str
    decided_by: str = ""


class FieldChange(Struct, frozen=True):
    """The values of one field that went and came between two editions."""

    field: Field
    before: tuple[Value, ...]
    after: tuple[Value, ...]


class PartyChange(Struct, frozen=True):
    """What changed about one party, field by field in the order of the fields' first claims."""

    party: str
    caption: str
    fields: tuple[FieldChange, ...]


class Difference(Struct, frozen=True):
    """What one edition of a list has beside another."""

    before: Edition
    after: Edition
    added: tuple[PartyChange, ...]
    removed: tuple[PartyChange, ...]
    changed: tuple[PartyChange, ...]


class Chapter(Struct, frozen=True):
    """One moment in the life of a party: an edition that changed it, or a date that its claims state."""

    when: date
    """The day in the world."""
    what: str
    """`listed`, `amended`, `removed`, `relisted`, or the authority's own word for a status."""
    known: datetime
    edition: int
    appeared: tuple[Claim, ...] = ()
    disappeared: tuple[Claim, ...] = ()


class GrowthPoint(Struct, frozen=True):
    """How many parties a list held with one edition, and how many came and went with it."""

    edition: int
    when: datetime
    """The instant in the world: the edition's own, else when it was known."""
    parties: int
    added: int
    removed: int


class ListState(Struct, frozen=True):
    """One list as of a moment: its edition, how old it is, what is wrong with it."""

    source: Source
    edition: Edition
    parties: int
    age_days: int
    """Days since the edition's instant in the world."""
    warnings: tuple[str, ...]


class Verified(Struct, frozen=True):
    """What was checked and found whole."""

    entries: int
    claims: int
    events: int
    files: int
    head: str
    """Chain value of the last entry: keep it elsewhere, and nobody can rewrite what came before."""
    packs: int = 0
    """1 where the pack of these very entries was there and is what they compile to; 0 where it is not made yet."""
