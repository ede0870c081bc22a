"""How Korean and Chinese words are written in Latin letters: what folding, which knows single characters, can't say."""

from __future__ import annotations

import re
from collections.abc import Iterator

LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
TAILS = ["", *"ㄱㄲ", "ㄱ", "ㄴ", "ㄴ", "ㄴ", "ㄷ", "ㄹ", "ㄱ", "ㅁ", *"ㄹㄹㄹㅂㄹㅁㅂㅂㄷㅆㅇㅈㅊㅋㅌㅍㅎ"]
STOPS = {"ㄱ": "ㄱ", "ㄲ": "ㄱ", "ㅋ": "ㄱ", "ㅂ": "ㅂ", "ㅍ": "ㅂ"} | dict.fromkeys("ㄷㅅㅆㅈㅊㅌㅎ", "ㄷ")
REVISED_VOWELS = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu", "ui", "i",
]  # fmt: skip
OLD_VOWELS = [{"eo": "o", "yeo": "yo", "eu": "u"}.get(vowel, vowel) for vowel in REVISED_VOWELS]
REVISED_LEADS = [
    "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h",
]  # fmt: skip
OLD_LEADS = [{"g": "k", "d": "t", "b": "p", "j": "ch", "jj": "tch"}.get(lead, lead) for lead in REVISED_LEADS]
REVISED_TAILS = {"ㄱ": "k", "ㄴ": "n", "ㄷ": "t", "ㄹ": "l", "ㅁ": "m", "ㅂ": "p", "ㅇ": "ng", "": ""}
VOICED = {"k": "g", "t": "d", "p": "b", "ch": "j"}
NASAL = {"ㄱ": "ㅇ", "ㄷ": "ㄴ", "ㅂ": "ㅁ"}
HANGUL = re.compile("[가-힣]+")
HAN = re.compile("[㐀-鿿]+")

Syllable = tuple[str, int, str]
"""First consonant, number of the vowel, last consonant."""


def _syllables(word: str) -> list[Syllable]:
    codes = [ord(char) - 0xAC00 for char in word]
    return [(LEADS[c // 588], c // 28 % 21, TAILS[c % 28]) for c in codes]


def _spoken(word: str) -> list[Syllable]:
    """Syllables as they sound together: 국민 as 궁민, 독립 as 동닙, 신라 as 실라, 음악 as 으막."""
    out = _syllables(word)
    for at in range(len(out) - 1):
        (first, vowel, tail), (lead, after, last) = out[at], out[at + 1]
        if lead == "ㅇ" and tail not in ("", "ㅇ"):
            tail, lead = "", tail if tail != "ㅎ" else "ㅇ"
        tail = STOPS.get(tail, tail)
        if lead == "ㄹ" and tail in ("ㄴ", "ㄹ"):
            tail = "ㄹ"
        elif lead == "ㄴ" and tail == "ㄹ":
            lead = "ㄹ"
        elif lead == "ㄹ" and tail:
            lead = "ㄴ"
        if lead in "ㄴㅁ" and tail in NASAL:
            tail = NASAL[tail]
        out[at], out[at + 1] = (first, vowel, tail), (lead, after, last)
    if out:
        first, vowel, tail = out[-1]
        out[-1] = (first, vowel, STOPS.get(tail, tail))
    return out


def _spelled(syllables: list[Syllable], old: bool, voice: bool) -> str:
    leads, vowels = (OLD_LEADS, OLD_VOWELS) if old else (REVISED_LEADS, REVISED_VOWELS)
    out, before = "", ""
    for lead, vowel, tail in syllables:
        letters = leads[LEADS.index(lead)]
        if lead == "ㄹ" and before == "ㄹ":
            letters = "l"
        elif voice and out and before in ("", *"ㄴㄹㅁㅇ"):
            letters = VOICED.get(letters, letters) if lead in "ㄱㄷㅂㅈ" else letters
        elif lead == "ㅅ" and old and vowel == 16:
            letters = "sh"
        out += letters + vowels[vowel] + REVISED_TAILS[tail]
        before = tail
    return out


def romanised_korean(word: str) -> set[str]:
    """A word of Hangul in the Revised Romanisation, in McCune-Reischauer without marks, and letter by letter."""
    spoken, plain = _spoken(word), [(a, b, STOPS.get(c, c)) for a, b, c in _syllables(word)]
    return {
        _spelled(spoken, old=False, voice=False),
        _spelled(spoken, old=True, voice=True),
        _spelled(spoken, old=True, voice=False),
        _spelled(plain, old=True, voice=True),
    }


def _syllable_readings(word: str) -> list[str]:
    from pypinyin import Style, lazy_pinyin

    return lazy_pinyin(word, style=Style.NORMAL)


def spoken_in_latin(written: str) -> Iterator[str]:
    """A phrase of Hangul or Han in Latin letters: Korean as it sounds, Chinese as the word is read (银行: yin hang)."""
    parts = written.split()
    if not parts:
        return
    if all(HANGUL.fullmatch(part) for part in parts):
        romanised = [sorted(romanised_korean(part)) for part in parts]
        for way in range(max(map(len, romanised))):
            yield " ".join(ways[min(way, len(ways) - 1)] for ways in romanised)
    elif HAN.fullmatch(written):
        syllables = _syllable_readings(written)
        if all(syllable.isascii() and syllable.isalpha() for syllable in syllables):
            for umlaut in "vu":  # 旅: lv where it is typed, lu where it is read
                read = [syllable.replace("v", umlaut) for syllable in syllables]
                yield "".join(read)
                yield " ".join(read)
