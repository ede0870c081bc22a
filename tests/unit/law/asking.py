"""Invented parties and askers for the tests of the law."""

from __future__ import annotations

from datetime import date
from typing import Any

from listed.dates import PartialDate
from listed.duty_model import Duty
from listed.law.answer import Question, duties
from listed.law.load import law
from listed.law.profile_file import profile_of
from listed.law.record_facts import ListingFact, Subject
from listed.model import Listing
from listed.profile_model import Profile

DAY = date(2025, 10, 1)
PARIS_BANK = {
    "kind": "legal_person",
    "sector": "bank",
    "incorporation": "FR",
    "presence": ["FR"],
    "currencies": ["EUR"],
    "us_clearing": False,
    "owners": [],
}
US_BANK = {
    "kind": "legal_person",
    "complete": True,
    "sector": "bank",
    "incorporation": "US",
    "presence": ["US"],
}
PERSON = {
    "kind": "natural_person",
    "complete": True,
    "nationalities": ["FR"],
    "residence": "FR",
    "presence": ["FR"],
}
OFFICE = {"kind": "state_authority", "complete": True, "state": "FR", "presence": ["FR"]}


def asker(base: dict[str, Any], **more: Any) -> Profile:
    """A profile from a table."""
    return profile_of({**base, **more}).profile


def listing(authority: str = "US OFAC", programme: str = "ICC-EO14203", **more: Any) -> Listing:
    """A listing since 20 August 2025, unless `since` says otherwise."""
    since = date.fromisoformat(more.pop("since", "2025-08-20"))
    more.setdefault("list", "SDN" if authority == "US OFAC" else "")
    return Listing(authority, programme, listed_on=PartialDate(since, since), **more)


def subject(
    found: Listing, name: str = "Orlan Testovich Vedrin", standing: str = "in force", **more: Any
) -> Subject:
    """A party with one listing."""
    return Subject(
        "case:P1", "Person", (name,), (ListingFact(found, standing, "case, entry 1", False),), **more
    )


def one(profile: Profile, party: Subject | Listing, on: date = DAY, at: str | None = None) -> Duty:
    """The one duty of a party."""
    asked = subject(party) if isinstance(party, Listing) else party
    (found,) = duties(law(), Question(asked, profile, on, at))
    return found
