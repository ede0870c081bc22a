"""What the scan adds to the rules: names that stand in the text without capitals, and candidates that may be only words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from msgspec import Struct

from listed.documents import by_sound
from listed.documents.document import Document
from listed.documents.find import is_heading
from listed.documents.names import Named
from listed.documents.runs import begins_sentence
from listed.documents.scan import Scanned
from listed.model import Hit
from listed.read_model import Candidate, MentionType, ReadHit

SURE = 20_000
"""Millibits from which three or more common words in lower case are a name: fewer are met by chance."""
_TYPES: dict[str, MentionType] = {
    "Person": "person", "Organization": "organisation", "Company": "organisation", "PublicBody": "public_body", "Vessel": "vessel",
    "Airplane": "aircraft", "CryptoWallet": "wallet",
}  # fmt: skip


class Alone(Struct, frozen=True):
    """What only the scan found: mentions, and places whose words may be no name, with the reason."""

    mentions: tuple[Named, ...]
    candidates: tuple[tuple[Scanned, str], ...]


GUESSED = 2.0
"""A name of less weight is a run that the rules could not take apart: what the lists know within it counts more."""


def alone(found: Sequence[Named], places: Sequence[Scanned]) -> list[Scanned]:
    """The places that no name of the rules touches; those that hold such names and go on; and full names within a run
    that the rules only guess at."""
    starts = [one.start for one in found]
    kept = []
    for place in places:
        at = bisect_left(starts, place.start)
        near = found[max(0, at - 1) : at + place.words]
        touched = [one for one in near if one.start < place.end and one.end > place.start]
        if all(_yields(one, place) for one in touched):
            kept.append(place)
    return kept


def untouched(found: Sequence[Named], places: Sequence[Scanned]) -> list[Scanned]:
    """The places that no name touches."""
    ends = [one.end for one in found]
    kept = []
    for place in places:
        at = bisect_right(ends, place.start)
        if at == len(found) or found[at].start >= place.end:
            kept.append(place)
    return kept


def _yields(one: Named, place: Scanned) -> bool:
    size = place.end - place.start
    holds = place.start <= one.start and one.end <= place.end and one.end - one.start < size
    within = one.start <= place.start and place.end <= one.end and one.end - one.start > size
    guessed = one.weight < GUESSED or not place.latin  # the rules know few titles in other scripts
    return holds or (within and guessed and place.words > 1 and place.capital)


def judged(document: Document, places: Sequence[Scanned], hits: Mapping[str, Sequence[Hit]]) -> Alone:
    """Each place whose words hit a list is a mention or a candidate; the others are nothing."""
    mentions, candidates = [], []
    for place in places:
        met = hits.get(words_at(document, place), ())
        if not met:
            continue
        why = _doubt(document, place, met)
        if why:
            candidates.append((place, why))
        else:
            mentions.append(Named(place.start, place.end, _TYPES.get(met[0].party.schema), 2))
    return Alone(tuple(mentions), tuple(candidates))


def judged_by_sound(
    document: Document, places: Sequence[Scanned], hits: Mapping[str, Sequence[Hit]]
) -> Alone:
    """As `judged`, of windows that were asked by sound."""
    totals = {one: met[0].total_millibits for one in places if (met := hits.get(words_at(document, one), ()))}
    mentions, candidates = [], []
    for place in by_sound.chosen(places, totals):
        if totals[place] >= by_sound.SURE:
            schema = hits[words_at(document, place)][0].party.schema
            mentions.append(Named(place.start, place.end, _TYPES.get(schema), 2))
        else:
            candidates.append((place, "sounds somewhat like a listed name"))
    return Alone(tuple(mentions), tuple(candidates))


def words_at(document: Document, place: Scanned) -> str:
    """The words of a place, with single spaces."""
    return " ".join(document.text[place.start : place.end].split())


def _doubt(document: Document, place: Scanned, met: Sequence[Hit]) -> str:
    """Why these words may be no name; "" where they are one."""
    if not place.spaced:
        return "" if place.words > 2 else "two characters, or one"
    if place.plain:
        sure = place.words > 2 and met[0].total_millibits >= SURE
        return "" if sure else "common words" if place.words > 1 else "a common word"
    if place.words > 1:
        return ""
    if not place.capital:
        return "one word in lower case"
    text = document.text
    if begins_sentence(text, place.start):
        return "one word, with a capital because the sentence begins with it"
    start = max(text.rfind("\n", 0, place.start) + 1, place.start - 200)
    end = text.find("\n", place.end, place.end + 200)
    return "one word in a heading" if is_heading(text[start : end if end >= 0 else place.end + 200]) else ""


def candidate(document: Document, place: Scanned, why: str, hits: tuple[ReadHit, ...]) -> Candidate:
    """A candidate as the answer shows it."""
    span = document.span(place.start, place.end)
    return Candidate(span.start, span.end, span.text, page=span.page, hits=hits, why=why)


def with_alone(found: Sequence[Named], added: Sequence[Named]) -> tuple[Named, ...]:
    """The names of the rules with those of the scan, which take the place of what they touch."""
    starts = [one.start for one in added]
    kept = []
    for one in found:
        at = bisect_left(starts, one.end) - 1
        if at < 0 or added[at].end <= one.start:
            kept.append(one)
    return tuple(sorted([*kept, *added], key=lambda one: one.start))
