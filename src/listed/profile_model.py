"""Who asks: the profile, as frozen msgspec Structs. Nothing here reads, writes or decides.

A fact that is left out is None: nobody stated it. `False` and an empty tuple are statements.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

ProfileKind = Literal[
    "natural_person", "legal_person", "branch", "state", "state_authority", "international_organisation"
]
StatusIn = Literal["permanent_resident", "lawfully_present", "protected_person"]
Relation = Literal["self", "spouse", "child", "parent", "sibling", "employee", "employer", "owner"]
DealingKind = Literal[
    "payment",
    "account",
    "funds",
    "goods",
    "services",
    "speech_services",
    "legal_services",
    "emergency_medical",
    "debt",
    "equity",
    "securities",
    "correspondent_account",
    "employment",
    "entry",
    "arrest",
]
Concerns = Literal["party", "spouse", "child", "immediate_family", "property_of_party"]


class BranchOf(Struct, frozen=True, forbid_unknown_fields=True):
    """The legal person that a branch is part of."""

    name: str = ""
    incorporation: str | None = None


class Aboard(Struct, frozen=True, forbid_unknown_fields=True):
    """The ship or aircraft on which the asker is, and its flag."""

    kind: Literal["vessel", "aircraft"]
    flag: str


class Owner(Struct, frozen=True, forbid_unknown_fields=True):
    """A direct owner; `low` and `high` in per cent as decimal strings."""

    name: str = ""
    country: str | None = None
    low: str | None = None
    high: str | None = None
    kind: str = "shares"


class Clearing(Struct, frozen=True, forbid_unknown_fields=True):
    """Where and through whom payments in a currency pass."""

    currency: str | None = None
    country: str | None = None
    through: str = ""


class Employer(Struct, frozen=True, forbid_unknown_fields=True):
    """For whom a natural person works."""

    name: str = ""
    incorporation: str | None = None
    sector: str = ""
    branch: bool | None = None
    state: str | None = None
    official_business: bool | None = None


class Authorisation(Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """A licence or permission given to the asker. `from` and `until` are days or moments, as written."""

    by: str
    under: str = ""
    number: str = ""
    covers: str = ""
    from_: str | None = None
    until: str | None = None


class Dealing(Struct, frozen=True, forbid_unknown_fields=True):
    """What the asker wants to do with the party."""

    what: DealingKind | None = None
    business_in: tuple[str, ...] | None = None
    concerns: Concerns | None = None
    goods: str = ""
    origin: str | None = None
    destination: str | None = None
    amount: str | None = None
    tenor_days: int | None = None
    text: str = ""


class Profile(Struct, frozen=True, forbid_unknown_fields=True):
    """Who asks. Countries are ISO 3166-1 alpha-2 in capitals; docs/profiles.md tells every key."""

    kind: ProfileKind
    complete: bool = False
    name: str = ""
    label: str = ""
    sector: str = ""
    note: str = ""
    nationalities: tuple[str, ...] | None = None
    status_in: tuple[tuple[str, StatusIn], ...] | None = None
    residence: str | None = None
    incorporation: str | None = None
    branch_of: BranchOf | None = None
    state: str | None = None
    rome_statute_party: bool | None = None
    un_member: bool | None = None
    un_law: bool | None = None
    presence: tuple[str, ...] | None = None
    places_of_business: tuple[str, ...] | None = None
    aboard: Aboard | None = None
    owners: tuple[Owner, ...] | None = None
    us_owner: bool | None = None
    currencies: tuple[str, ...] | None = None
    us_clearing: bool | None = None
    clearing: tuple[Clearing, ...] | None = None
    us_persons_involved: bool | None = None
    employer: Employer | None = None
    relation: Relation | None = None
    authorisations: tuple[Authorisation, ...] | None = None
    dealing: Dealing | None = None
    sha256: str = ""
    """Of the file that it was read from."""
