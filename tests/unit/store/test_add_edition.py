"""Appending editions: what appears, what disappears, what stays, what changes nothing."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest

from listed.errors import QueryError, StoreError, SuspectEdition
from listed.model import Claim, Evidence, Name, Place, Reading, Source, Text
from listed.store import asof
from listed.store.add_edition import add_edition
from listed.store.db import Store, connect
from listed.store.editions import editions
from listed.store.records import FOREVER, Delivery, Loaded, Receipt
from listed.store.snapshot import Snapshot
from listed.store.timeline import Timeline, microseconds

LIST = Source("us-test", "Testland", "Test list")
START = datetime(2024, 1, 1, 12, tzinfo=UTC)
ALL = ("parties", "aliases", "addresses")


def claims(party: str, names: tuple[str, ...], file: str, aliases: tuple[str, ...] = ()) -> list[Claim]:
    """A party with a schema, names, and aliases in a part of their own."""
    key = f"us-test:{party}"
    found = [Claim(key, "schema", Text("Person"), Evidence(file, f"row {party}", "individual"))]
    found += [Claim(key, "name", Name(n), Evidence(file, f"row {party}", n)) for n in names]
    found += [Claim(key, "name", Name(n, "alias"), Evidence(file, "alias", n), "aliases") for n in aliases]
    return found


def delivery(parties: dict[str, tuple[tuple[str, ...], tuple[str, ...]]], **more: object) -> Delivery:
    """An edition of `{party: (names, aliases)}`, its one file made up from it."""
    raw = repr((parties, sorted(more))).encode()
    file = sha256(raw).hexdigest()
    rows = tuple(
        c for party, (names, aliases) in parties.items() for c in claims(party, names, file, aliases)
    )
    fields = {"parts": ALL, "all_parts": ALL, **more}
    return Delivery(Reading("us-test", "test", rows, (file,), **fields), (raw,), LIST)  # type: ignore[arg-type]


def load(
    store: Store, day: int, parties: dict[str, tuple[tuple[str, ...], tuple[str, ...]]], **more: object
) -> Loaded:
    now = START + timedelta(days=day)
    return add_edition(store, delivery(parties, **more), Receipt(max(now, START + timedelta(days=99)), now))


def names(store: Store, party: str, day: int) -> list[str]:
    """The names of a party as known on a day."""
    known = START + timedelta(days=day, hours=1)
    found = Snapshot(store, editions(store.rows), known.date(), known).find(f"us-test:{party}")
    return [value.text for value in found.party.values("name") if isinstance(value, Name)] if found else []


def test_an_edition_appears_and_a_later_one_takes_away(store: Store) -> None:
    first = load(store, 0, {"1": (("Ada",), ()), "2": (("Bob",), ())})
    second = load(store, 1, {"1": (("Ada",), ("Adele",)), "3": (("Cy",), ())})
    assert (first.added, first.removed, first.changed) == (2, 0, 0)
    assert (second.added, second.removed, second.changed) == (1, 1, 1)
    assert names(store, "2", 0) == ["Bob"]
    assert names(store, "2", 1) == []
    assert names(store, "1", 0) == ["Ada"]
    assert names(store, "1", 1) == ["Ada", "Adele"]


def test_the_same_bytes_twice_change_nothing(store: Store) -> None:
    first = load(store, 0, {"1": (("Ada",), ())})
    before = list(store.rows("SELECT * FROM entry"))
    again = load(store, 5, {"1": (("Ada",), ())})
    assert again.unchanged
    assert again.edition == first.edition
    assert list(store.rows("SELECT * FROM entry")) == before


def test_a_partial_edition_leaves_what_it_does_not_state(store: Store) -> None:
    load(store, 0, {"1": (("Ada",), ("Adele",)), "2": (("Bob",), ("Bobby",))})
    load(store, 1, {"1": (("Ada B",), ())}, parts=("parties",))
    assert names(store, "1", 1) == ["Adele", "Ada B"]
    assert names(store, "2", 1) == []


def test_an_amendment_only_touches_the_parties_it_names(store: Store) -> None:
    load(store, 0, {"1": (("Ada",), ("Adele",)), "2": (("Bob",), ())})
    loaded = load(store, 1, {"1": (("Ada B",), ())}, delta=True)
    assert (loaded.added, loaded.removed, loaded.changed) == (0, 0, 1)
    assert names(store, "1", 1) == ["Ada B"]
    assert names(store, "2", 1) == ["Bob"]


def test_history_loaded_late_takes_its_place(store: Store) -> None:
    load(store, 0, {"1": (("Ada",), ())})
    load(store, 10, {"1": (("Ada",), ())}, warnings=("w",))
    load(store, 5, {"1": (("Ada", "Addie"), ()), "2": (("Bob",), ())})
    assert names(store, "1", 5) == ["Ada", "Addie"]
    assert names(store, "1", 10) == ["Ada"]
    assert (names(store, "2", 4), names(store, "2", 5), names(store, "2", 10)) == ([], ["Bob"], [])


def test_a_claim_that_returns_keeps_its_first_evidence(store: Store) -> None:
    first = load(store, 0, {"1": (("Ada", "Addie"), ())})
    load(store, 1, {"1": (("Ada",), ())})
    load(store, 2, {"1": (("Ada", "Addie"), ())}, warnings=("w",))
    (life,) = asof.everything(store.rows, Timeline(editions(store.rows)))
    addie = life.claims[2]
    day = [microseconds(START + timedelta(days=n)) for n in range(3)]
    assert addie.intervals == ((day[0], day[1]), (day[2], FOREVER))
    assert addie.claim.evidence.file == first.edition.files[0]


def test_recorded_only_grows_when_the_clock_jumps_back(store: Store) -> None:
    first = add_edition(store, delivery({"1": (("Ada",), ())}), Receipt(START))
    second = add_edition(store, delivery({"2": (("Bob",), ())}), Receipt(START - timedelta(days=400)))
    assert second.edition.recorded == second.edition.known == first.edition.recorded
    assert names(store, "1", 0) == []
    assert names(store, "2", 0) == ["Bob"]


def test_the_future_is_refused(store: Store) -> None:
    with pytest.raises(QueryError, match="future"):
        add_edition(store, delivery({"1": (("Ada",), ())}), Receipt(START, START + timedelta(days=1)))
    assert editions(store.rows) == ()


@pytest.mark.parametrize("table", ["claims", "event", "entry", "chain", "party", "named", "warning", "step"])
def test_nothing_is_updated_or_deleted(store: Store, table: str) -> None:
    load(store, 0, {"1": (("Ada", "Addie"), ())}, warnings=("w",))
    load(store, 1, {"1": (("Ada",), ())}, delta=True)
    connection = connect(store.path, "rw")
    column = next(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(f"UPDATE {table} SET {column} = {column}")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(f"DELETE FROM {table}")
    connection.close()


def test_a_list_that_lost_too_much_is_refused_with_its_figures(store: Store) -> None:
    many = {str(n): ((f"Name {n}",), ()) for n in range(100)}
    load(store, 0, many)
    few = dict(list(many.items())[:50])
    with pytest.raises(SuspectEdition, match="50 of 100 parties are gone, at most 10% expected"):
        load(store, 1, few)
    assert len(editions(store.rows)) == 1
    receipt = Receipt(START + timedelta(days=99), START + timedelta(days=1), "checked by telephone", "ann")
    accepted = add_edition(store, delivery(few), receipt)
    assert (accepted.removed, accepted.edition.accepted_by) == (50, "ann")


def test_bytes_that_a_later_edition_replaced_are_suspect(store: Store) -> None:
    for day, name in enumerate(("Ada", "Bob")):
        add_edition(store, delivery({"1": ((name,), ())}), Receipt(START + timedelta(days=day)))
    with pytest.raises(SuspectEdition, match="the same files were edition 1"):
        add_edition(store, delivery({"1": (("Ada",), ())}), Receipt(START + timedelta(days=3)))


def test_a_second_writer_waits_and_readers_go_on(store: Store) -> None:
    load(store, 0, {"1": (("Ada",), ())})
    with store.writing() as connection:
        connection.execute("INSERT INTO source (key) VALUES ('other')")
        assert names(store, "1", 0) == ["Ada"]
        other = connect(store.path, "rw")
        other.execute("PRAGMA busy_timeout=10")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()


def test_what_goes_wrong_inside_leaves_nothing(store: Store) -> None:
    def write() -> None:
        with store.writing() as connection:
            connection.execute("INSERT INTO source (key) VALUES ('other')")
            connection.execute("INSERT INTO nowhere VALUES (1)")

    with pytest.raises(StoreError, match="nowhere"):
        write()
    assert list(store.rows("SELECT * FROM source")) == []


def test_evidence_of_every_claim_comes_back_word_for_word(store: Store) -> None:
    load(store, 0, {"1": (("Ada",), ("Адель",))})
    known = START + timedelta(days=1)
    found = Snapshot(store, editions(store.rows), known.date(), known).find("us-test:1")
    assert found is not None
    expected = delivery({"1": (("Ada",), ("Адель",))}).reading.claims
    assert found.party.claims == expected
    assert found.party.schema == "Person"
    assert not isinstance(found.party.claims[0].value, Place)
