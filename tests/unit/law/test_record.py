"""Orders, licences, statements and reports of a party's own record count like those of the tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

import listed
from listed.act_values import Licence, Order, Statement
from listed.dates import PartialDate, parse_date
from listed.duties import subject_of
from listed.duty_model import Duty
from listed.law.answer import Question, duties
from listed.law.load import law
from listed.model import Claim, Evidence, Field, Link, Listing, Name, Reading, Source, Status, Text, Value
from listed.profile_model import Profile
from listed.store.records import Delivery, Receipt

from .asking import OFFICE, US_BANK, asker

NOW = datetime(2025, 12, 1, tzinfo=UTC)
SDGT = Listing("US OFAC", "SDGT", "EO 13224", listed_on=parse_date("2023-05-01"), list="SDN")
ICC = Listing("US OFAC", "ICC-EO14203", listed_on=parse_date("2025-08-20"), list="SDN")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[listed.Register]:
    with listed.open(tmp_path / "register") as found:
        yield found


def load(register: listed.Register, parties: dict[str, list[tuple[Field, Value]]]) -> None:
    raw = repr(parties).encode()
    file = sha256(raw).hexdigest()
    claims = [
        Claim(f"case:{key}", field, value, Evidence(file, f"party {key}"))
        for key, values in parties.items()
        for field, value in (("schema", Text("Person")), ("name", Name(f"Orlan {key}")), *values)
    ]
    reading = Reading("case", "test", tuple(claims), (file,), published=parse_date("2023-01-01"))
    register.receive(Delivery(reading, (raw,), Source("case", "own list", "case", kind="own")), Receipt(NOW))


def one(register: listed.Register, party: str, profile: Profile, on: str) -> Duty:
    (found,) = register.at(on=date.fromisoformat(on)).duties(party, profile).duties
    return found


BANK = asker(US_BANK)


def test_an_order_of_the_record_takes_the_duty_away_from_its_day_on(register: listed.Register) -> None:
    order = Order(
        "D. Example", "2024-07-18", "enjoins", ("everyone",), takes_effect="2024-09-28", ends="2024-12-01"
    )
    load(register, {"P1": [("listing", SDGT), ("order", order)]})
    answers = [
        one(register, "case:P1", BANK, day).binding
        for day in ("2024-09-27", "2024-09-28", "2024-12-01", "2024-12-02")
    ]
    assert answers == ["yes", "no", "no", "yes"]


def test_a_licence_of_the_record_covers_whom_it_names(register: listed.Register) -> None:
    licence = Licence(
        "Example GL 1", "SDGT", "2025-01-01T00:00-05:00", "2025-02-01T00:01-05:00", "wind_down", ("P1",)
    )
    same: list[tuple[Field, Value]] = [("listing", SDGT), ("licence", licence)]
    load(register, {"P1": same, "P2": same})
    for party, covers in (("case:P1", True), ("case:P2", False)):
        (said,) = one(register, party, BANK, "2025-01-15").licences
        assert (said.name, said.in_force, said.covers_party) == ("Example GL 1", True, covers)
    assert one(register, "case:P1", BANK, "2025-02-01").licences[0].in_force is False


def test_statements_are_objections_and_an_accusation_is_none(register: listed.Register) -> None:
    said = [
        Statement(kind, "Example Ministry", "2025-08-21", "words", "press") for kind in ("condemn", "accuse")
    ]  # type: ignore[arg-type]
    load(register, {"P1": [("listing", SDGT), *(("statement", s) for s in said)]})  # type: ignore[list-item]
    assert [o.kind for o in one(register, "case:P1", BANK, "2025-10-01").objections] == ["condemn"]
    assert one(register, "case:P1", BANK, "2025-08-20").objections == ()


def test_reports_that_differ_stand_side_by_side(register: listed.Register) -> None:
    reports = [
        Status("relisted", PartialDate(date(2025, 5, 1)), in_force=True, source="press", confidence="M"),
        Status("removed", parse_date("2025-04-01"), in_force=False, source="the list", confidence="H"),
    ]
    load(register, {"P1": [("listing", SDGT), *(("status", s) for s in reports)]})  # type: ignore[list-item]
    assert one(register, "case:P1", BANK, "2025-04-15").binding == "no"
    duty = one(register, "case:P1", BANK, "2025-06-01")
    assert (duty.binding, {s.source for s in duty.sources_in_conflict}) == ("unknown", {"press", "the list"})


def test_family_and_staff_are_found_through_their_links(register: listed.Register) -> None:
    load(
        register,
        {
            "P1": [("listing", ICC)],
            "P2": [("link", Link("spouse_of", "P1"))],
            "P3": [("link", Link("child_of", "", "Orlan P1"))],
            "P4": [("link", Link("employee_of", "", "International Criminal Court"))],
            "P5": [],
        },
    )
    border = asker(OFFICE, state="US")
    assert [one(register, f"case:{p}", border, "2025-10-01").binding for p in ("P2", "P3", "P4")] == [
        "yes",
        "yes",
        "possibly",
    ]
    found = register.at(on=date(2025, 10, 1)).duties("case:P5", border)
    assert (found.duties, found.binding, bool(found.citation)) == ((), "no", True)


def test_a_view_gives_the_subject_that_the_law_sees(register: listed.Register) -> None:
    load(register, {"P1": [("listing", SDGT)]})
    view = register.at(on=date(2023, 4, 30)).snapshot
    seen = view.look("case:P1")
    assert seen is not None
    subject = subject_of(view, (seen,))
    assert [fact.standing for fact in subject.listings] == ["not yet listed"]
    assert duties(law(), Question(subject, BANK, view.on))[0].binding == "no"
