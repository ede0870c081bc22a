"""A version names what it names: tables that change under a version that does not are caught here.

After a change that is meant: give the table a new version, and write its hash (the failing test prints it).
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from listed.match.kernel import native
from listed.match.lexicon_text import lexicon_text
from listed.match.weights import COMPARING, SCREENING, WEIGHTS_VERSION
from listed.text import fold, lexicon

PINNED = {
    "weights 2026.3": "3b1260f97f20d359",
    "lexicon 2026.4": "f03dcac0f482091e",
    "fold 2": "ed81e7edec8dbb15",
}


def short(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


def test_the_tables_are_those_of_their_versions() -> None:
    folding = Path(fold.__file__).with_name("fold.tsv").read_bytes()
    found = {
        f"weights {WEIGHTS_VERSION}": short(repr((SCREENING, COMPARING)).encode()),
        f"lexicon {lexicon.LEXICON_VERSION}": short(lexicon_text().encode()),
        f"fold {fold.FOLD_VERSION}": short(folding),
    }
    assert found == PINNED


def test_the_compiled_lexicon_is_that_of_the_tables() -> None:
    """After a change of the tables or of lexicon_text.py: build anew (`make setup`)."""
    assert hashlib.sha256(lexicon_text().encode()).hexdigest() == native.LEXICON_TEXT_HASH
