"""What a profile says: each atom of a condition answered yes, no, or not stated.

`ATOMS` is the whole vocabulary of the regime tables; docs/regimes/words.md lists it. Every atom names the key of the profile
it rests on, so that an answer can show the fact, or name the fact that is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction

from msgspec import Struct

from listed.law.conditions import Atom, Truth
from listed.law.places import belongs
from listed.profile_model import Profile

PRIVATE = ("natural_person", "legal_person", "branch", "international_organisation")
PUBLIC = ("state", "state_authority")
HALF = Fraction(50)
CONTROLS = ("control", "votes_majority", "appoints_board_majority", "de_facto", "controls_rights_of")
"""Kinds of ownership that mean control whatever the share."""


class Facts(Struct, frozen=True):
    """A profile on a day. `forced` sets atoms to try out a value that nobody stated."""

    profile: Profile
    day: date
    forced: tuple[tuple[Atom, bool], ...] = ()

    def ask(self, atom: Atom) -> Truth:
        """Whether the atom holds; None where nobody stated the fact."""
        for tried, value in self.forced:
            if tried == atom:
                return value
        return ATOMS[atom.name].answer(self, atom.argument)

    def closed(self, value: object) -> bool:
        """Whether a fact that is left out is not the case."""
        return value is None and self.profile.complete


class Word(Struct, frozen=True):
    """One atom: the key of the profile it rests on, what would make it true, and how it is answered."""

    key: str
    would: str
    answer: Callable[[Facts, str], Truth]


def _any_in(facts: Facts, countries: Iterable[str | None], area: str) -> Truth:
    """Whether one of the countries lies in the area; a country that is not stated may."""
    found: Truth = False
    for country in countries:
        inside = belongs(country, area, facts.day) if country else None
        if inside:
            return True
        found = None if inside is None else found
    return found


def _kind(facts: Facts, argument: str) -> Truth:
    return facts.profile.kind in argument.split("|")


def _private(facts: Facts, _: str) -> Truth:
    return facts.profile.kind in PRIVATE


def _public(facts: Facts, _: str) -> Truth:
    return facts.profile.kind in PUBLIC


def _national_of(facts: Facts, area: str) -> Truth:
    profile = facts.profile
    if profile.kind != "natural_person" or facts.closed(profile.nationalities):
        return False
    return None if profile.nationalities is None else _any_in(facts, profile.nationalities, area)


def _status_in(word: str) -> Callable[[Facts, str], Truth]:
    def answer(facts: Facts, area: str) -> Truth:
        profile = facts.profile
        if profile.kind != "natural_person" or facts.closed(profile.status_in):
            return False
        if profile.status_in is None:
            return None
        return _any_in(facts, (country for country, status in profile.status_in if status == word), area)

    return answer


def seat(profile: Profile) -> str | None:
    """The country that a body is organised in, or a person lives in."""
    if profile.kind in PUBLIC:
        return profile.state
    if profile.kind == "branch":
        return None
    return profile.residence if profile.kind == "natural_person" else profile.incorporation


def _present_in(facts: Facts, area: str) -> Truth:
    profile = facts.profile
    if profile.presence is not None:
        return _any_in(facts, profile.presence, area)
    home = seat(profile)
    if facts.closed(profile.presence):
        return _any_in(facts, (home,), area) if home else False
    return True if home and belongs(home, area, facts.day) else None


def _incorporated_in(facts: Facts, area: str) -> Truth:
    profile = facts.profile
    if profile.kind == "branch":
        country = profile.branch_of.incorporation if profile.branch_of else None
    elif profile.kind == "legal_person":
        country = profile.incorporation
    else:
        return False
    if country is None:
        return False if profile.complete else None
    return belongs(country, area, facts.day)


def _resident_in(facts: Facts, area: str) -> Truth:
    profile = facts.profile
    if profile.kind != "natural_person" or facts.closed(profile.residence):
        return False
    return belongs(profile.residence, area, facts.day) if profile.residence else None


def _owned_from(facts: Facts, area: str) -> Truth:
    """Whether owners of the area hold half together or control; the stated owners are all of them."""
    profile = facts.profile
    if profile.kind not in ("legal_person", "branch"):
        return False
    if area == "US" and profile.us_owner is not None:
        return profile.us_owner
    if profile.owners is None:
        return False if profile.complete else None
    low = high = Fraction(0)
    for owner in profile.owners:
        inside = belongs(owner.country, area, facts.day) if owner.country else None
        if inside is False:
            continue
        if inside and owner.kind in CONTROLS:
            return True
        low += Fraction(owner.low or 0) if inside else 0
        high += Fraction(owner.high or 100)
    return True if low >= HALF else None if high >= HALF else False


def _us_payment(facts: Facts, _: str) -> Truth:
    """Whether a payment passes through the United States: stated, or no dollar is used."""
    profile = facts.profile
    if profile.us_clearing is not None:
        return profile.us_clearing
    if profile.clearing is not None and any(one.country == "US" for one in profile.clearing):
        return True
    if profile.currencies is not None and "USD" not in profile.currencies:
        return False
    return False if profile.complete else None


def _us_persons_involved(facts: Facts, _: str) -> Truth:
    stated = facts.profile.us_persons_involved
    return False if facts.closed(stated) else stated


def _employed_from(facts: Facts, area: str) -> Truth:
    profile = facts.profile
    if profile.kind != "natural_person" or facts.closed(profile.employer):
        return False
    if profile.employer is None:
        return None
    return _any_in(facts, (profile.employer.incorporation,), area)


def _official_business_of(facts: Facts, area: str) -> Truth:
    employer = facts.profile.employer
    if employer is None or facts.profile.kind != "natural_person":
        return False
    if not employer.state or not belongs(employer.state, area, facts.day):
        return False
    return (
        False if employer.official_business is None and facts.profile.complete else employer.official_business
    )


def _sector(facts: Facts, argument: str) -> Truth:
    if facts.profile.kind in PUBLIC or facts.profile.kind == "natural_person":
        return False
    return facts.profile.sector in argument.split("|") if facts.profile.sector else None


def _dealing(facts: Facts, argument: str) -> Truth:
    """A question about dealings in general is about each of them."""
    dealing = facts.profile.dealing
    return True if dealing is None or dealing.what is None else dealing.what in argument.split("|")


def _stated_dealing(facts: Facts, argument: str) -> Truth:
    dealing = facts.profile.dealing
    return dealing is not None and dealing.what in argument.split("|")


def _tenor_over(facts: Facts, days: str) -> Truth:
    dealing = facts.profile.dealing
    if dealing is None or dealing.what is None:
        return True
    return None if dealing.tenor_days is None else dealing.tenor_days > int(days)


def _concerns(facts: Facts, argument: str) -> Truth:
    dealing = facts.profile.dealing
    return (dealing.concerns if dealing and dealing.concerns else "party") in argument.split("|")


def _business_in(facts: Facts, area: str) -> Truth:
    """Whether the business is done there, in whole or in part."""
    profile = facts.profile
    if profile.dealing is not None and profile.dealing.business_in is not None:
        return _any_in(facts, profile.dealing.business_in, area)
    if profile.complete or profile.kind in PUBLIC:
        return False
    return False if profile.places_of_business == () else None


def _place_of_business_in(facts: Facts, area: str) -> Truth:
    places = facts.profile.places_of_business
    return False if places is None else _any_in(facts, places, area)


def _goods_move(facts: Facts, area: str) -> Truth:
    dealing = facts.profile.dealing
    if dealing is None or (dealing.origin is None and dealing.destination is None):
        return False
    return _any_in(facts, (c for c in (dealing.origin, dealing.destination) if c), area)


def _aboard(facts: Facts, area: str) -> Truth:
    stated = facts.profile.aboard
    if stated is None:
        return False if facts.profile.complete or facts.profile.kind != "natural_person" else None
    return belongs(stated.flag, area, facts.day)


def _state_of(facts: Facts, area: str) -> Truth:
    profile = facts.profile
    if profile.kind not in PUBLIC:
        return False
    return belongs(profile.state, area, facts.day) if profile.state else None


def _state_fact(key: str, area: str) -> Callable[[Facts, str], Truth]:
    """A fact about the asker's State: as stated, else from the table of treaties."""

    def answer(facts: Facts, _: str) -> Truth:
        profile = facts.profile
        if profile.kind not in PUBLIC:
            return False
        stated: bool | None = getattr(profile, key) if key else None
        if stated is not None:
            return stated
        found = belongs(profile.state, area, facts.day) if profile.state else None
        return False if found is None and profile.complete else found

    return answer


def _un_law(facts: Facts, _: str) -> Truth:
    return False if facts.closed(facts.profile.un_law) else facts.profile.un_law


def _relation(facts: Facts, argument: str) -> Truth:
    stated = facts.profile.relation
    return stated in argument.split("|") if stated else False


ATOMS: Mapping[str, Word] = {
    "kind": Word("kind", "the asker is one", _kind),
    "private": Word("kind", "a private asker", _private),
    "public": Word("kind", "a State or its authority", _public),
    "national_of": Word("nationalities", "a national", _national_of),
    "permanent_resident_of": Word("status_in", "a permanent resident", _status_in("permanent_resident")),
    "lawfully_present_in": Word("status_in", "lawfully present", _status_in("lawfully_present")),
    "protected_in": Word("status_in", "a protected person", _status_in("protected_person")),
    "resident_in": Word("residence", "resident there", _resident_in),
    "present_in": Word("presence", "present there when acting", _present_in),
    "incorporated_in": Word("incorporation", "organised under its law", _incorporated_in),
    "owned_from": Word("owners", "a parent there", _owned_from),
    "us_payment": Word("us_clearing", "a payment that passes through the United States", _us_payment),
    "us_persons_involved": Word("us_persons_involved", "US persons take part", _us_persons_involved),
    "employed_from": Word("employer", "an employer there", _employed_from),
    "official_business_of": Word("employer", "official business of that government", _official_business_of),
    "sector": Word("sector", "the sector is one of these", _sector),
    "dealing": Word("dealing", "such a dealing", _dealing),
    "stated_dealing": Word("dealing", "such a dealing", _stated_dealing),
    "tenor_over": Word("dealing", "debt of a longer term", _tenor_over),
    "concerns": Word("dealing", "the dealing concerns them", _concerns),
    "business_in": Word("dealing", "business done there, in whole or in part", _business_in),
    "place_of_business_in": Word("places_of_business", "a place of business there", _place_of_business_in),
    "goods_move": Word("dealing", "goods that come from or go there", _goods_move),
    "aboard": Word("aboard", "aboard a ship or aircraft under such a flag", _aboard),
    "state_of": Word("state", "an authority of that State", _state_of),
    "rome_party": Word(
        "rome_statute_party", "the State is a party", _state_fact("rome_statute_party", "ROME")
    ),
    "rome_left": Word("state", "the State left after proceedings began", _state_fact("", "ROME_OLD")),
    "un_member": Word("un_member", "the State is a member", _state_fact("un_member", "UN")),
    "un_law": Word("un_law", "the law of the country gives effect to UN listings", _un_law),
    "relation": Word("relation", "such a relation to the party", _relation),
}
"""What regime tables may ask; `area` after the colon is a key of `places/areas.toml`."""

AREA_ATOMS = frozenset(
    [
        "national_of",
        "permanent_resident_of",
        "lawfully_present_in",
        "protected_in",
        "resident_in",
        "present_in",
        "incorporated_in",
        "owned_from",
        "employed_from",
        "official_business_of",
        "business_in",
        "place_of_business_in",
        "goods_move",
        "aboard",
        "state_of",
    ]
)
"""Atoms whose argument is an area."""


def has_fact(profile: Profile, key: str) -> bool:
    """Whether a profile states the fact of a key, or closes it."""
    if key == "incorporation" and profile.kind == "branch":
        return True
    if key == "owners":
        return profile.owners is not None or profile.us_owner is not None
    return getattr(profile, key) is not None or (
        profile.complete and key in ("presence", "us_clearing", "owners")
    )


def stated(profile: Profile, key: str) -> str:
    """A fact as it stands in the profile: `incorporation = "FR"`."""
    value = (
        profile.branch_of.incorporation
        if key == "incorporation" and profile.branch_of
        else getattr(profile, key)
    )
    name = "branch_of.incorporation" if key == "incorporation" and profile.branch_of else key
    if key == "owners" and profile.owners is None and profile.us_owner is not None:
        name, value = "us_owner", profile.us_owner
    if value is None:
        return f"{name} is left out" + (" (complete)" if profile.complete else "")
    return f"{name} = {_toml(value)}"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, tuple):
        if value and isinstance(value[0], tuple):
            return "{ " + ", ".join(f'{k} = "{v}"' for k, v in value) + " }"
        return "[" + ", ".join(_toml(one) for one in value) + "]"
    if isinstance(value, Struct):
        parts = ((f, getattr(value, f)) for f in value.__struct_fields__)
        return (
            "{ " + ", ".join(f"{f.rstrip('_')} = {_toml(v)}" for f, v in parts if v not in (None, "")) + " }"
        )
    return str(value)
