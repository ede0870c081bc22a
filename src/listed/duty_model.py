"""What a listing means for the one who asks: the answer, as frozen msgspec Structs.

The shapes are those of the JSON of `listed duties`; a field that does not apply is None or empty, never left out.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Binding = Literal["yes", "no", "possibly", "unknown"]
Confidence = Literal["H", "M", "L"]
Read = Literal["primary", "secondary", "recalled"]


class Citation(Struct, frozen=True):
    """Why something is said: the act and its provision, and how it was read."""

    act: str
    read: Read = "primary"
    reviewed_by: str = ""
    reviewed_on: str | None = None
    confidence: Confidence = "H"


class DutyListing(Struct, frozen=True):
    """The listing that a duty is about. `removed_on` is the first day no longer in force."""

    authority: str
    list: str
    programme: str
    legal_act: str
    listed_on: str | None
    removed_on: str | None
    standing: str
    status: str = ""


class RuleSaid(Struct, frozen=True):
    """The rule that decided, in one sentence."""

    id: str
    text: str


class Must(Struct, frozen=True):
    """One thing to do. `days` with `unit` only where the act states a number, else `by`."""

    what: str
    to: tuple[str, ...] = ()
    days: int | None = None
    unit: str | None = None
    by: str | None = None
    form: str | None = None
    citation: tuple[Citation, ...] = ()


class LicenceSaid(Struct, frozen=True, rename={"from_": "from"}):
    """A licence that covered the programme or the party within the year before the day."""

    name: str
    kind: str
    from_: str | None
    until: str | None
    in_force: bool
    covers_party: bool
    note: str = ""


class CourtOrder(Struct, frozen=True):
    """A court order about the party or about dealings with it, and whether it changes this asker's duty."""

    court: str
    case: str
    date: str
    effect: str
    beneficiaries: tuple[str, ...]
    status: str
    covers: Literal["yes", "no", "possibly"]
    note: str = ""


class Conflict(Struct, frozen=True):
    """A blocking statute of the asker's law."""

    statute: str
    applies: bool
    effect: Literal["forbids_compliance", "compliance_authorised", "not_covered"]
    citation: tuple[Citation, ...] = ()


class Objection(Struct, frozen=True):
    """Who contests the listing."""

    kind: str
    actor: str
    date: str | None
    quote: str
    source: str


class Exposure(Struct, frozen=True):
    """A risk without being bound."""

    text: str
    citation: tuple[Citation, ...] = ()


class MissingFact(Struct, frozen=True):
    """A key of the profile that was left out, and what stating it would change."""

    key: str
    would: str


class SourceSays(Struct, frozen=True):
    """What one source reports, where sources differ."""

    source: str
    says: Literal["in_force", "not_in_force"]
    since: str | None
    confidence: Confidence


class Basis(Struct, frozen=True):
    """One step of the chain: a fact of the profile, what it means, and why."""

    fact: str
    rule: str
    citation: tuple[Citation, ...] = ()


class Duty(Struct, frozen=True):
    """What one listing means for the one who asks."""

    listing: DutyListing
    regime: str
    binding: Binding
    rule: RuleSaid
    citation: tuple[Citation, ...]
    measures: tuple[str, ...] = ()
    must: tuple[Must, ...] = ()
    record_keeping_years: int | None = None
    licences: tuple[LicenceSaid, ...] = ()
    court_orders: tuple[CourtOrder, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    objections: tuple[Objection, ...] = ()
    exposure: tuple[Exposure, ...] = ()
    missing_facts: tuple[MissingFact, ...] = ()
    sources_in_conflict: tuple[SourceSays, ...] = ()
    basis: tuple[Basis, ...] = ()
    confidence: Confidence = "H"
    note: str = ""


class DutyParty(Struct, frozen=True):
    """The party asked about."""

    id: str
    name: str
    schema: str


class DutyProfile(Struct, frozen=True):
    """Who asked."""

    label: str
    kind: str
    complete: bool
    sha256: str


class DutySearched(Struct, frozen=True):
    """An edition that the answer rests on."""

    source: str
    edition: int
    published: str | None
    known: str


DISCLAIMER = "This is not legal advice."


class Duties(Struct, frozen=True):
    """What each listing of a party means for the one who asks, and what the answer rests on."""

    party: DutyParty
    profile: DutyProfile
    on: str
    at: str | None
    known: str
    binding: Binding
    citation: tuple[Citation, ...]
    duties: tuple[Duty, ...]
    missing_facts: tuple[MissingFact, ...] = ()
    searched: tuple[DutySearched, ...] = ()
    warnings: tuple[str, ...] = ()
    disclaimer: str = DISCLAIMER
    format: str = "listed-duties/1"
