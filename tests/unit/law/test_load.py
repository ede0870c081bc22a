"""Tables are loaded strictly: a hole in the citations, an overlap or an unknown word is a RegimeError."""

from __future__ import annotations

from pathlib import Path

import pytest

from listed.errors import RegimeError
from listed.law.load import law, read_law

PASSAGES = """
[act]
act = "Act 1"
provision = "section 1"
kind = "primary"
where = "the gazette"
version = 2025-12-31
text = "A person must not"
"""
REGIME = """
key = "XX-1"
title = "Invented"
authority = "US OFAC"
country = "US"
[nobody]
id = "nobody"
text = "Nobody else is bound."
passages = ["act"]
[[act]]
name = "Act 1"
from = 2020-01-01
[[rule]]
id = "all"
text = "All are bound."
when = "private"
outcome = "yes"
measures = ["asset_freeze"]
passages = ["act"]
[[tag]]
programme = "XX"
act = "Act 1"
citation = "section 1"
"""
STATUTES = "statute = []"


def tables(folder: Path, regime: str = REGIME, passages: str = PASSAGES) -> Path:
    for name in ("regimes", "passages"):
        (folder / name).mkdir()
    (folder / "regimes" / "xx.toml").write_text(regime, "utf-8")
    (folder / "passages" / "xx.toml").write_text(passages, "utf-8")
    (folder / "blocking.toml").write_text(STATUTES, "utf-8")
    return folder


def test_a_table_in_order_is_read(tmp_path: Path) -> None:
    assert list(read_law(tables(tmp_path)).regimes) == ["XX-1"]


RULE = '[[rule]]\nid = "all"\ntext = "t"\nwhen = "private"\noutcome = "yes"\npassages = ["act"]\n'

BROKEN = [
    (REGIME.replace('passages = ["act"]\n[[tag]]', "[[tag]]"), "needs passages"),
    (REGIME.replace('measures = ["asset_freeze"]\npassages = ["act"]', 'measures = ["asset_freeze"]\npassages = ["other"]'), "no such passage"),
    (REGIME.replace('"asset_freeze"', '"asset_freez"'), "no such measure"),
    (REGIME.replace('when = "private"', 'when = "privat"'), "no such word"),
    (REGIME.replace('when = "private"', 'when = "national_of:ZZ"'), "no such area"),
    (REGIME.replace('when = "private"', 'when = "private and ("'), "can't be read"),
    (REGIME.replace('measures = ["asset_freeze"]\npassages = ["act"]', 'measures = ["asset_freeze"]\nrecalled = "Act 1"'), "is recalled"),
    (REGIME + RULE, "overlap"),
    (REGIME + RULE.replace('"all"', '"b"') + "from = 2025-01-01\nuntil = 2024-01-01\n", "ends before"),
    (REGIME + '[[tag]]\nprogramme = "XX"\nact = "Act 1"\ncitation = "s"\n', "stands in"),
    (REGIME + '[[tag]]\nprogramme = "YY"\nact = "Act 1"\ncitation = " "\n', "has no citation"),
    (REGIME + '[[must]]\nwhat = "pray"\npassages = ["act"]\n', "no such duty"),
    (REGIME + '[[must]]\nwhat = "report"\ndays = 10\npassages = ["act"]\n', "without a unit"),
    (REGIME + '[[licence]]\nname = "GL"\nkind = "k"\ntext = "t"\nfrom = "2025-01-01T00:01"\npassages = ["act"]\n', "no moment"),
    (REGIME + '[[licence]]\nname = "GL"\nkind = "k"\ntext = "t"\nfrom = "2025-01-01"\nuntil = "2024-01-01"\npassages = ["act"]\n', "ends before"),
    (REGIME + '[[record]]\nyears = 5\npassages = ["act"]\n[[record]]\nyears = 6\npassages = ["act"]\n', "overlap"),
    (REGIME.replace("country", "land"), "land"),
    ("like = 'YY'\n" + REGIME, "no such table"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("regime", "told"), BROKEN, ids=[told + str(n) for n, (_, told) in enumerate(BROKEN)]
)
def test_a_broken_table_is_refused(tmp_path: Path, regime: str, told: str) -> None:
    with pytest.raises(RegimeError, match=told) as error:
        read_law(tables(tmp_path, regime))
    assert error.value.exit_code == 4
    assert error.value.where


@pytest.mark.parametrize(
    ("passages", "told"),
    [
        (PASSAGES.replace("A person must not", "word " * 61), "more than 60 words"),
        (PASSAGES.replace("the gazette", " "), "where"),
        (PASSAGES + "since = 2026-01-01\n", "after its version"),
    ],
)
def test_a_passage_says_what_was_read_and_where(tmp_path: Path, passages: str, told: str) -> None:
    with pytest.raises(RegimeError, match=told):
        read_law(tables(tmp_path, passages=passages))


def test_every_rule_that_is_not_recalled_has_a_passage() -> None:
    for regime in law().regimes.values():
        for rule in regime.rules:
            assert rule.support.recalled or rule.support.passages
            assert not rule.support.recalled or rule.outcome == "possibly"


def test_no_passage_stands_unused() -> None:
    used = {
        p
        for r in law().regimes.values()
        for s in (r.nobody, *(x.support for x in r.rules), *r.supports.values())
        for p in s.passages
    }
    used |= {p for _, _, support in law().statutes for p in support.passages}
    assert [key for key, passage in law().passages.items() if passage not in used] == []
