"""The parser's vote on what a name is: it types names that the rules found, and finds none of its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from listed.documents.document import Parse
from listed.documents.names import Named
from listed.read_model import MentionType

VOTES: dict[str, tuple[MentionType, float]] = {
    "PERSON": ("person", 1.1),
    "ORG": ("organisation", 1.0),
    "GPE": ("place", 1.1),
    "LOC": ("place", 1.0),
    "FAC": ("place", 0.9),
}
"""Measured on the development texts: the model's types are right more often than a rule that guesses (weight under 1)."""

NO_PARTY = frozenset(
    (
        "EVENT",
        "LAW",
        "LANGUAGE",
        "DATE",
        "TIME",
        "MONEY",
        "PERCENT",
        "QUANTITY",
        "ORDINAL",
        "CARDINAL",
        "WORK_OF_ART",
    )
)


def voted(found: Sequence[Named], parse: Parse) -> list[Named]:
    """The names with the parser's votes counted; one of unknown type that it takes for no party is left out."""
    entities = _entities(parse)
    starts = [start for start, _, _ in entities]
    verbs = _verbs(parse)
    kept = []
    for one in found:
        label = _label(one, entities, starts)
        if one.type is None and one.weight == 0 and (label in NO_PARTY or (not label and one.start in verbs)):
            continue
        kept.append(_counted(one, label))
    return kept


def _verbs(parse: Parse) -> set[int]:
    """Where words stand that begin a sentence and are no noun."""
    return {
        paragraph.start + sentence[0].idx
        for paragraph in parse.paragraphs
        for sentence in paragraph.doc.sents
        if sentence[0].pos_ in ("VERB", "AUX", "ADV", "ADP", "SCONJ", "DET", "PRON", "ADJ", "CCONJ", "INTJ")
    }


def _entities(parse: Parse) -> list[tuple[int, int, str]]:
    return [
        (paragraph.start + entity.start_char, paragraph.start + entity.end_char, entity.label_)
        for paragraph in parse.paragraphs
        for entity in paragraph.doc.ents
    ]


def _label(one: Named, entities: Sequence[tuple[int, int, str]], starts: Sequence[int]) -> str:
    """The label of the entity that covers at least half of the name."""
    at = max(0, bisect_right(starts, one.start) - 1)
    for start, end, label in entities[at : at + 3]:
        if 2 * (min(end, one.end) - max(start, one.start)) >= one.end - one.start:
            return label
    return ""


def _counted(one: Named, label: str) -> Named:
    vote = VOTES.get(label)
    if vote is None or one.type == "country":
        return one
    type_, weight = vote
    if one.type == type_:
        return replace(one, weight=one.weight + weight / 2)
    return replace(one, type=type_, weight=weight) if weight > one.weight else one
