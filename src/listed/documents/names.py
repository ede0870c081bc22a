"""Names: what a piece of a run names, without the titles and countries before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from listed.documents.pieces import Words, is_body, is_surname_first, text_of, title_end
from listed.documents.runs import RunWord
from listed.documents.vocabulary import country_of, is_inflected, tables
from listed.read_model import Form, MentionType


class Named(Struct, frozen=True):
    """A name in the text. `weight` says how sure its type is: 3 stated, 2 likely, 1 a guess, 0 not known."""

    start: int
    end: int
    type: MentionType | None
    weight: float
    form: Form = "name"
    role: tuple[int, int] | None = None
    """Where the title before it stands."""
    country: str = ""
    """Of a country or demonym, and of a person the one said right before it."""
    tentative: bool = False
    """A common word with a capital: a name only if it is part of one that the text has elsewhere."""


def named(piece: Words, strict: bool = False) -> Iterator[Named]:
    """The names in a piece, in the order of the text.

    `strict`: capitals say nothing here (a heading, a line of capitals), so that only what the tables know counts.
    """
    words = _without_article(piece)
    if not words:
        return
    if len(words) > 1 and any(one.comma for one in words[1:]) and _is_surname_first(words):
        yield Named(words[0].start, words[-1].end, "person", 2.5)
        return
    at, end = _title(words)
    if end == 0:
        yield from _untitled(words, strict)
        return
    before, after = words[:at], words[end:]
    if before:
        yield from _untitled(before, strict)
    if not after:
        return
    role = (words[at].start, words[end - 1].end)
    if after[0].low in ("of", "for", "the", "to", "on", "and"):
        yield from named(
            tuple(one for i, one in enumerate(after) if one.capital or any(o.capital for o in after[:i])),
            strict,
        )
    else:
        yield from _person(after, role, before)


def _is_surname_first(words: Words) -> bool:
    at = next(i for i, one in enumerate(words) if i and one.comma)
    return is_surname_first(words[:at], words[at:])


def _without_article(piece: Words) -> Words:
    """Without words that begin the sentence and no name, and without connectors at the end."""
    start = 0
    while start < len(piece) and (not piece[start].capital or _only_begins(piece, start)):
        start += 1
    end = len(piece)
    while end > start and not piece[end - 1].capital and not _numbered(piece, end - 1):
        end -= 1
    return piece[start:end]


def _numbered(piece: Words, at: int) -> bool:
    """`Group 31`, `DONG FENG 6`: a number that belongs to a body or a ship."""
    if at == 0 or not piece[at].text[:1].isdigit():
        return False
    return piece[at - 1].about.body or (
        at > 1 and all(one.acronym and one.text.isalpha() for one in piece[:at])
    )


def _only_begins(piece: Words, at: int) -> bool:
    """`Earlier Rubio …`, `Reportedly Mr …`: a word in capitals because the sentence begins with it."""
    one = piece[at]
    if one.low == "the":
        return True
    if not one.first or at or len(piece) == 1:
        return False
    about = one.about
    if one.low in tables().lists["foreign_article"] and piece[1].about.plain:
        return True
    if about.function:
        return not (
            len(piece) > 1
            and is_body(piece[1:])
            and one.low in ("first", "second", "third", "new", "united", "general")
        )
    return one.low.endswith("ly") and about.plain and not about.person


def _title(words: Words) -> tuple[int, int]:
    """Where the first title of the piece begins, and where it ends with what its office is for; (0, 0) without one."""
    if words[-1].about.legal or (words[-1].about.body and not _person_at_end(words)):
        return 0, 0
    if any(one.about.body and after.low in ("of", "for") for one, after in pairwise(words)):
        return 0, 0
    for at, one in enumerate(words):
        if at and words[at - 1].low in ("of", "for", "and", "&"):
            continue
        length = title_end(words[at:]) if one.about.title and one.capital else 0
        if not length or (
            at
            and words[at - 1].about.person
            and not words[at - 1].acronym
            and not words[at - 1].about.country
            and at + length == len(words)
        ):
            continue
        end = _portfolio_end(words, at + length)
        if end == len(words) and at == 0 and length == 1 and len(words) == 1 and one.about.person:
            return 0, 0
        return at, end
    return 0, 0


def _person_at_end(words: Words) -> bool:
    return words[-1].about.person and len(words) > 2 and words[-2].about.person and not words[-2].about.body


def _portfolio_end(words: Words, at: int) -> int:
    """Past `of Foreign Affairs`, `for Human Rights`, and past further titles (`Lieutenant General`)."""
    while at < len(words):
        more = (
            title_end(words[at:])
            if words[at].capital and words[at].about.title and at + 1 < len(words)
            else 0
        )
        if more and at + more < len(words):
            at += more
            continue
        if words[at].low in ("of", "for", "to", "on") and at + 1 < len(words):
            end = _complement_end(words, at + 1)
            if end > at + 1:
                at = end
                continue
        break
    return at


def _complement_end(words: Words, at: int) -> int:
    """Past the plain words of an office; `at` where the words are a body's own name, which stands for itself."""
    end = at
    while (
        end < len(words)
        and (words[end].about.plain or not words[end].capital)
        and not (words[end].about.person and end > at and not words[end].about.plain)
    ):
        end += 1
    part = words[at:end]
    if any(one.about.body and one.low not in tables().lists["weak_head"] for one in part) or any(
        one.about.country for one in part
    ):
        return at
    return end if end < len(words) or _is_known_portfolio(part) else at


def _is_known_portfolio(part: Words) -> bool:
    return tuple(one.low for one in part if one.low != "the") in tables().portfolios


def _person(words: Words, role: tuple[int, int] | None, before: Words) -> Iterator[Named]:
    """The person after a title; a body there is one of its own."""
    kept = _without_suffix(words)
    if not kept:
        return
    if is_body(kept) and not _persons(kept):
        yield from _untitled(kept, False)
        return
    if kept[0].about.country and len(kept) > 2:  # `Президент России Владимир Путин`
        yield _country(kept[:1], kept[0].text, kept[0].about.country)
        kept = kept[1:]
    country = country_of(before[-1].text) if before else ""
    form: Form = "surname" if len(kept) == 1 else "name"
    yield Named(kept[0].start, kept[-1].end, "person", 3, form, role, country)


def _without_suffix(words: Words) -> Words:
    """Without `KC`, `MP` after a name. `Jr` and numerals belong to the name."""
    end = len(words)
    while (
        end > 1
        and words[end - 1].about.suffix
        and words[end - 1].low.rstrip(".") not in ("jr", "sr", "ii", "iii", "iv")
    ):
        end -= 1
    return words[:end]


def _persons(words: Sequence[RunWord]) -> int:
    """How many of the words are names that persons bear, and no common words."""
    return sum(one.about.person and not one.about.body for one in words)


def _untitled(words: Words, strict: bool) -> Iterator[Named]:
    words = _without_suffix(_without_article(words))
    if not words:
        return
    text = text_of(words)
    start, end = words[0].start, words[-1].end
    first = words[0].about
    last = words[-2 if len(words) > 1 and words[-1].text.isdigit() else -1].about
    code = "" if text.lower() in tables().known_bodies else country_of(text)
    if code or text.lower() in KNOWN_PLACES:
        yield _country(words, text, code)
    elif text.lower() in tables().known_bodies:
        yield Named(
            start,
            end,
            "public_body" if last.public else "organisation",
            3,
            "name" if len(words) > 1 else "short",
        )
    elif first.thing and any(c.isdigit() for c in text):
        return
    elif len(words) == 1:
        yield from _single(words[0], strict)
    elif last.thing and not any(one.about.legal for one in words):
        yield from _inside_thing(words)
    elif any(one.about.legal for one in words):
        yield Named(start, end, "organisation", 3)
    elif (
        last.body
        or first.bodies_of
        or first.body
        or any(o.about.bodies_of and n.low in ("of", "for") for o, n in pairwise(words))
    ):
        yield from _body(words, strict)
    elif last.place or (first.place and len(words) > 2 and words[1].low == "of"):
        yield Named(start, end, "place", 2)
    else:
        yield from _others(words, strict)


KNOWN_PLACES = frozenset(
    """europe|africa|asia|america|americas|antarctica|oceania|eurasia|balkans|caucasus|crimea|donbas|donbass|levant|sahel|scandinavia|siberia|kashmir|
kurdistan|darfur|tigray|hague|middle east|near east|far east|north africa|west africa|east africa|south asia|central asia|southeast asia|east asia|
latin america|south america|north america|central america|western europe|eastern europe|central europe|west bank|gaza strip|persian gulf|red sea|
black sea|south china sea|sub-saharan africa|strait of hormuz""".replace("\n", "").split("|")
)
"""Parts of the world that are no country."""


def _country(words: Words, text: str, code: str) -> Named:
    demonym = len(words) == 1 and words[0].about.demonym
    form: Form = "demonym" if demonym else "acronym" if words[0].acronym else "name"
    if code == "eu":
        return Named(words[0].start, words[-1].end, "place", 2, "demonym", None, "")
    return Named(words[0].start, words[-1].end, "country" if code else "place", 3, form, None, code)


def _single(one: RunWord, strict: bool) -> Iterator[Named]:
    """A word alone."""
    about = one.about
    if len(one.text) == 1 or (
        any(c.isdigit() or c == "/" for c in one.text) and not re.fullmatch(r"[A-Z]{2,}-?\d{1,3}", one.text)
    ):
        return
    if about.no_body or about.language or about.legal or about.calendar or about.function:
        return
    if about.city:
        yield Named(one.start, one.end, "place", 1.5)
    elif one.acronym and not (strict and (len(one.text) > 6 or about.plain)) and len(one.text) <= 12:
        yield Named(one.start, one.end, "organisation", 1, "acronym")
    elif re.search(r"[a-z][A-Z]", one.text) and not re.match(
        r"(?:Mc|Mac|De|Di|La|Le|Van|Fitz|O)[A-Z]", one.text
    ):
        yield Named(one.start, one.end, "organisation", 1.2)
    elif about.plain or (one.first and is_inflected(one.low)):
        sure = about.person and not (
            one.first or strict or about.title or about.body or about.place or about.thing
        )
        yield Named(
            one.start, one.end, "person" if sure else None, float(sure), "surname", tentative=not sure
        )
    elif about.person:
        yield Named(one.start, one.end, "person", 1, "surname")
    else:
        yield Named(one.start, one.end, None, 0)


def _inside_thing(words: Words) -> Iterator[Named]:
    """A law or an event is no party; the body or country it begins with is: `UK Sanctions List`."""
    for one in words[:-1]:
        if one.about.country or (one.acronym and not one.about.no_body):
            yield from _single_or_country(one)
        return


def _single_or_country(one: RunWord) -> Iterator[Named]:
    if one.about.country:
        yield _country((one,), one.text, one.about.country)
    else:
        yield from _single(one, False)


def _body(words: Words, strict: bool) -> Iterator[Named]:
    """A body. In a heading, plain words before its name say what it does."""
    if (
        strict
        and not any(not one.about.plain or one.about.country for one in words)
        and "of" not in [one.low for one in words]
    ):
        return
    head = next((one for one in reversed(words) if one.about.body), words[0])
    if words[-1].about.body and words[-1].low == "air" and _persons(words) == len(words):
        return
    public = any(one.about.public for one in words)
    weight = 2 if head.about.body else 1.5
    yield Named(words[0].start, words[-1].end, "public_body" if public else "organisation", weight)


def _others(words: Words, strict: bool) -> Iterator[Named]:
    """Neither head nor form: a person, a firm's bare name, a vessel, or nothing."""
    if words[0].about.country and (words[0].about.demonym or words[0].acronym):
        yield _country(words[:1], words[0].text, words[0].about.country)
        if not _all_plain(words[1:]):
            yield from _untitled(words[1:], strict)
        return
    if words[0].about.country and len(words) > 2 and words[1].capital and not is_body(words):
        yield _country(words[:1], words[0].text, words[0].about.country)
        yield from _untitled(words[1:], strict)
        return
    persons = _persons(words)
    plain = sum(one.about.plain and not one.about.person and one.capital for one in words)
    capitals = sum(one.capital for one in words)
    start, end = words[0].start, words[-1].end
    if plain == capitals or (strict and plain and persons < 2):
        yield Named(start, end, None, 0, tentative=strict or capitals < 2)
        return
    if any(one.text[:1].isdigit() for one in words):
        yield Named(start, end, None, 0)
    elif persons and plain == 0:
        yield Named(start, end, "person", 2 if persons > 1 else 1.2)
    elif plain == 0 and 2 <= capitals <= 5 and not words[0].acronym:
        yield Named(start, end, "person", 0.6)
    elif words[0].about.person and not words[0].about.plain and capitals < 5:
        yield Named(start, end, "person", 1.2)  # a given name first, and a family name that is a word too
    elif persons and plain < capitals / 2:
        yield Named(start, end, "person", 0.8)
    else:
        yield Named(start, end, None, 0)


def _all_plain(words: Words) -> bool:
    return all(one.about.plain and not one.about.person for one in words if one.capital)
