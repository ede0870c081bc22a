"""A register of invented parties, and short words to fill it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from listed.store.db import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An open, empty register."""
    with open_store(tmp_path / "register") as opened:
        yield opened
