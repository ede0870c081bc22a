"""What the record says about one party that the law needs: orders, statements, licences and reports of sources.

The values come from the party's claims; the engine sees them through these types alone.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from listed.duty_model import Confidence, Objection, SourceSays
from listed.model import Listing


class OrderFact(Struct, frozen=True):
    """A court order on the record of a party, or of a table."""

    court: str
    case: str
    date: str
    action: str
    effect: str
    beneficiaries: tuple[str, ...]
    scope: tuple[str, ...] = ()
    programme: str = ""
    takes_effect: str = ""
    ends: str = ""
    final: bool = False
    status: str = ""


class LicenceFact(Struct, frozen=True):
    """A licence of an own file, or of a table."""

    name: str
    kind: str
    programme: str
    start: str
    until: str | None = None
    parties: tuple[str, ...] = ()
    listed_on: tuple[date, ...] = ()
    dealings: tuple[str, ...] = ()
    note: str = ""


class ListingFact(Struct, frozen=True):
    """A listing with its standing on the day; `source` names edition and entry that hold it."""

    listing: Listing
    standing: str
    source: str = ""
    official: bool = True


class ReportFact(Struct, frozen=True):
    """What a source reports of the party's standing under a programme (empty: any), from `since` on."""

    says: SourceSays
    since: date
    programme: str = ""


class ReachFact(Struct, frozen=True):
    """The party's relation to somebody listed, or to a body that an act names."""

    kind: str
    name: str
    listings: tuple[ListingFact, ...] = ()


class Subject(Struct, frozen=True):
    """The party asked about, as the record has it on the day."""

    id: str
    schema: str
    names: tuple[str, ...]
    listings: tuple[ListingFact, ...]
    orders: tuple[OrderFact, ...] = ()
    licences: tuple[LicenceFact, ...] = ()
    objections: tuple[tuple[Objection, str], ...] = ()
    """With the programme that each is about, or empty."""
    reports: tuple[ReportFact, ...] = ()
    reached: tuple[ReachFact, ...] = ()


SURE: tuple[Confidence, ...] = ("H", "M", "L")
