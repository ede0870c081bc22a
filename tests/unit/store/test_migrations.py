"""The schema goes forward in named steps; registers of newer programs and other files are refused."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from listed.errors import BrokenRecord, StoreError
from listed.store.db import DATABASE, open_store
from listed.store.migrations import Step, migrate, schema_of, statements, steps


def connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def test_steps_count_without_gaps() -> None:
    assert [step.version for step in steps()] == list(range(1, len(steps()) + 1))


def test_a_new_step_is_applied_once_and_named(tmp_path: Path) -> None:
    with open_store(tmp_path / "register"):
        pass
    connection = connect(tmp_path / "register" / DATABASE)
    more = (*steps(), Step(len(steps()) + 1, "notes", "CREATE TABLE note (words TEXT) STRICT;"))
    for _ in range(2):
        migrate(connection, more, "here")
    assert connection.execute("SELECT name FROM step ORDER BY version").fetchall()[-1] == ("notes",)
    assert ("table", "note", "CREATE TABLE note (words TEXT) STRICT") in schema_of(connection)
    connection.close()
    with pytest.raises(StoreError, match="this program knows up to") as raised:
        open_store(tmp_path / "register")
    assert "update listed" in raised.value.hint


def test_a_step_that_fails_changes_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path / "register") as store:
        path = store.path
    connection = connect(path)
    before = schema_of(connection)
    bad = Step(len(steps()) + 1, "bad", "CREATE TABLE note (x);\nCREATE TABLE note (x);")
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, (*steps(), bad), "here")
    assert schema_of(connection) == before
    assert connection.execute("PRAGMA user_version").fetchone() == (len(steps()),)
    connection.close()


def test_another_database_is_not_a_register(tmp_path: Path) -> None:
    connection = connect(tmp_path / DATABASE)
    connection.execute("CREATE TABLE mine (x)")
    connection.close()
    with pytest.raises(BrokenRecord, match="not a register"):
        open_store(tmp_path)


@pytest.mark.parametrize(
    "content", [b"hello, I am no database" * 100, b"SQLite format 3\x00" + b"\x01" * 500]
)
def test_another_file_is_not_a_register(tmp_path: Path, content: bytes) -> None:
    (tmp_path / DATABASE).write_bytes(content)
    with pytest.raises(BrokenRecord):
        open_store(tmp_path)


def test_a_database_that_is_gone_is_not_made_anew(tmp_path: Path) -> None:
    with open_store(tmp_path):
        (tmp_path / "raw" / ("0" * 64)).write_bytes(b"x")
    (tmp_path / DATABASE).write_bytes(b"")
    with pytest.raises(BrokenRecord, match="the record of them is gone"):
        open_store(tmp_path)


def test_a_file_is_not_a_folder(tmp_path: Path) -> None:
    (tmp_path / "register").write_text("x")
    with pytest.raises(StoreError, match="not a folder"):
        open_store(tmp_path / "register")


def test_a_script_falls_into_its_statements() -> None:
    script = "-- a; b\nCREATE TABLE a (x);\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\nSELECT 1;\nEND;\n"
    assert [part.split()[-1] for part in statements(script)] == ["(x);", "END;"]
