"""The factors besides the name: each compares one kind of fact and gives its millibits and both values.

Agreement adds what it tells (log2 of how much likelier it is for the same party than for another), conflict takes
away. A fact that either side does not state is no evidence. Of several listed values the best counts, since
authorities list every date and nationality that a party has used.
"""

from __future__ import annotations

from datetime import date

from listed.dates import PartialDate
from listed.match.packed_party import Fact, key_of
from listed.model import Factor, Identifier, Query
from listed.text.identifiers import check, checked_part

# The same day of birth by chance: among adults of 60 years, 1 in 22,000, of which slips, estimates and people who
# choose a date leave about half the bits.
BIRTH_DAY = 7_000
BIRTH_MONTH = 5_000  # the same month: 1 in 720
BIRTH_YEAR = 3_000  # the same year, one side says no more: 1 in 60, and lists are often approximate
BIRTH_SWAPPED = 4_500  # day and month exchanged
BIRTH_NEAR = -1_000  # within two years, where lists themselves differ as much
BIRTH_FAR = -4_000  # within five years
BIRTH_CONFLICT = -8_000
COUNTRY = 1_500  # a shared country: about 1 in 5 of a customer file, with dual and lost nationalities
COUNTRY_CONFLICT = -2_500  # 1 in 6 of the same people, with residences abroad, against nearly all others
GENDER = 300
GENDER_CONFLICT = -5_000
IDENTIFIER = 30_000  # the same passport or number: enough without a name

FLOOR_BELOW_THRESHOLD = 3_000
"""The name factor's floor lies this far below the threshold: agreement of other facts lifts a name over no more."""


def factors_of(query: Query, facts: tuple[Fact, ...]) -> tuple[tuple[Factor, ...], tuple[str, ...]]:
    """The factors of a party, and the names of those that could not be compared."""
    comparisons = {
        "birth_date": _birth(query, facts),
        "country": _country(query, facts),
        "gender": _gender(query, facts),
        "identifier": _identifier(query, facts),
    }
    asked = {
        "birth_date": query.born is not None,
        "country": bool(query.countries),
        "gender": bool(query.gender),
        "identifier": bool(query.identifiers),
    }
    stated = {f.field for f in facts}
    missing = tuple(
        name for name, found in comparisons.items() if found is None and (asked[name] or name in stated)
    )
    return tuple(f for f in comparisons.values() if f is not None), missing


def _birth(query: Query, facts: tuple[Fact, ...]) -> Factor | None:
    dates = [f for f in facts if f.field == "birth_date" and f.when is not None and f.when.understood]
    if query.born is None or not query.born.understood or not dates:
        return None
    found = [(*birth_bits(query.born, f.when), f.text) for f in dates if f.when is not None]
    bits, note, text = max(found, key=lambda row: row[0])
    return Factor("birth_date", bits, query.born.text, text, note)


def birth_bits(asked: PartialDate, listed: PartialDate) -> tuple[int, str]:
    """What two dates of birth tell, in millibits, and why."""
    if asked.overlaps(listed):
        return _same_birth(asked, listed)
    if asked.exact and listed.exact and _swapped(asked.earliest, listed.earliest):
        return BIRTH_SWAPPED, "day and month exchanged"
    years = _years_apart(asked, listed)
    if years <= 2 or ((asked.circa or listed.circa) and years <= 5):
        return BIRTH_NEAR, "not the same, within two years"
    return (BIRTH_FAR, "up to five years apart") if years <= 5 else (BIRTH_CONFLICT, "another date")


def _same_birth(asked: PartialDate, listed: PartialDate) -> tuple[int, str]:
    days = max(_days(asked), _days(listed))
    if days == 1:
        return BIRTH_DAY, "the same day"
    if days <= 31:
        return BIRTH_MONTH, "the same month"
    if days <= 366:
        return BIRTH_YEAR, "the same year"
    return max(0, BIRTH_YEAR - 500 * (days // 366)), "within the span"


def _days(when: PartialDate) -> int:
    return (when.latest - when.earliest).days + 1 if when.earliest and when.latest else 3660


def _swapped(a: date | None, b: date | None) -> bool:
    return a is not None and b is not None and a.year == b.year and (a.month, a.day) == (b.day, b.month)


def _years_apart(a: PartialDate, b: PartialDate) -> float:
    gaps = [(x - y).days for x, y in ((a.earliest, b.latest), (b.earliest, a.latest)) if x and y]
    return max(gaps) / 365.25 if gaps else 0.0


def _country(query: Query, facts: tuple[Fact, ...]) -> Factor | None:
    listed = sorted({f.code for f in facts if f.field == "country"})
    if not query.countries or not listed:
        return None
    shared = sorted(set(query.countries) & set(listed))
    bits, note = (COUNTRY, "shared") if shared else (COUNTRY_CONFLICT, "none shared")
    return Factor("country", bits, " ".join(query.countries), " ".join(listed), note)


def _gender(query: Query, facts: tuple[Fact, ...]) -> Factor | None:
    listed = sorted({f.code for f in facts if f.field == "gender"})
    if not query.gender or not listed:
        return None
    same = query.gender in listed
    return Factor(
        "gender",
        GENDER if same else GENDER_CONFLICT,
        query.gender,
        " ".join(listed),
        "the same" if same else "another",
    )


def _identifier(query: Query, facts: tuple[Fact, ...]) -> Factor | None:
    listed = {f.code: f.text for f in facts if f.field == "identifier"}
    for asked in query.identifiers:
        found = listed.get(key_of(asked.kind, asked.value, asked.country))
        if found is not None:
            return Factor("identifier", IDENTIFIER, f"{asked.kind} {asked.value}", found, _same(asked))
    return None


def _same(asked: Identifier) -> str:
    """That the number is the same, and whether its check digit or form is right, where that is known."""
    found = check(asked.kind, asked.value, asked.country)
    return "the same" if found == "unchecked" else f"the same; {checked_part(asked.kind)} {found}"
