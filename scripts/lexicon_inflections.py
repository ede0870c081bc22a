"""Words that share a stem, kept as the stem and its endings: a tenth of the rows, and the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

Row = tuple[str, str, str, str, str]
"""tokens, group, kind, country, source"""
Stem = tuple[str, str, str, str, str]
"""stem, number of its endings, group, kind, country"""
LEAST_STEM, LONGEST_ENDING, LEAST_WORDS = 4, 6, 5


def _stem(words: list[str]) -> str:
    """The letters that all words begin with."""
    first, last = min(words), max(words)
    return next((first[:at] for at, letter in enumerate(first) if last[at : at + 1] != letter), first)


def _clusters(words: list[str]) -> Iterator[list[str]]:
    """Words in order, parted where they no longer share a stem."""
    held: list[str] = []
    for word in sorted(words):
        stem = len(_stem([*held, word]))
        if held and (stem < LEAST_STEM or max(map(len, [*held, word])) - stem > LONGEST_ENDING):
            yield held
            held = []
        held.append(word)
    if held:
        yield held


def inflected(rows: Iterable[Row], sources: tuple[str, ...]) -> tuple[list[Row], list[Stem], dict[str, str]]:
    """The rows that stay, the stems of the others, and each set of endings by its number (`*` is no ending).

    Only single words of `sources` become stems. Stem and ending together give back the same rows.
    """
    kept: list[Row] = []
    words: dict[tuple[str, str, str], dict[str, Row]] = defaultdict(dict)
    for row in rows:
        if row[4] in sources and " " not in row[0]:
            words[row[1:4]][row[0]] = row
        else:
            kept.append(row)
    stems: list[Stem] = []
    numbers: dict[str, str] = {}
    for (group, kind, country), by_word in sorted(words.items()):
        for cluster in _clusters(list(by_word)):
            if len(cluster) < LEAST_WORDS:
                kept.extend(by_word[word] for word in cluster)
                continue
            stem = _stem(cluster)
            endings = " ".join(word[len(stem) :] or "*" for word in cluster)
            number = numbers.setdefault(endings, str(len(numbers) + 1))
            stems.append((stem, number, group, kind, country))
    return kept, stems, {number: endings for endings, number in numbers.items()}
