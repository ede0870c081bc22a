"""The kernel's door: one schema with Python, and the one lexicon that it was built with."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec import structs

from listed.errors import StoreError
from listed.match import kernel
from listed.match.kernel import native
from listed.match.weights import SCREENING, Weights


def test_weights_are_taken_by_name() -> None:
    values = structs.asdict(SCREENING)
    turned = dict(reversed(values.items()))
    names = ("Ada Lovelace", "LOVELACE, Adda", kernel.PERSON)
    assert native.Matcher(kernel.lexicon(), turned).score(*names) == kernel.matcher().score(*names)


def test_the_weights_of_both_sides_have_the_same_names() -> None:
    assert sorted(Weights.__struct_fields__) == sorted(native.WEIGHTS)


@pytest.mark.parametrize("change", [{"name_loss": None}, {"a_weight_of_tomorrow": 1}])
def test_a_missing_or_unknown_weight_is_refused(change: dict[str, int | None]) -> None:
    values = {k: v for k, v in (structs.asdict(SCREENING) | change).items() if v is not None}
    with pytest.raises(ValueError, match="weight"):
        native.Matcher(kernel.lexicon(), values)


def test_a_missing_lexicon_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be read") as refused:
        kernel.open_lexicon(tmp_path / "lexicon.flat")
    assert refused.value.hint == "install listed anew"


@pytest.mark.parametrize("damage", ["empty", "cut", "changed"])
def test_another_lexicon_is_an_error(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "lexicon.flat"
    shutil.copy(kernel.LEXICON_FILE, path)
    content = path.read_bytes()
    changed = content[:5000] + bytes([content[5000] ^ 1]) + content[5001:]
    path.write_bytes({"empty": b"", "cut": content[:-64], "changed": changed}[damage])
    with pytest.raises(StoreError):
        kernel.open_lexicon(path)


def test_an_explanation_is_made_of_named_lines() -> None:
    explained = kernel.matcher().explain("Ada Lovelace", "LOVELACE, Ada Maria", kernel.PERSON)
    lines = [(line.kind, line.query, line.listed) for line in explained.lines]
    assert lines == [("exact", "ada", "ada"), ("exact", "lovelace", "lovelace"), ("missing", "", "maria")]
    assert explained.total == sum(line.millibits for line in explained.lines)


def test_no_table_of_the_lexicon_is_read_to_compare() -> None:
    script = "import sys, listed; listed.compare('Ada', 'Ada'); assert 'listed.match.lexicon_text' not in sys.modules; assert 'listed.text.lexicon' not in sys.modules"
    subprocess.run([sys.executable, "-c", script], check=True)
