"""What happened on a list in a span of days, by its editions and by its dates."""

from __future__ import annotations

from datetime import UTC, date, datetime

from listed.dates import parse_date
from listed.model import Claim, Edition, Evidence, Field, Listing, Name, Status, Text, Value
from listed.store.news import Days, Happening, list_news
from listed.store.records import FOREVER, ClaimLife, PartyLife
from listed.store.timeline import microseconds

SPRING = Days(date(2024, 3, 1), date(2024, 5, 31))
FIRST, SECOND = datetime(2024, 2, 1, tzinfo=UTC), datetime(2024, 4, 1, tzinfo=UTC)
Held = tuple[Field, Value, bool, bool]
"""A claim, and whether the first and the second edition held it."""


def edition(number: int, known: datetime) -> Edition:
    return Edition(number, "us", f"{number}", (), None, known, known, 1, 0, 0, 0)


BOTH = (edition(1, FIRST), edition(2, SECOND))


def party(*held: Held) -> PartyLife:
    start, middle = microseconds(FIRST), microseconds(SECOND)
    known = {(True, True): (start, FOREVER), (True, False): (start, middle), (False, True): (middle, FOREVER)}
    lives = tuple(
        ClaimLife(
            number, Claim("us:1", field, value, Evidence("f", f"row {number}")), (known[first, second],)
        )
        for number, (field, value, first, second) in enumerate(held)
    )
    return PartyLife("us:1", "us", lives)


def news(life: PartyLife, editions: tuple[Edition, ...] = BOTH) -> list[tuple[str, ...]]:
    found = list_news([life], editions, SPRING)
    assert found is not None
    return [told(one) for one in found.happenings]


def told(one: Happening) -> tuple[str, ...]:
    return one.what, one.programme, one.when.iso if one.when else "", one.because, *one.fields


NAME: Held = ("name", Name("Vega"), True, True)


def listing(programme: str = "P", listed_on: str = "", amended_on: str = "", until: str = "") -> Listing:
    dates = (parse_date(text) if text else None for text in (listed_on, until))
    start, end = dates
    amended = (parse_date(amended_on),) if amended_on else ()
    return Listing("Testland", programme, listed_on=start, amended_on=amended, until=end)


def test_a_new_edition_shows_who_came_with_the_date_that_it_states() -> None:
    life = party(("name", Name("Vega"), False, True), ("listing", listing("P", "2019-01-01"), False, True))
    assert news(life) == [("added", "P", "2019-01-01", "edition")]


def test_a_new_edition_shows_who_went_and_what_ended() -> None:
    assert news(party(("name", Name("Vega"), True, False), ("listing", listing(), True, False))) == [
        ("removed", "P", "", "edition")
    ]
    assert news(
        party(NAME, ("listing", listing("P"), True, False), ("listing", listing("Q"), True, True))
    ) == [("removed", "P", "", "edition")]


def test_a_second_programme_is_an_addition_of_a_party_that_was_listed() -> None:
    life = party(NAME, ("listing", listing("P"), True, True), ("listing", listing("Q"), False, True))
    assert news(life) == [("added", "Q", "", "edition")]


def test_other_changes_name_their_fields() -> None:
    life = party(
        NAME,
        ("listing", listing(), True, True),
        ("remark", Text("new"), False, True),
        ("title", Text("Dr"), True, False),
    )
    assert news(life) == [("changed", "", "", "edition", "title", "remark")]


def test_a_listing_date_in_the_span_counts_where_no_edition_from_before_is_known() -> None:
    late = (edition(2, SECOND),)
    old, new = listing("P", "2019-01-01"), listing("Q", "2024-03-01", amended_on="2024-03-09")
    life = party(("listing", old, False, True), ("listing", new, False, True))
    assert news(life, late) == [("added", "Q", "2024-03-01", "listed")]


def test_a_date_of_a_year_is_not_in_the_span() -> None:
    life = party(("listing", listing("P", "2024"), False, True))
    assert news(life, (edition(2, SECOND),)) == []


def test_ends_amendments_and_statuses_are_told_by_their_dates() -> None:
    enjoined = Status("enjoined", parse_date("2024-05-31"), "S", False)
    life = party(
        ("listing", listing("P", until="2024-04-02"), True, True),
        ("listing", listing("Q", amended_on="2024-03-01"), True, True),
        ("status", enjoined, True, True),
    )
    assert news(life) == [
        ("removed", "P", "2024-04-02", "ended"),
        ("changed", "Q", "2024-03-01", "amended"),
        ("removed", "S", "2024-05-31", "enjoined"),
    ]


def test_what_the_edition_shows_is_not_told_again_by_its_date() -> None:
    life = party(NAME, ("listing", listing("P", "2024-03-20"), False, True))
    assert news(life) == [("added", "P", "2024-03-20", "edition")]


def test_a_party_without_a_listing_comes_and_goes_too() -> None:
    assert news(party(("name", Name("Vega"), False, True))) == [("added", "", "", "edition")]
    assert news(party(("name", Name("Vega"), True, False))) == [("removed", "", "", "edition")]


def test_a_list_that_was_not_known_by_the_end_has_no_news() -> None:
    assert list_news([], (edition(3, datetime(2024, 6, 1, tzinfo=UTC)),), SPRING) is None


def test_the_last_day_is_in_and_the_first_too() -> None:
    assert SPRING.holds(parse_date("2024-03-01"))
    assert SPRING.holds(parse_date("2024-05-31"))
    assert not SPRING.holds(parse_date("2024-06-01"))
    assert SPRING.start < datetime(2024, 3, 1, tzinfo=UTC) <= SPRING.end
