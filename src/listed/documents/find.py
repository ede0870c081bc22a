"""Finds names: every run of words with capitals, cut into names and typed by rules, by context and by the parser."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from listed.documents.context import in_context
from listed.documents.document import Document, Parse
from listed.documents.identify import Numbered
from listed.documents.merging import merged
from listed.documents.names import Named, named
from listed.documents.paragraphs import is_wrapped
from listed.documents.pieces import pieces
from listed.documents.runs import APOSTROPHES, begins_sentence, patterns, words_of
from listed.documents.vocabulary import tables, word
from listed.documents.votes import voted

RULES_VERSION = "2026.1"
"""Changes whenever the same text could give other mentions or acts."""


def find(document: Document, parse: Parse | None, numbered: Sequence[Numbered]) -> tuple[Named, ...]:
    """The names of the text in its order; none overlaps another, nor one of `numbered`."""
    text = document.text
    taken = [(one.start, one.end) for one in numbered]
    headings = _headings(text, document.paragraphs())
    found = list(merged(text, list(_by_capitals(text, taken, headings))))
    bodies = {one.start: one for one in _collectives(text, found)}
    found = [bodies.get(one.start, one) for one in found]
    found = in_context(text, found)
    return tuple(voted(found, parse) if parse is not None else found)


def _by_capitals(
    text: str, taken: Sequence[tuple[int, int]], headings: Sequence[tuple[int, int]]
) -> Iterator[Named]:
    wrapped = is_wrapped(text)
    run, _ = patterns(wrapped)
    for match in run.finditer(text):
        free = [match.span()] if not taken else _free(*match.span(), taken)
        for low, high in free:
            how = Manner(
                begins_sentence(text, low),
                _within(headings, low),
                wrapped,
                text[high : high + 1] in APOSTROPHES,
            )
            for one in _in_run(text[low:high], how):
                role = None if one.role is None else (one.role[0] + low, one.role[1] + low)
                yield Named(
                    one.start + low,
                    one.end + low,
                    one.type,
                    one.weight,
                    one.form,
                    role,
                    one.country,
                    one.tentative,
                )


class Manner(NamedTuple):
    """What decides how a run is read besides its own words."""

    first: bool
    strict: bool
    wrapped: bool
    owner: bool
    """An apostrophe follows it."""


@lru_cache(maxsize=100_000)
def _in_run(run: str, how: Manner) -> tuple[Named, ...]:
    """The names in a run, placed from its beginning. Texts say the same names again and again."""
    words = words_of(run, how.first, how.wrapped, how.owner)
    return tuple(one for piece in pieces(words) if piece for one in named(piece, how.strict))


def _free(start: int, end: int, taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of a run outside what is taken."""
    free = []
    for low, high in taken[max(0, bisect_right(taken, (start, 0)) - 1) :]:
        if low >= end:
            break
        if high <= start:
            continue
        if start < low:
            free.append((start, low))
        start = max(start, high)
    return [*free, (start, end)] if start < end else free


def _headings(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The paragraphs in which capitals say nothing: titles, and lines of capitals."""
    return [(start, end) for start, end in paragraphs if is_heading(text[start:end])]


def is_heading(paragraph: str) -> bool:
    """All in capitals; or a short line without a stop most of whose longer words have one.

    >>> is_heading("Treasury Sanctions Network Behind Oil Sales"), is_heading("Orlan Vedrin was listed.")
    (True, False)
    """
    if _mostly_capitals(paragraph[:400]) and len(paragraph.split(None, 2)) > 1:
        return True
    if len(paragraph) > 200:
        return False
    words = [w for w in re.findall(r"\w+", paragraph) if len(w) > 3]
    if paragraph.rstrip()[-1:] in '.!?:;,”"' or len(paragraph) > 200 or len(words) < 3:
        return False
    plain = [w for w in words if word(w).plain]
    return (
        sum(w[0].isupper() for w in words) > 0.6 * len(words)
        and len(plain) >= 2
        and not word(words[-1]).legal
    )


def _mostly_capitals(text: str) -> bool:
    if text[:80].lower() == text[:80] or text[1:80].islower():
        return False
    small = len(_SMALL.findall(text))
    big = sum(map(str.isupper, text)) if small < 40 else 0
    return big > 0 and small <= 0.1 * (small + big)


_SMALL = re.compile("[a-zà-öø-ÿа-яё]")


def _within(spans: Sequence[tuple[int, int]], at: int) -> bool:
    index = bisect_right(spans, (at, 1 << 62)) - 1
    return index >= 0 and spans[index][0] <= at < spans[index][1]


def _collectives(text: str, found: Sequence[Named]) -> Iterator[Named]:
    """`Ethiopian armed forces`, `Syrian government`: a demonym and a body in lower case."""
    ends = {
        one.end: at
        for at, one in enumerate(found)
        if one.type == "country" and one.form in ("demonym", "acronym")
    }
    if not ends:
        return
    pattern = re.compile(rf"(?<=\w)\s(?:{'|'.join(tables().collectives)})\b")
    for match in pattern.finditer(text):
        at = ends.get(match.start())
        if at is not None:
            country = found[at]
            yield Named(country.start, match.end(), "public_body", 1.5, "name", None, country.country)
