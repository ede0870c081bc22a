"""The schema of a register and the named steps that led to it: forward only, each in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib.resources import files

from msgspec import Struct

from listed.errors import BrokenRecord, StoreError

APPLICATION = 0x6C737464
"""`lstd`: marks the file as a register (PRAGMA application_id)."""


class Step(Struct, frozen=True):
    """One change of the schema. `script` is SQL; `version` counts from 1 without gaps."""

    version: int
    name: str
    script: str


def steps() -> tuple[Step, ...]:
    """All steps of this program, oldest first. A step that was published is never edited."""
    return (Step(1, "first schema", files("listed.store").joinpath("schema.sql").read_text("utf-8")),)


def migrate(connection: sqlite3.Connection, all_steps: tuple[Step, ...], where: str) -> None:
    """Brings a register up to the newest step; an empty file becomes a register.

    Raises StoreError for a register of a newer program and BrokenRecord for a file that is no register.
    """
    while (step := _next_step(connection, all_steps, where)) is not None:
        connection.execute("BEGIN IMMEDIATE")
        try:
            if _next_step(connection, all_steps, where) == step:
                _apply(connection, step)
            connection.execute("COMMIT")
        except BaseException:
            connection.rollback()
            raise


def _next_step(connection: sqlite3.Connection, all_steps: tuple[Step, ...], where: str) -> Step | None:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and application != APPLICATION:
        raise BrokenRecord("this file is not a register", where=where, hint="choose another folder")
    if version > len(all_steps):
        raise StoreError(
            f"the register has schema {version}, this program knows up to {len(all_steps)}",
            where=where,
            hint="a newer program wrote it: update listed",
        )
    return all_steps[version] if version < len(all_steps) else None


def _apply(connection: sqlite3.Connection, step: Step) -> None:
    for statement in statements(step.script):
        connection.execute(statement)
    connection.execute("INSERT INTO step VALUES (?, ?)", (step.version, step.name))
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {step.version}")


def statements(script: str) -> Iterator[str]:
    """The single statements of a script (sqlite3's own executescript would end the transaction)."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


def schema_of(connection: sqlite3.Connection) -> tuple[tuple[str, str, str], ...]:
    """Every table, index and trigger as (type, name, SQL), sorted."""
    rows = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master ORDER BY type, name")
    return tuple((str(kind), str(name), str(sql)) for kind, name, sql in rows)
