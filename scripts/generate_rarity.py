"""Writes rarity.tsv (names) and rarity_words.tsv (words): how rare a token is in names, in bits.

Names: the reviewed shares, the US census of 1990 (public domain, in the package names, MIT), bearers in
the package name-variants (MIT), the name lists of Faker (MIT). Words: wordfreq's lists of words in text
(CC BY-SA 4.0). A share counts within the population where the name is at home, not in the world: the
tokens of one person come from one population, so a world-wide share would count that population once for
each token.
"""

from __future__ import annotations

import importlib
import math
import pkgutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from lexicon_tools import TABLES, fold, fold_tokens, reviewed, spellings, write_table

Shares = dict[str, float]
COMMONEST_BITS, RAREST_BITS = 2.5, 17.0
COVERED_GIVEN, COVERED_FAMILY = 0.6, 0.3
"""Share of a population that Faker's list of its commonest names covers: given names are few, surnames
many.
"""
TEXT_TO_NAME_BITS = 5.0
"""A word is about 2^5 times as frequent in names as in text: names have no verbs or function words."""
FOREIGN_BITS = 1.0
WORDS_TAKEN = {"en": 20_000}
WORDS_TAKEN_ELSE = 2_500
UNLISTED_SHARE = 1 / 180
"""No name of a list without weights is taken to be commoner than this: some lists are short."""
# Languages of wordfreq and how many of its words to look at; folding gives the tokens that the matcher sees
LANGUAGES = (
    "en",
    "ru",
    "es",
    "fr",
    "de",
    "pt",
    "it",
    "uk",
    "tr",
    "nl",
    "pl",
    "id",
    "ro",
    "cs",
    "sv",
    "fi",
    "hu",
    "ar",
    "fa",
    "sh",
    "bg",
)


def _census() -> Iterator[tuple[str, float]]:
    import names

    folder = Path(str(names.__file__)).parent
    for file, share in (("dist.all.last", 1.0), ("dist.male.first", 0.5), ("dist.female.first", 0.5)):
        for line in (folder / file).read_text("ascii").splitlines():
            name, percent = line.split()[:2]
            if float(percent) > 0:
                yield name.lower(), float(percent) / 100 * share


# Millions of people among whom the bearers that name-variants counts live
POPULATIONS = {
    "arabic_names": 900,
    "chinese_surnames": 1400,
    "korean_surnames": 52,
    "vietnamese_surnames": 97,
    "russian_surnames": 146,
    "japanese_surnames": 125,
    "turkish_names": 85,
    "persian_names": 90,
    "indonesian_malay_names": 300,
    "indian_names_hindi": 600,
    "indian_names_tamil": 80,
    "indian_names_bengali": 230,
    "greek_names": 11,
    "hebrew_names": 9,
    "thai_names": 70,
}


def _bearers() -> Iterator[tuple[str, float]]:
    for module, millions in POPULATIONS.items():
        for table in vars(importlib.import_module(f"name_variants.{module}")).values():
            for entry in table.values() if isinstance(table, dict) else ():
                if isinstance(entry, dict) and "frequency" in entry:
                    for form in entry["forms"]:
                        for token in fold_tokens(form)[:1]:
                            yield token, min(0.3, entry["frequency"] / (millions * 1e6))


def _faker() -> Iterator[tuple[str, float]]:
    import faker.providers.person as person

    for module in sorted(m.name for m in pkgutil.iter_modules(person.__path__)):
        provider = importlib.import_module(f"faker.providers.person.{module}").Provider
        for kind, covered in (("first", COVERED_GIVEN), ("last", COVERED_FAMILY)):
            lists = [
                v
                for k, v in sorted(vars(provider).items())
                if k.startswith(kind) and isinstance(v, list | tuple | Mapping)
            ]
            yield from _list_shares(lists, covered)


def _list_shares(lists: Iterable[Iterable[object]], covered: float) -> Iterator[tuple[str, float]]:
    weights: Counter[str] = Counter()
    for names in lists:
        pairs = names.items() if isinstance(names, Mapping) else ((name, 1) for name in names)
        for name, weight in pairs:
            for token in _sounds(name) if isinstance(name, str) and "{" not in name else ():
                weights[token] += weight
    total = sum(weights.values())
    most = UNLISTED_SHARE if len(set(weights.values())) < 5 else 1.0
    for token, weight in weights.items():
        yield token, min(most, weight / total * covered)


def _sounds(name: str) -> Iterator[str]:
    """The tokens of a name; where it is written in Han or Hangul, its syllables too."""
    for token in fold(name):
        yield from (token.latin, *(token.syllables if len(token.syllables) > 1 else ()))


def _names() -> Shares:
    shares: Shares = {}
    for token, share in [*_census(), *_bearers(), *_faker()]:
        shares[token] = max(share, shares.get(token, 0.0))
    for thousandth, field in reviewed("rarity.txt"):
        for token in (word for written in spellings(field) for word in fold_tokens(written)):
            shares[token] = max(float(thousandth) / 1000, shares.get(token, 0.0))
    return _spread_to_variants(shares)


REVIEWED_SHARE = 2**-11
"""A name whose variants were worth listing is borne by one in 2,048 somewhere, at least."""
SPELLINGS = {"": 8, "ko": 2, "zh": 3, "ja": 4}
"""How many spellings share a name: the share of the commonest one is divided by this for the others."""


def _spread_to_variants(shares: Shares) -> Shares:
    """No spelling is much rarer than the commonest spelling of its form: one meets the other."""
    forms: dict[tuple[str, str, str], list[str]] = {}
    for row in (TABLES / "name_variants.tsv").read_text("utf-8").splitlines():
        token, group, form, kind, language, source = [*row.split("\t"), *[""] * 6][:6]
        if kind == "form" and language in SPELLINGS and source != "nicknames":
            forms.setdefault((group, form, language), []).append(token)
    spread = dict(shares)
    for (_, _, language), tokens in sorted(forms.items()):
        best = max([shares.get(token, 0.0) for token in tokens] + [REVIEWED_SHARE] * (language == ""))
        for token in tokens if best else ():
            spread[token] = max(spread.get(token, 0.0), best / SPELLINGS[language])
    return spread


def _words() -> dict[str, float]:
    """Bits of the words of text, their commonest language first."""
    from wordfreq import get_frequency_dict

    bits: dict[str, float] = {}
    for language in LANGUAGES:
        words = sorted(get_frequency_dict(language, "best").items(), key=lambda pair: (-pair[1], pair[0]))
        for word, frequency in words[: WORDS_TAKEN.get(language, WORDS_TAKEN_ELSE)]:
            tokens = fold_tokens(word)
            if len(tokens) == 1 and tokens[0].isalpha() and len(tokens[0]) > 1:
                rare = -math.log2(frequency) - TEXT_TO_NAME_BITS + (language != "en") * FOREIGN_BITS
                bits[tokens[0]] = min(rare, bits.get(tokens[0], RAREST_BITS))
    return bits


def _half(bits: float) -> str:
    return f"{round(min(RAREST_BITS, max(COMMONEST_BITS, bits)) * 2) / 2:g}"


NAMES = """
How rare a token is in names of persons: token, -log2 of the share of persons that bear it, in steps of
half a bit. Generated by scripts/generate_rarity.py.
"""
WORDS = """
How rare a word is in names: token, bits in steps of a half. Derived from wordfreq by Robyn Speer, whose data
are under CC BY-SA 4.0, and so is this file. It holds data of OPUS OpenSubtitles (opensubtitles.org), Google
Books Ngrams, the Leeds Internet Corpus and SUBTLEX (by Marc Brysbaert et al.; SUBTLEX is freely available
data), among others.
Generated by scripts/generate_rarity.py.
"""

if __name__ == "__main__":
    names = {
        token: -math.log2(share) for token, share in _names().items() if len(token) > 1 and token.isalpha()
    }
    write_table(
        "rarity", NAMES, "token\tbits", ((t, _half(b)) for t, b in names.items() if b < RAREST_BITS + 0.5)
    )
    words = {t: b for t, b in _words().items() if b < names.get(t, RAREST_BITS) - 0.25 and b < 15}
    write_table("rarity_words", WORDS, "token\tbits", ((t, _half(max(5.0, b))) for t, b in words.items()))
