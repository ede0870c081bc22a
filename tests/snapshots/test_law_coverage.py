"""Of the real lists, nearly every listing in force gets yes or no for a bank in the authority's own country."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from listed.law.answer import Question, duties
from listed.law.load import law
from listed.law.record_facts import ListingFact, Subject
from listed.model import Listing
from listed.profile_model import Profile
from listed.sources.common import recognise

EDITIONS = [
    ("us-ofac/2024-05-03/sdn.csv.gz", "US", date(2024, 5, 3)),
    ("us-ofac/2026-01-08/consolidated.xml", "US", date(2026, 1, 8)),
    ("uk-fcdo/2025-08-11/FCDO_SL_Mon_Aug 11 2025.ods", "GB", date(2025, 8, 11)),
    ("ca-sema/2025-05-25/sema-lmes.xml", "CA", date(2025, 5, 25)),
    ("au-dfat/2026-08-02/dfat.xlsx", "AU", date(2026, 8, 2)),
    ("un/2026-08-01/consolidated.xml", "FR", date(2026, 8, 1)),
    ("un/2026-08-01/consolidated.xml", "GB", date(2026, 8, 1)),
    ("un/2026-08-01/consolidated.xml", "CH", date(2026, 8, 1)),
    ("eu-fsf/2016-02-11/global.xml", "FR", date(2016, 2, 11)),
]


@pytest.mark.parametrize(("path", "country", "on"), EDITIONS)
def test_nearly_every_listing_gets_yes_or_no(snapshots: Path, path: str, country: str, on: date) -> None:
    bank = Profile("legal_person", True, sector="bank", incorporation=country, presence=(country,))
    (found,) = recognise.recognise(recognise.open_files([snapshots / "data" / path]), None)
    listings = Counter(
        claim.value
        for claim in found.read().claims
        if isinstance(claim.value, Listing) and not claim.value.status
    )
    answers: Counter[str] = Counter()
    for listing, count in listings.items():
        (duty,) = duties(
            law(), Question(Subject("x", "Person", (), (ListingFact(listing, "in force"),)), bank, on)
        )
        answers[duty.binding] += count
    assert (answers["yes"] + answers["no"]) / answers.total() >= 0.95, answers
