"""An own watchlist as rows: from CSV and TOML to one shape, with the line of each."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from listed.sources.common.formats import RawFile

COLUMNS = (
    "id", "name", "schema", "aliases", "weak_aliases", "birth_date", "country", "nationality", "gender", "identifiers",
    "address", "programme", "grounds", "listed_on", "until", "remark",
)  # fmt: skip
"""The columns of the CSV and the keys of a TOML party, in the order of the template. Only `name` must be there."""

SEVERAL = frozenset(
    ("aliases", "weak_aliases", "birth_date", "country", "nationality", "identifiers", "address")
)
"""The columns that hold several values, separated by `;` (in TOML, a list)."""


class Problem(Struct, frozen=True):
    """What is wrong in a watchlist, and in which line (from 1)."""

    line: int
    message: str


class Row(Struct, frozen=True):
    """One party of a watchlist: its line, and the values of each column, verbatim without the space around."""

    line: int
    said: dict[str, tuple[str, ...]]

    def one(self, column: str) -> str:
        """The only value of a column, "" where it is empty."""
        return next(iter(self.all(column)), "")

    def all(self, column: str) -> tuple[str, ...]:
        """Every value of a column."""
        return self.said.get(column, ())


class Table(Struct, frozen=True):
    """The rows of a watchlist, and the problems that kept others from being rows."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def is_toml(file: RawFile) -> bool:
    """Whether this is the TOML form: some line is `[[party]]`."""
    return re.search(rb"^\s*\[\[party\]\]", file.data, re.M) is not None


def header(file: RawFile) -> tuple[str, ...]:
    """The columns that the first line of a CSV names."""
    first = file.data[:4096].decode("utf-8-sig", "replace").splitlines()[:1]
    return (
        tuple(c.strip().lower() for c in next(csv.reader(first, delimiter=_delimiter(first[0])), []))
        if first
        else ()
    )


def _delimiter(line: str) -> str:
    """A comma; a semicolon or tab, as spreadsheets of other countries write, where there are more of them."""
    return max(",;\t", key=line.count)


def rows(file: RawFile) -> Table:
    """The rows of the file and all that is wrong with its form."""
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.data[: error.start].count(b"\n") + 1
        return Table((), (Problem(line, "not in UTF-8: save the file as `CSV UTF-8`"),))
    return _from_toml(text) if is_toml(file) else _from_csv(text, header(file))


def _from_csv(text: str, columns: tuple[str, ...]) -> Table:
    problems = [Problem(1, message) for message in _wrong_columns(columns)]
    found = []
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=_delimiter(text.partition("\n")[0]), strict=True
    )
    try:
        next(reader)
        start = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                if len(cells) > len(columns):
                    problems.append(
                        Problem(
                            start,
                            f"{len(cells)} cells in a table of {len(columns)} columns: quote the cell that holds the separator",
                        )
                    )
                found.append(Row(start, {c: _cell(c, v) for c, v in zip(columns, cells, strict=False)}))
            start = reader.line_num + 1
    except csv.Error as error:
        problems.append(Problem(reader.line_num, f"not CSV ({error})"))
    return Table(tuple(found), tuple(problems))


def _wrong_columns(columns: tuple[str, ...]) -> Iterator[str]:
    if "name" not in columns:
        yield "the column `name` is missing"
    for column in columns:
        if column not in COLUMNS:
            yield f"no such column: {column or 'one without a name'}; known are {', '.join(COLUMNS)}"
    if len(set(columns)) != len(columns):
        yield "a column stands twice"


def _cell(column: str, text: str) -> tuple[str, ...]:
    parts = text.split(";") if column in SEVERAL else [text]
    return tuple(part for one in parts if (part := one.strip()))


def _from_toml(text: str) -> Table:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        stated = re.search(r"line (\d+)", str(error))
        return Table(
            (), (Problem(int(stated[1]) if stated else text.count("\n") + 1, f"not TOML ({error})"),)
        )
    lines = [text[: m.start()].count("\n") + 1 for m in re.finditer(r"^[ \t]*\[\[party\]\]", text, re.M)]
    problems = [
        Problem(1, f"no such key: {key}; a watchlist has [[party]] alone") for key in table if key != "party"
    ]
    found = []
    for line, party in zip(lines, table.get("party", []), strict=False):
        problems += [
            Problem(line, f"no such key: {key}; known are {', '.join(COLUMNS)}")
            for key in party
            if key not in COLUMNS
        ]
        found.append(Row(line, {key: _toml_values(value) for key, value in party.items()}))
    return Table(tuple(found), tuple(problems))


def _toml_values(value: Any) -> tuple[str, ...]:
    several = value if isinstance(value, list) else [value]
    return tuple(text for one in several if (text := str(one).strip()))
