"""What a word of a text can be: a title, the head of a body's name, a legal form, a name of persons, a plain word …

The English words stand in `words.toml`; names, places, legal forms and plain words come from the lexicon.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct

from listed.text import lexicon, territories

PERSON_BITS = 14.0
"""Names rarer than one in 2^14 persons are as often words; rarer ones prove nothing."""


class Word(Struct, frozen=True):
    """What the tables say of a word in lower case. Several may be true."""

    function: bool = False
    calendar: bool = False
    title: bool = False
    """Begins a title of one word or more."""
    suffix: bool = False
    body: bool = False
    bodies_for: bool = False
    bodies_of: bool = False
    public: bool = False
    legal: bool = False
    place: bool = False
    thing: bool = False
    language: bool = False
    no_body: bool = False
    person: bool = False
    """A name that persons bear."""
    plain: bool = False
    """A common word of English or another language."""
    country: str = ""
    """ISO code, in lower case, of the State that the word names or is the demonym of."""
    demonym: bool = False
    city: bool = False


class Tables(Struct, frozen=True):
    """The lists of words.toml; phrases are tuples of words."""

    lists: dict[str, frozenset[str]]
    titles: frozenset[tuple[str, ...]]
    title_starts: frozenset[str]
    known_bodies: frozenset[str]
    states: dict[str, str]
    collectives: tuple[str, ...]
    portfolios: frozenset[tuple[str, ...]]


@cache
def tables() -> Tables:
    """Reads words.toml, once."""
    raw = tomllib.loads(files("listed.documents").joinpath("words.toml").read_text("utf-8"))
    lists = {key: frozenset(words.replace("_", " ") for words in text.split()) for key, text in raw.items()}
    lists["portfolio_words"] = frozenset(word for phrase in lists["portfolio"] for word in phrase.split(" "))
    titles = frozenset(tuple(phrase.split(" ")) for phrase in lists["title"])
    return Tables(
        lists,
        titles,
        frozenset(phrase[0] for phrase in titles),
        lists["known_body"],
        dict(_pair(entry) for entry in lists["state"]),
        tuple(sorted(lists["collective"], key=len, reverse=True)),
        frozenset(tuple(phrase.split(" ")) for phrase in lists["portfolio"]),
    )


def _pair(entry: str) -> tuple[str, str]:
    key, _, value = entry.partition("=")
    return key, value


@cache
def word(text: str) -> Word:
    """What the tables say of one word, whatever its case."""
    low = text.lower().rstrip(".")
    lists = tables().lists
    if len(low) == 1 and text != low:
        return Word(person=text.endswith("."))  # an initial
    key = (_ascii(low),)
    lex = lexicon.load()
    generic = lex.generic_words.get(key, ())
    city = any(found.kind == "place" for found in generic)
    country = country_of(text)
    return Word(
        function=low in lists["function"],
        calendar=low in lists["calendar"],
        title=low in tables().title_starts,
        suffix=low in lists["suffix"],
        body=low in lists["body"],
        bodies_for=low in lists["bodies_for"],
        bodies_of=low in lists["bodies_of"],
        public=low in lists["public"],
        legal=is_legal(low),
        place=low in lists["place"],
        thing=low in lists["thing"],
        language=low in lists["language"],
        no_body=low in lists["no_body"],
        person=lex.name_rarity.get(key[0], 99.0) <= PERSON_BITS or key[0] in lex.variants,
        plain=key[0] in plain_words() or any(low in lists[kind] for kind in PLAIN_LISTS),
        country=country,
        demonym=bool(country) and is_demonym(low),
        city=city and not country,
    )


PLAIN_LISTS = ("function", "calendar", "title", "body", "place", "thing", "portfolio_words")


@cache
def plain_words() -> frozenset[str]:
    """The common words of languages."""
    return frozenset(lexicon.word_rarity())


def is_inflected(low: str) -> bool:
    """Whether a word is a plain one with an ending: `supervises`, `designating`.

    >>> is_inflected("supervises"), is_inflected("vedrin")
    (True, False)
    """
    plain = plain_words()
    return any(
        low.endswith(ending) and (low[: -len(ending)] in plain or low[: -len(ending)] + "e" in plain)
        for ending in ("s", "es", "ed", "d", "ing", "er", "ers", "ly", "ment", "ion", "ions", "al", "ity")
    )


def _ascii(low: str) -> str:
    """A word as the tables of the lexicon have it."""
    from listed.text.fold import fold

    if low.isascii() and low.isalnum():
        return low
    return "".join(token.latin for token in fold(low))


def is_legal(low: str) -> bool:
    """Whether a word is a legal form."""
    return low in tables().lists["legal"]


@cache
def country_of(text: str) -> str:
    """The code of the State, territory or union part that a word or phrase names, or whose demonym it is."""
    low = text.lower().rstrip(".")
    if low in tables().states:
        return tables().states[low]
    if text.isupper() and len(text) <= 3:
        return ""  # two capitals are an acronym more often than a code
    if len(low) < 4 or low in tables().lists["ambiguous"]:
        return ""
    code = territories.code_of(text) or (territories.code_of(text[:-1]) if low.endswith("ns") else "")
    return "" if code in NOWHERE else code


NOWHERE = tuple(
    c for c in territories.codes() if territories.name_of(c) in ("Global", "Cyberspace", "United Nations")
)
"""Codes of the table that are no country."""

DEMONYM_ENDINGS = (
    "ian", "ean", "byan", "ese", "ish", "can", "iss", "nch", "utch", "eek", "eni", "ani", "aqi", "eli", "iti", "man", "rab", "udi",
    "iati", "aini", "ari", "ati", "hai", "zbek", "kazakh", "kyrgyz", "tajik", "turkmen", "afghan", "kurd", "swede", "turk",
    "fghan", "serb", "croat", "pole", "dane", "finn", "czech",
)  # fmt: skip


def is_demonym(low: str) -> bool:
    """Whether a word that names a country is its adjective, by its English ending."""
    return low.endswith(DEMONYM_ENDINGS) and low not in ("oman", "iran")
