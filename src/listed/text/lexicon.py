"""What the words in names mean: legal forms, titles, generic words, name variants, rarity, numbers.

The tables are data files beside this module (`lexicon/*.tsv`); docs/lexicons.md describes them. Keys are
the latin tokens that `listed.text.fold` gives; a key of one word or several is a tuple of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, TypeVar

import msgspec
from msgspec import Struct

LEXICON_VERSION = "2026.4"
"""Changes whenever a row changes: it is part of the name of a pack and of the stamp of an answer."""

LONGEST_PHRASE = 16
"""No key of the tables has more tokens."""

Words = tuple[str, ...]
LegalClass = Literal[
    "limited", "joint_stock", "corporation", "company", "partnership", "limited_partnership", "sole",
    "cooperative", "association", "nonprofit", "foundation", "fund", "trust", "state", "religious",
    "joint_venture", "branch",
]  # fmt: skip
TitleKind = Literal[
    "courtesy", "academic", "professional", "religious", "pilgrimage", "nobility", "military", "political",
    "suffix",
]  # fmt: skip
ParticleKind = Literal[
    "article", "father", "kunya", "servant", "faith", "family", "nobiliary", "connector", "alias",
]  # fmt: skip
NumberKind = Literal["cardinal", "ordinal", "roman"]
Likeness = Literal["equal", "compatible", "conflicting"]
Variance = Literal["spelling", "language", "nickname"]


class LegalForm(Struct, frozen=True, array_like=True):
    """A legal form: `form` is the same for all its spellings, `kind` for all forms of one nature."""

    form: str
    kind: LegalClass

    def likeness(self, other: LegalForm) -> Likeness:
        """Equal: the same form. Compatible: forms that one organisation carries in translation."""
        if self.form == other.form:
            return "equal"
        pair = frozenset((self.kind, other.kind))
        same_nature = len(pair) == 1 or "company" in pair or pair in _COMPATIBLE_CLASSES
        english = {self.form, other.form} & _ENGLISH_LIMITED and pair == {"limited", "joint_stock"}
        return "compatible" if same_nature or english else "conflicting"


# "Ltd" and "Co Ltd" render joint stock companies too, in Asia above all (株式会社, 股份有限公司, A.Ş.).
_ENGLISH_LIMITED = {"ltd", "co_ltd"}
_COMPATIBLE_CLASSES = {
    frozenset(pair)
    for pair in (
        ("corporation", "joint_stock"),  # Inc and Corp render SA, AO and 주식회사
        ("foundation", "fund"),  # фонд, fondo and Fonds mean both
        ("foundation", "nonprofit"),
        ("foundation", "trust"),  # waqf
        ("fund", "trust"),  # investment trust
        ("association", "nonprofit"),
        ("state", "corporation"),  # state corporation
        ("state", "joint_stock"),  # Russian federal enterprises are turned into joint stock companies
        ("partnership", "limited_partnership"),
        ("joint_venture", "limited"),
        ("joint_venture", "joint_stock"),
    )
}


class Title(Struct, frozen=True, array_like=True):
    """A title, honorific, rank or post-nominal: `title` is the same for all its spellings."""

    title: str
    kind: TitleKind


class Particle(Struct, frozen=True, array_like=True):
    """A short word inside a name. A word may be of several kinds: `al` is an article and a house."""

    kind: ParticleKind


class GenericWord(Struct, frozen=True, array_like=True):
    """A word that says little: words of one `group` mean the same.

    `country` is the ISO 3166 code of a place, in lower case, or empty.
    """

    group: str
    kind: Literal["generic", "place"]
    country: str


class InflectedWord(Struct, frozen=True, array_like=True):
    """Words that say little and share a stem; `endings` is the number of those that make them."""

    stem: str
    endings: int
    word: GenericWord


class Variant(Struct, frozen=True, array_like=True):
    """One place of a token among the variants of names.

    `group` holds the forms of a name in all languages, `form` the spellings of one of them. A token in
    several groups is several names (`sasha` is Alexander and Alexandra). A `language` (`ko`, `zh`, `ja`,
    `en`) means that the rule holds between names that are both of that language: `chong` and `jeong` are
    one syllable in Korean alone.
    """

    group: str
    form: str
    kind: Literal["form", "nickname"]
    language: Literal["", "en", "ja", "ko", "zh"]


class Number(Struct, frozen=True, array_like=True):
    """The number that a word or several stand for."""

    number: int
    kind: NumberKind


class Lexicon(Struct, frozen=True):
    """All tables. A missing key is a word that the tables don't know."""

    legal_forms: dict[Words, LegalForm]
    titles: dict[Words, Title]
    particles: dict[Words, tuple[Particle, ...]]
    generic_words: dict[Words, tuple[GenericWord, ...]]
    inflected_words: tuple[InflectedWord, ...]
    endings: dict[str, str]
    """By number: the endings that some stems have, parted by spaces; `*` is none."""
    han_words: dict[Words, tuple[str, ...]]
    """How a phrase is written in Han, as folding gives it: in a run of Han only that is the phrase."""
    variants: dict[str, tuple[Variant, ...]]
    numbers: dict[Words, Number]
    rarity: dict[str, float]
    """Of names: of the words that are both a name and a word, the more common."""
    name_rarity: dict[str, float]
    """In names of persons alone: what a word weighs in running text says little of its bearers."""
    written_forms: dict[str, LegalForm]
    """Legal forms in Han, Hangul, kana and Thai, to be split off a run of text that has no spaces."""

    def rarity_bits(self, token: str) -> float:
        """How rare a token is in names: -log2 of the share of names that hold it, in steps of half a bit.

        A token that the table doesn't know gets `UNKNOWN_BITS` by its length: short ones meet by chance.
        """
        known = self.rarity.get(token)
        return UNKNOWN_BITS[min(len(token), len(UNKNOWN_BITS) - 1)] if known is None else known

    def variance(self, left: str, right: str) -> tuple[Variance, str] | None:
        """How two tokens are the same name, and the language that both names must be of (empty: any).

        The closest relation wins, one for any language before one for a single language. None: not known.
        """
        pairs = ((a, b) for a in self.variants.get(left, ()) for b in self.variants.get(right, ()))
        found = [(_variance(a, b), a.language) for a, b in pairs if a.group == b.group]
        return min(found, key=lambda one: (one[1] != "", _CLOSENESS[one[0]], one[1]), default=None)


UNKNOWN_BITS = (0.0, 4.0, 8.0, 10.5, 12.5, 14.5, 16.0, 17.0, 17.5)
"""Bits of an unknown token by its length, 0 to 8 letters and more.

The table holds the tokens down to one name in 2^17, so what it lacks is rarer; but a short token meets
another by chance or by a slip. There are 26^2 = 2^9.4 tokens of two letters, of which names use about a
third; a letter more adds two bits (the entropy of a letter within names), until the rarest known token is
reached.
"""

_CLOSENESS: dict[Variance, int] = {"spelling": 0, "language": 1, "nickname": 2}


def _variance(a: Variant, b: Variant) -> Variance:
    if a.form == b.form:
        return "spelling"
    return "nickname" if "nickname" in (a.kind, b.kind) else "language"


Key = TypeVar("Key")
Entry = TypeVar("Entry")


def longest(table: Mapping[Words, Entry], tokens: Words, at: int) -> tuple[int, Entry] | None:
    """The longest key of a table that begins at `at`: how many tokens it takes, and what it says."""
    for end in range(min(len(tokens), at + LONGEST_PHRASE), at, -1):
        found = table.get(tokens[at:end])
        if found is not None:
            return end - at, found
    return None


@cache
def load() -> Lexicon:
    """All tables, read once for the process. Raises msgspec.ValidationError for a row that doesn't fit."""
    forms = _read("legal_forms", LegalForm)
    return Lexicon(
        legal_forms=dict(forms),
        titles=dict(_read("titles", Title)),
        particles=_gathered(_read("particles", Particle)),
        generic_words=_gathered(_read("generic_words", GenericWord)),
        inflected_words=_inflected_words(),
        endings=dict(_pairs("endings")),
        han_words=_gathered((tuple(words.split(" ")), han) for words, han in _pairs("han_words")),
        variants=_gathered((words[0], variant) for words, variant in _read("name_variants", Variant)),
        numbers=dict(_read("numbers", Number)),
        rarity=_commoner(_rarity("rarity"), word_rarity()),
        name_rarity=_rarity("rarity"),
        written_forms=_written_forms(dict(forms)),
    )


@cache
def word_rarity() -> dict[str, float]:
    """How rare common words of languages are in names: a word that is here is a plain word."""
    return _rarity("rarity_words")


def _body(table: str) -> str:
    """The rows of a table as text, without its comment and the line of column names."""
    text = (files("listed.text") / "lexicon" / f"{table}.tsv").read_text("utf-8")
    names = text.index("\n", text.rindex("\n# ") + 1) + 1
    return text[text.index("\n", names) + 1 :]


def _read(table: str, entry: type[Entry]) -> list[tuple[Words, Entry]]:
    """Each row as its words and its entry. The last column says where the row comes from."""
    rows = [line.split("\t") for line in _body(table).splitlines()]
    entries = msgspec.convert([row[1:-1] for row in rows], list[entry], strict=False)  # type: ignore[valid-type]
    return [(tuple(row[0].split(" ")), found) for row, found in zip(rows, entries, strict=True)]


def _inflected_words() -> tuple[InflectedWord, ...]:
    rows = (line.split("\t") for line in _body("inflected_words").splitlines())
    nested = [(stem, endings, word) for stem, endings, *word in rows]
    return msgspec.convert(nested, tuple[InflectedWord, ...], strict=False)


def _pairs(table: str) -> Iterator[tuple[str, str]]:
    """The rows of a table of two columns."""
    for line in _body(table).splitlines():
        key, _, value = line.partition("\t")
        yield key, value


def _gathered(pairs: Iterable[tuple[Key, Entry]]) -> dict[Key, tuple[Entry, ...]]:
    """All entries of each key, in the order of the table."""
    found: dict[Key, tuple[Entry, ...]] = {}
    for key, entry in pairs:
        found[key] = (*found.get(key, ()), entry)
    return found


def _commoner(names: dict[str, float], words: dict[str, float]) -> dict[str, float]:
    return words | {token: min(bits, words.get(token, bits)) for token, bits in names.items()}


def _rarity(table: str) -> dict[str, float]:
    """Bits by token. No row holds a space, so the whole table is split at once."""
    fields = _body(table).split()
    return dict(zip(fields[::2], map(float, fields[1::2]), strict=True))


def _written_forms(forms: Mapping[Words, LegalForm]) -> dict[str, LegalForm]:
    rows = (line.split("\t") for line in _body("legal_forms").splitlines())
    spelled = ((text, tuple(row[0].split(" "))) for row in rows if row[3] for text in row[3].split(";"))
    return {text: forms[words] for text, words in spelled if _unspaced(text)}


def _unspaced(text: str) -> bool:
    """Whether a script writes no spaces (Thai, Han, kana) or hangs words together (Hangul)."""
    return text[0] >= "\u0e00" and not "\u10a0" <= text[0] < "\u1380"
