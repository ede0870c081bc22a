"""Whatever bytes come: a file is read, or refused by an error that says where; it never crashes a reader."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listed.errors import ListedError
from listed.sources.common.recognise import open_files, recognise
from tests.unit.sources.reading import GOLDEN, raw, workbook

FILES = tuple(
    f
    for folder in (
        "bis",
        "ca",
        "ch",
        "csl",
        "eu",
        "ftm",
        "ofac",
        "ofac_xml",
        "ofac_enhanced",
        "ofac_advanced",
        "uk",
        "un",
        "watchlist",
    )
    for f in open_files([GOLDEN / folder])
)
EXAMPLES = int(os.environ.get("LISTED_FUZZ_EXAMPLES", "60"))
"""Damaged copies of each file: `make fuzz` asks for more."""
COLUMNS = ("Reference", "Name of Individual or Entity", "Type", "Name Type", "Date of Birth", "Place of Birth", "Citizenship", "Address", "Additional Information", "Listing Information", "Committees", "Control Date")  # fmt: skip


@pytest.mark.parametrize("file", FILES, ids=lambda file: Path(file.name).name)
@settings(max_examples=EXAMPLES, deadline=None)
@given(data=st.data())
def test_damaged_bytes_are_read_or_refused(file, data) -> None:  # type: ignore[no-untyped-def]
    changed = bytearray(file.data)
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(changed)))
        changed[start : start + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=6))
    try:
        for found in recognise([raw(file.name, bytes(changed))]):
            reading = found.read()
            assert all(claim.party.startswith(f"{reading.source}:") for claim in reading.claims)
            assert all(claim.evidence.file == reading.files[0] for claim in reading.claims)
    except ListedError as error:
        assert error.where  # noqa: PT017


CELL = st.one_of(
    st.text(max_size=20).map(lambda text: "".join(c for c in text if c.isprintable())),
    st.floats(0, 99999),
    st.booleans(),
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(st.lists(CELL, min_size=12, max_size=12), max_size=4))
def test_any_cells_of_a_workbook_are_read_or_refused(rows: list[list[object]]) -> None:
    try:
        for found in recognise([raw("list.xlsx", workbook([COLUMNS, *rows]))]):
            found.read()
    except ListedError as error:
        assert error.where  # noqa: PT017
