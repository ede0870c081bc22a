"""Writes src/listed/text/territories.tsv: the names of countries and territories, and their codes.

Run by hand with `rigour` (MIT) installed; the output is reviewed and kept. A row is `folded name, code`, sorted; a row
`=code, name` gives the name to show. Codes are ISO 3166-1 alpha-2 in lower case, and rigour's own for what has none.
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

from rigour.territories import get_territories

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from listed.text.territories import key_of  # noqa: E402

HAND = {
    "us": ["U.S.", "US", "USA", "U.S.A.", "United States of America", "American"],
    "gb": ["U.K.", "UK", "Great Britain", "England", "Scotland", "Wales", "Northern Ireland", "British", "United Kingdom of Great Britain and Northern Ireland"],
    "ir": ["Iran (Islamic Republic of)", "Islamic Republic of Iran", "Iranian", "Persia"],
    "kp": ["Korea, North", "North Korea", "DPRK", "Democratic People's Republic of Korea", "North Korean", "Korea (Democratic People's Republic of)", "Democratic People's Republic of Korea (North Korea)"],
    "kr": ["Korea, South", "South Korea", "Republic of Korea", "South Korean"],
    "ps": ["Occupied Palestinian Territories", "Palestine", "Palestinian", "West Bank", "Gaza", "State of Palestine", "Gaza Strip", "Palestinian Territories"],
    "mm": ["Burma", "Myanmar (Burma)", "Burmese"],
    "ru": ["Russian Federation", "Russia", "Russian"], "sy": ["Syria", "Syrian Arab Republic", "Syrian"], "la": ["Laos"], "vn": ["Viet Nam", "Vietnam"],
    "cd": ["Congo, Democratic Republic of the", "Democratic Republic of the Congo", "DRC", "DR Congo", "Congo (Kinshasa)", "Congo (Democratic Republic)"],
    "cg": ["Congo, Republic of the", "Republic of the Congo", "Congo (Brazzaville)"], "ci": ["Cote d'Ivoire", "Ivory Coast", "Cote d Ivoire"],
    "bo": ["Bolivia", "Bolivia (Plurinational State of)"], "ve": ["Venezuela", "Venezuela (Bolivarian Republic of)"], "tz": ["Tanzania", "United Republic of Tanzania"],
    "md": ["Moldova", "Republic of Moldova"], "mk": ["North Macedonia", "Macedonia", "North Macedonia, The Republic of", "Macedonia, The Former Yugoslav Republic of"],
    "bs": ["Bahamas", "Bahamas, The"], "gm": ["Gambia", "Gambia, The"], "kn": ["St. Kitts & Nevis", "St. Kitts and Nevis", "Saint Kitts and Nevis"],
    "vc": ["St. Vincent & the Grenadines", "Saint Vincent and the Grenadines"], "ae": ["UAE", "U.A.E.", "Dubai", "Abu Dhabi"], "xk": ["Kosovo"],
    "ba": ["Bosnia and Herzegovina", "Bosnia", "Bosnia-Herzegovina"], "tr": ["Turkey", "Turkiye", "Turkish"], "cz": ["Czech Republic", "Czechia"],
    "hk": ["Hong Kong"], "mo": ["Macau", "Macao"], "tw": ["Taiwan", "Taiwan (China)"], "cn": ["China", "PRC", "People's Republic of China", "Chinese"],
    "il": ["Israel", "Israeli"], "af": ["Afghanistan", "Afghan"], "iq": ["Iraq", "Iraqi"], "pk": ["Pakistan", "Pakistani"], "eg": ["Egypt", "Egyptian"],
    "fr": ["France", "French"], "de": ["Germany", "German"], "it": ["Italy", "Italian"], "ua": ["Ukraine", "Ukrainian"], "by": ["Belarus", "Belarusian", "Byelorussia"],
}  # fmt: skip


def names_of(territory) -> list[str]:
    found = [territory.name, territory.full_name, territory.code, territory.alpha3, territory.in_sentence]
    found += list(getattr(territory, "names_strong", []) or []) + list(getattr(territory, "names", []) or [])
    return [name for name in found if name]


def main() -> None:
    from rigour.territories.lookup import _get_territory_names  # type: ignore[attr-defined]  # generation only

    table: dict[str, str] = {}
    shown: dict[str, str] = {}
    for name, territory in sorted(_get_territory_names().items()):
        if "-" not in territory.code:
            table.setdefault(key_of(name), territory.code)
    for territory in sorted(get_territories(), key=lambda t: t.code):
        if "-" in territory.code:
            continue
        shown[territory.code] = unicodedata.normalize("NFC", territory.name)
        for name in names_of(territory):
            table[key_of(name)] = territory.code
    for code, names in HAND.items():
        for name in names:
            table[key_of(name)] = code
    table.pop("", None)
    rows = [f"{name}\t{code}" for name, code in sorted(table.items())] + [
        f"={code}\t{name}" for code, name in sorted(shown.items())
    ]
    (ROOT / "src/listed/text/territories.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
