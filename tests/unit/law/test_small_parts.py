"""Conditions, confidence, moments, and how a listing finds its table."""

from __future__ import annotations

from datetime import date

import pytest

from listed.law.bind import Asked, Facts, bind
from listed.law.citing import confidence
from listed.law.conditions import Atom, Truth, parse, truth
from listed.law.finding import authority_of, find
from listed.law.load import law
from listed.law.moments import in_window
from listed.law.places import areas, belongs
from listed.law.tables import Passage, Support

from .asking import PARIS_BANK, asker, listing

VALUES: dict[str, Truth] = {"yes": True, "no": False, "open": None}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes and open", None),
        ("no and open", False),
        ("yes or open", True),
        ("no or open", None),
        ("not open", None),
        ("not no", True),
        ("yes and (no or open)", None),
        ("no or yes and yes", True),
        ("not (yes and no)", True),
    ],
)
def test_three_values_of_truth(text: str, value: Truth) -> None:
    assert truth(parse(text), lambda atom: VALUES[atom.name]) is value


@pytest.mark.parametrize("text", ["", "and", "yes and", "(yes", "yes)", "yes yes", "Yes", "not"])
def test_a_broken_condition_is_no_condition(text: str) -> None:
    with pytest.raises((ValueError, IndexError)):
        parse(text)


def passage(kind: str, version: date, since: date | None = None) -> Passage:
    return Passage("Act", "s. 1", kind, "here", version, "words", since)  # type: ignore[arg-type]


OLD = passage("primary", date(2020, 1, 1), date(2010, 1, 1))
NEW = passage("secondary", date(2026, 1, 1))


@pytest.mark.parametrize(
    ("support", "day", "sure"),
    [
        (Support((OLD,)), date(2015, 1, 1), "H"),
        (Support((OLD,)), date(2025, 1, 1), "L"),
        (Support((OLD,)), date(2009, 1, 1), "L"),
        (Support((OLD, NEW)), date(2025, 1, 1), "M"),
        (Support((OLD, NEW)), date(2009, 1, 1), "L"),
        (Support((NEW,)), date(2025, 1, 1), "L"),
        (Support((), "Act, s. 1"), date(2015, 1, 1), "L"),
    ],
)
def test_an_older_copy_proves_its_own_time(support: Support, day: date, sure: str) -> None:
    assert confidence(support, day) == sure


@pytest.mark.parametrize(
    ("on", "at", "open_"),
    [
        (date(2025, 8, 19), None, False),
        (date(2025, 8, 20), None, True),
        (date(2025, 9, 18), None, True),
        (date(2025, 9, 19), None, False),
        (date(2025, 9, 19), "00:00-04:00", True),
        (date(2025, 9, 19), "00:01-04:00", False),
        (date(2025, 9, 19), "06:00+02:00", True),
        (date(2025, 9, 19), "06:01+02:00", False),
        (date(2025, 9, 19), "04:00Z", True),
    ],
)
def test_a_licence_ends_at_its_hour_in_its_offset(on: date, at: str | None, open_: bool) -> None:
    assert in_window(("2025-08-20", "2025-09-19T00:01-04:00"), on, at) is open_


def test_one_tag_means_the_table_of_its_authority_and_list() -> None:
    russia = {a: find(law(), listing(a, "Russia"), date(2025, 1, 1)) for a in ("UK FCDO", "Canada GAC")}
    assert [found.regime.key for found in russia.values() if found] == ["UK-SAMLA", "CA-SEMA"]
    lists = ["SDN", "NS-MBS", "CAPTA"]
    found = [find(law(), listing(programme="RUSSIA-EO14024", list=name), date(2025, 1, 1)) for name in lists]
    assert [one.regime.key for one in found if one] == ["US-SDN", "US-NS-MBS", "US-CAPTA"]
    screening = find(law(), listing("Treasury Department", "SDN: IFSR; NPWMD", list=""), date(2025, 1, 1))
    assert screening is not None
    assert screening.regime.key == "US-SDN"
    assert find(law(), listing(programme="SDGT", list="SSI"), date(2025, 1, 1)) is None


def test_authorities_have_one_name_each() -> None:
    assert authority_of("European Union") == "EU Council"
    assert authority_of("Ministry of Nowhere") == "Ministry of Nowhere"


def test_a_tag_outside_its_days_finds_no_table() -> None:
    assert find(law(), listing(), date(2025, 2, 5)) is None


def test_a_hole_in_the_table_of_treaties_is_not_known() -> None:
    assert belongs("FR", "ROME", date(2025, 1, 1)) is True
    assert belongs("US", "ROME", date(2025, 1, 1)) is False
    assert belongs("US", "ROME", date(2010, 1, 1)) is None
    assert sum(belongs(c, "ROME", date(2025, 6, 1)) is True for c in areas()["ROME"].members) == 125
    assert sum(belongs(c, "UN", date(2025, 6, 1)) is True for c in areas()["UN"].members) == 193
    assert sum(belongs(c, "EU", date(2025, 6, 1)) is True for c in areas()["EU"].members) == 27 + 7


def test_a_missing_fact_is_tried_out() -> None:
    open_ = asker({k: v for k, v in PARIS_BANK.items() if k != "owners"})
    verdict = bind(
        Asked(law().regimes["US-ICC"], "EO 14203", ("asset_freeze",)), Facts(open_, date(2025, 10, 1))
    )
    assert verdict.binding == "unknown"
    assert ("owners", "a parent there (US): possibly") in {(f.key, f.would) for f in verdict.missing}
    assert Atom("owned_from", "US").text == "owned_from:US"
