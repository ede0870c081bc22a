"""Each key of a profile changes an answer by itself."""

from __future__ import annotations

from typing import Any

import pytest

from listed.duty_model import Duty
from listed.model import Listing

from .asking import OFFICE, PARIS_BANK, PERSON, US_BANK, asker, listing, one

ICC = listing()
RUSSIA = listing(programme="RUSSIA-EO14024", since="2022-04-06")
CUBA = listing(programme="CUBA", since="2010-01-15")
CAPTA = listing(programme="RUSSIA-EO14024", since="2022-02-24", list="CAPTA")
CMIC = listing(programme="CMIC-EO13959", since="2021-06-03", list="NS-CMIC")
SSI = listing(programme="UKRAINE-EO13662", since="2014-07-16", list="SSI", legal_act="EO 13662; Directive 1")
EU = listing("EU Council", "UKR", since="2022-02-28")
UK = listing("UK FCDO", "Russia", since="2022-03-15")
UN = listing("UN Security Council", "Al-Qaida", since="2015-03-01")
WARRANT = listing("ICC", "ICC warrants", since="2024-11-21")
SINGAPORE = {
    "kind": "legal_person",
    "complete": True,
    "sector": "trader",
    "incorporation": "SG",
    "presence": ["SG"],
}
OUTSIDE = {"kind": "state", "state": "XX"}
NOWHERE = {
    "kind": "legal_person",
    "incorporation": "XX",
    "presence": ["XX"],
    "currencies": ["EUR"],
    "owners": [],
}
OPEN = {"kind": "legal_person", "incorporation": "FR", "presence": ["FR"], "owners": []}

CASES = [
    ("kind", {"complete": True, "presence": ["FR"]}, {"kind": "natural_person"}, {"kind": "state"}, EU),
    ("complete", {"kind": "legal_person", "incorporation": "SG"}, {}, {"complete": True}, EU),
    ("name", {**PERSON, "nationalities": ["US"]}, {}, {"name": "Gabor Rona"}, ICC),
    ("sector", US_BANK, {}, {"sector": "trader"}, CAPTA),
    ("nationalities", PERSON, {}, {"nationalities": ["FR", "US"]}, ICC),
    ("status_in", PERSON, {}, {"status_in": {"US": "permanent_resident"}}, ICC),
    ("residence", {**PERSON, "nationalities": ["JP"], "presence": ["JP"], "residence": "JP"}, {}, {"residence": "FR"}, CUBA),
    ("incorporation", {**SINGAPORE, "presence": ["AE"]}, {}, {"incorporation": "FR"}, EU),
    ("branch_of", {"kind": "branch", "complete": True, "presence": ["SG"]}, {"branch_of": {"incorporation": "SG"}}, {"branch_of": {"incorporation": "US"}}, ICC),
    ("state", OFFICE, {}, {"state": "US"}, WARRANT),
    ("rome_statute_party", OUTSIDE, {}, {"rome_statute_party": True}, WARRANT),
    ("un_member", OUTSIDE, {}, {"un_member": True}, UN),
    ("un_law", NOWHERE, {}, {"un_law": True}, UN),
    ("presence", SINGAPORE, {}, {"presence": ["SG", "GB"]}, UK),
    ("places_of_business", SINGAPORE, {}, {"places_of_business": ["SG", "FR"]}, EU),
    ("aboard", {**PERSON, "nationalities": ["JP"], "residence": "JP", "presence": ["JP"]}, {}, {"aboard": {"kind": "vessel", "flag": "MT"}}, EU),
    ("owners", PARIS_BANK, {}, {"owners": [{"country": "US", "low": "60", "high": "60"}]}, ICC),
    ("us_owner", {**SINGAPORE}, {}, {"us_owner": True}, CUBA),
    ("currencies", OPEN, {}, {"currencies": ["EUR"]}, RUSSIA),
    ("us_clearing", OPEN, {"us_clearing": False}, {"us_clearing": True}, RUSSIA),
    ("clearing", {**OPEN, "complete": True}, {}, {"clearing": [{"currency": "USD", "country": "US"}]}, RUSSIA),
    ("us_persons_involved", PARIS_BANK, {}, {"us_persons_involved": True}, RUSSIA),
    ("employer", PERSON, {}, {"employer": {"name": "Example Inc.", "incorporation": "US"}}, ICC),
    ("employer.official_business", {**PERSON, "nationalities": ["US"]}, {}, {"employer": {"state": "US", "official_business": True}}, ICC),
    ("relation", PERSON, {}, {"relation": "self"}, EU),
    ("authorisations", PARIS_BANK, {}, {"authorisations": [{"by": "European Commission", "under": "EU 2271/96"}]}, CUBA),
    ("dealing.what", US_BANK, {}, {"dealing": {"what": "payment"}}, CMIC),
    ("dealing.business_in", SINGAPORE, {}, {"dealing": {"business_in": ["NL"]}}, EU),
    ("dealing.concerns", US_BANK, {}, {"dealing": {"concerns": "spouse"}}, ICC),
    ("dealing.tenor_days", US_BANK, {"dealing": {"what": "debt", "tenor_days": 14}}, {"dealing": {"what": "debt", "tenor_days": 15}}, SSI),
    ("dealing.origin", SINGAPORE, {}, {"dealing": {"what": "goods", "origin": "NL"}}, EU),
]  # fmt: skip


def said(base: dict[str, Any], more: dict[str, Any], party: Listing) -> Duty:
    table = {k: v for k, v in {**base, **more}.items() if v is not None}
    return one(asker(table), party)


@pytest.mark.parametrize(("key", "base", "before", "after", "party"), CASES, ids=[case[0] for case in CASES])
def test_a_key_alone_changes_an_answer(
    key: str, base: dict[str, Any], before: dict[str, Any], after: dict[str, Any], party: Listing
) -> None:
    left, right = said(base, before, party), said(base, after, party)
    facts = ("binding", "measures", "must", "licences", "court_orders", "conflicts")
    assert any(getattr(left, fact) != getattr(right, fact) for fact in facts)
