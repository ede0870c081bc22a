"""What more facts may do: an answer that no missing fact could change stays; one that was open gets decided."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from listed.law.bind import Asked, Facts, bind
from listed.law.load import law
from listed.law.profile_file import profile_of

COUNTRIES = st.sampled_from(["US", "FR", "GB", "CH", "CA", "AU", "SG", "KY", "JE"])
FACTS: dict[str, st.SearchStrategy[Any]] = {
    "incorporation": COUNTRIES,
    "presence": st.lists(COUNTRIES, max_size=2, unique=True),
    "places_of_business": st.lists(COUNTRIES, max_size=2, unique=True),
    "owners": st.lists(
        st.fixed_dictionaries({"country": COUNTRIES, "low": st.just("60"), "high": st.just("60")}), max_size=1
    ),
    "currencies": st.sampled_from([["EUR"], ["USD", "EUR"]]),
    "us_clearing": st.booleans(),
    "us_persons_involved": st.booleans(),
    "un_law": st.booleans(),
    "sector": st.sampled_from(["bank", "trader"]),
    "dealing": st.sampled_from(
        [{"what": "payment"}, {"business_in": ["FR"]}, {"what": "debt", "tenor_days": 20}]
    ),
}
REGIMES = sorted(law().regimes)
DAY = date(2025, 6, 2)
whole = st.fixed_dictionaries(FACTS)
parts = st.sets(st.sampled_from(sorted(FACTS)))


def verdict(key: str, table: dict[str, Any]) -> Any:
    regime = law().regimes[key]
    measures = regime.file.measures or tuple(sorted({m for r in regime.rules for m in r.measures}))
    profile = profile_of({"kind": "legal_person", **table}).profile
    return bind(Asked(regime, regime.file.tag[0].act, measures), Facts(profile, DAY))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(REGIMES), whole, parts)
def test_more_facts_never_contradict_a_decided_answer(
    key: str, table: dict[str, Any], known: set[str]
) -> None:
    known -= {"dealing"}  # left out, the question is a wider one
    before = verdict(key, {k: v for k, v in table.items() if k in known})
    after = verdict(key, {k: v for k, v in table.items() if k != "dealing"})
    if before.binding == "yes":
        assert after.binding == "yes"
    if before.binding == "no" and not before.missing:
        assert after.binding == "no"


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(REGIMES), whole)
def test_a_complete_profile_leaves_nothing_open(key: str, table: dict[str, Any]) -> None:
    found = verdict(key, {**table, "complete": True})
    assert found.binding in ("yes", "no", "possibly")
    assert not found.missing
