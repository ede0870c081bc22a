"""One row for each party: CSV like OpenSanctions' `targets.simple.csv`, and the same columns in Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import BinaryIO

import msgspec
from msgspec import Struct

from listed.errors import QueryError
from listed.export.entry import Entry
from listed.model import Dated, Field, Identifier, Listing, Name, Party, Place, Text

BATCH = 10_000
"""Rows of one row group."""

Texts = tuple[str, ...]


class PartyRow(Struct, frozen=True):
    """A party in columns; the values of a column stand in the order of the list, each once."""

    id: str
    schema: str
    name: str
    aliases: Texts
    weak_aliases: Texts
    birth_date: Texts
    countries: Texts
    gender: Texts
    addresses: Texts
    identifiers: Texts
    """`kind:value`, or `kind:country:value`."""
    sanctions: Texts
    """`authority - programme - since`."""
    phones: Texts
    emails: Texts
    programmes: Texts
    listed_on: Texts
    standing: str
    list: str


COLUMNS = PartyRow.__struct_fields__
JOINED = tuple(one.name for one in msgspec.structs.fields(PartyRow) if one.type == Texts)
"""The columns that hold several values."""

_CONTACTS = ("phone", "email")
_COUNTRY_FIELDS: tuple[Field, ...] = ("nationality", "citizenship", "residence", "country", "flag")


def row_of(entry: Entry) -> PartyRow:
    """The row of a party."""
    party = entry.party
    names = [
        value for value in party.values("name") if isinstance(value, Name) and value.text != party.caption
    ]
    numbers = [value for value in party.values("identifier") if isinstance(value, Identifier)]
    listings = [value for value in party.values("listing") if isinstance(value, Listing)]
    return PartyRow(
        party.id,
        party.schema,
        party.caption,
        _once(name.text for name in names if name.strength != "weak"),
        _once(name.text for name in names if name.strength == "weak"),
        _once(
            value.when.iso or value.when.text
            for value in party.values("birth_date")
            if isinstance(value, Dated)
        ),
        _countries(party),
        _once(value.code or value.text for value in party.values("gender") if isinstance(value, Text)),
        _once(value.text for value in party.values("address") if isinstance(value, Place)),
        _once(_number(one) for one in numbers if one.kind not in _CONTACTS),
        _once(_sanction(one) for one in listings),
        _once(one.value for one in numbers if one.kind == "phone"),
        _once(one.value for one in numbers if one.kind == "email"),
        _once(one.programme for one in listings),
        _once(_since(one) for one in listings),
        entry.standing,
        party.source,
    )


def _once(texts: Iterable[str]) -> Texts:
    return tuple(dict.fromkeys(text for text in texts if text))


def _countries(party: Party) -> Texts:
    """Codes; the list's own words where it writes a country that is not understood."""
    said = (value for field in _COUNTRY_FIELDS for value in party.values(field))
    return _once(value.code or value.text for value in said if isinstance(value, Text))


def _number(number: Identifier) -> str:
    return ":".join(part for part in (number.kind, number.country, number.value) if part)


def _sanction(listing: Listing) -> str:
    said = (listing.authority, listing.programme, _since(listing), listing.status)
    return " - ".join(part for part in said if part)


def _since(listing: Listing) -> str:
    return (listing.listed_on.iso or listing.listed_on.text) if listing.listed_on else ""


def csv_lines(entries: Iterable[Entry]) -> Iterator[bytes]:
    """A heading and a row for each party; several values stand in one cell, separated and quoted as CSV with `;`."""
    yield _csv(COLUMNS, ",")
    for entry in entries:
        row = row_of(entry)
        cells = ((name, getattr(row, name)) for name in COLUMNS)
        yield _csv(
            [_csv(cell, ";").decode().rstrip("\n") if name in JOINED else cell for name, cell in cells], ","
        )


def _csv(cells: Iterable[str], delimiter: str) -> bytes:
    text = io.StringIO()
    if found := list(cells):
        csv.writer(text, delimiter=delimiter, lineterminator="\n").writerow(found)
    return text.getvalue().encode()


def write_parquet(entries: Iterable[Entry], file: BinaryIO) -> None:
    """The same columns, several values as lists of texts. Raises QueryError without pyarrow."""
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ImportError as error:
        hint = "install listed[batch]"
        raise QueryError("Parquet needs pyarrow", where="--format parquet", hint=hint) from error
    text = arrow.string()
    schema = arrow.schema([(name, arrow.list_(text) if name in JOINED else text) for name in COLUMNS])
    rows = (row_of(entry) for entry in entries)
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        while batch := list(islice(rows, BATCH)):
            writer.write_table(
                arrow.Table.from_pylist([msgspec.structs.asdict(row) for row in batch], schema)
            )
