"""Reads a profile from TOML: every unknown key, country, word and contradiction is refused with its line.

The keys stand in docs/profiles.md. A problem is a QueryError (exit 2) that names file, line and key.
"""

from __future__ import annotations

import difflib
import hashlib
import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from listed.errors import QueryError
from listed.law.facts import CONTROLS, HALF
from listed.law.places import belongs, exists
from listed.profile_model import Aboard, Authorisation, BranchOf, Clearing, Dealing, Employer, Owner, Profile

FORMAT = "listed-profile/1"
SECTORS = [
    "bank",
    "payment_firm",
    "insurer",
    "fund",
    "trust_company",
    "law",
    "ngo",
    "health",
    "academia",
    "telecom",
    "trader",
    "broker",
    "accountant",
    "auditor",
    "estate_agent",
    "crypto",
    "manufacturer",
    "shipping",
    "media",
    "public",
    "technology",
    "energy",
    "other",
]
"""Words that `sector` knows; another word is kept and warned about."""

_TABLES: dict[str, type[Struct]] = {
    "branch_of": BranchOf,
    "aboard": Aboard,
    "owners": Owner,
    "clearing": Clearing,
    "employer": Employer,
    "authorisations": Authorisation,
    "dealing": Dealing,
}


class ProfileRead(Struct, frozen=True):
    """A profile, and what is odd about it."""

    profile: Profile
    warnings: tuple[str, ...]


class _Text(Struct, frozen=True):
    """The file's text, to find the line of a key."""

    name: str
    lines: tuple[str, ...]

    def refuse(self, key: str, message: str, hint: str = "", table: str = "") -> QueryError:
        line = self.line(key, table)
        where = f"{self.name}, line {line}" if line else self.name
        return QueryError(f"{key}: {message}", where=where, hint=hint or "see docs/profiles.md")

    def line(self, key: str, table: str = "") -> int:
        """The first line that writes the key, inside `table` where one is given; 0 where none does."""
        writes = re.compile(rf"(?:^|[\s{{,\[])\[*\"?{re.escape(key)}\"?\]*\s*(?:=|$|\])")
        start = self.line(table) if table else 1
        for number, text in enumerate(self.lines, 1):
            if number >= start and writes.search(text.split("#")[0]):
                return number
        return start if table else 0


def read_profile(name: str, raw: bytes) -> ProfileRead:
    """The profile in a file's bytes. Raises QueryError that names line and key."""
    try:
        text = raw.decode("utf-8-sig")
        table = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise QueryError(
            f"this is no TOML: {error}", where=name, hint="`listed profile new` writes one"
        ) from error
    return profile_of(table, _Text(name, tuple(text.splitlines())), hashlib.sha256(raw).hexdigest())


def profile_of(table: dict[str, Any], text: _Text | None = None, digest: str = "") -> ProfileRead:
    """The profile in a table. Raises QueryError."""
    text = text or _Text("profile", ())
    table = dict(table)
    if table.pop("format", FORMAT) != FORMAT:
        raise text.refuse("format", f"must be {FORMAT!r}")
    _refuse_unknown_keys(table, Profile, text)
    if isinstance(table.get("status_in"), dict):
        table["status_in"] = sorted(table["status_in"].items())
    try:
        profile = msgspec.convert(_plain(table), Profile)
    except msgspec.ValidationError as error:
        raise _wrong_value(error, text) from error
    _check(profile, text)
    return ProfileRead(replace(profile, sha256=digest), tuple(_warnings(profile)))


def _refuse_unknown_keys(table: dict[str, Any], kind: type[Struct], text: _Text, within: str = "") -> None:
    known = [f.encode_name for f in msgspec.structs.fields(kind) if f.encode_name != "sha256"]
    for key, value in table.items():
        if key not in known:
            close = difflib.get_close_matches(key, known, 1, 0.5)
            hint = f"did you mean {close[0]}?" if close else f"known are {', '.join(known)}"
            raise text.refuse(key, "no such key", hint, within)
        inner = _TABLES.get(key) if not within else None
        for one in (value if isinstance(value, list) else [value]) if inner else ():
            if not isinstance(one, dict):
                raise text.refuse(key, "must be a table", f"write {key} = {{ … }}")
            _refuse_unknown_keys(one, inner, text, key)  # type: ignore[arg-type]


def _plain(value: Any) -> Any:
    """TOML's own dates as text."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, (date, datetime)) else value


def _wrong_value(error: msgspec.ValidationError, text: _Text) -> QueryError:
    """The line and key of what msgspec refused."""
    message, _, path = str(error).partition(" - at `$")
    missing = re.search(r"missing required field `(\w+)`", message)
    keys = re.findall(r"\.(\w+)", path)
    key = missing[1] if missing else keys[-1] if keys else "kind"
    if "Invalid enum value" in message:
        return text.refuse(
            key, message.replace("Invalid enum value", "no such word:"), _nearest_word(key, message)
        )
    said = "must be stated" if missing else _expected(message)
    return text.refuse(key, said, "see docs/profiles.md", keys[0] if len(keys) > 1 else "")


def _expected(message: str) -> str:
    found = re.match(r"Expected `(.+)`, got `(.+)`", message)
    words = {
        "str": "text",
        "bool": "true or false",
        "int": "a whole number",
        "array": "a list",
        "object": "a table",
    }
    if not found:
        return message
    wanted = " or ".join(words.get(w.strip(), w.strip()) for w in found[1].split("|") if w.strip() != "null")
    return f"must be {wanted}, not {words.get(found[2], found[2])}"


def _nearest_word(key: str, message: str) -> str:
    said = re.search(r"'([^']*)'", message)
    words = [w for w in _all_words() if key in _all_words()[w]]
    close = difflib.get_close_matches(said[1], words, 1, 0.4) if said else []
    return f"did you mean {close[0]}?" if close else f"known are {', '.join(words)}"


@cache
def _all_words() -> dict[str, tuple[str, ...]]:
    """Every fixed word with the keys that take it."""
    from typing import get_args

    from listed import profile_model as m

    found: dict[str, tuple[str, ...]] = {}
    for key, words in (
        ("kind", (*get_args(m.ProfileKind), "vessel", "aircraft")),
        ("what", get_args(m.DealingKind)),
        ("concerns", get_args(m.Concerns)),
        ("relation", get_args(m.Relation)),
        ("status_in", get_args(m.StatusIn)),
    ):
        for word in words:
            found[word] = (*found.get(word, ()), key)
    return found


def _check(profile: Profile, text: _Text) -> None:
    for key, country in _countries(profile):
        if not exists(country):
            raise text.refuse(key, f"{country!r} is no country", _country_hint(country))
    for currency in (
        *(profile.currencies or ()),
        *(c.currency for c in profile.clearing or () if c.currency),
    ):
        if currency not in currencies():
            close = difflib.get_close_matches(currency.upper(), sorted(currencies()), 1, 0.5)
            raise text.refuse(
                "currencies", f"{currency!r} is no currency", f"did you mean {close[0]}?" if close else ""
            )
    for owner in profile.owners or ():
        _check_share(owner, text)
    _check_dealing(profile, text)
    _check_contradictions(profile, text)


def _countries(profile: Profile) -> Iterator[tuple[str, str]]:
    """Every country that a profile names, with its key."""
    for key in ("residence", "incorporation", "state"):
        if (value := getattr(profile, key)) is not None:
            yield key, value
    for key in ("nationalities", "presence", "places_of_business"):
        yield from ((key, value) for value in getattr(profile, key) or ())
    yield from (("status_in", country) for country, _ in profile.status_in or ())
    if profile.aboard:
        yield "flag", profile.aboard.flag
    parts: tuple[tuple[str, str | None], ...] = (
        ("incorporation", profile.branch_of.incorporation if profile.branch_of else None),
        ("incorporation", profile.employer.incorporation if profile.employer else None),
        ("state", profile.employer.state if profile.employer else None),
        *(("country", owner.country) for owner in profile.owners or ()),
        *(("country", one.country) for one in profile.clearing or ()),
        *(("business_in", c) for c in (profile.dealing.business_in or () if profile.dealing else ())),
        ("origin", profile.dealing.origin if profile.dealing else None),
        ("destination", profile.dealing.destination if profile.dealing else None),
    )
    yield from ((key, value) for key, value in parts if value is not None)


def _country_hint(text: str) -> str:
    from listed.text.territories import code_of

    code = code_of(text).upper() or (text.upper() if exists(text.upper()) else "")
    return (
        f"did you mean {code}?"
        if code and exists(code)
        else "write an ISO 3166 code of two capitals, such as FR"
    )


def _check_share(owner: Owner, text: _Text) -> None:
    for key, value in (("low", owner.low), ("high", owner.high)):
        if value is not None and not re.fullmatch(r"\d{1,3}(?:\.\d+)?", value):
            raise text.refuse(
                key, f"{value!r} is no number of per cent", 'write a decimal such as "49.99"', "owners"
            )
        if value is not None and Fraction(value) > 100:
            raise text.refuse(key, f"{value} is more than 100 per cent", table="owners")
    if owner.low is not None and owner.high is not None and Fraction(owner.low) > Fraction(owner.high):
        raise text.refuse("low", f"{owner.low} is more than high ({owner.high})", table="owners")


def _check_dealing(profile: Profile, text: _Text) -> None:
    dealing = profile.dealing
    if dealing and dealing.tenor_days is not None and dealing.tenor_days < 0:
        raise text.refuse("tenor_days", "is below 0", table="dealing")
    if dealing and dealing.amount is not None and not re.fullmatch(r"\d+(?:\.\d+)?", dealing.amount):
        raise text.refuse(
            "amount", f"{dealing.amount!r} is no number", 'write a decimal such as "1000.50"', "dealing"
        )
    for one in profile.authorisations or ():
        for key, value in (("from", one.from_), ("until", one.until)):
            if value is not None and _moment(value) is None:
                raise text.refuse(
                    key,
                    f"{value!r} is no date",
                    "write 2025-08-20 or 2025-08-20T00:01-04:00",
                    "authorisations",
                )
        if one.from_ and one.until and one.from_[:10] > one.until[:10]:
            raise text.refuse("until", "ends before it begins", table="authorisations")


def _moment(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def _check_contradictions(profile: Profile, text: _Text) -> None:
    """A stated boolean that the other facts deny is refused."""
    parents = [o for o in profile.owners or () if o.country and belongs(o.country, "US", date.max)]
    half = (
        any(o.kind in CONTROLS for o in parents)
        or sum((Fraction(o.low or 0) for o in parents), Fraction(0)) >= HALF
    )
    if profile.us_owner is False and half:
        raise text.refuse("us_owner", "is false, but the owners name a US parent", "take one of the two back")
    if profile.us_owner is True and profile.owners == ():
        raise text.refuse(
            "us_owner", "is true, but owners is stated as none", "name the owner, or take one back"
        )
    through_us = any(one.country == "US" for one in profile.clearing or ())
    if profile.us_clearing is False and through_us:
        raise text.refuse(
            "us_clearing", "is false, but clearing names the United States", "take one of the two back"
        )
    if profile.branch_of and profile.kind != "branch":
        raise text.refuse("branch_of", f"is stated, but kind is {profile.kind}", 'write kind = "branch"')
    if profile.nationalities and profile.kind != "natural_person":
        raise text.refuse(
            "nationalities", f"are stated, but kind is {profile.kind}", "a body has an incorporation"
        )
    if profile.incorporation and profile.kind == "natural_person":
        raise text.refuse(
            "incorporation", "is stated, but kind is natural_person", "a person has nationalities"
        )


def _warnings(profile: Profile) -> Iterator[str]:
    if profile.sector and profile.sector not in SECTORS:
        close = difflib.get_close_matches(profile.sector, SECTORS, 1, 0.5)
        hint = f"; did you mean {close[0]}?" if close else ""
        yield f"sector {profile.sector!r} is no word that the tables know{hint}"
    if profile.kind == "branch" and (profile.branch_of is None or profile.branch_of.incorporation is None):
        yield "kind is branch, but branch_of does not say under which law the legal person is organised"
    if profile.complete and profile.us_clearing is None and "USD" in (profile.currencies or ()):
        yield "US dollars are used and complete = true closes us_clearing as false; state us_clearing to be sure"


@cache
def currencies() -> frozenset[str]:
    """The codes of ISO 4217."""
    return frozenset(files("listed.law").joinpath("places/currencies.txt").read_text("ascii").split())
