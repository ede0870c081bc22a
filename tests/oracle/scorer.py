"""The name factor in plain Python: every pair of tokens, every pair of names, no index. The oracle of the kernel.

`score` is what matcher/score.cpp must give to the last millibit, term by term; what its index must find follows from it.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from listed.match.weights import Weights

from . import names
from .names import ARTICLE, FATHER, FORM, INITIAL, NUMBER, TITLE, Name, NameToken, osa


@dataclass(frozen=True)
class Pair:
    query_from: int
    query_count: int
    listed_from: int
    listed_count: int
    how: str
    gain: int


def has_digit(text: str) -> bool:
    return any(c.isdigit() for c in text)


def edits_allowed(letters: int, w: Weights) -> int:
    return (
        3
        if letters >= w.three_edits_from
        else 2
        if letters >= w.two_edits_from
        else 1
        if letters >= w.one_edit_from
        else 0
    )


def edit_cost(a: str, b: str, edits: int, w: Weights) -> int:
    letters = max(len(a), len(b))
    first = w.edit_short if letters <= 4 else w.edit_medium if letters <= 6 else w.edit_long
    return first + (edits - 1) * w.edit_more + (w.edit_first_letter if a[0] != b[0] else 0)


def shared_group(a: NameToken, b: NameToken) -> int:
    return min((max(x[2], y[2]) for x in a.groups for y in b.groups if x[0] == y[0]), default=-1)


def han(*tokens: NameToken) -> bool:
    return any(t.ideographic for t in tokens)


def auxiliary(token: NameToken) -> bool:
    return token.cls >= FORM and token.cls != INITIAL


def match(q: NameToken, n: NameToken, w: Weights) -> tuple[str, int] | None:
    most = min(q.gain, n.gain)
    if NUMBER in (q.cls, n.cls):
        return (
            ("exact" if q.latin == n.latin else "number", most)
            if q.number >= 0 and q.number == n.number
            else None
        )
    if auxiliary(q) or auxiliary(n):
        if q.cls != n.cls:
            return None
        if q.latin == n.latin:
            return "exact", most
        return ("spelling", most) if shared_group(q, n) >= 0 or q.cls == ARTICLE else None
    if q.latin == n.latin:
        homophone = q.ideographic and n.ideographic and q.native != n.native
        if homophone:
            return "homophone", max(most - w.homophone_cost * (len(q.native.encode()) // 3), 0)
        return "exact" if q.ideographic == n.ideographic else "reading", most
    if INITIAL in (q.cls, n.cls):
        return ("initial", w.initial_gain) if q.latin[0] == n.latin[0] and q.cls != n.cls else None
    return match_names(q, n, w)


def written_otherwise(q: NameToken, n: NameToken) -> bool:
    one_script = q.ideographic == n.ideographic and bool(q.native) and bool(n.native)
    return q.syllable and n.syllable and one_script and q.native != n.native


def match_names(q: NameToken, n: NameToken, w: Weights) -> tuple[str, int] | None:
    """Of the ways in which two words agree, the first with the most gain."""
    if written_otherwise(q, n):
        return None
    offers: list[tuple[str, int]] = []
    level = shared_group(q, n)
    if level >= 0:
        plain = names.NAME not in (q.cls, n.cls)
        further = ("part", w.part_cost) if plain else ("language", w.language_cost)
        offers.append((("spelling", w.spelling_cost), further, ("nickname", w.nickname_cost))[min(level, 2)])
    if not has_digit(q.latin) and not has_digit(n.latin):
        edits = osa(q.latin, n.latin)
        letters = max(len(q.latin), len(n.latin))
        by_letters = not (q.syllable and n.syllable) and not han(q, n)
        if edits <= edits_allowed(letters, w) and by_letters:
            more = w.edit_vowelless if q.vowelless and n.vowelless else 0
            offers.append(("edit", edit_cost(q.latin, n.latin, edits, w) + more))
        offers += sound_offers(q, n, w) if by_letters else []
    gains = [(how, max(min(q.gain, n.gain) - cost, 0)) for how, cost in offers]
    return max(gains, key=lambda g: g[1]) if gains else None


def sound_offers(q: NameToken, n: NameToken, w: Weights) -> list[tuple[str, int]]:
    """The same consonants: as most languages read them, else as others read one of them, or both."""
    for ways in (
        (names.USUAL, names.USUAL),
        (names.OTHER, names.USUAL),
        (names.USUAL, names.OTHER),
        (names.OTHER, names.OTHER),
    ):
        x, y = names.sounds(q.latin, ways[0], q.vowelless), names.sounds(n.latin, ways[1], n.vowelless)
        skeleton = names.consonants(x)
        if len(skeleton) < 2 or skeleton != names.consonants(y):
            continue
        other = w.sound_other if any(ways) else 0
        if q.vowelless != n.vowelless and names.writes_out(*((x, y) if q.vowelless else (y, x))):
            return [("skeleton", w.skeleton_written + other)]
        if q.vowelless or n.vowelless:
            return [("skeleton", w.skeleton_cost + other + (w.skeleton_short if len(skeleton) == 2 else 0))]
        edits = osa(x, y)
        close = edits <= 4 and edits * w.sound_share <= max(len(q.latin), len(n.latin))
        return [("sound", w.sound_cost + other + w.sound_edit * edits)] if close else []
    return []


def may_join(a: NameToken, b: NameToken) -> bool:
    fits = all(t.cls not in (FORM, NUMBER, INITIAL) for t in (a, b))
    return fits and bool(b.latin) and (b.content or b.cls == TITLE)


def match_joined(a: NameToken, b: NameToken, single: NameToken, w: Weights) -> tuple[str, int] | None:
    if not single.content or has_digit(single.latin):
        return None
    joined = a.latin + b.latin
    edits = osa(joined, single.latin)
    if edits > (1 if min(len(joined), len(single.latin)) >= 6 and not han(a, b, single) else 0):
        return None
    cost = w.joined_cost + (edit_cost(joined, single.latin, edits, w) if edits else 0)
    return "joined", max(min(single.gain, a.gain + b.gain) - cost, 0)


def all_pairs(q: Name, n: Name, w: Weights) -> list[Pair]:
    found = []
    for i, a in enumerate(q.tokens):
        for j, b in enumerate(n.tokens):
            options = [((i, 1, j, 1), match(a, b, w))]
            if i + 1 < len(q.tokens) and may_join(a, q.tokens[i + 1]):
                options.append(((i, 2, j, 1), match_joined(a, q.tokens[i + 1], b, w)))
            if j + 1 < len(n.tokens) and may_join(b, n.tokens[j + 1]):
                options.append(((i, 1, j, 2), match_joined(b, n.tokens[j + 1], a, w)))
            found += [Pair(*place, *agreed) for place, agreed in options if agreed]
    return found + acronyms(q, n, w)


def initials(name: Name) -> tuple[int, str]:
    """Where the first word of content stands, and the letters that it and those after it begin with: six at most."""
    start = next((i for i, t in enumerate(name.tokens) if t.content), len(name.tokens))
    run = itertools.takewhile(lambda t: t.content and not t.latin[0].isdigit(), name.tokens[start:])
    return start, "".join(t.latin[0] for t in run)[:6]


def may_be_acronym(token: NameToken) -> bool:
    return token.cls == names.NAME and 3 <= len(token.latin) <= 6 and not has_digit(token.latin)


def acronyms(q: Name, n: Name, w: Weights) -> list[Pair]:
    """One word that is the initials of the words with which the other name of an organisation begins."""
    if names.PERSON in (q.kind, n.kind):
        return []
    (q_start, q_letters), (n_start, n_letters) = initials(q), initials(n)
    found = []
    for i, t in enumerate(q.tokens):
        if may_be_acronym(t) and n_letters.startswith(t.latin):
            found.append(Pair(i, 1, n_start, len(t.latin), "acronym", acronym_gain(t, w)))
    for j, t in enumerate(n.tokens):
        if may_be_acronym(t) and q_letters.startswith(t.latin):
            found.append(Pair(q_start, len(t.latin), j, 1, "acronym", acronym_gain(t, w)))
    return found


def acronym_gain(token: NameToken, w: Weights) -> int:
    return max(w.acronym_letter * len(token.latin) - w.acronym_cost, 0)


def align(pairs: list[Pair]) -> tuple[list[Pair], set[tuple[str, int]]]:
    """The pairs taken, most gain first, acronyms last, each token at most once; and the tokens that are met: an acronym
    whose words are met otherwise is met too, and says nothing new."""
    taken: list[Pair] = []
    used: set[tuple[str, int]] = set()
    for p in sorted(
        pairs,
        key=lambda p: (
            p.how == "acronym",
            -p.gain,
            p.query_from,
            p.listed_from,
            -(p.query_count + p.listed_count),
        ),
    ):
        places = {("q", p.query_from + k) for k in range(p.query_count)} | {
            ("n", p.listed_from + k) for k in range(p.listed_count)
        }
        if not places & used:
            used |= places
            taken.append(p)
        elif p.how == "acronym":
            used.add(("q", p.query_from) if p.query_count == 1 else ("n", p.listed_from))
    return taken, used


def loss(query_left: int, listed_left: int, w: Weights) -> int:
    def extra(left: int, first: int, more: int) -> int:
        return min(left, w.name_loss) * first + max(left - w.name_loss, 0) * more

    both = min(query_left, listed_left)
    return (
        both * w.conflict_permille
        + extra(query_left - both, w.query_extra_permille, w.query_more_permille)
        + extra(listed_left - both, w.listed_extra_permille, w.listed_more_permille)
    ) // 1000


@dataclass(frozen=True)
class Evidence:
    """Two aligned names."""

    query: Name
    listed: Name
    pairs: list[Pair]
    used: set[tuple[str, int]]

    @property
    def query_left(self) -> list[NameToken]:
        return [t for i, t in enumerate(self.query.tokens) if ("q", i) not in self.used]

    @property
    def listed_left(self) -> list[NameToken]:
        return [t for j, t in enumerate(self.listed.tokens) if ("n", j) not in self.used]

    @property
    def exact(self) -> bool:
        return all(p.how == "exact" for p in self.pairs)

    @property
    def has_pairs(self) -> bool:
        return bool(self.pairs) and all(p.how != "acronym" for p in self.pairs)

    @property
    def complete(self) -> bool:
        return self.has_pairs and not any(t.significant for t in self.query_left + self.listed_left)

    def is_name(self, pair: Pair) -> bool:
        return names.NAME in (
            self.query.tokens[pair.query_from].cls,
            self.listed.tokens[pair.listed_from].cls,
        )

    @property
    def has_name(self) -> bool:
        return any(self.is_name(p) for p in self.pairs)

    @property
    def generic_pairs(self) -> int:
        words = [p for p in self.pairs if p.how != "acronym" and self.query.tokens[p.query_from].content]
        return sum(not self.is_name(p) for p in words)

    def shares_core(self, w: Weights) -> bool:
        """Whether all significant words of one name of an organisation stand in the other, which has only words more
        that tell no names apart; without a name among the pairs, some generic words at least."""
        if not self.has_pairs or self.complete or self.query.kind != names.ENTITY:
            return False
        left = self.query_left + self.listed_left
        if any(t.cls in (names.NAME, NUMBER, INITIAL) for t in left):
            return False
        if any(t.significant for t in self.query_left) and any(t.significant for t in self.listed_left):
            return False
        return self.has_name or self.generic_pairs >= w.core_words

    def is_single(self) -> bool:
        """Whether the query is one word, a name, which is met letter for letter."""
        significant = [t for t in self.query.tokens if t.significant]
        one = len(significant) == 1 and significant[0].cls == names.NAME
        met = self.exact and self.has_pairs and not any(t.significant for t in self.query_left)
        return one and met and not self.complete


def residual(e: Evidence, w: Weights) -> int:
    return -loss(sum(t.loss for t in e.query_left), sum(t.loss for t in e.listed_left), w)


def complete(e: Evidence, w: Weights) -> int:
    exact = w.exact_gain if e.exact else 0
    return w.complete_gain + e.generic_pairs * w.complete_word + exact if e.complete else 0


def core(e: Evidence, w: Weights) -> int:
    if not e.shares_core(w):
        return 0
    gain = w.core_gain + e.generic_pairs * w.core_word
    return max(gain, w.single_gain) if e.is_single() else gain


def single(e: Evidence, w: Weights) -> int:
    return w.single_gain if e.is_single() and not e.shares_core(w) else 0


def order(e: Evidence, w: Weights) -> int:
    q, n = e.query, e.listed
    partner = {p.query_from: p.listed_from for p in e.pairs if p.query_count == p.listed_count == 1}
    if crossed(q, n, partner):
        return -w.order_cost
    fathers = [i for i, t in enumerate(n.tokens) if t.cls == FATHER]
    for i, token in enumerate(q.tokens):
        if token.cls == FATHER and any(
            partner.get(i - 1) == f + 1 and partner.get(i + 1) == f - 1 for f in fathers
        ):
            return -w.order_cost
    return 0


def crossed(q: Name, n: Name, partner: dict[int, int]) -> bool:
    """Whether names of syllables agree in another order than with the family name first or last."""
    if not all(t.syllable for t in (*q.tokens, *n.tokens)):
        return False
    matched = [partner[i] for i in sorted(partner)]
    turns = [matched[k:] + matched[:k] for k in range(len(matched))]
    return bool(matched) and sorted(matched) not in turns


def main_names(e: Evidence, w: Weights) -> int:
    """Neither the first word of a listed person's family name nor that of the given names is matched."""
    parts = (e.listed.tokens[: e.listed.before_comma], e.listed.tokens[e.listed.before_comma :])
    first = [next((t for t in part if t.content), None) for part in parts]
    missed = all(t is not None and any(t is left for left in e.listed_left) for t in first)
    return -w.main_names_cost if e.listed.before_comma > 0 and missed else 0


def generic_only(e: Evidence, w: Weights) -> int:
    if e.has_name or e.complete or e.shares_core(w):
        return 0
    return -max(w.generic_only_cost - w.generic_only_word * max(e.generic_pairs - 1, 0), 0)


TERMS = {
    "residual": residual, "complete": complete, "core": core, "single": single, "order": order,
    "main_names": main_names, "generic_only": generic_only,
}  # fmt: skip
"""What the evidence adds to the pairs, by the names of matcher/evidence.cpp."""


def terms(e: Evidence, w: Weights) -> dict[str, int]:
    return {name: value(e, w) for name, value in TERMS.items()}


def score(q: Name, n: Name, w: Weights) -> int:
    """The name factor in millibits."""
    evidence = Evidence(q, n, *align(all_pairs(q, n, w)))
    total = sum(p.gain for p in evidence.pairs) + sum(terms(evidence, w).values())
    return total if evidence.exact and evidence.complete else max([total, *whole_gains(q, n, w)])


def may_differ_by_a_letter(q: Name, n: Name) -> bool:
    both = (*q.tokens, *n.tokens)
    fixed = any(t.ideographic or t.vowelless or (t.syllable and t.native) for t in both)
    brief = q.kind == names.ENTITY and any(t.cls == names.NAME and len(t.latin) < 3 for t in both)
    spaced = len(q.tokens) == len(n.tokens) or all(t.syllable for t in both)
    a, b = (sorted(t.latin for t in name.tokens if t.cls == INITIAL) for name in (q, n))
    return spaced and not fixed and not brief and (not a or not b or a == b)


def in_one_script(q: Name, n: Name) -> bool:
    """Whether both names have Han, or both Hangul."""
    hangul = [any(t.syllable and t.native and not t.ideographic for t in name.tokens) for name in (q, n)]
    return (han(*q.tokens) and han(*n.tokens)) or all(hangul)


def whole_gains(q: Name, n: Name, w: Weights) -> list[int]:
    gains: list[int] = []
    if in_one_script(q, n):
        return gains
    for a in spellings(q):
        for b in spellings(n):
            if min(len(a), len(b)) < w.whole_from or has_digit(a) or has_digit(b):
                return []
            edits = osa(a, b)
            if edits <= (1 if may_differ_by_a_letter(q, n) else 0):
                most = min(sum(t.gain for t in q.tokens), sum(t.gain for t in n.tokens))
                gains.append(most + w.complete_gain + w.exact_gain - w.whole_cost - edits * w.whole_edit)
    return gains


def spellings(name: Name) -> list[str]:
    words = [t.latin for t in name.tokens]
    return ["".join(words)] + (
        ["".join(words[name.before_comma :] + words[: name.before_comma])] if name.before_comma else []
    )


def score_texts(query: str, listed: str, kind: int, w: Weights) -> int:
    """The best of the names that two texts give side by side."""
    return max(
        score(names.read(a, kind, w), names.read(b, kind, w), w)
        for a in names.alternatives(query, kind)
        for b in names.alternatives(listed, kind)
    )
