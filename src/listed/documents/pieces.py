"""Pieces: where, within a run of words with capitals, one name ends and the next begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from listed.documents.runs import RunWord
from listed.documents.vocabulary import country_of, tables, word

Words = tuple[RunWord, ...]

OFTEN_NAMES = ("may", "march", "april", "june", "august", "jan")
"""Months that are names too: after a given name they are."""


def pieces(words: Sequence[RunWord]) -> Iterator[Words]:
    """The pieces of a run, each at most one name with the titles and countries before it."""
    for segment in _segments([part for one in words for part in _cut(one)]):
        yield from _joined(segment)


def _cut(one: RunWord) -> tuple[RunWord, ...]:
    """`Iran-based` is `Iran` and no part of what follows: it ends as a possessive does."""
    head, hyphen, tail = one.text.rpartition("-")
    if not hyphen or not tail.islower() or not head:
        return (one,)
    if tail in tables().lists["participle"] or (len(tail) > 4 and tail.endswith(("ed", "ing"))):
        end = one.start + len(head)
        return (replace(one, end=end, text=head, low=head.lower(), about=word(head), possessive=True),)
    return (one,)


def _segments(words: Sequence[RunWord]) -> Iterator[Words]:
    """Split where no name goes on: at commas, possessives, function words, days and months."""
    found: list[RunWord] = []
    for at, one in enumerate(words):
        if one.comma and found and not _goes_on_after_comma(found, words[at:]):
            yield tuple(found)
            found = []
        following = words[at + 1] if at + 1 < len(words) else None
        if _stops(one, found, following):
            yield tuple(found)
            found = []
            continue
        found.append(one)
        if one.possessive and not _owns_name(one, found, following):
            yield tuple(found)
            found = []
    yield tuple(found)


def _owns_name(one: RunWord, found: Sequence[RunWord], following: RunWord | None) -> bool:
    """`People's Republic`, `Prime Minister's Office`: the possessive is within a name."""
    if following is None or not following.capital or one.end + 3 < following.start:
        return False
    if following.low == "office" and any(
        title_end(found[at:]) == len(found) - at for at in range(len(found))
    ):
        return True
    about = one.about
    other = (
        about.body
        or about.place
        or about.thing
        or about.title
        or about.country
        or about.function
        or about.calendar
    )
    other = other or one.low in tables().known_bodies
    return about.plain and not (other or about.city or about.person or one.acronym)


SMALL = frozenset(("from", "with", "this", "that", "these", "those", "under", "into", "were", "have", "will"))
"""Words of four letters and more that begin no ship's name: `WELL SAIL` is one, `FROM HAVANA` is none."""


def _stops(one: RunWord, before: Sequence[RunWord], following: RunWord | None) -> bool:
    if one.low == "under" and following is not None and following.low == "secretary":
        return False
    if _is_connector(one):
        return not before and not one.capital
    if one.about.calendar and not (one.low in OFTEN_NAMES and before and before[-1].about.person):
        return True
    if not one.about.function or not one.capital:
        return False
    shouted = one.acronym and len(one.text) > 3 and one.low not in SMALL
    if one.acronym and (before or (shouted and following is not None and following.acronym)):
        return False
    # `First Court`, `New Century Bank`: such a word may begin a name that goes on.
    return one.low not in (
        "first",
        "second",
        "third",
        "new",
        "more",
        "general",
        "united",
        "over",
        "us",
        "will",
        "may",
        "per",
        "can",
    ) or (one.low in ("over", "will", "may", "per", "can", "more") and not before)


def _goes_on_after_comma(found: Sequence[RunWord], rest: Sequence[RunWord]) -> bool:
    """`Name, LLC`; `Foreign, Commonwealth & Development Office`; `Bureau of Alcohol, Tobacco and Firearms`."""
    if rest[0].about.legal and rest[0].low not in ("company", "co"):
        return len(rest) == 1 or rest[1].comma or not rest[1].capital or rest[1].about.legal
    if is_surname_first(found, rest):
        return True
    upcoming = []
    for one in rest:
        upcoming.append(one)
        if one.low in ("and", "&"):
            break
    else:
        return False
    if any(not one.about.plain or one.about.body or one.about.country for one in upcoming if one.capital):
        return False
    after = [one for one in rest[len(upcoming) :] if one.capital]
    return bool(after) and _join_and(tuple(found), tuple(after))


def is_surname_first(family: Sequence[RunWord], given: Sequence[RunWord]) -> bool:
    """`RI, Jong Chol`: a list writes the family name in capitals, then the given ones."""
    if not all(
        one.acronym and one.text.isalpha() and not one.about.country and not one.about.legal for one in family
    ):
        return False
    names: list[RunWord] = []
    for one in given:
        if (one.comma and names) or not one.capital:
            break
        names.append(one)
    plain = any(
        one.acronym or one.about.body or one.about.country or one.about.legal or one.about.title
        for one in names
    )
    return bool(names) and len(names) <= 4 and not plain and any(one.about.person for one in names)


def _is_connector(one: RunWord) -> bool:
    return (not one.capital and not one.text[0].isdigit()) or (
        one.acronym and one.low in ("and", "of", "the", "for")
    )


def _joined(segment: Words) -> Iterator[Words]:
    """A segment's stretches of capitals, put together where their connector belongs to a name."""
    left: Words = ()
    link: Words = ()
    for part, before in _stretches(segment):
        if not left:
            left = part
        elif _joins(left, before, part):
            left = (*left, *before, *part)
        else:
            yield left
            left = part
        link = before
    if left:
        yield left
    del link


def _stretches(segment: Words) -> Iterator[tuple[Words, Words]]:
    """Each stretch of capitals with the connectors before it."""
    part: list[RunWord] = []
    before: list[RunWord] = []
    link: list[RunWord] = []
    for one in segment:
        if _is_connector(one):
            if part:
                yield tuple(part), tuple(before)
                part, before = [], []
            link.append(one)
        else:
            if not part:
                before, link = link, []
            part.append(one)
    if part:
        yield tuple(part), tuple(before)


def _joins(left: Words, link: Words, right: Words) -> bool:
    how = link[0].low
    if how == "of":
        return _join_of(left, link, right)
    if how == "and":
        return _join_and(left, right)
    if how == "&":
        return not (left[-1].about.legal and right[-1].about.legal)
    if how in ("for", "on", "to", "against", "the"):
        return _join_for(left, right)
    return not (is_body(left) and not right[0].about.plain and how in ("y", "i", "e", "et", "und")) or how not in (
        "y", "i", "e", "et", "und",
    )  # fmt: skip


def is_body(words: Sequence[RunWord]) -> bool:
    """Whether the words hold the head of a body's name or a legal form."""
    return any(one.about.body or one.about.legal for one in words)


def _join_of(left: Words, link: Words, right: Words) -> bool:
    """`Court of Palermo`, `Strait of Hormuz`, `Minister of Defence`; not `Karim Khan of the Court`."""
    last = left[-1].about
    if any(one.about.bodies_for and after.low == "for" for one, after in pairwise(left)):
        return all(one.about.plain and not one.about.country for one in right)
    again = any(one.low == "of" for one in left)
    if again:
        return bool(country_of(text_of(right))) and any(one.about.bodies_of for one in left)
    if title_end(left) == len(left):
        return _is_portfolio(right)
    return last.bodies_of or last.place or (last.body and len(link) == 1)


def _is_portfolio(right: Words) -> bool:
    """`Minister of` is followed by what the office is for, not by a body."""
    lows = tuple(one.low for one in right)
    return any(lows[: len(p)] == p for p in tables().portfolios) and not right[-1].about.body


def title_end(words: Sequence[RunWord]) -> int:
    """Where the title that the words begin with ends; 0 without one."""
    lows = tuple(one.low.rstrip(".") for one in words[:6])
    return max((n for n in range(1, len(lows) + 1) if lows[:n] in tables().titles), default=0)


def _join_and(left: Words, right: Words) -> bool:
    """`Science and Technology Company`, `Bureau of Industry and Security`; not two bodies, two people, two countries."""
    if any(one.acronym and not _shouts(left, right) for one in (left[-1], right[0])) or country_of(
        text_of(left)
    ):
        return False
    if not all(one.about.plain or one.about.body or one.about.legal for one in right):
        return False
    heads = [one for one in left if one.about.body and one.low not in tables().lists["weak_head"]]
    right_head = right[-1].about.legal or (
        right[-1].about.body and right[-1].low not in tables().lists["weak_head"]
    )
    if heads:
        opened = any(one.low in ("of", "for", "on") for one in left)
        return (
            opened
            and not right_head
            and not any(one.about.country or one.about.city for one in right)
            and left[-1].about.plain
        )
    if right_head or right[-1].about.body:
        return all(
            (one.about.plain and not one.about.country) or _shouts(left, right) for one in left
        ) and not title_end(left)
    return False


def _shouts(left: Words, right: Words) -> bool:
    return all(one.acronym for one in (*left, *right))


def _join_for(left: Words, right: Words) -> bool:
    if not any(one.about.bodies_for for one in left) or title_end(left) == len(left):
        return False
    return all(one.about.plain and not one.about.calendar for one in right if one.capital)


def text_of(words: Sequence[RunWord]) -> str:
    """The words as a name is written, with single spaces and the possessives within."""
    said = [one.text + ("'s" if one.possessive else "") for one in words[:-1]]
    return " ".join([*said, words[-1].text])
