"""What the words around a name say it is: `tanker X`, `judge X`, `X, a company`, `X, Yemen`, `X (IMO …)`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from msgspec.structs import replace

from listed.documents.names import Named
from listed.documents.vocabulary import tables
from listed.read_model import MentionType

IN_PLACE = 0.4
"""What `in X` says of an unknown X: a place, unless anything else speaks."""
IN_WHERE = 0.7
"""What `in X` says: more than that two unknown words look like a person."""
BEFORE, AFTER = 48, 90
"""Characters looked at on each side of a name."""


def in_context(text: str, found: Sequence[Named]) -> list[Named]:
    """The names with the types that their context tells."""
    told = [_told(text, one) for one in found]
    told = [_aliased(text, before, one) for before, one in zip([None, *told], told, strict=False)]
    joined: list[Named] = []
    for one in told:
        joined.append(_coordinated(text, joined[-1] if joined else None, one))
    told = joined
    return _same_vessels(text, told)


def _told(text: str, one: Named) -> Named:
    before, after = text[max(0, one.start - BEFORE) : one.start], text[one.end : one.end + AFTER]
    last = before.rstrip(" \"“‘'«(").rpartition(" ")[2].lower().rstrip(",")
    if last not in _cues() and not _MAY_TELL.match(after) and not last.endswith("-based"):
        return replace(one, type="place", weight=2) if one.type is None and _dateline(text, one) else one
    for rule, type_, weight in _rules():
        side, pattern = rule
        if (
            weight > one.weight
            and not one.tentative
            and pattern.search(before if side == "before" else after)
        ):
            if type_ == "place" and one.type in ("organisation", "public_body", "person") and one.weight >= 1:
                continue
            if one.type == "country" or (type_ == "person" and one.form == "acronym"):
                continue
            return replace(one, type=type_, weight=weight)
    if one.type is None and _dateline(text, one):
        return replace(one, type="place", weight=2)
    return one


_MAY_TELL = re.compile(r",|[\"”’»)]*\s*\(|\s(?:who|whose|is|was|remains|became|being|born|himself|herself)\b")
"""What an `after` rule begins with."""


@cache
def _cues() -> frozenset[str]:
    """The last words before a name that a `before` rule looks for."""
    lists = tables().lists
    nouns = lists["vessel"] | lists["aircraft"] | lists["person_noun"] | lists["body_noun"]
    last = {noun.rpartition(" ")[2] for noun in nouns}
    return frozenset(
        last
        | {
            "the",
            "named",
            "called",
            "as",
            "of",
            "in",
            "into",
            "from",
            "to",
            "near",
            "around",
            "outside",
            "across",
            "capital",
            "city",
            "town",
            "village",
            "port",
            "north",
            "south",
            "east",
            "west",
            "province",
        }
    )


def _dateline(text: str, one: Named) -> bool:
    """`GENEVA (Agency) —` at the beginning of a paragraph."""
    begins = one.start == 0 or text[one.start - 1] == "\n"
    return (
        begins
        and re.match(r"(?:, [A-Z][\w. ]+)?(?: \([A-Z]\w+\))?\s*[—–-]+\s", text[one.end : one.end + 40])
        is not None
    )


@cache
def _rules() -> tuple[tuple[tuple[str, re.Pattern[str]], MentionType, float], ...]:
    """Side, pattern, type, weight; the first that is surer than what is known decides."""
    lists = tables().lists
    vessel, aircraft = _any(lists["vessel"]), _any(lists["aircraft"])
    person, body = _any(lists["person_noun"]), _any(lists["body_noun"])
    quote = r"[\"“‘'«(]*"
    article = r"(?:an?|the|one of the|its|his|her|their)\s+"
    other = r"(?:(?!(?:of|in|for|and|by|with|to|from)\b)[\w’'-]+\s+){0,5}?"
    return (
        (("after", re.compile(r"^[\"”’»)]*\s*\((?:[^()]{0,60}\W)?IMO\b")), "vessel", 4.0),
        (("before", re.compile(rf"\b(?i:{vessel})(?:,)?\s+(?:the\s+|named\s+|called\s+)?{quote}$")), "vessel", 4.0),
        (("before", re.compile(rf"\b(?i:{aircraft})\s+(?:the\s+|named\s+)?{quote}$")), "aircraft", 4.0),
        (("after", re.compile(rf"^(?:,|\s(?:is|was))\s+(?:{article}){other}(?:{vessel})\b")), "vessel", 3.0),
        (("after", re.compile(r"^,?\s*(?:who|whose)\b|^\s*\((?:born|b\.|DOB|aged)\b|^, aged \d|^, \d\d, |^,? born\b|^ (?:himself|herself)\b")), "person", 2.5),
        (("before", re.compile(rf"\b(?i:{body}),?\s+(?:called\s+|named\s+|known as\s+)?(?:the\s+)?{quote}$")), "organisation", 1.9),
        (("before", re.compile(rf"\b(?i:{person}),?\s+(?:called\s+|named\s+)?{quote}$")), "person", 1.9),
        (("before", re.compile(r"(?:[A-Z]\w+)-based\s+$")), "organisation", 1.8),
        (("after", re.compile(rf"^(?:,|\s(?:is|was|remains|became|being))\s+(?:{article})?{other}(?:{body})\b")), "organisation", 1.7),
        (("after", re.compile(rf"^(?:,|\s(?:is|was|remains|became|being))\s+(?:{article})?{other}(?:{person})\b")), "person", 1.7),
        (("after", re.compile(rf"^,\s+(?!and\b)(?:[A-Z]\w+,\s+)?(?:{_countries()})\b")), "place", 1.6),
        (("before", re.compile(r"\b(?:near|around|outside|across|city of|town of|village of|capital|port of|born in|province of|north of|south of|east of|west of)\s+$")), "place", 1.6),
        (("before", re.compile(r"\bin\s+$")), "place", IN_WHERE),
        (("before", re.compile(r"\b(?:into|from|to)\s+$")), "place", IN_PLACE),
    )  # fmt: skip


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(one) for one in sorted(words, key=lambda w: (-len(w), w)))


@cache
def _countries() -> str:
    from listed.text import territories

    names = {territories.name_of(code) for code in territories.codes()}
    return "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n)))


_ALIAS = re.compile(
    r"(?:formerly known as|also known as|a\.?/?k\.?/?a\.?|f\.?/?k\.?/?a\.?|alias|previously|formerly|renamed)[:,]?\s+(?:the\s+)?[\"“‘']?$"
)


def _aliased(text: str, before: Named | None, one: Named) -> Named:
    """`X (formerly known as Y)`: Y is what X is."""
    if before is None or one.start - before.end > 60 or before.weight <= one.weight:
        return one
    between = text[before.end : one.start]
    return (
        replace(one, type=before.type, weight=before.weight)
        if _ALIAS.search(between) and "." not in between.strip(". ")
        else one
    )


def _coordinated(text: str, before: Named | None, one: Named) -> Named:
    """`tankers X and Y`, `X Corporation, Y and Z`, `to Sabratha or X`: what is said of the first holds for the next."""
    if before is None or one.tentative or one.form == "acronym" or text[before.end : one.start] not in JOINED:
        return one
    if before.type == "vessel" and before.weight >= 3 and one.weight < 2:
        return replace(one, type="vessel", weight=3)
    if one.type is None and before.type == "place" and before.weight in (IN_PLACE, IN_WHERE):
        return replace(one, type="place", weight=IN_PLACE)
    if one.type is None and before.type == "organisation" and before.weight >= LIKE_BEFORE:
        return replace(one, type="organisation", weight=LIKE_BEFORE)
    return one


JOINED = (" or ", " and ", ", ", ", and ", " and the ", ", the ", "; ", "; and ")
LIKE_BEFORE = 1.2
"""A bare name after a firm in a list is a firm, more likely than what the parser says of it."""


def _same_vessels(text: str, found: Sequence[Named]) -> list[Named]:
    """A name that is a vessel's once is one wherever the text has it again."""
    vessels = {text[one.start : one.end].casefold() for one in found if one.type == "vessel"}
    if not vessels:
        return list(found)
    return [
        replace(one, type="vessel", weight=3)
        if text[one.start : one.end].casefold() in vessels and one.weight < 3
        else one
        for one in found
    ]
