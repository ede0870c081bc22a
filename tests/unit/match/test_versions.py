"""A version names what it names: tables that change under a version that does not are caught here.

After a change that is meant: give the table a new version, and write its hash (the failing test prints it).
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from listed.match.weights import COMPARING, SCREENING, WEIGHTS_VERSION
from listed.match.words import kernel_text
from listed.text import fold, lexicon

PINNED = {
    "weights 2026.3": "fff0ef88ab043c01",
    "lexicon 2026.4": "1bfe5fa4726a426a",
    "fold 2": "ed81e7edec8dbb15",
}


def short(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


def test_the_tables_are_those_of_their_versions() -> None:
    folding = Path(fold.__file__).with_name("fold.tsv").read_bytes()
    found = {
        f"weights {WEIGHTS_VERSION}": short(repr((SCREENING, COMPARING)).encode()),
        f"lexicon {lexicon.LEXICON_VERSION}": short(kernel_text().encode()),
        f"fold {fold.FOLD_VERSION}": short(folding),
    }
    assert found == PINNED
