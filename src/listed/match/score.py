"""From factors to a total and a score.

A total is the sum of its factors, in millibits. `score_of` maps it to a number between 0 and 1 by a fixed, rising
table. It is no probability: docs/matching.md has the table that says how often hits of a score were right.
"""

from __future__ import annotations

import itertools

from listed.match.kernel import matcher
from listed.match.pack import kinds_of
from listed.match.weights import COMPARING

DEFAULT_THRESHOLD = 13_000
"""Millibits from which a party is a hit. Chosen on the development customers: docs/matching.md."""

COMPARE_THRESHOLD = 0.6
"""From this similarity two names count as the same in `compare`."""

_TABLE = ((0, 0.0), (13_000, 0.7), (20_000, 0.85), (30_000, 0.95), (60_000, 1.0))


def score_of(total: int) -> float:
    """The score of a total in millibits: straight lines between the points of the published table."""
    if total <= 0:
        return 0.0
    for (low, a), (high, b) in itertools.pairwise(_TABLE):
        if total <= high:
            return round(a + (b - a) * (total - low) / (high - low), 4)
    return 1.0


def compare(left: str, right: str, schema: str = "Person") -> float:
    """How alike two names are, 0 to 1: the name factor alone, without rarity.

    1 is wholly alike, from `COMPARE_THRESHOLD` on they count as the same name. Symmetric to within rounding.

    >>> compare("Usama bin Laden", "Osama ibn Laden") > COMPARE_THRESHOLD
    True
    """
    scorer = matcher(COMPARING)
    best = 0.0
    for kind in kinds_of(schema):
        most = (scorer.score(left, left, kind) + scorer.score(right, right, kind)) / 2
        if most > 0:
            best = max(best, scorer.score(left, right, kind) / most)
    return min(1.0, best)
