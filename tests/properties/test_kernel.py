"""The kernel against the plain oracle: the same folding, the same scores, and nothing lost by the index.

`LISTED_ORACLE_ROUNDS` sets how many random comparisons are made (a million by `make fuzz`).
"""

from __future__ import annotations

import os
import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listed.match import kernel
from listed.match.kernel import native
from listed.match.weights import COMPARING, SCREENING, Weights
from listed.text.fold import fold, table

from ..oracle import names, scorer

ROUNDS = int(os.environ.get("LISTED_ORACLE_ROUNDS", "3000"))

PEOPLE = """Ada Lovelace|LOVELACE, Ada|Augusta Ada King|Иван Петрович Сидоров|SIDOROV, Ivan Petrovich|Sidorof Ivan|Muhammad bin Ali al-Masri
Ali bin Muhammad al Masri|محمد بن علي المصري|Abdul Rahman Yusuf|Abdurrahman Yousef|ABD AL-RAHMAN, Yusuf|عبدالرحمن يوسف|Kim Chol-su|KIM Chol Su|김철수
Gim Cheolsu|Wang Xiaoming|王小明|WANG, Hsiao-ming|Maria-Josefa García López|Maria Garcia|GARCIA LOPEZ, Maria Josefa|J. R. Smith|John Robert Smith
SMITH, John|Smyth Jon|Dr. Haji Abu Bakr|Abubakr|O'Neil Shaun|Sean ONeill|Γιώργος Παπαδόπουλος|Giorgos Papadopoulos|Aleksandr Lukin|Alexander Lukin
Сергій Коваль|Siarhei Kaval|נתן לוי|Natan Levi|Nguyen Van An|Jo|A B|Élodie Müller-Weiß|Elodie Mueller Weiss|Ivan / Jovan Horvat|X (also known as Ypsilon Zet)""".replace(
    "\n", "|"
).split("|")
COMPANIES = """Aster Trading Company LLC|ASTER TRADING CO., LTD.|ООО «Астер Трейдинг»|Aster Shipping GmbH|Aster Shipping AG|First Fund III|First Fund IV
Fund 3 First|Brigade Forty-Four|44 Brigade|C.K. Holdings|CK Holding|National Bank of Utopia|Banco Nacional de Utopia|Joint Stock Company Vega
АО Вега|Завод имени Иванова|Ivanov Factory|Blue Star 5|MV Blue Star|BLUESTAR|S.A. Nova|Nova Societe Anonyme|27th Research Institute|27 NII""".replace(
    "\n", "|"
).split("|")
POOLS = (PEOPLE, COMPANIES)


def damaged(text: str, rnd: random.Random) -> str:
    """One slip: a letter lost, doubled, swapped or replaced, a space lost or added, parts turned or cut short."""
    at = rnd.randrange(len(text))
    words = text.split()
    slip = rnd.randrange(8)
    if slip == 0:
        return text[:at] + text[at + 1 :]
    if slip == 1:
        return text[:at] + text[at] + text[at:]
    if slip == 2:
        return text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :]
    if slip == 3:
        return text[:at] + rnd.choice("abcdeiosth0135") + text[at + 1 :]
    if slip == 4:
        return text[:at] + " " + text[at:]
    if slip == 5:
        return text.replace(" ", "", 1)
    if slip == 6:
        rnd.shuffle(words)
        return " ".join(words)
    words[rnd.randrange(len(words))] = words[rnd.randrange(len(words))][:1]
    return " ".join(words)


def random_name(rnd: random.Random, kind: int) -> str:
    """A name of the pool, two names mixed, or a damaged one."""
    text = rnd.choice(POOLS[kind])
    if rnd.random() < 0.2:
        text = " ".join(rnd.sample((text + " " + rnd.choice(POOLS[kind])).split(), 2))
    while rnd.random() < 0.5 and text.strip():
        text = damaged(text, rnd)
    return text or "A"


@pytest.mark.parametrize("weights", [SCREENING, COMPARING], ids=["screening", "comparing"])
def test_scores_are_those_of_the_oracle_to_the_last_digit(weights: Weights) -> None:
    rnd = random.Random(20)
    matcher = kernel.matcher(weights)
    for _ in range(ROUNDS):
        kind = rnd.randrange(2)
        left, right = random_name(rnd, kind), random_name(rnd, kind)
        assert matcher.score(left, right, kind) == scorer.score_texts(left, right, kind, weights), (
            left,
            right,
            kind,
        )


def test_the_oracle_has_the_same_terms() -> None:
    assert tuple(scorer.TERMS) == native.TERMS


@pytest.mark.parametrize("weights", [SCREENING, COMPARING], ids=["screening", "comparing"])
def test_explanations_are_those_of_the_oracle_term_by_term(weights: Weights) -> None:
    rnd = random.Random(23)
    matcher = kernel.matcher(weights)
    for _ in range(ROUNDS // 3):
        kind = rnd.randrange(2)
        left, right = random_name(rnd, kind), random_name(rnd, kind)
        explained = matcher.explain(left, right, kind)
        assert sum(line.millibits for line in explained.lines) == explained.total
        if len(names.alternatives(left, kind)) + len(names.alternatives(right, kind)) > 2:
            continue
        if any(line.kind == "whole" for line in explained.lines):
            continue
        read = (names.read(left, kind, weights), names.read(right, kind, weights))
        evidence = scorer.Evidence(*read, *scorer.align(scorer.all_pairs(*read, weights)))
        expected = [(p.how, p.gain) for p in sorted(evidence.pairs, key=lambda p: p.query_from)]
        expected += [(name, bits) for name, bits in scorer.terms(evidence, weights).items() if bits]
        residuals = ("conflict", "extra", "missing")
        found = [
            ("residual" if line.kind in residuals else line.kind, line.millibits)
            for line in explained.lines
            if line.millibits or line.kind not in residuals
        ]
        assert found == expected, (left, right, kind)


@given(st.text(max_size=30), st.text(max_size=30), st.integers(0, 1))
@settings(max_examples=400, deadline=None)
def test_scores_of_any_text_are_those_of_the_oracle(left: str, right: str, kind: int) -> None:
    matcher = kernel.matcher()
    assert matcher.score(left, right, kind) == scorer.score_texts(left, right, kind, SCREENING)


def test_folding_agrees_on_every_letter_of_the_table() -> None:
    for letter in [*table().letters, "\u0000", "\ue000", "\U0010ffff"]:
        for text in (letter, f"a{letter}b", f"{letter}{letter}"):
            assert [tuple(row) for row in native.fold(text)] == [
                (t.latin, t.native, list(t.syllables)) for t in fold(text)
            ], repr(text)


@given(st.text(max_size=40))
@settings(max_examples=1000, deadline=None)
def test_folding_agrees_on_any_text(text: str) -> None:
    assert [tuple(row) for row in native.fold(text)] == [
        (t.latin, t.native, list(t.syllables)) for t in fold(text)
    ]


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=12))
@settings(max_examples=1000, deadline=None)
def test_skeletons_agree(latin: str) -> None:
    assert native.skeleton(latin) == names.skeleton(latin)


@given(st.text(alphabet="abcd", max_size=90), st.text(alphabet="abcd", max_size=90), st.integers(0, 6))
@settings(max_examples=1000, deadline=None)
def test_distance_is_that_of_the_textbook(left: str, right: str, limit: int) -> None:
    assert native.osa_distance(left, right, limit) == min(scorer.osa(left, right), limit + 1)


def random_index(
    rnd: random.Random, matcher: object
) -> tuple[object, list[tuple[str, int, list[tuple[int, int]]]]]:
    """Up to 60 random names with random known-intervals, compiled."""
    rows = []
    for _ in range(rnd.randrange(1, 60)):
        kind = rnd.randrange(2)
        cuts = sorted(rnd.sample(range(100), 4))
        rows.append((random_name(rnd, kind), kind, [(cuts[0], cuts[1]), (cuts[2], cuts[3])]))
    parties = [rnd.randrange(30) for _ in rows]
    compiled = native.build_index(
        matcher, [r[0] for r in rows], parties, [r[1] for r in rows], [r[2] for r in rows]
    )
    assert compiled == native.build_index(
        matcher, [r[0] for r in rows], parties, [r[1] for r in rows], [r[2] for r in rows]
    )
    return native.Index(matcher, compiled), rows


def test_threads_that_share_an_index_find_what_one_finds() -> None:
    rnd = random.Random(22)
    index, _ = random_index(rnd, kernel.matcher())
    queries = [random_name(rnd, 0) for _ in range(400)]
    alone = [index.search(query, 0, 4000, 50, 50) for query in queries]  # type: ignore[attr-defined]
    fresh, _ = random_index(random.Random(22), kernel.matcher())
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda query: fresh.search(query, 0, 4000, 50, 50), queries))  # type: ignore[attr-defined]
    assert together == alone
    assert any(alone)


def test_the_index_finds_all_that_scoring_every_name_finds() -> None:
    rnd = random.Random(21)
    matcher = kernel.matcher()
    for _ in range(max(20, ROUNDS // 30)):
        index, rows = random_index(rnd, matcher)
        for _ in range(6):
            kind, threshold = rnd.randrange(2), rnd.choice([-3000, 0, 4000, 8000, 11000, 13000, 17000, 25000])
            known, gone = rnd.randrange(110), rnd.randrange(110)
            query = random_name(rnd, kind)
            found = index.search(query, kind, threshold, known, gone)  # type: ignore[attr-defined]
            assert found == index.search(query, kind, threshold, known, gone, True), query  # type: ignore[attr-defined]
            if threshold <= 0:
                continue
            expected = {
                entry: total
                for entry, (text, its_kind, spans) in enumerate(rows)
                if its_kind == kind and any(a <= known and b > min(known, gone) for a, b in spans)
                if (total := scorer.score_texts(query, text, kind, SCREENING)) >= threshold
            }
            assert {entry: total for entry, _, total in found} == expected, query


@pytest.mark.parametrize("weights", [SCREENING])
def test_broken_bytes_are_refused(weights: Weights) -> None:
    rnd = random.Random(22)
    matcher = kernel.matcher(weights)
    whole = native.build_index(
        matcher, PEOPLE, list(range(len(PEOPLE))), [0] * len(PEOPLE), [[(0, 9)]] * len(PEOPLE)
    )
    for size in (0, 7, 15, 100, len(whole) // 2, len(whole) - 64):
        with pytest.raises(ValueError, match=r"cut off|not a flat file"):
            native.Index(matcher, whole[:size])
    for _ in range(300):
        at = rnd.randrange(len(whole))
        broken = whole[:at] + bytes([whole[at] ^ (1 << rnd.randrange(8))]) + whole[at + 1 :]
        try:
            native.Index(matcher, broken).search("Ada Lovelace", 0, 5000, 1, 1)
        except ValueError:
            continue
