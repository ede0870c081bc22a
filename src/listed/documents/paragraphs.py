"""Paragraphs: where one ends, in text that may be wrapped at a width or hold one paragraph a line."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

WRAPPED = range(45, 101)
"""Characters of a line in a text that was wrapped at a width by hand or by a mail program."""


class _Line(Struct, frozen=True):
    start: int
    end: int


def paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each paragraph, without white space around it, in the order of the text.

    An empty line ends one. A line end does too, unless the text is wrapped, or the line goes on: it ends in a comma,
    a semicolon or `and`, or the next one starts in lower case.

    >>> paragraphs("One.\\nTwo.\\n\\nThree;\\nfour.")
    ((0, 4), (5, 9), (11, 23))
    """
    lines = _lines(text)
    wrapped = _most_wrapped(lines)
    found: list[tuple[int, int]] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if line.start == line.end:
            continue
        if before is not None and before.start < before.end and (wrapped or _goes_on(text, before, line)):
            found[-1] = (found[-1][0], line.end)
        else:
            found.append((line.start, line.end))
    return tuple(found)


def _lines(text: str) -> list[_Line]:
    """Every line without the white space around it; an empty one where there is nothing else."""
    found = []
    for match in re.finditer(
        r"[^\n\r\x0b\x0c\x85\u2028\u2029]*(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]|\Z)", text
    ):
        line = match.group()
        kept = line.strip()
        start = match.start() + (len(line) - len(line.lstrip()) if kept else 0)
        found.append(_Line(start, start + len(kept)))
    return found


def is_wrapped(text: str) -> bool:
    """Whether the lines of a text were broken at a width."""
    return _most_wrapped(_lines(text))


def _most_wrapped(lines: list[_Line]) -> bool:
    """Most lines that another follows at once are of one width."""
    inner = [a.end - a.start for a, b in pairwise(lines) if a.start < a.end and b.start < b.end]
    return len(inner) >= 3 and sum(size in WRAPPED for size in inner) > 0.7 * len(inner)


def _goes_on(text: str, line: _Line, following: _Line) -> bool:
    words = text[line.start : line.end]
    return bool(re.search(r"(?:[,;]|\b(?:and|or))$", words)) or text[following.start].islower()
