"""Pairs of names that must hit, must not, must be the same and must not: one runner for all of them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from listed.match import kernel
from listed.match.kernel import ENTITY, PERSON
from listed.match.score import COMPARE_THRESHOLD, DEFAULT_THRESHOLD, compare

FILES = {"persons": ("Person", PERSON), "organisations": ("Organization", ENTITY)}


def cases() -> Iterator[object]:
    for file in FILES:
        groups = tomllib.loads(Path(__file__).with_name(f"{file}.toml").read_text("utf-8"))
        for group, expected in groups.items():
            for must, pairs in expected.items():
                for left, right in pairs:
                    yield pytest.param(file, must, left, right, id=f"{file}-{group}-{must}: {left} ~ {right}")


@pytest.mark.parametrize(("file", "must", "left", "right"), list(cases()))
def test_names(file: str, must: str, left: str, right: str) -> None:
    schema, kind = FILES[file]
    if must in ("hit", "not"):
        total = kernel.matcher().score(left, right, kind)
        assert (total >= DEFAULT_THRESHOLD) == (must == "hit"), total
    else:
        assert must in ("same", "different")
        alike = compare(left, right, schema)
        assert (alike >= COMPARE_THRESHOLD) == (must == "same"), alike
