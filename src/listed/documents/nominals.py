"""Nominals: `the Union`, `the Court`, `the chief prosecutor` stand for a party that the text named before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from listed.documents.names import Named
from listed.documents.vocabulary import tables

UNION = re.compile(r"(?:\b[Tt]he |[a-z,] |\bnon-)(Union)\b(?!\s+of\b|\s+[A-Z])")


def nominals(text: str, found: Sequence[Named], groups: dict[Named, int | None]) -> dict[Named, int]:
    """Further mentions and the party each is: the last one before it that has that head or office."""
    taken = [(one.start, one.end) for one in found]
    later: dict[Named, int] = {}
    for match in _heads().finditer(text):
        start, end = match.span(1)
        if _overlaps(taken, start, end):
            continue
        before = bisect_right(taken, (start, 0))
        group = _last_with_head(text, found, groups, before, match.group(1))
        if group is not None:
            later[Named(start, end, None, 0, "nominal")] = group
    later.update(_unions(text, found, groups, taken))
    return later


@cache
def _heads() -> re.Pattern[str]:
    heads = sorted(one.capitalize() for one in tables().lists["body"] if len(one) > 3)
    return re.compile(rf"\b[Tt]he ((?!Union\b)(?:{'|'.join(heads)}))\b(?!\s+(?:of|for)\b|[ -][A-Z])")


def _overlaps(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_right(taken, (end, 0)) - 1
    return at >= 0 and taken[at][1] > start


LOOKED_BACK = 200
"""Names before a nominal among which its party is looked for."""


def _last_with_head(
    text: str, found: Sequence[Named], groups: dict[Named, int | None], before: int, head: str
) -> int | None:
    for one in reversed(found[max(0, before - LOOKED_BACK) : before]):
        words = text[one.start : one.end].split()
        if len(words) > 1 and head in words and one.type != "person":
            return groups.get(one)
    return None


def _unions(
    text: str, found: Sequence[Named], groups: dict[Named, int | None], taken: Sequence[tuple[int, int]]
) -> dict[Named, int]:
    """`the Union` is the union that the text names, else the European one, which writes so of itself."""
    named = [one for one in found if text[one.start : one.end].endswith(" Union")]
    eu = [one for one in found if text[one.start : one.end] in ("European Union", "EU")]
    group = next((groups.get(one) for one in (*eu, *named)), None)
    if group is None:
        group = max((g for g in groups.values() if g is not None), default=0) + 1
    places = [match.span(1) for match in UNION.finditer(text)]
    return {
        Named(start, end, "organisation", 2, "short"): group
        for start, end in places
        if not _overlaps(taken, start, end)
    }
