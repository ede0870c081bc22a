"""Folding: a name in any script becomes tokens of lower-case ASCII, each with its own script's form beside it.

This is the plain version, for reading and as the oracle of the kernel's `fold`, which gives the same answers.
The table is `fold.tsv`, written by scripts/generate_fold.py; docs/folding.md says what it holds and why.

>>> [token.latin for token in fold("Пётр О'Нил-Smith")]
['petr', 'onil', 'smith']
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from msgspec import Struct

FOLD_VERSION = "2"
LONGEST_SEQUENCE = 2

LOOKALIKE = dict(zip("aeopcxyikmtbhsj", "аеорсхуікмтвнѕј", strict=True))
"""Latin letters and the Cyrillic ones that look like them: a word that mixes both is repaired."""


class Token(Struct, frozen=True):
    """One word of a name: ASCII letters and digits, and the same word in its own script ("" for Latin)."""

    latin: str
    native: str = ""
    syllables: tuple[str, ...] = ()
    """The sounds of a run of Han or Hangul, one for each character."""


class Letter(Struct, frozen=True):
    """What one code point becomes; `behaviour` as in scripts/generate_fold.py."""

    behaviour: str
    native: str
    latin: str


class Table(Struct, frozen=True):
    """The folding table."""

    letters: dict[str, Letter]
    sequences: dict[str, str]
    words: dict[str, str]
    languages: tuple[tuple[str, str, str], ...]
    """(letters that give the language away, letter, its sound in that language)"""


@cache
def table() -> Table:
    """Reads the folding table, once."""
    letters, sequences, words, languages = {}, {}, {}, []
    for line in files("listed.text").joinpath("fold.tsv").read_text("utf-8").split("\n"):
        match line.split("\t"):
            case ["S", text, latin]:
                sequences[text] = latin
            case ["W", text, latin]:
                words[text] = latin
            case ["L", _, marks, letter, latin]:
                languages.append((marks, letter, latin))
            case [code, behaviour, native, latin]:
                letters[chr(int(code, 16))] = Letter(behaviour, native, latin)
    return Table(letters, sequences, words, tuple(languages))


def fold(text: str) -> tuple[Token, ...]:
    """The words of a text in order. Letters without a sound and marks vanish; all else parts words."""
    rules = table()
    overrides = {
        letter: latin for marks, letter, latin in reversed(rules.languages) if set(marks) & set(text.lower())
    }
    tokens: list[Token] = []
    word: list[Letter] = []
    for char in text:
        letter = rules.letters.get(char)
        if letter is not None and letter.behaviour == "-":
            continue
        if word and (letter is None or (letter.behaviour == "s") != (word[-1].behaviour == "s")):
            tokens += _tokens_of(word, overrides)
            word = []
        if letter is not None:
            word.append(letter)
    tokens += _tokens_of(word, overrides)
    return tuple(t for t in tokens if t.latin)


def _tokens_of(word: list[Letter], overrides: dict[str, str]) -> list[Token]:
    if not word:
        return []
    if word[0].behaviour == "s":
        syllables = tuple(letter.latin for letter in word)
        return [Token("".join(syllables), "".join(letter.native for letter in word), syllables)]
    return _spell(_repaired("".join(letter.native for letter in word)), overrides)


def _repaired(native: str) -> str:
    """A word of Latin and Cyrillic letters that look alike, in the script that most of its letters have."""
    latin = sum(c < "ɐ" and c.isalpha() for c in native)
    cyrillic = sum("Ѐ" <= c <= "ԯ" for c in native)
    if not latin or not cyrillic:
        return native
    if cyrillic >= latin:
        return "".join(LOOKALIKE.get(c, c) for c in native)
    back = {b: a for a, b in LOOKALIKE.items()}
    return "".join(back.get(c, c) for c in native)


def _spell(native: str, overrides: dict[str, str]) -> list[Token]:
    """The tokens of one word: Arabic writes the article and the servant word together with the name."""
    rules = table()
    if native in rules.words:
        return [Token(rules.words[native], native)]
    for head, latin, least in (("عبدال", "abd", 7), ("ال", "al", 5)):
        if native.startswith(head) and len(native) >= least:
            cut = 3 if latin == "abd" else 2
            return [Token(latin, native[:cut]), *_spell(native[cut:], overrides)]
    return [Token(_sound(native, overrides), "" if native.isascii() else native)]


def _sound(native: str, overrides: dict[str, str]) -> str:
    rules = table()
    out = ""
    at = 0
    while at < len(native):
        pair = native[at : at + LONGEST_SEQUENCE]
        if pair in rules.sequences and not (set(pair) & overrides.keys()):
            out += rules.sequences[pair]
            at += LONGEST_SEQUENCE
            continue
        char = native[at]
        letter = rules.letters.get(char)
        at += 1
        if letter is None:
            continue
        out += overrides.get(char, letter.latin)
        if (
            letter.behaviour == "c"
            and at < len(native)
            and rules.letters[native[at]].behaviour not in ("v", "h")
        ):
            out += "a"
    return out
