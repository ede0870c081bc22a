"""The cases that must come out right: who asks about a judge of the International Criminal Court, on which day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from listed.law.answer import Question, duties
from listed.law.load import law, read_law
from listed.law.record_facts import OrderFact, ReachFact, Subject
from listed.model import Listing

from .asking import DAY, OFFICE, PARIS_BANK, PERSON, US_BANK, asker, listing, one, subject
from .test_load import REGIME, RULE, tables

GUILLOU = subject(listing(), "Nicolas Yann Guillou")
ALBANESE = subject(listing(since="2025-07-09"), "Francesca Paola Albanese")


def test_the_day_before_nobody_is_bound() -> None:
    duty = one(asker(US_BANK), subject(listing(), standing="not yet listed"), date(2025, 8, 19))
    assert (duty.binding, duty.rule.id) == ("no", "not-in-force")
    assert duty.citation


def test_a_us_bank_blocks_and_reports_while_the_wind_down_is_open() -> None:
    duty = one(asker(US_BANK), GUILLOU, date(2025, 8, 21))
    assert (duty.binding, duty.measures) == ("yes", ("asset_freeze", "funds_ban"))
    report = next(must for must in duty.must if must.what == "report")
    assert (report.to, report.days, report.unit) == (("OFAC",), 10, "business_days")
    assert duty.record_keeping_years == 10
    (licence,) = [one for one in duty.licences if one.name == "ICC GL 9"]
    assert (licence.in_force, licence.covers_party, licence.until) == (True, True, "2025-09-19T00:01-04:00")


def test_a_paris_bank_without_us_nexus_is_not_bound_and_hears_why() -> None:
    duty = one(asker(PARIS_BANK), GUILLOU)
    assert (duty.binding, duty.measures, duty.must) == ("no", (), ())
    (conflict,) = duty.conflicts
    assert (conflict.statute, conflict.applies, conflict.effect) == ("EU 2271/96", False, "not_covered")
    assert "14203" in duty.note
    assert {"France", "International Criminal Court"} <= {o.actor for o in duty.objections}
    assert duty.exposure
    assert {fact.key for fact in duty.missing_facts} == {"us_persons_involved"}


def test_a_payment_through_new_york_and_a_us_parent_possibly_bind() -> None:
    assert one(asker(PARIS_BANK, us_clearing=True, currencies=["USD"]), GUILLOU).binding == "possibly"
    parent = [{"name": "Example Parent Inc.", "country": "US", "low": "60", "high": "60"}]
    duty = one(asker(PARIS_BANK, owners=parent), GUILLOU)
    assert (duty.binding, duty.rule.id) == ("possibly", "us-subsidiary")


def test_a_briton_is_not_bound() -> None:
    assert (
        one(
            asker({**PERSON, "nationalities": ["GB"], "residence": "GB", "presence": ["GB"]}), GUILLOU
        ).binding
        == "no"
    )


@pytest.mark.parametrize(
    ("day", "binding"),
    [("2026-05-12", "yes"), ("2026-05-13", "no"), ("2026-05-20", "no"), ("2026-08-22", "unknown")],
)
def test_an_enjoined_listing_and_sources_that_differ(day: str, binding: str) -> None:
    duty = one(asker(US_BANK), ALBANESE, date.fromisoformat(day))
    assert duty.binding == binding
    assert (len(duty.sources_in_conflict) == 2) is (binding == "unknown")


def test_whom_the_order_never_bound_it_does_not_bind_while_sources_differ() -> None:
    duty = one(asker(PARIS_BANK), ALBANESE, date(2026, 8, 22))
    assert (duty.binding, len(duty.sources_in_conflict)) == ("no", 2)


def test_orders_protect_their_plaintiffs_alone() -> None:
    american = {**PERSON, "nationalities": ["US"]}
    party = subject(listing(since="2025-02-06"), "Karim Asad Ahmad Khan")
    speech = {"what": "speech_services"}
    helped = one(asker(american, name="Matthew Smith", dealing=speech), party)
    assert (helped.binding, helped.court_orders[0].covers) == ("no", "yes")
    assert one(asker(american, name="Matthew Smith", dealing={"what": "funds"}), party).binding == "yes"
    assert one(asker(american, name="Matthew Smith"), party).court_orders[0].covers == "possibly"
    other = one(asker(american, name="Jane Example", dealing=speech), party)
    assert (other.binding, {order.covers for order in other.court_orders}) == ("yes", {"no"})


def test_family_is_reached_for_entry_alone() -> None:
    border = one(asker(OFFICE, state="US", dealing={"what": "entry", "concerns": "spouse"}), GUILLOU)
    assert (border.binding, border.measures) == ("yes", ("travel_ban",))
    assert border.listing.status.startswith("not listed; reached through Nicolas")
    bank = one(asker(US_BANK, dealing={"what": "account", "concerns": "child"}), GUILLOU)
    assert (bank.binding, bank.measures) == ("no", ())


def test_those_not_listed_are_reached_through_the_listed_and_the_court() -> None:
    border = asker(OFFICE, state="US")
    spouse = Subject(
        "case:P2",
        "Person",
        ("Ori Vedrin",),
        (),
        reached=(ReachFact("spouse_of", "Orlan Vedrin", GUILLOU.listings),),
    )
    duty = one(border, spouse)
    assert (duty.binding, duty.measures) == ("yes", ("travel_ban",))
    assert duty.listing.status == "not listed; reached through Orlan Vedrin"
    clerk = Subject(
        "case:P3",
        "Person",
        ("Ori Vedrin",),
        (),
        reached=(ReachFact("employee_of", "International Criminal Court"),),
    )
    duty = one(border, clerk)
    assert (duty.binding, duty.measures) == ("possibly", ("travel_ban",))
    assert duties(law(), Question(Subject("case:P4", "Person", ("Ori Vedrin",), ()), border, DAY)) == ()


def test_a_tag_that_no_table_knows_is_unknown_and_named() -> None:
    duty = one(asker(US_BANK), listing(programme="QUASAR"))
    assert duty.binding == "unknown"
    assert "QUASAR" in duty.note


def test_a_tag_is_found_by_the_number_of_its_act() -> None:
    duty = one(
        asker(PARIS_BANK),
        listing("EU Council", "UKR-NEW", legal_act="Regulation (EU) No 269/2014", since="2022-03-01"),
    )
    assert (duty.binding, duty.regime, duty.confidence) == ("yes", "EU-UKR", "M")
    assert "UKR-NEW" in duty.note


def test_measures_of_a_listing_decide_what_it_orders() -> None:
    duty = one(asker(PARIS_BANK), listing("EU Council", "UKR", since="2022-03-01", measures=("travel_ban",)))
    assert (duty.binding, duty.measures) == ("no", ())
    duty = one(asker(OFFICE), listing("EU Council", "UKR", since="2022-03-01", measures=("travel_ban",)))
    assert (duty.binding, duty.measures) == ("yes", ("travel_ban",))


@pytest.mark.parametrize(
    ("found", "day", "told"),
    [
        (listing("UK FCDO", "Russia", since="2014-03-20"), "2019-06-01", "no act in force"),
        (
            listing("UK FCDO", "Russia", since="2022-03-15", measures=("telekinesis",)),
            "2025-10-01",
            "no rule about telekinesis",
        ),
    ],
)
def test_where_the_table_is_silent_the_answer_is_not_known(found: Listing, day: str, told: str) -> None:
    bank = asker({**US_BANK, "incorporation": "GB", "presence": ["GB"]})
    duty = one(bank, found, date.fromisoformat(day))
    assert (duty.binding, duty.regime) == ("unknown", "UK-SAMLA")
    assert told in duty.note


def test_a_hole_between_two_intervals_is_not_known(tmp_path: Path) -> None:
    again = RULE.replace('passages = ["act"]', 'measures = ["asset_freeze"]\npassages = ["act"]')
    table = (
        REGIME.replace('id = "all"', 'id = "all"\nfrom = 2020-01-01\nuntil = 2022-12-31')
        + again
        + "from = 2024-01-01\n"
    )
    tables_ = read_law(tables(tmp_path, table))
    party = subject(listing(programme="XX", since="2020-01-01"))
    days = {
        date(y, 6, 1): duties(tables_, Question(party, asker(US_BANK), date(y, 6, 1)))[0].binding
        for y in (2021, 2023, 2025)
    }
    assert list(days.values()) == ["yes", "unknown", "yes"]


def test_an_annulment_waits_for_the_appeal() -> None:
    annuls = OrderFact(
        "General Court",
        "Vedrin v Council",
        "2025-06-04",
        "annuls",
        "the listing is annulled",
        ("Orlan Testovich Vedrin",),
    )
    party = subject(listing("EU Council", "UKR", since="2022-03-01"), orders=(annuls,))
    first = one(asker(PARIS_BANK), party, date(2025, 7, 1))
    assert (first.binding, first.court_orders[0].covers) == ("yes", "no")
    assert one(asker(PARIS_BANK), party, date(2025, 10, 1)).court_orders[0].covers == "possibly"
    final = subject(
        listing("EU Council", "UKR", since="2022-03-01"),
        orders=(
            OrderFact(
                "General Court",
                "Vedrin v Council",
                "2025-06-04",
                "annuls",
                "annulled",
                ("everyone",),
                takes_effect="2025-08-15",
            ),
        ),
    )
    assert one(asker(PARIS_BANK), final, date(2025, 8, 16)).binding == "no"
    assert one(asker(PARIS_BANK), final, date(2025, 8, 14)).binding == "yes"


def test_a_stay_takes_the_relief_back() -> None:
    orders = (
        OrderFact("D. Example", "A v. B", "2025-09-01", "enjoins", "enjoined", ("everyone",)),
        OrderFact("Ex. Cir.", "A v. B", "2025-09-20", "stays", "the injunction is stayed", ("everyone",)),
    )
    party = subject(listing(programme="SDGT", since="2023-01-01"), orders=orders)
    assert one(asker(US_BANK), party, date(2025, 9, 10)).binding == "no"
    assert one(asker(US_BANK), party, date(2025, 9, 21)).binding == "yes"
