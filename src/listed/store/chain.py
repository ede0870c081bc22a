"""The hash chain over everything the register was told, from the first edition on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any

import msgspec

Rows = Callable[[str, tuple[Any, ...]], Iterable[tuple[Any, ...]]]
"""Runs one SELECT: `Store.rows`, or `execute` of the connection that is writing."""

NOTHING = sha256().digest()
"""The body of an entry that adds no rows."""

START = bytes(32)
"""The chain value before the first entry."""


class Body:
    """The running sha256 over what an entry adds: claims by id, then named parties, warnings and events."""

    def __init__(self) -> None:
        self._hash = sha256()
        self._encode = msgspec.json.Encoder().encode

    def add(self, *parts: str | int | None) -> None:
        """Adds one row; rows end with a newline, so that no two sequences of rows look alike."""
        self._hash.update(self._encode(parts))
        self._hash.update(b"\n")

    def add_bytes(self, text: bytes) -> None:
        """Adds bytes whose length a row before them has told."""
        self._hash.update(text)

    def digest(self) -> bytes:
        return self._hash.digest()


def link(before: bytes, kind: str, record: str, body: bytes) -> bytes:
    """The chain value of an entry: sha256 over the one before, and what the entry says and adds."""
    return sha256(before + body + kind.encode() + b"\n" + record.encode()).digest()


def head(rows: Rows) -> tuple[int, bytes]:
    """Number and chain value of the last entry; (0, START) in an empty register."""
    for number, value in rows("SELECT number, value FROM chain ORDER BY number DESC LIMIT 1", ()):
        return number, value
    return 0, START


def open_entry(connection: sqlite3.Connection, kind: str, record: bytes) -> int:
    """Writes what the next entry says; the rows it adds follow, then `close_entry`. Returns its number."""
    number = head(connection.execute)[0] + 1
    connection.execute("INSERT INTO entry VALUES (?, ?, ?)", (number, kind, record.decode()))
    return number


def close_entry(connection: sqlite3.Connection, body: bytes) -> bytes:
    """Links the open entry to the chain. Returns the chain value."""
    number, before = head(connection.execute)
    sql = "SELECT kind, record FROM entry WHERE number = ?"
    kind, record = connection.execute(sql, (number + 1,)).fetchone()
    value = link(before, kind, record, body)
    connection.execute("INSERT INTO chain VALUES (?, ?, ?)", (number + 1, body, value))
    return value
