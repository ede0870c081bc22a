"""How the UK's lists write: numbered values in one cell, names in six columns, dates with holes, measures."""

from __future__ import annotations

import re

from listed.dates import PartialDate, month, parse_date
from listed.model import NameKind, Strength

_NUMBERED = re.compile(r"\((\d{1,3})\)\s*")
_MONTH = re.compile(r"(\d{2})/(\d{4})")

KINDS: dict[str, NameKind] = {
    "primary name": "primary",
    "primary name variation": "alias",
    "alias": "alias",
    "aka": "alias",
    "fka": "former",
}
"""What each type of name means; another one counts as an alias, and is warned about."""

_STRENGTHS: dict[str, Strength] = {"low": "weak", "weak": "weak"}
_LANGUAGES = {
    "arabic": "ar",
    "belarusian": "be",
    "bosnian": "bs",
    "bulgarian": "bg",
    "burmese": "my",
    "chinese": "zh",
    "dari": "fa",
    "farsi": "fa",
    "georgian": "ka",
    "greek": "el",
    "hebrew": "he",
    "korean": "ko",
    "pashto": "ps",
    "persian": "fa",
    "persian/farsi": "fa",
    "russian": "ru",
    "serbian": "sr",
    "spanish": "es",
    "thai": "th",
    "turkish": "tr",
    "ukrainian": "uk",
    "urdu": "ur",
}


def strength_of(text: str) -> Strength:
    """Weak for `Low quality a.k.a`, strong for everything else.

    >>> strength_of("Low quality a.k.a"), strength_of("Good quality"), strength_of("")
    ('weak', 'strong', 'strong')
    """
    return _STRENGTHS.get(text.split(" ")[0].lower(), "strong")


def language_of(text: str) -> str:
    """The ISO 639 code of a language, or the UK's word where it is not in the table."""
    return _LANGUAGES.get(text.strip().lower(), text.strip())


def date_of(text: str) -> PartialDate:
    """A date as the UK writes it: `12/11/1967`, `dd/09/1958`, `00/00/1961`, `05/1973`, `1985`.

    >>> date_of("dd/09/1958").iso, date_of("00/00/1961").iso, date_of("05/1973").iso
    ('1958-09', '1961', '1973-05')
    """
    found = _MONTH.fullmatch(text.strip())
    if found and 1 <= int(found[1]) <= 12 and int(found[2]):
        return month(int(found[2]), int(found[1]), text)
    return parse_date(text.strip())


def numbered(text: str) -> dict[str, str]:
    """The values of a cell by their numbers; one value without a number has the number "". A `-` is no value.

    >>> numbered("(1) Uganda (2) Uganda (3)Sudan"), numbered("Unit (1) Tehran")
    ({'1': 'Uganda', '2': 'Uganda', '3': 'Sudan'}, {'': 'Unit (1) Tehran'})
    """
    stripped = text.strip()
    marks = list(_NUMBERED.finditer(stripped))
    if not marks or marks[0].start() or [int(mark[1]) for mark in marks] != list(range(1, len(marks) + 1)):
        return {"": stripped} if stripped.strip("-. ") else {}
    ends = [mark.start() for mark in marks[1:]] + [len(stripped)]
    values = {mark[1]: stripped[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)}
    return {number: value for number, value in values.items() if value.strip("-. ")}


def measures_of(text: str) -> tuple[str, ...]:
    """The measures in words of docs/measures.md: the UK's own words in lower case, joined by `_`.

    >>> measures_of("Asset freeze|Travel Ban"), measures_of('De-flag, Transport sanctions: see "Other information"')
    (('asset_freeze', 'travel_ban'), ('de_flag', 'transport_sanctions'))
    """
    words = (re.sub(r"\W+", " ", part.split(":")[0]).split() for part in re.split(r"[|,]", text))
    return tuple(dict.fromkeys("_".join(word).lower() for word in words if word))
