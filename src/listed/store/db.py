"""The open file: `register.sqlite` in WAL mode, append-only, read by many while one writes."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import quote

from listed.errors import BrokenRecord, StoreError
from listed.store.chain import Rows
from listed.store.migrations import migrate, steps

DATABASE = "register.sqlite"
BUSY_SECONDS = 30.0
"""How long a second writer waits for the first: three times the longest load."""


class Store:
    """A register's folder, open. Rows are read through `rows`; everything is written inside `writing`."""

    def __init__(self, folder: Path, mode: str) -> None:
        """`mode` is SQLite's `rw`, `ro` or `ro&immutable=1`. `open_store` chooses it."""
        self.folder = folder
        self.writable = mode == "rw"
        self._mode = mode
        self._reader = _reader(self.path, mode)

    @property
    def raw(self) -> Path:
        """The folder of the files as received."""
        return self.folder / "raw"

    @property
    def path(self) -> Path:
        return self.folder / DATABASE

    def rows(self, sql: str, parameters: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
        """Streams the rows of one SELECT, all from one moment. Raises StoreError."""
        with guarded(self.path):
            for row in self._reader.execute(sql, parameters):  # noqa: UP028 - yield from closes a closed file
                yield row

    @contextmanager
    def snapshot(self) -> Iterator[Rows]:
        """Several SELECTs that all see the register of one moment, whoever writes meanwhile."""
        with guarded(self.path):
            connection = connect(self.path, self._mode)
            try:
                connection.execute("BEGIN")
                yield connection.execute
            finally:
                connection.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is kept, or nothing. A second writer waits, then gets StoreError."""
        if not self.writable:
            raise StoreError("the register can't be written", where=str(self.folder), hint=_READ_ONLY_HINT)
        with guarded(self.path):
            connection = connect(self.path, "rw")
            try:
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")
            finally:
                connection.rollback()
                _shorten_log(connection)
                connection.close()

    def close(self) -> None:
        """Releases the file. Reading afterwards raises StoreError."""
        self._reader.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


_READ_ONLY_HINT = "the folder is read-only for this user: choose another one with --register"


def open_store(folder: Path) -> Store:
    """Opens the register in `folder` and brings its schema up to date; makes it where there is none.

    A folder that can't be written is opened for reading. Raises StoreError, BrokenRecord.
    """
    path = folder / DATABASE
    with guarded(path):
        if not _is_there(path):
            _create(folder)
        if os.access(folder, os.W_OK) and os.access(path, os.W_OK):
            _bring_up_to_date(path)
            return Store(folder, "rw")
        return _open_read_only(folder)


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection with the settings that the record relies on; `mode` is SQLite's `ro`, `rw` or `rwc`."""
    connection = sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?mode={mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    for setting in ("foreign_keys=ON", "recursive_triggers=ON", "synchronous=FULL", "cell_size_check=ON"):
        connection.execute(f"PRAGMA {setting}")
    return connection


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Turns what SQLite and the file system say into StoreError (BrokenRecord where the file is damaged)."""
    try:
        yield
    except sqlite3.Error as error:
        raise _explained(error, str(path)) from error
    except UnicodeDecodeError as error:  # SQLite quotes what it can't read
        raise BrokenRecord("the file is damaged", where=str(path), hint=_RESTORE) from error
    except OSError as error:
        raise StoreError(
            str(error), where=str(path), hint="check the disk and the folder's rights"
        ) from error


_HINTS = {
    "SQLITE_BUSY": "another program is writing to this register: try again when it is done",
    "SQLITE_FULL": "the disk is full: make room and run the command again, nothing was changed",
    "SQLITE_IOERR": "the disk did not answer: nothing was changed",
    "SQLITE_READONLY": _READ_ONLY_HINT,
    "SQLITE_CANTOPEN": "check the folder and its rights",
}
_RESTORE = "restore it from a backup"
_BROKEN = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT")


def _explained(error: sqlite3.Error, where: str) -> StoreError:
    name: str = getattr(error, "sqlite_errorname", "")
    if name.startswith(_BROKEN):
        return BrokenRecord(f"the file is damaged ({error})", where=where, hint=_RESTORE)
    hint = next((hint for prefix, hint in _HINTS.items() if name.startswith(prefix)), "run `listed verify`")
    return StoreError(str(error), where=where, hint=hint)


def _is_there(path: Path) -> bool:
    """Whether the folder holds a register. Raises BrokenRecord where only its raw files are left."""
    if path.exists() and path.stat().st_size:
        return True
    raw = path.parent / "raw"
    if raw.is_dir() and any(not name.name.endswith(".part") for name in raw.iterdir()):
        raise BrokenRecord(
            "raw files are here, but the record of them is gone", where=str(path), hint="restore it"
        )
    return False


def _create(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise StoreError(
            "this is a file, not a folder", where=str(folder), hint="name a folder for the register"
        )
    (folder / "raw").mkdir(parents=True, exist_ok=True)
    connection = connect(folder / DATABASE, "rwc")
    connection.close()


def _bring_up_to_date(path: Path) -> None:
    connection = connect(path, "rw")
    try:
        migrate(connection, steps(), str(path))
        _use_write_ahead_log(connection)
    finally:
        connection.close()


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Readers and a writer side by side. SQLite does not wait for others here, so this does."""
    for attempt in range(50):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError:
            time.sleep(0.02 * (attempt + 1))
    connection.execute("PRAGMA journal_mode=WAL")


def _reader(path: Path, mode: str) -> sqlite3.Connection:
    connection = connect(path, mode)
    connection.execute("PRAGMA query_only=ON")
    migrate(connection, steps(), str(path))
    return connection


def _shorten_log(connection: sqlite3.Connection) -> None:
    """Gives the log's room back, also what a refused edition had filled, unless a reader needs it now."""
    with suppress(sqlite3.Error):
        connection.execute("PRAGMA busy_timeout=0")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _open_read_only(folder: Path) -> Store:
    """Where not even the log's index can be made: the file alone, which nobody can be writing."""
    try:
        return Store(folder, "ro")
    except sqlite3.OperationalError:
        log = folder / (DATABASE + "-wal")
        if log.exists() and log.stat().st_size:
            raise
        return Store(folder, "ro&immutable=1")
