"""Every file of the snapshots that is known to be bad, as somebody would load it: its true answer, or a clear refusal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(sys.executable).with_name("listed")

REFUSED = {
    "us-ofac/2024-05-04-broken/sdn.csv": "the file is empty",
    "us-ofac/2025-H2-excerpt/sdn.excerpt.csv": "2 parties, expected 5000",
    "us-ofac/2026-08-02/sdn.excerpt.csv": "34 parties, expected 5000",
    "eu-fsf/2018-07-04/EUSanctionsShort.csv": "a spreadsheet saved this copy",
    "eu-fsf/2026-08-05/xmlFullSanctionsList_1_1.excerpt.xml": "4 parties, expected 500",
    "uk-fcdo/2026-08-14/UK-Sanctions-List.excerpt.xml": "4 parties, expected 1000",
    "ch-seco/2026-08-15/consolidated-list.excerpt.xml": "1 parties, expected 1000",
    "ch-seco/2024-01-17/seco-test-amendment.xml": "test data",
    "us-csl/2019-12-03/csl.csv": "113 parties, expected 5000",
}
"""What is refused, and words of the reason."""

LOADED = {
    "us-ofac/2025-11-08/add.csv": "us-ofac-sdn: 14,998 parties",  # 18,099 entries, of which 3,101 have no address
    "us-ofac/2026-08-02/sdn_comments.csv": "us-ofac-sdn: 0 parties",
    "us-ofac/2021-07-07/sdn_comments.csv": "us-ofac-sdn: 0 parties",
    "us-ofac/2021-07-07/sdn.csv": "us-ofac-sdn: ",
    "eu-fsf/2016-02-11/global.xml": "eu-fsf: 595 parties",
    "un/2026-04-17/consolidated.xml": "un-sc: 1,005 parties",
    "us-bis/2022-09-07/dpl.txt": "us-bis-dpl: 461 parties",
}
"""What is odd, but what its publisher said; and the first words of the answer."""

WITHOUT_NAMES = tuple(name for name in LOADED if name.endswith(("add.csv", "sdn_comments.csv")))


def listed(register: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"LISTED_REGISTER": str(register), "NO_COLOR": "1"}
    return subprocess.run([PROGRAM, *arguments], env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_file_is_refused_with_its_reason_and_nothing_is_loaded(
    snapshots: Path, tmp_path: Path, name: str
) -> None:
    done = listed(tmp_path, "load", str(snapshots / "data" / name))
    assert done.returncode == 3
    assert REFUSED[name] in done.stderr
    assert len(done.stderr.splitlines()) == 2, "what happened, and what to do"
    assert listed(tmp_path, "lists").stdout.count("starter") == 1
    assert listed(tmp_path, "screen", "Completely Unrelated Somebody").returncode == 3


@pytest.mark.parametrize("name", LOADED)
def test_an_odd_file_is_read_as_its_publisher_meant_it(snapshots: Path, tmp_path: Path, name: str) -> None:
    done = listed(tmp_path, "load", str(snapshots / "data" / name))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(LOADED[name])
    assert listed(tmp_path, "verify").returncode == 0
    clear = listed(tmp_path, "screen", "Completely Unrelated Somebody")
    assert clear.returncode == (3 if name in WITHOUT_NAMES else 0), "without names nobody is clear"


def test_no_bad_file_takes_anything_from_a_good_edition(snapshots: Path, tmp_path: Path) -> None:
    data = snapshots / "data"
    assert listed(tmp_path, "load", str(data / "us-ofac/2024-05-03/sdn.csv.gz")).returncode == 0
    for name in (n for n in REFUSED if n.startswith("us-ofac")):
        assert listed(tmp_path, "load", str(data / name)).returncode == 3
    for name in WITHOUT_NAMES:
        assert "-0 changed" in listed(tmp_path, "load", str(data / name)).stdout
    assert listed(tmp_path, "screen", "Usama bin Ladin").returncode == 1
    assert listed(tmp_path, "screen", "Completely Unrelated Somebody").returncode == 0
