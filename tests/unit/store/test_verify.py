"""Any byte that is changed in what the register was told is found, and named."""

from __future__ import annotations

import random
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from listed.errors import BrokenRecord, ListedError, QueryError
from listed.model import Claim, Evidence, Name, Reading, Source, Text
from listed.store import asof, blobs
from listed.store.add_edition import add_edition
from listed.store.chain import START
from listed.store.db import Store, connect, open_store
from listed.store.editions import editions
from listed.store.forget import forget
from listed.store.records import Delivery, Forgotten, Receipt
from listed.store.timeline import Timeline
from listed.store.verify import verify

START_OF_TIME = datetime(2024, 1, 1, tzinfo=UTC)


def load(store: Store, source: str, names: dict[str, tuple[str, ...]], day: int = 0) -> None:
    """Loads an edition of `{party: names}` known on a day."""
    raw = repr((source, names)).encode()
    file = sha256(raw).hexdigest()
    claims = []
    for party, texts in names.items():
        key = f"{source}:{party}"
        claims.append(Claim(key, "schema", Text("Company"), Evidence(file, f"row {party}", "company")))
        claims += [Claim(key, "name", Name(text), Evidence(file, f"row {party}", text)) for text in texts]
    reading = Reading(source, "test", tuple(claims), (file,), warnings=("one warning",))
    delivery = Delivery(reading, (raw,), Source(source, "Testland", "Test"))
    known = START_OF_TIME + timedelta(days=day)
    add_edition(store, delivery, Receipt(START_OF_TIME + timedelta(days=30), known))


def fill(store: Store) -> None:
    load(store, "us-test", {"1": ("Ada Works",), "2": ("Bob Works",)})
    load(store, "us-test", {"1": ("Ada Works", "Ada Mills"), "3": ("Cy Works",)}, 1)
    load(store, "mine", {"9": ("Dee Works",)}, 2)


def test_a_sound_register_says_what_was_checked(store: Store) -> None:
    assert verify(store).head == START.hex()
    fill(store)
    found = verify(store)
    assert (found.entries, found.claims, found.events, found.files) == (3, 9, 2, 3)
    assert found.head == editions(store.rows)[-1].chain


TAMPERED = (
    "UPDATE claims SET party = 2 WHERE first = 1",
    "UPDATE claims SET edition = 2 WHERE first = 1",
    "UPDATE claims SET count = 1 WHERE first = 1",
    "UPDATE party SET key = 'us-test:7' WHERE id = 1",
    "UPDATE party SET source = 2 WHERE id = 1",
    "UPDATE event SET held = 1 - held",
    "UPDATE event SET edition = 1",
    "DELETE FROM event",
    "DELETE FROM claims WHERE first = (SELECT max(first) FROM claims)",
    "DELETE FROM warning WHERE edition = 1",
    "UPDATE warning SET words = 'none' WHERE edition = 2",
    "UPDATE entry SET record = replace(record, '2024-01-02', '2024-01-03') WHERE number = 2",
    "UPDATE entry SET kind = 'decision' WHERE number = 2",
    "UPDATE chain SET value = zeroblob(32) WHERE number = 1",
    "UPDATE chain SET body = zeroblob(32) WHERE number = 2",
    "DELETE FROM chain WHERE number = 3",
    "INSERT INTO event VALUES (1, 2, 2, 0)",
    "INSERT INTO named VALUES (1, 1)",
    "DROP TRIGGER claims_fixed",
    "CREATE TABLE more (x)",
)


@pytest.mark.parametrize("sql", TAMPERED)
def test_a_changed_row_is_found(store: Store, sql: str) -> None:
    fill(store)
    connection = sqlite3.connect(store.path, isolation_level=None)
    triggers = list(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for _, script in triggers:
        connection.execute(script)
    assert verify(store).entries == 3
    for name, _ in triggers:
        if sql[:4] != "DROP" or name not in sql:
            connection.execute(f"DROP TRIGGER {name}")
    connection.execute(sql)
    for name, script in triggers:
        if sql[:4] != "DROP" or name not in sql:
            connection.execute(script)
    connection.close()
    with pytest.raises(BrokenRecord) as raised:
        verify(store)
    assert raised.value.where
    assert raised.value.hint


def test_a_missing_or_changed_raw_file_is_found_and_loading_it_again_heals_it(store: Store) -> None:
    fill(store)
    victim = sorted(store.raw.iterdir())[0]
    good = victim.read_bytes()
    for at in range(len(good)):
        victim.write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])
        with pytest.raises(BrokenRecord, match="raw file"):
            verify(store)
    victim.unlink()
    with pytest.raises(BrokenRecord, match="missing"):
        verify(store)
    load(store, "mine", {"9": ("Dee Works",)}, 2)
    load(store, "us-test", {"1": ("Ada Works",), "2": ("Bob Works",)})
    load(store, "us-test", {"1": ("Ada Works", "Ada Mills"), "3": ("Cy Works",)}, 1)
    assert verify(store).entries == 3


def answers(folder: Path) -> object:
    """All that a register answers: its editions and every party's life."""
    with open_store(folder) as store:
        found = editions(store.rows)
        return found, list(asof.everything(store.rows, Timeline(found)))


def test_a_flipped_byte_of_the_database_changes_no_answer_or_is_found(tmp_path: Path) -> None:
    with open_store(tmp_path / "sound") as store:
        fill(store)
    good = (tmp_path / "sound" / "register.sqlite").read_bytes()
    truth = answers(tmp_path / "sound")
    places = random.Random(7).sample([at for at, byte in enumerate(good) if byte], 250)
    missed = [at for at in places if not _noticed(tmp_path, good, at, truth)]
    assert missed == []


def _noticed(tmp_path: Path, good: bytes, at: int, truth: object) -> bool:
    folder = tmp_path / "flipped"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(tmp_path / "sound", folder)
    (folder / "register.sqlite").write_bytes(good[:at] + bytes([good[at] ^ 4]) + good[at + 1 :])
    try:
        with open_store(folder) as store:
            verify(store)
        return answers(folder) == truth
    except ListedError:
        return True


def on_disk(store: Store) -> bytes:
    """Every byte of the database and its log."""
    return b"".join(path.read_bytes() for path in store.folder.iterdir() if path.is_file())


def test_what_was_forgotten_is_gone_and_the_chain_still_verifies(store: Store) -> None:
    fill(store)
    before = editions(store.rows)
    payload = next(store.rows("SELECT packed FROM claims ORDER BY first DESC"))[0]
    assert payload in on_disk(store)
    said = Forgotten("mine", "erasure was asked for", "ann", START_OF_TIME + timedelta(days=40))
    assert forget(store, said) == 1
    assert [edition.source for edition in editions(store.rows)] == ["us-test", "us-test"]
    assert verify(store).files == 2
    assert before[2].files[0] not in {path.name for path in store.raw.iterdir()}
    assert payload not in on_disk(store)
    ids = [life.id for life in asof.everything(store.rows, Timeline(editions(store.rows)))]
    assert ids == ["us-test:1", "us-test:2", "us-test:3"]
    with pytest.raises(QueryError):
        forget(store, said)
    load(store, "mine", {"9": ("Dee Works",)}, 3)
    assert verify(store).claims == 9
    connection = connect(store.path, "rw")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute("DELETE FROM claims WHERE edition = 5")
    connection.close()


def test_blobs_come_back_as_they_went_in(tmp_path: Path) -> None:
    for raw in (b"", b"abc" * 1000, bytes(range(256))):
        assert blobs.get(tmp_path, blobs.put(tmp_path, raw)) == raw
    (tmp_path / ("0" * 64 + blobs.PART)).write_bytes(b"half")
    kept = {path.name for path in tmp_path.iterdir() if not path.name.endswith(blobs.PART)}
    blobs.sweep(tmp_path, kept)
    assert {path.name for path in tmp_path.iterdir()} == kept
