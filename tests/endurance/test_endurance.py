"""A few rounds of each; `LISTED_ROUNDS=300` makes them many."""

from __future__ import annotations

import os

import pytest

from . import flipped_bytes

ROUNDS = int(os.environ.get("LISTED_ROUNDS", "0"))


def test_a_flipped_byte_is_found_or_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    counted = flipped_bytes.run(ROUNDS or 40, seed=7, show=print)
    assert not any(outcome == "MISSED" for _, outcome in counted), capsys.readouterr().out
    assert sum(number for (_, outcome), number in counted.items() if outcome == flipped_bytes.FOUND) > 100
