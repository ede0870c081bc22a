"""Where real snapshots of lists lie: the folder named by LISTED_SNAPSHOTS, default ../shared beside the clone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("LISTED_SNAPSHOTS", Path(__file__).parents[2] / ".." / "shared"))


@pytest.fixture(scope="session")
def snapshots() -> Path:
    """The folder of snapshots; tests that need it are skipped, saying so, where it is not."""
    if not (FOLDER / "data").is_dir():
        pytest.skip(f"no snapshots of real lists in {FOLDER} (set LISTED_SNAPSHOTS)")
    return FOLDER
