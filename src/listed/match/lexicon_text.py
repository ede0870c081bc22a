"""The lexicon's tables as the text that the matcher compiles: what each word is in names of persons and of entities.

The package's build runs it (`python -m listed.match.lexicon_text OUT`, see CMakeLists.txt); nothing runs it afterwards.
The lines are described in matcher/lexicon.hpp; classes, languages and closeness are the names of matcher/schema.hpp.
"""

from __future__ import annotations

import sys
from pathlib import Path

from listed.match.weights import SCREENING
from listed.text.lexicon import GenericWord, InflectedWord, Lexicon, Variant, Words, load

ANY, SPELLING, LANGUAGE, NICKNAME = "any", "spelling", "language", "nickname"
NO_RULE = frozenset({"", "en"})
"""Languages of variants that hold in names of every language: English nicknames are used in all of them."""
SHORTEST_PART = 3
"""Letters of a word that means something of its own within a phrase."""
RARE_NAME = 10.0
"""Bits of a word as a name of persons, at the least: rarer than one in a thousand."""
NAMES_OF_PERSONS = frozenset({"il"})
"""Particles that in names of persons are names far more often (a Korean syllable, an Italian article)."""

JOINING_WORDS = frozenset(
    [
        "aka",
        "akas",
        "alias",
        "and",
        "born",
        "called",
        "dit",
        "dite",
        "et",
        "fka",
        "geb",
        "geborene",
        "genannt",
        "known",
        "nee",
        "or",
        "und",
        "vulgo",
    ]
)
"""Words that in names of persons only join. Other connectors (li, min, su, ko) are names of persons elsewhere."""
SYLLABLES = frozenset(
    [
        "fi",
        "gia",
        "ka",
        "ke",
        "ki",
        "ko",
        "li",
        "min",
        "no",
        "sa",
        "si",
        "su",
        "ta",
        "ti",
        "ton",
        "va",
        "ya",
        "ye",
        "yi",
        "zi",
    ]
)
"""Connectors that in names of organisations are syllables of names far more often."""

PARTICLE_CLASS = {
    "article": "article",
    "family": "article",
    "father": "father",
    "kunya": "kunya",
    "servant": "kunya",
    "nobiliary": "nobiliary",
    "connector": "connector",
    "alias": "connector",
}
"""The class of each kind of particle; a word of `faith` (din) is a part of a name. Of several classes the first counts."""


class _Groups:
    """Numbers groups by their names, in the order in which they are met."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def field(self, name: str, language: str, closeness: str) -> str:
        number = self.numbers.setdefault(name, len(self.numbers) + 1)
        return f"{number}:{language}:{closeness}"


def lexicon_text(lexicon: Lexicon | None = None) -> str:
    """The text to be compiled: lines for tokens, phrases, stems, endings and ways of writing phrases in Han."""
    words = lexicon or load()
    groups = _Groups()
    meaning = _with_meaning(words)
    tokens = (
        _token_line(token, words, groups) if token in meaning else _rarity_line(token, words)
        for token in sorted(meaning | words.rarity.keys())
    )
    lines = [line for line in tokens if line]
    lines += [
        f"P\t{' '.join(phrase)}\t{form.form}\tform\t" for phrase, form in sorted(words.legal_forms.items())
    ]
    lines += [
        _phrase_line(phrase, words, groups)
        for phrase in sorted(words.generic_words)
        if len(phrase) > 1 and phrase not in words.legal_forms
    ]
    lines += [f"H\t{' '.join(phrase)}\t{' '.join(written)}" for phrase, written in words.han_words.items()]
    lines += [_stem_line(stem, groups) for stem in words.inflected_words]
    lines += [f"E\t{number}\t{endings}" for number, endings in words.endings.items()]
    return "\n".join(lines) + "\n"


def _with_meaning(words: Lexicon) -> set[str]:
    """The tokens that are more than a name of some rarity."""
    single = {
        key[0]
        for table in (words.titles, words.particles, words.generic_words, words.numbers)
        for key in table
        if len(key) == 1
    }
    return single | words.variants.keys()


def _rarity_line(token: str, words: Lexicon) -> str:
    """A token that is a name and no more. Empty where it weighs what an unknown one of its length does."""
    person, entity = _person_rarity(token, words), round(words.rarity[token] * 100)
    w = SCREENING
    unknown = min(w.unknown_base + w.unknown_letter * len(token), w.unknown_most, w.name_most)
    if all(rarity == 0 or min(rarity * 10, w.name_most) == unknown for rarity in (person, entity)):
        return ""
    return f"T\t{token}\t{person}\t{entity}\tname\tname\t-1\t"


def _token_line(token: str, words: Lexicon, groups: _Groups) -> str:
    key = (token,)
    number = words.numbers.get(key)
    fields = [groups.field(*row) for row in _groups_of(token, words)]
    person, entity = _person_class(key, words), _entity_class(key, words)
    return "\t".join(
        (
            "T",
            token,
            str(_person_rarity(token, words)),
            str(round(words.rarity.get(token, 0) * 100)),
            person,
            entity,
            str(number.number if number else -1),
            " ".join(fields),
        )
    )


def _phrase_line(phrase: Words, words: Lexicon, groups: _Groups) -> str:
    """Several words that mean one thing: a place or a generic word, by the groups it belongs to."""
    meanings = words.generic_words[phrase]
    own = {g.group for g in meanings}
    fields = {groups.field(f"word:{group}", ANY, SPELLING) for group in own}
    fields |= {groups.field(f"word:{group}", ANY, LANGUAGE) for group in _groups_within(phrase, words) - own}
    return f"P\t{' '.join(phrase)}\t{''.join(phrase)}\t{_generic_class(meanings)}\t{' '.join(sorted(fields))}"


def _groups_within(phrase: Words, words: Lexicon) -> set[str]:
    """The groups of the words that a phrase is made of: `general trading` is trading too, though less."""
    parts = (phrase[a:b] for a in range(len(phrase)) for b in range(a + 1, len(phrase) + 1))
    return {g.group for part in parts if _is_word(part) for g in words.generic_words.get(part, ())}


def _is_word(part: Words) -> bool:
    """Not a single syllable of Han or Hangul."""
    return len(part) > 1 or len(part[0]) >= SHORTEST_PART


def _stem_line(word: InflectedWord, groups: _Groups) -> str:
    """Words of organisations that share a stem: their class and group, and the number of their endings."""
    group = groups.field(f"word:{word.word.group}", ANY, SPELLING)
    return f"S\t{word.stem}\t{word.endings}\t{_generic_class((word.word,))}\t{group}"


def _generic_class(meanings: tuple[GenericWord, ...]) -> str:
    return "place" if all(g.kind == "place" for g in meanings) else "generic"


def _person_rarity(token: str, words: Lexicon) -> int:
    """Hundredths of a bit. A token that only running text knows is no common name, however often it is written."""
    known = words.name_rarity.get(token)
    bits = words.rarity.get(token)
    return round(100 * (known or (max(bits, RARE_NAME) if bits else 0)))


def _particle_classes(key: Words, words: Lexicon) -> set[str]:
    return {PARTICLE_CLASS[p.kind] for p in words.particles.get(key, ()) if p.kind in PARTICLE_CLASS}


def _person_class(key: Words, words: Lexicon) -> str:
    if len(key[0]) == 1 or key[0] in NAMES_OF_PERSONS:  # V. and X. are initials
        return "name"
    number = words.numbers.get(key)
    if number and number.kind == "roman" and number.number > 1:
        return "number"
    if key in words.titles:
        return "title"
    classes = _particle_classes(key, words) - (set() if key[0] in JOINING_WORDS else {"connector"})
    return next((cls for cls in PARTICLE_CLASS.values() if cls in classes), "name")


def _entity_class(key: Words, words: Lexicon) -> str:
    number = words.numbers.get(key)
    if number and (number.kind != "roman" or len(key[0]) > 1):
        return "number"
    classes = _particle_classes(key, words)
    if classes & {"connector", "nobiliary"} and key[0] not in SYLLABLES:
        return "connector"
    if "article" in classes:
        return "article"
    generic: tuple[GenericWord, ...] = words.generic_words.get(key, ())
    if generic:
        return _generic_class(generic)
    return "name"


def _groups_of(token: str, words: Lexicon) -> list[tuple[str, str, str]]:
    rows: list[tuple[str, str, str]] = []
    for variant in words.variants.get(token, ()):
        rows += _variant_groups(variant)
    for generic in words.generic_words.get((token,), ()):
        rows.append((f"word:{generic.group}", ANY, SPELLING))
    return sorted(set(rows))


def _variant_groups(variant: Variant) -> list[tuple[str, str, str]]:
    language = ANY if variant.language in NO_RULE else variant.language
    closeness = NICKNAME if variant.kind == "nickname" else LANGUAGE
    return [
        (f"form:{variant.group}/{variant.form}", language, SPELLING),
        (f"name:{variant.group}", language, closeness),
    ]


def main() -> None:
    """Writes the text to the file that is named on the command line."""
    Path(sys.argv[1]).write_text(lexicon_text(), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
