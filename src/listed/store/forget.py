"""Removing the payload of an own list for good, and keeping that and why it was done."""

from __future__ import annotations

import contextlib
import sqlite3

import msgspec

from listed.errors import QueryError, StoreError
from listed.store import blobs
from listed.store.chain import NOTHING, Rows, close_entry, open_entry
from listed.store.db import Store, connect
from listed.store.editions import editions
from listed.store.records import Forgotten


def forget(store: Store, said: Forgotten) -> int:
    """Claims, events, warnings and raw files of the list are gone; hashes, counts, reason and actor stay.

    The chain still verifies. Returns the number of editions that were forgotten. Raises QueryError where the
    list has none. That the list may be forgotten at all (it is nobody's law) is for the caller to know.
    """
    with store.writing() as connection:
        gone = [edition for edition in editions(connection.execute) if edition.source == said.source]
        if not gone:
            raise QueryError(
                f"no edition of {said.source} is loaded", where="source", hint="see `listed lists`"
            )
        number = open_entry(connection, "forgotten", msgspec.json.encode(said))
        _remove(connection, number, said.source)
        close_entry(connection, NOTHING)
        keep = {digest for edition in editions(connection.execute) for digest in edition.files}
    with store.writing():
        blobs.sweep(store.raw, keep)
    _wipe(store)
    return len(gone)


def forgotten_editions(rows: Rows) -> frozenset[int]:
    """The numbers of the editions whose payload was removed."""
    return frozenset(number for (number,) in rows(_EDITIONS, ()))


_EDITIONS = """
SELECT e.number FROM entry e JOIN source s ON s.key = json_extract(e.record, '$.source')
JOIN forgotten f ON f.source = s.id AND e.number < f.entry WHERE e.kind = 'edition'
"""


def _remove(connection: sqlite3.Connection, number: int, source: str) -> None:
    connection.execute("PRAGMA secure_delete=ON")
    connection.execute("INSERT INTO forgotten SELECT ?, id FROM source WHERE key = ?", (number, source))
    parties = "SELECT p.id FROM party p JOIN source s ON s.id = p.source WHERE s.key = ?"
    for sql in (
        f"DELETE FROM event WHERE recorded_by IN ({_EDITIONS} AND s.key = ?)",
        f"DELETE FROM warning WHERE edition IN ({_EDITIONS} AND s.key = ?)",
        f"DELETE FROM named WHERE party IN ({parties})",
        f"DELETE FROM claims WHERE party IN ({parties})",
        "DELETE FROM party WHERE source = (SELECT id FROM source WHERE key = ?)",
    ):
        connection.execute(sql, (source,))


def _wipe(store: Store) -> None:
    """Takes the removed bytes out of the log and the free pages; a reader may delay that, not prevent it."""
    connection = connect(store.path, "rw")
    try:
        with contextlib.suppress(sqlite3.OperationalError):
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error as error:
        raise StoreError(str(error), where=str(store.path), hint="run `listed verify`") from error
    finally:
        connection.close()
