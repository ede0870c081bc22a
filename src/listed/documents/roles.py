"""Roles and nationalities: the offices and countries that the text gives to a person, beside the name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from listed.documents.document import Document
from listed.documents.names import Named
from listed.documents.vocabulary import country_of, tables
from listed.read_model import Nationality, Span

NEAR = 60
"""Characters before a name in which its country may stand."""


def roles(document: Document, those: Sequence[Named]) -> tuple[Span, ...]:
    """Titles before the name, and what stands beside it: `chief prosecutor X`, `X, presidential candidate of …`."""
    spans = [one.role for one in those if one.role is not None]
    for one in those:
        if one.form in ("name", "surname"):
            spans += [span for span in (_before(document.text, one), _after(document.text, one)) if span]
    unique = dict.fromkeys(spans)
    return tuple(document.span(*span) for span in sorted(unique))


@cache
def _nouns() -> str:
    return "|".join(
        sorted((re.escape(one) for one in tables().lists["person_noun"]), key=lambda w: (-len(w), w))
    )


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    adjective = r"(?:(?:former|deputy|chief|senior|vice|assistant|acting|first|presidential|prime|foreign|defen[cs]e|[A-Z]{2,5})\s+)*"
    return (
        re.compile(rf"\b({adjective}(?:{_nouns()}))\s+$"),
        re.compile(
            rf"^,\s+(?:an?\s+|the\s+)?((?:[\w’'-]+\s+){{0,4}}?(?:{_nouns()})(?:\s+(?:of|for|in|at)\s+[^,.;()]{{2,60}})?)(?=[,.;)]|\s(?:and|who)\b)"
        ),
    )


def _before(text: str, one: Named) -> tuple[int, int] | None:
    start = max(0, one.start - NEAR)
    found = _patterns()[0].search(text[start : one.start])
    return (start + found.start(1), start + found.end(1)) if found else None


def _after(text: str, one: Named) -> tuple[int, int] | None:
    found = _patterns()[1].search(text[one.end : one.end + 2 * NEAR])
    return (one.end + found.start(1), one.end + found.end(1)) if found else None


def nationalities(document: Document, those: Sequence[Named]) -> tuple[Nationality, ...]:
    """`Canadian judge X`, `Yemeni President X`, `X, a French national`, `X and Y, from Fiji and Senegal respectively`."""
    found = [
        span for one in those if one.form in ("name", "surname") for span in _countries(document.text, one)
    ]
    made = []
    for start, end in dict.fromkeys(found):
        code = country_of(document.text[start:end])
        if code and code != "eu":
            span = document.span(start, end)
            made.append(Nationality(start, end, span.text, page=span.page, country=code.upper()))
    return tuple(made)


_DEMONYM_BEFORE = re.compile(
    r"\b([A-Z][a-z]+(?:i|n|h|e|s|k)\b|U\.S\.|US|UK)\s+(?:(?:former|deputy|chief|senior|national|citizen|[A-Z]?[a-z-]+)\s+){0,3}$"
)
_NATIONAL_AFTER = re.compile(r"^(?:,| is| was)\s+an?\s+([A-Z]\w+)(?:-born)?\s+(?:national|citizen|\w+)")
_RESPECTIVELY = re.compile(
    r",?\s+from\s+([A-Z][\w ]+?(?:,\s[A-Z][\w ]+?)*)\s+and\s+([A-Z]\w+(?:\s[A-Z]\w+)*),?\s+respectively"
)


def _countries(text: str, one: Named) -> list[tuple[int, int]]:
    start = one.role[0] if one.role else one.start
    low = max(0, start - NEAR)
    found = []
    before = _DEMONYM_BEFORE.search(text[low:start])
    if before and country_of(before.group(1)):
        found.append((low + before.start(1), low + before.end(1)))
    after = _NATIONAL_AFTER.search(text[one.end : one.end + NEAR])
    if after and country_of(after.group(1)):
        found.append((one.end + after.start(1), one.end + after.end(1)))
    return found + _respective(text, one)


def _respective(text: str, one: Named) -> list[tuple[int, int]]:
    """The country at this name's place in `A and B, from X and Y respectively`."""
    match = _RESPECTIVELY.match(text, one.end)
    last = match is not None
    if match is None:
        partner = re.compile(r"\s+and\s+(?:[A-Z][\w’'-]+\s?)+?(?=,?\s+from\s)").match(text, one.end)
        match = _RESPECTIVELY.match(text, partner.end()) if partner else None
    if match is None or "," in match.group(1):
        return []
    return [match.span(2) if last else match.span(1)]
