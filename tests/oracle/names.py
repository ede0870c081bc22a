"""How a name is read, in plain Python: slow, and as close to the words of docs/matching.md as code can be.

The oracle of matcher/read_word.cpp, name_steps.cpp, name.cpp and skeleton.cpp. Nothing here is shared with the kernel but the lexicon's text
and the weight table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from listed.match.lexicon_text import lexicon_text
from listed.match.weights import Weights
from listed.text.fold import Token, fold

CLASSES = (
    "name", "generic", "place", "number", "form", "title", "article", "father", "kunya", "nobiliary", "connector", "initial",
)  # fmt: skip
NAME, GENERIC, PLACE, NUMBER, FORM, TITLE, ARTICLE, FATHER, KUNYA, NOBILIARY, CONNECTOR, INITIAL = range(12)
PERSON, ENTITY = 0, 1
ANY, CHINESE, KOREAN = "any", "zh", "ko"
LANGUAGES = frozenset({ANY, "ja", KOREAN, CHINESE})
CLOSENESS = ("spelling", "language", "nickname")
VOWELS = "aeiou"

Group = tuple[int, str, int]
"""Number, language, place in CLOSENESS."""


@dataclass(frozen=True)
class Entry:
    rarity: tuple[int, int]
    classes: tuple[int, int]
    number: int
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Words:
    tokens: dict[str, Entry]
    phrases: dict[str, tuple[str, int, tuple[Group, ...]]]
    inflected: dict[str, list[tuple[int, tuple[Group, ...]]]]
    """By word: the class and groups of each stem that it comes from."""
    han: set[tuple[str, str]]
    """Phrases with each way in which they are written in Han."""


def groups_of(text: str) -> tuple[Group, ...]:
    rows = (group.split(":") for group in text.split())
    return tuple((int(number), language, CLOSENESS.index(closeness)) for number, language, closeness in rows)


@cache
def words() -> Words:
    found = Words({}, {}, {}, set())
    lines = [line.split("\t") for line in lexicon_text().splitlines()]
    endings = {number: listed.split(" ") for kind, number, listed, *_ in lines if kind == "E"}
    for kind, key, *rest in lines:
        if kind == "T":
            person, entity, in_person, in_entity, number, groups = rest
            classes = (CLASSES.index(in_person), CLASSES.index(in_entity))
            found.tokens[key] = Entry((int(person), int(entity)), classes, int(number), groups_of(groups))
        elif kind == "P":
            found.phrases[key] = (rest[0], CLASSES.index(rest[1]), groups_of(rest[2]))
        elif kind == "S":
            for ending in endings[rest[0]]:
                meaning = (CLASSES.index(rest[1]), groups_of(rest[2]))
                found.inflected.setdefault(key + ending.strip("*"), []).append(meaning)
        elif kind == "H":
            found.han.update((key, characters) for characters in rest[0].split(" "))
    return found


@dataclass(frozen=True)
class NameToken:
    latin: str
    native: str = ""
    cls: int = NAME
    vowelless: bool = False
    ideographic: bool = False
    syllable: bool = False
    phrase: bool = False
    gain: int = 0
    loss: int = 0
    number: int = -1
    groups: tuple[Group, ...] = ()
    follows: bool = False

    @property
    def content(self) -> bool:
        return self.cls <= NUMBER

    @property
    def significant(self) -> bool:
        return self.content or self.cls == INITIAL


@dataclass(frozen=True)
class Name:
    tokens: tuple[NameToken, ...] = field(default_factory=tuple)
    before_comma: int = 0
    kind: int = PERSON


RULES = [
    ("shch", "S"), ("tsch", "S"), ("dsch", "J"), ("sch", "S"), ("tch", "S"), ("dzh", "J"), ("sh", "S"), ("ch", "S k"), ("cz", "S"), ("sz", "S"),
    ("zh", "J"), ("dj", "J"), ("dz", "J"), ("kh", "X"), ("gh", "g k"), ("ph", "f"), ("th", "t s"), ("dh", "d z"), ("ts", "C"), ("tz", "C"), ("ck", "k"),
    ("ks", "x"), ("qu", "k"), ("ou", "u"), ("ce", "k s"), ("ci", "k s"), ("cy", "k s"), ("q", "k g"),
]  # fmt: skip
"""Letters with the sound that most languages give them, and the one that some do."""
SINGLE = {"w": "v", "c": "k", "h": "X", "j": "J"}
FOREIGN = {"b": "p", "f": "v", "j": "g"}
USUAL, OTHER = 0, -1


def sounds(latin: str, way: int = USUAL, vowelless: bool = False) -> str:
    """The sounds of a token in order, none twice in a row."""
    if any(c.isdigit() for c in latin):
        return ""
    out, at = "", 0
    while at < len(latin):
        letters, read = next(
            (
                (a, b)
                for a, b in RULES
                if latin.startswith(a, at)
                and not (a in ("ks", "ts") and latin.startswith(a + "h", at))
                and (not vowelless or a in ("sh", "ch", "zh", "kh", "gh", "th", "dh", "q"))
            ),
            (latin[at], SINGLE.get(latin[at], latin[at])),
        )
        sound = read.split()[way]
        if way == OTHER and vowelless and letters in FOREIGN:
            sound = FOREIGN[letters]
        elif way == OTHER and vowelless and letters == "w" and "f" not in latin:
            sound = "v"
        elif latin[at] == "w" and at:
            sound = "u"
        if sound == "X" and at + 1 == len(latin):
            sound = ""
        if sound and not out.endswith(sound):
            out += sound
        at += 1 if letters in ("ce", "ci", "cy") else len(letters)
    return out


def consonants(sounds: str) -> str:
    """The sounds without vowels, none twice in a row; a first vowel is kept as `a`."""
    out = ""
    for at, sound in enumerate(sounds):
        if sound not in "aeiouy":
            out += "" if out.endswith(sound) else sound
        elif at == 0:
            out += "a"
    return out


def skeleton(latin: str) -> str:
    return consonants(sounds(latin))


def writes_out(written: str, full: str) -> bool:
    """Whether `full` is `written` with more vowels: i, e, y are one, o and u are one."""
    alike = str.maketrans("eyo", "iiu")
    written, full = written.translate(alike), full.translate(alike)
    while full:
        if written and written[0] == full[0]:
            written = written[1:]
        elif full[0] not in "aiu":
            return False
        full = full[1:]
    return not written


def alternatives(text: str, kind: int) -> list[str]:
    out, outer, at = [], "", 0
    while at < len(text):
        close = text.find(")", at) if text[at] == "(" else -1
        apart = close >= 0 and (
            kind == PERSON or not count_words(text[close + 1 :]) or text.startswith(" / ", close + 1)
        )
        if apart and count_words(text[at + 1 : close]) >= 2:
            out.append(text[at + 1 : close])
            at = close + 1
        elif text.startswith(" / ", at):
            if count_words(outer):
                out.append(outer)
            outer, at = "", at + 3
        else:
            outer, at = outer + text[at], at + 1
    if count_words(outer):
        out.append(outer)
    return out or [text]


def count_words(text: str) -> int:
    return len([w for w in re.split(r"[ \t,.]+", text) if w])


def is_abjad(c: str) -> bool:
    return (
        "\u0590" <= c < "\u0780"
        or "\u08a0" <= c < "\u0900"
        or "\ufb1d" <= c < "\ufe00"
        or "\ufe70" <= c < "\uff00"
    )


def is_han(c: str) -> bool:
    return "\u3400" <= c < "\ua000" or "\uf900" <= c < "\ufb00" or "\U00020000" <= c < "\U00032400"


def token_of(latin: str, native: str = "") -> NameToken:
    first = native[:1]
    vowelless, han = bool(first) and is_abjad(first), bool(first) and is_han(first)
    kept = native if vowelless or han or "\u3040" <= first < "\u3100" or "\uac00" <= first < "\ud7a4" else ""
    return NameToken(latin, kept, vowelless=vowelless, ideographic=han)


def osa(a: str, b: str) -> int:
    """Optimal string alignment, as in the textbook."""
    rows = [list(range(len(b) + 1))]
    for i in range(1, len(a) + 1):
        row = [i]
        for j in range(1, len(b) + 1):
            best = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] != b[j - 1]))
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                best = min(best, rows[i - 2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


def servant_letters(latin: str) -> int:
    if len(latin) < 8 or not latin.startswith("abd") or latin[3] not in VOWELS:
        return 0
    letters = 5 if latin[4] == "l" or latin[4] == latin[5] else 4
    rest = latin[letters:]
    if len(rest) < 3 or (letters == 4 and rest[0] in VOWELS and latin[3] != "i"):
        return 0
    return 0 if rest[:3] in ("lae", "lay", "lah", "lin", "lla") else letters


def servant_slip_letters(latin: str) -> int:
    """The same with one slip in Abdul or Abder, before what is a name."""
    if len(latin) < 9 or latin in words().tokens:
        return 0
    for letters in (5, 4, 6):
        rest = words().tokens.get(latin[letters:]) if len(latin) >= letters + 4 else None
        if (
            min(osa(latin[:letters], servant) for servant in ("abdul", "abder")) <= 1
            and rest
            and rest.classes[PERSON] == NAME
        ):
            return letters
    return 0


def read(text: str, kind: int, weights: Weights) -> Name:
    tokens = read_tokens(text, kind, weights)
    before_comma = 0
    if kind == PERSON and "," in text:
        before = len(read_tokens(text[: text.index(",")], kind, weights))
        before_comma = before if before < len(tokens) else 0
    return Name(tuple(tokens), before_comma, kind)


def read_tokens(text: str, kind: int, weights: Weights) -> list[NameToken]:
    tokens = [t for folded in fold(text) for t in spread(folded, kind)]
    if kind == ENTITY:
        tokens = join_syllables(find_phrases(join_letters(tokens)))
    tokens = join_numbers([classify(t, kind) for t in tokens])
    if kind == PERSON:
        tokens = restore_syllables(split_syllables(tokens))
    if any(t.cls != CONNECTOR for t in tokens):
        tokens = [t for t in tokens if t.cls != CONNECTOR]
    if not any(t.content for t in tokens):
        tokens = [replace(t, cls=NAME) for t in tokens]
    return [weigh(mark_syllable(t), weights) for t in keep_languages(tokens)]


def spread(folded: Token, kind: int) -> list[NameToken]:
    if len(folded.syllables) > 1:
        natives = list(folded.native) + [""] * len(folded.syllables)
        return [
            replace(token_of(s, natives[i]), syllable=True, follows=0 < i < len(folded.native))
            for i, s in enumerate(folded.syllables)
        ]
    latin = folded.latin
    if kind == PERSON and sum(c.isalpha() for c in latin) >= 2:
        latin = latin.translate(str.maketrans("0123456789", "oizeasgtbg"))
    if (
        3 <= len(latin) <= 5
        and latin.startswith("abd")
        and (len(latin) == 3 or (latin[3] in VOWELS and latin not in ("abdi", "abdou", "abdo")))
    ):
        latin = "abd"
    if kind == PERSON and 4 <= len(latin) <= 6 and osa(latin, "abdul") <= 1 and latin not in words().tokens:
        latin = "abd"
    if kind == PERSON and re.fullmatch("[b-df-hj-np-tv-xz]{2}", latin) and hardly_name(latin):
        return [token_of(letter) for letter in latin]
    letters = servant_letters(latin) or (servant_slip_letters(latin) if kind == PERSON else 0)
    return ([token_of("abd")] if letters else []) + [token_of(latin[letters:], folded.native)]


def hardly_name(latin: str) -> bool:
    entry = words().tokens.get(latin)
    return entry is None or (
        entry.classes[PERSON] == NAME and not entry.groups and entry.rarity[PERSON] >= 1000
    )


def join_letters(tokens: list[NameToken]) -> list[NameToken]:
    out: list[NameToken] = []
    joining = False
    for token in tokens:
        letter = len(token.latin) == 1 and token.latin.isalpha()
        if letter and joining:
            out[-1] = replace(out[-1], latin=out[-1].latin + token.latin)
        else:
            out.append(token)
        joining = letter
    return out


@cache
def longest_by_head() -> dict[str, int]:
    found: dict[str, int] = {}
    for phrase in words().phrases:
        parts = phrase.split(" ")
        found[parts[0]] = max(found.get(parts[0], 0), len(parts))
    return found


def find_phrases(tokens: list[NameToken]) -> list[NameToken]:
    out, at = [], 0
    while at < len(tokens):
        for count in range(min(longest_by_head().get(tokens[at].latin, 0), len(tokens) - at), 0, -1):
            run, phrase = tokens[at : at + count], " ".join(t.latin for t in tokens[at : at + count])
            characters = "".join(t.native for t in run)
            if all(t.ideographic and t.syllable for t in run) and (phrase, characters) not in words().han:
                continue
            found = words().phrases.get(phrase)
            if found is not None:
                text, cls, groups = found
                out.append(replace(token_of(text), cls=cls, phrase=True, groups=groups))
                at += count
                break
        else:
            out.append(tokens[at])
            at += 1
    return out


def join_syllables(tokens: list[NameToken]) -> list[NameToken]:
    """What stands between words that mean something, in a run of Han or Hangul, is one word."""

    out: list[NameToken] = []
    joining = False
    for token in tokens:
        now = token.syllable and not token.phrase
        if now and joining and token.follows:
            last = out[-1]
            out[-1] = replace(
                last, latin=last.latin + token.latin, native=last.native + token.native, syllable=False
            )
        else:
            out.append(token)
        joining = now
    return out


def classify(token: NameToken, kind: int) -> NameToken:
    if token.phrase:
        return token
    entry = words().tokens.get(token.latin)
    if entry:
        cls = entry.classes[kind]
        token = replace(
            token,
            cls=cls,
            gain=entry.rarity[kind] * 10,
            number=entry.number if cls == NUMBER else -1,
            groups=entry.groups,
        )
    for cls, groups in words().inflected.get(token.latin, ()) if kind == ENTITY else ():
        if token.cls == NAME or (token.cls == PLACE and cls == GENERIC):
            token = replace(token, cls=cls)
        token = replace(token, groups=token.groups + groups)
    ordinal = re.fullmatch(r"([0-9]+)(st|nd|rd|th)?", token.latin)
    if ordinal:
        number = min(int(ordinal[1]), 999999999)
        token = replace(token, cls=NUMBER, number=number, latin=str(number))
    if token.cls == NAME and len(token.latin) == 1 and token.latin.isalpha() and not token.native:
        token = replace(token, cls=INITIAL if kind == PERSON else GENERIC)
    return token


def join_numbers(tokens: list[NameToken]) -> list[NameToken]:
    tokens = list(tokens)
    at = 0
    while at + 1 < len(tokens):
        tens, ones = tokens[at], tokens[at + 1]
        words_both = not tens.latin[0].isdigit() and not ones.latin[0].isdigit()
        if (
            tens.cls == ones.cls == NUMBER
            and words_both
            and tens.number in range(20, 91, 10)
            and 1 <= ones.number <= 9
        ):
            tokens[at : at + 2] = [
                replace(tens, number=tens.number + ones.number, latin=str(tens.number + ones.number))
            ]
        at += 1
    return tokens


def languages(tokens: list[NameToken]) -> set[str]:
    every = set(LANGUAGES)
    for token in tokens:
        if token.content:
            every &= {ANY} | {language for _, language, _ in token.groups}
    return every


def is_word(token: NameToken) -> bool:
    return token.content and token.cls != NUMBER


def is_of_language(latin: str, language: str) -> bool:
    entry = words().tokens.get(latin)
    return entry is not None and any(g[1] == language for g in entry.groups)


def two_syllables(token: NameToken, language: str) -> tuple[str, str] | None:
    latin = token.latin
    if token.cls != NAME or token.groups or token.native or len(latin) > 12:
        return None
    cuts = ((latin[:at], latin[at:]) for at in range(2, len(latin) - 1))
    return next(
        (cut for cut in cuts if is_of_language(cut[0], language) and is_of_language(cut[1], language)), None
    )


def split_syllables(tokens: list[NameToken]) -> list[NameToken]:
    """Xi Jinping is xi jin ping: where all other words are Chinese, or Korean, syllables."""
    for language in (CHINESE, KOREAN):
        content = [t for t in tokens if t.content]
        spoken = [t for t in content if is_of_language(t.latin, language)]
        rest = [t for t in content if not is_of_language(t.latin, language)]
        if spoken and rest and all(two_syllables(t, language) for t in rest):
            parts = [
                two_syllables(t, language) or ()
                if t.content and not is_of_language(t.latin, language)
                else ()
                for t in tokens
            ]
            return [
                new
                for t, cut in zip(tokens, parts, strict=True)
                for new in ([classify(token_of(p), PERSON) for p in cut] if cut else [t])
            ]
    return tokens


def restore_syllables(tokens: list[NameToken]) -> list[NameToken]:
    if not any(is_word(t) for t in tokens):
        return tokens
    every = languages([t for t in tokens if is_word(t)]) - {ANY}

    def spoken(t: NameToken) -> bool:
        return not is_word(t) and any(language in every for _, language, _ in t.groups)

    return [replace(t, cls=NAME, number=-1) if spoken(t) else t for t in tokens]


def keep_languages(tokens: list[NameToken]) -> list[NameToken]:
    every = languages(tokens)
    return [replace(t, groups=tuple(g for g in t.groups if g[1] in every)) for t in tokens]


def mark_syllable(token: NameToken) -> NameToken:
    return replace(token, syllable=token.syllable or any(language != ANY for _, language, _ in token.groups))


def weigh(token: NameToken, w: Weights) -> NameToken:
    rarity = token.gain or min(w.unknown_base + w.unknown_letter * len(token.latin), w.unknown_most)
    held = {
        NAME: (w.name_least, w.syllable_most if token.syllable else w.name_most),
        GENERIC: (w.generic_least, w.generic_most),
        PLACE: (w.place_least, w.place_most),
    }
    fixed = {NUMBER: w.number_gain, FORM: w.form_gain, TITLE: w.title_gain, INITIAL: w.initial_gain}
    losses = {
        NAME: w.syllable_loss if token.syllable else w.name_loss, GENERIC: w.generic_loss, PLACE: w.place_loss, NUMBER: w.number_loss, FORM: w.form_loss, TITLE: w.title_loss,
        INITIAL: w.initial_loss, KUNYA: w.kunya_loss,
    }  # fmt: skip
    if token.cls in held:
        least, most = held[token.cls]
        gain = min(max(rarity, least), most)
    else:
        gain = fixed.get(token.cls, w.particle_gain)
    return replace(token, gain=gain, loss=losses.get(token.cls, w.particle_loss))
