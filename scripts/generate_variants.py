"""Writes name_variants.tsv: which name tokens are variants of one name, and how.

From the reviewed list of names, rules for East Slavic patronymics, rules for Korean and Chinese syllables
(Wade-Giles by rule), English nicknames (package nicknames, Apache-2.0).
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rapidfuzz.distance import Levenshtein

sys.path.insert(0, str(Path(__file__).parent))
from lexicon_syllables import chinese_rows, japanese_rows, korean_rows
from lexicon_tools import fold_tokens, reviewed, rigour_text, spellings, write_table

Row = tuple[str, str, str, str, str, str]  # token, group, form, kind, language, source
VOWELS = str.maketrans("", "", "aeiou")
JOINED = {
    "abd",
    "abdul",
    "abdel",
    "abdal",
    "abdol",
    "abdoul",
    "abdu",
    "abu",
    "abou",
    "abo",
    "din",
    "eddine",
    "eddin",
    "uddin",
}
SAME_FORM = 0.74
"""Spellings this alike, letters of one sound made equal, are one form; below it they are two
languages' forms.
"""
SOUNDS = (
    ("sch", "sh"),
    ("tch", "ch"),
    ("dzh", "j"),
    ("dj", "j"),
    ("zh", "j"),
    ("kh", "h"),
    ("ch", "sh"),
    ("ph", "f"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ie", "i"),
    ("ye", "e"),
    ("iy", "i"),
    ("ii", "i"),
    ("ij", "i"),
    ("yi", "i"),
    ("ya", "ia"),
    ("ja", "ia"),
    ("y", "i"),
    ("j", "i"),
    ("w", "v"),
    ("q", "k"),
    ("c", "k"),
    ("x", "ks"),
    ("th", "t"),
)


def _sound(token: str) -> str:
    for written, sound in SOUNDS:
        token = token.replace(written, sound)
    return "".join(a for a, b in zip(token, token[1:] + " ", strict=True) if a != b)


def _alike(a: str, b: str) -> bool:
    a, b = _sound(a), _sound(b)
    bones = a.translate(VOWELS)
    if len(bones) > 2 and bones == b.translate(VOWELS):
        return True
    return Levenshtein.normalized_similarity(a, b) >= (SAME_FORM if min(len(a), len(b)) > 4 else 0.8)


def _token(written: str) -> str:
    """The one token of a spelling. Empty for one with a note (`kamel form`: another name that looks
    alike).
    """
    words = fold_tokens(written)
    return "" if len(words) > 1 and not JOINED.intersection(words) else "".join(words)


def _forms(group: str, field: str) -> Iterator[tuple[str, str, str]]:
    """(token, form, kind) of one reviewed group: spellings that sound alike share a form."""
    for part in spellings(field):
        nickname = part.startswith("~")
        leaders: list[str] = []
        for token in (_token(written) for written in part.removeprefix("~").split(",")):
            if len(token) < 2:
                continue
            leader = next((head for head in leaders if _alike(head, token)), None)
            if leader is None:
                leaders.append(leader := token)
            yield token, leader, "nickname" if nickname else "form"


def _reviewed_rows() -> Iterator[Row]:
    for name, field in reviewed("names.txt"):
        group = name.rstrip("_0123456789")
        for token, form, kind in _forms(group, field):
            yield token, group, form, kind, "", "reviewed"


ENDINGS = {
    "hard": (
        ("ovich", "ovitch"),
        ("ovych", "ovich"),
        ("avich", "ovich"),
        ("ovna",),
        ("ivna",),
        ("auna", "ovna", "awna"),
    ),
    "soft": (
        ("evich", "eevich", "yevich", "ievich", "eyevich", "aevich", "ayevich"),
        ("yovych", "iovych", "ovych", "yevych"),
        ("evich", "yevich", "ievich", "aevich"),
        ("evna", "eevna", "yevna", "eyevna", "aevna", "ayevna"),
        ("yivna", "ivna", "ivna"),
        ("euna", "yeuna", "eyeuna", "aeuna", "ieuna"),
    ),
    "iy": (
        ("evich", "ievich", "yevich", "iyevich"),
        ("ovych", "iyovych", "iiovych", "yovych", "iovych"),
        ("evich", "ievich", "yevich", "avich"),
        ("evna", "ievna", "yevna", "iyevna"),
        ("ivna", "iyivna", "iivna", "yivna"),
        ("euna", "ieuna", "yeuna", "auna"),
    ),
}


def _patronymic_rows() -> Iterator[Row]:
    for kind, *stems in reviewed("patronymics.txt"):
        head = stems[0].split(",")[0]
        male, female = ENDINGS[kind][:3], ENDINGS[kind][3:]
        for gender, endings in (("son", male), ("daughter", female)):
            for stem, ends in zip(stems, endings, strict=True):
                form = stem.split(",")[0] + ends[0]
                for token in (part + end for part in stem.split(",") for end in ends):
                    yield token, f"{head}_{gender}", form, "form", "", "rule"


UNVOWELLED = re.compile("[\u0590-\u06ff]")
Place = tuple[str, str]  # group and form


def _unvowelled_rows() -> Iterator[Row]:
    """Arabic and Hebrew spellings of the reviewed names, which folding writes without vowels (`jwzf`: Josef).

    From the names that rigour (MIT) has of Wikidata (CC0): an entry belongs to the form that most of its
    Latin spellings have here; a spelling that would belong to three names or more is left out.
    """
    places: dict[str, set[Place]] = {}
    for token, group, form, kind, *_ in _reviewed_rows():
        if kind == "form":
            places.setdefault(token, set()).add((group, form))
    found: dict[str, dict[Place, None]] = {}
    for line in rigour_text(b" => Q").splitlines():
        spelled = line.rpartition(" => ")[0].split(", ")
        place = _place([fold_tokens(name) for name in spelled if max(name) < "\u0250"], places)
        for name in spelled if place else ():
            tokens = fold_tokens(name.removeprefix("ال")) if UNVOWELLED.search(name) else ()
            if len(tokens) == 1 and len(tokens[0]) > 2 and tokens[0] not in places:
                found.setdefault(tokens[0], {})[place] = None
    for token, meant in found.items():
        for group, form in meant if len({group for group, _ in meant}) < 3 else ():
            yield token, group, form, "form", "", "rigour"


def _place(spelled: list[tuple[str, ...]], places: dict[str, set[Place]]) -> Place | None:
    """The form that at least half of the one-word spellings have."""
    words = [tokens[0] for tokens in spelled if len(tokens) == 1]
    votes = Counter(place for word in words for place in sorted(places.get(word, ())))
    best = min(votes, key=lambda place: (-votes[place], place), default=None)
    return best if best and votes[best] * 2 >= len(words) else None


NICKNAMES_LEFT_OUT = {
    "heidi",
    "jay",
    "ray",
    "al",
    "lee",
    "lea",
    "ann",
    "anna",
    "ali",
    "art",
    "ally",
    "mary",
    "maria",
    "may",
    "rose",
}


def _nickname_rows() -> Iterator[Row]:
    import csv

    import nicknames

    path = Path(str(nicknames.__file__)).parent / "names.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for name, _, short in list(csv.reader(file))[1:]:
            if (
                min(len(name), len(short)) > 2
                and short not in NICKNAMES_LEFT_OUT
                and short.isalpha()
                and name.isalpha()
            ):
                yield name, f"en_{name}", name, "form", "en", "nicknames"
                yield short, f"en_{name}", short, "nickname", "en", "nicknames"


def _rows() -> list[Row]:
    """Each token once a group; where a token is both form and nickname there, the form stays."""
    rows: dict[tuple[str, str], Row] = {}
    sources = (
        _reviewed_rows(),
        _patronymic_rows(),
        _unvowelled_rows(),
        korean_rows(),
        chinese_rows(),
        japanese_rows(),
        _nickname_rows(),
    )
    for token, *row in (row for source in sources for row in source):
        token = "".join(fold_tokens(token))
        rows.setdefault((token, row[0]), (token, *row))
    sizes: dict[str, int] = {}
    for row in rows.values():
        sizes[row[1]] = sizes.get(row[1], 0) + 1
    return [row for row in rows.values() if sizes[row[1]] > 1]


COMMENT = """
Variants of personal names: a folded token, the name it belongs to, the form (spellings of one form are
equal), its kind (form or nickname), the language that both names must be of (empty: any), where the row
comes from. Generated by scripts/generate_variants.py.
"""

if __name__ == "__main__":
    write_table("name_variants", COMMENT, "token\tgroup\tform\tkind\tlanguage\tsource", _rows())
