"""A pack that is missing, cut, foreign or damaged is compiled anew: never read as empty."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run


@pytest.mark.parametrize("harm", ["missing", "empty", "flipped", "foreign"])
def test_a_harmed_pack_is_rebuilt(listed: Run, tmp_path: Path, harm: str) -> None:
    assert listed("screen", "Kimberly Prost").returncode == 1
    (path,) = (tmp_path / "register" / "packs").glob("*.pack")
    whole = path.read_bytes()
    if harm == "missing":
        path.unlink()
    else:
        middle = len(whole) // 2
        flipped = whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]
        path.write_bytes({"empty": b"", "flipped": flipped, "foreign": b"LISTPACK" + bytes(100)}[harm])
    assert listed("screen", "Kimberly Prost").returncode == 1
    assert path.read_bytes() == whole
