"""What each source is: every `source.toml`, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec

from listed.errors import QueryError
from listed.model import Source


def sources() -> tuple[Source, ...]:
    """Every source that the program knows, by key."""
    return tuple(known for _, known in sorted(_all().items()))


def source(key: str) -> Source:
    """The source of this key. An unknown key is an own list of that name; raises QueryError for one that can't be.

    >>> source("us-ofac-sdn").country
    'us'
    """
    found = _all().get(key)
    if found is not None:
        return found
    if not key or not all(c.isalnum() or c in "-_." for c in key):
        raise QueryError(
            f"{key!r} can't be the name of a list", where="source", hint="use letters, digits, - and _"
        )
    return Source(key, "own list", key, kind="own")


@cache
def _all() -> dict[str, Source]:
    folders = sorted(files("listed.sources").iterdir(), key=lambda f: f.name)
    found = [
        one
        for folder in folders
        if folder.joinpath("source.toml").is_file()
        for one in _read(folder.joinpath("source.toml"))
    ]
    return {one.key: one for one in found}


def _read(file: Traversable) -> tuple[Source, ...]:
    """One source, or several in tables of their own whose names are the keys."""
    table = tomllib.loads(file.read_text("utf-8"))
    rows = [table] if "key" in table else [{"key": key, **rest} for key, rest in table.items()]
    return tuple(msgspec.convert(row, Source) for row in rows)
