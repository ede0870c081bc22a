"""How a party stood on a day: cases by hand, each with the reason why."""

from __future__ import annotations

from datetime import date

import pytest

from listed.dates import PartialDate, parse_date
from listed.model import Claim, Evidence, Listing, Party, Standing, Status, Value
from listed.store.standing import Span, standing

HELD = Span(before=date(2024, 1, 1), first=date(2024, 2, 1), last=date(2024, 6, 1), gone=date(2024, 7, 1))
STILL = Span(before=None, first=date(2024, 2, 1), last=date(2024, 6, 1), gone=None)


def party(*values: Value) -> Party:
    claims = []
    for value in values:
        field = "status" if isinstance(value, Status) else "listing"
        claims.append(Claim("us:1", field, value, Evidence("00" * 32, "row")))  # type: ignore[arg-type]
    return Party("us:1", "Person", "us", tuple(claims))


def listing(listed_on: str = "", until: str = "", status: str = "", programme: str = "P") -> Listing:
    start = parse_date(listed_on) if listed_on else None
    end: PartialDate | None = parse_date(until) if until else None
    return Listing("Testland", programme, listed_on=start, until=end, status=status)


def since(day: str, status: str, in_force: bool | None, programme: str = "P") -> Status:
    return Status(status, parse_date(day), programme, in_force)


UNDATED = (listing(),)
DATED = (listing("2023-05-01"),)
MONTH = (listing("2023-05"),)
ENJOINED = (
    listing("2023-05-01"),
    since("2024-03-01", "enjoined", False),
    since("2024-05-01", "removed", False),
)
RELISTED = (*ENJOINED, since("2024-05-20", "relisted", True))

CASES: tuple[tuple[tuple[Value, ...], Span, str, Standing], ...] = (
    (UNDATED, HELD, "2023-12-01", "not yet listed"),  # an edition after it did not hold the party
    (UNDATED, HELD, "2024-01-15", "possibly in force"),  # between an edition without and one with it
    (UNDATED, HELD, "2024-02-01", "in force"),
    (UNDATED, HELD, "2024-06-01", "in force"),
    (UNDATED, HELD, "2024-06-15", "possibly in force"),  # it left on one of these days
    (UNDATED, HELD, "2024-07-01", "formerly listed"),
    (UNDATED, STILL, "2019-01-01", "possibly in force"),  # an unknown start is open
    (UNDATED, STILL, "2025-01-01", "in force"),  # the last edition is the current one
    (DATED, STILL, "2023-04-30", "not yet listed"),
    (DATED, STILL, "2023-05-01", "in force"),  # the authority's date closes the open start
    (DATED, HELD, "2024-06-15", "possibly in force"),
    (DATED, HELD, "2025-01-01", "formerly listed"),
    (MONTH, STILL, "2023-05-15", "possibly in force"),  # somewhere in that month
    (MONTH, STILL, "2023-05-31", "in force"),
    ((listing("2023-05-01", "2024-03-01"),), STILL, "2024-03-01", "in force"),  # until: that day included
    ((listing("2023-05-01", "2024-03-01"),), STILL, "2024-03-02", "formerly listed"),
    ((listing("2023-05-01", status="delisted"),), STILL, "2024-03-02", "formerly listed"),
    ((listing("2023-05-01", status="delisted"),), STILL, "2023-06-01", "possibly in force"),
    (ENJOINED, STILL, "2024-02-20", "in force"),
    (ENJOINED, STILL, "2024-03-01", "not enforced"),
    (ENJOINED, STILL, "2024-05-01", "formerly listed"),
    (RELISTED, STILL, "2024-05-20", "in force"),
    ((listing(), since("2024-03-01", "disputed", None)), STILL, "2024-04-01", "possibly in force"),
    (
        (*DATED, since("2024-03-01", "removed", False, "Q")),
        STILL,
        "2024-04-01",
        "in force",
    ),  # another programme
    ((*DATED, listing("2024-09-01", programme="Q")), STILL, "2024-04-01", "in force"),  # the strongest counts
)


@pytest.mark.parametrize(("values", "span", "on", "expected"), CASES)
def test_standing(values: tuple[Value, ...], span: Span, on: str, expected: Standing) -> None:
    assert standing(party(*values), (span,), date.fromisoformat(on)) == expected


def test_between_two_spans_a_party_is_formerly_listed() -> None:
    again = Span(date(2024, 9, 1), date(2024, 10, 1), date(2024, 10, 1), None)
    days = ("2024-08-01", "2024-09-15", "2024-10-01")
    found = [standing(party(*DATED), (HELD, again), date.fromisoformat(day)) for day in days]
    assert found == ["formerly listed", "possibly in force", "in force"]


@pytest.mark.parametrize(
    ("span", "on", "expected"),
    [
        (STILL, "2024-03-01", "on file"),
        (STILL, "2019-01-01", "on file"),  # the list said nothing then, and says nothing of a listing now
        (HELD, "2024-06-15", "on file"),
        (HELD, "2023-12-01", "not yet listed"),
        (HELD, "2024-07-01", "formerly listed"),
    ],
)
def test_a_party_without_a_listing_is_on_file(span: Span, on: str, expected: Standing) -> None:
    assert standing(party(), (span,), date.fromisoformat(on)) == expected


def test_a_status_alone_is_a_listing() -> None:
    said = party(since("2024-03-01", "relisted", True))
    assert standing(said, (STILL,), date(2024, 4, 1)) == "in force"
