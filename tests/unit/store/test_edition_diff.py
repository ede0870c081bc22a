"""What changed between two editions, the life of a party, and how a list grew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import pytest

from listed.dates import parse_date
from listed.model import Claim, Dated, Edition, Evidence, Field, Listing, Name, Reading, Source, Status, Value
from listed.store import asof, edition_diff
from listed.store.add_edition import add_edition
from listed.store.db import Store
from listed.store.editions import editions
from listed.store.history import history
from listed.store.plausibility import instant
from listed.store.records import Delivery, FieldChange, PartyLife, Receipt
from listed.store.timeline import Timeline

START = datetime(2024, 1, 1, tzinfo=UTC)
ADA, ADELE = Name("Ada Works"), Name("Adele Works", "alias")
BORN, BORN_AGAIN = Dated(parse_date("1970")), Dated(parse_date("1971"))
LISTED = Listing("Testland", "P", listed_on=parse_date("2023-12-20"), amended_on=(parse_date("2023-12-24"),))
ENJOINED = Status("enjoined", parse_date("2024-01-02"), "P", False)
FIELDS: dict[type, Field] = {Name: "name", Dated: "birth_date", Listing: "listing", Status: "status"}


def load(store: Store, day: int, parties: dict[str, tuple[Value, ...]]) -> Edition:
    raw = repr((day, parties)).encode()
    file = sha256(raw).hexdigest()
    claims = tuple(
        Claim(f"us:{party}", FIELDS[type(value)], value, Evidence(file, f"row {party}"))
        for party, values in parties.items()
        for value in values
    )
    published = parse_date((START + timedelta(days=day)).date().isoformat())
    reading = Reading("us", "test", claims, (file,), published=published)
    receipt = Receipt(START + timedelta(days=60), START + timedelta(days=day, hours=6))
    return add_edition(store, Delivery(reading, (raw,), Source("us", "", "")), receipt).edition


@pytest.fixture
def three(store: Store) -> tuple[Edition, ...]:
    """Ada is amended, then leaves; Bob leaves and returns; Cy comes."""
    bob = (Name("Bob Works"),)
    return (
        load(store, 1, {"1": (ADA, BORN, LISTED), "2": bob}),
        load(store, 3, {"1": (ADA, ADELE, BORN_AGAIN, LISTED, ENJOINED), "3": (Name("Cy Works"),)}),
        load(store, 5, {"2": bob, "3": (Name("Cy Works"),)}),
    )


def lives(store: Store) -> Iterator[PartyLife]:
    return asof.everything(store.rows, Timeline(editions(store.rows)))


def test_a_difference_is_told_field_by_field(store: Store, three: tuple[Edition, ...]) -> None:
    found = edition_diff.difference(lives(store), three[0], three[1])
    assert [change.party for change in found.added] == ["us:3"]
    assert [(change.party, change.caption) for change in found.removed] == [("us:2", "Bob Works")]
    (ada,) = found.changed
    assert ada.caption == "Ada Works"
    assert ada.fields == (
        FieldChange("birth_date", (BORN,), (BORN_AGAIN,)),
        FieldChange("name", (), (ADELE,)),
        FieldChange("status", (), (ENJOINED,)),
    )


def test_a_difference_backwards_is_its_mirror(store: Store, three: tuple[Edition, ...]) -> None:
    there, back = (edition_diff.difference(lives(store), *pair) for pair in (three[:2], three[1::-1]))
    assert [one.party for one in there.added] == [one.party for one in back.removed]
    assert there.changed[0].fields[0].before == back.changed[0].fields[0].after
    assert edition_diff.difference(lives(store), three[0], three[0]).changed == ()


def test_the_life_of_a_party(store: Store, three: tuple[Edition, ...]) -> None:
    life = {life.id: life for life in lives(store)}
    told = [(chapter.when, chapter.what, chapter.edition) for chapter in history(life["us:1"], three)]
    assert told == [
        (date(2023, 12, 20), "listed", 1),
        (date(2023, 12, 24), "amended", 1),
        (date(2024, 1, 2), "listed", 1),
        (date(2024, 1, 2), "enjoined", 2),
        (date(2024, 1, 4), "amended", 2),
        (date(2024, 1, 6), "removed", 3),
    ]
    assert [chapter.what for chapter in history(life["us:2"], three)] == ["listed", "removed", "relisted"]
    assert all(chapter.appeared or chapter.disappeared for chapter in history(life["us:1"], three))


def test_growth_counts_who_came_and_went(store: Store, three: tuple[Edition, ...]) -> None:
    found = [
        (point.edition, point.parties, point.added, point.removed)
        for point in edition_diff.growth(lives(store), three)
    ]
    assert found == [(1, 2, 2, 0), (2, 2, 1, 1), (3, 2, 1, 1)]


def test_the_instant_of_an_edition_is_the_one_it_states(three: tuple[Edition, ...]) -> None:
    assert instant(three[0]) == datetime(2024, 1, 2, tzinfo=UTC)
