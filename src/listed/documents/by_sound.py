"""Names by sound in scripts without capitals: every few words together are asked as a name.

In Arabic, Hebrew, Han, Hangul and the like nothing tells where a name begins, and the lists write most names in Latin. So
each window of two to four words, or of a few characters where no spaces are written, is screened by sound; of windows
that overlap, the one that agrees most is the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from listed.documents.scan import Scanned
from listed.text import lexicon

MOST_WINDOWS = 60_000
"""Windows of one text: about 4 seconds of screening. What follows is told, not passed over in silence."""
SURE = 18_000
"""Millibits from which a window is a mention; on Arabic and Korean news, common words met stayed below."""
_SPACED = re.compile(
    "[\u0590-\u05ff\u0610-\u061a\u0620-\u0669\u066e-\u06d3\u06d5-\u06ff\u0750-\u077f\u08a0-\u08ff\u0700-\u074f\u0900-\u0dff\u10d0-\u10ff\u1200-\u137f\u200c'’]+"
)
_RUN = re.compile("[\u4e00-\u9fff\u3400-\u4dbf]+|[\uac00-\ud7af]+|[\u30a0-\u30ff]+")
_ANY = re.compile(
    "[\u0590-\u08ff\u0900-\u0dff\u10d0-\u10ff\u1200-\u137f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u30a0-\u30ff]"
)
WORDS = (2, 3, 4)
CHARACTERS = (3, 4, 5, 6, 8, 10, 12)


def windows(text: str) -> list[Scanned]:
    """The windows of a text, in its order, at most `MOST_WINDOWS`; none where it is written with capitals."""
    if not _ANY.search(text):
        return []
    found: list[Scanned] = []
    for one in _all(text):
        if len(found) == MOST_WINDOWS:
            break
        found.append(one)
    return found


def _all(text: str) -> Iterator[Scanned]:
    words = list(_SPACED.finditer(text))
    for at, first in enumerate(words):
        for size in WORDS:
            last = words[at + size - 1] if at + size <= len(words) else None
            if (
                last is not None
                and _together(text, words[at : at + size])
                and _may_bound(first)
                and _may_bound(last)
            ):
                yield Scanned(first.start(), last.end(), size, False, False, True, False)
    for run in _RUN.finditer(text):
        for start in range(run.start(), run.end()):
            for size in CHARACTERS:
                if start + size <= run.end() and not _only_form(text[start : start + size]):
                    yield Scanned(start, start + size, size, False, False, False, False)


def _together(text: str, words: Sequence[re.Match[str]]) -> bool:
    """Nothing but a space stands between the words."""
    return all(text[a.end() : b.start()] == " " for a, b in pairwise(words))


def _may_bound(word: re.Match[str]) -> bool:
    """A name begins and ends with a word of three letters or more: shorter ones are mostly prepositions."""
    return word.end() - word.start() > 2


@cache
def _forms() -> tuple[str, ...]:
    return tuple(sorted(lexicon.load().written_forms, key=len, reverse=True))


def _only_form(window: str) -> bool:
    """Whether little is left of it without the words for company, bank and the like."""
    for form in _forms():
        if form in window:
            return len(window) - len(form) < 2
    return False


def chosen(places: Sequence[Scanned], totals: Mapping[Scanned, int]) -> list[Scanned]:
    """Of the windows with a hit, those that agree most, none overlapping another; in the order of the text."""
    best = sorted(
        (one for one in places if one in totals),
        key=lambda one: (-totals[one], one.start - one.end, one.start),
    )
    kept: list[Scanned] = []
    taken: set[int] = set()
    for one in best:
        span = range(one.start, one.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)
