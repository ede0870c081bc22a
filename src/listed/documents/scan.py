"""The scan: every listed name that stands in a text letter by letter, whatever its capitals and script.

Rules find names by their capitals; where capitals say nothing (lower case, headings, scripts without case) only the
lists know. The kernel cuts names and text into words in the same way; a word in another script than Latin is folded;
where a script writes no spaces, each character is a word. A name of a person is also looked for in its other order,
and without its middle names. What is found is a candidate: the scorer decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from listed.documents.vocabulary import is_legal, plain_words, tables
from listed.match.kernel import native

UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)
"""A character of a script that writes no spaces, or hangs words together: as in matcher/text_scan.cpp."""
LONGEST = 24
"""Words of a name that are compared; what follows them is not."""
_APART = re.compile(r"[!?;:|()\[\]{}\"“”«»\t]|\n\s*\n|\.\s+(?=[a-zа-я])")
"""What parts two words that are one name only where the list has it so: `Bank (UK) Ltd`."""
_FAR_APART = re.compile(r"[!?;|{}\"“”«»\t\n]")
"""What no list has within a name."""


class Scanned(Struct, frozen=True):
    """A place where the text has a listed name. `words` counts the words, or characters of a script without spaces."""

    start: int
    end: int
    words: int
    plain: bool
    """Every word is a common word of some language."""
    capital: bool
    """The first word has a capital."""
    spaced: bool
    """Its script writes spaces between words."""
    latin: bool = True


class Scan:
    """Listed names, ready to be looked for. May be used by several threads."""

    def __init__(self, names: Iterable[str]) -> None:
        sequences = {" ".join(words) for name in names for words in _variants(name)}
        self._names = native.TextScan(sorted(sequences))

    def find(self, text: str) -> list[Scanned]:
        """The longest listed name at each place, in the order of the text; none overlaps another."""
        found: list[Scanned] = []
        free = 0
        for start, places in groupby(self._names.find(text), key=lambda one: one[0]):
            best = _best(text, list(places)) if start >= free else None
            if best is not None:
                _, free, words = best
                found.append(_scanned(text, start, free, words))
        return found


def _best(text: str, places: Sequence[tuple[int, int, int]]) -> tuple[int, int, int] | None:
    """The longest that nothing parts; else the longest that brackets alone part; None: words of two sentences."""
    whole = [one for one in places if one[2] == 1 or not _APART.search(text, one[0], one[1])]
    near = whole or [one for one in places if not _FAR_APART.search(text, one[0], one[1])]
    return near[-1] if near else None


def _variants(name: str) -> Iterator[Sequence[str]]:
    """The name as it is listed; a person's also as it is spoken, and without middle names; a firm's without its form."""
    words = native.text_words(name)[:LONGEST]
    if not words or (len(words) == 1 and len(words[0]) < 3):
        return
    yield words
    family, comma, given = name.partition(",")
    if comma and given.strip() and not any(is_legal(one) for one in words):
        words = [*native.text_words(given), *native.text_words(family)][:LONGEST]
        yield words
    bare = _without_form(words)
    if len(bare) != len(words) and (len(bare) > 1 or bare[0] not in plain_words()):
        yield bare
    if (
        3 <= len(words) <= 6
        and words[0].isascii()
        and not any(is_legal(w) or w in tables().lists["body"] for w in words)
    ):
        yield [words[0], words[-1]]


def _without_form(words: Sequence[str]) -> Sequence[str]:
    """Without the legal form at the end or at the beginning."""
    start, end = 0, len(words)
    while end - start > 1 and is_legal(words[end - 1]):
        end -= 1
    while end - start > 1 and is_legal(words[start]):
        start += 1
    return words[start:end]


def _scanned(text: str, start: int, end: int, words: int) -> Scanned:
    spaced = UNSPACED.match(text, start) is None
    said = native.text_words(text[start:end]) if spaced else []
    plain = plain_words()
    common = spaced and all(word in plain or word.isdigit() or len(word) < 3 for word in said)
    return Scanned(start, end, words, common, text[start].isupper(), spaced, text[start] < "\u0250")
