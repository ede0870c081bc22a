"""What stands in the cells of the Australian list: empty words, lists with letters, dates of listing."""

from __future__ import annotations

import re
from datetime import date, datetime

from listed.dates import PartialDate, parse_date

_NOTHING = frozenset({"", "na", "n/a", "not available", "-"})
_LETTER = re.compile(r"(?:^|(?<=[\s;,]))[a-z]\)\s*", re.I)
_LISTED = re.compile(
    r"\b(?:Listed|Designated|Declared)\b[^.;()\d]*?(?:\b\d{3,4}\b[^.;()\d]*?)?\bon\s+(\d{1,2}\s+[A-Z][a-z]{2,8}\.?\s+\d{4})"
)


def said(cell: object) -> str:
    """The words of a cell; "" for `na`. A whole number has no point, a date is ISO.

    >>> said(9288693.0), said(" NA "), said("Tehran,  Iran ")
    ('9288693', '', 'Tehran, Iran')
    """
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = " ".join(str(cell).split())
    return "" if text.lower() in _NOTHING else text


def parts(text: str) -> tuple[str, ...]:
    """The parts of `a) … b) …`, or the text itself.

    >>> parts("a) Approximately 1966 b) 1960")
    ('Approximately 1966', '1960')
    """
    found = (part.strip(" ;,") for part in _LETTER.split(text))
    return tuple(part for part in found if part.lower() not in _NOTHING)


def listed_on(words: str) -> PartialDate | None:
    """The first date on which the words say that the party was listed; None where they say none.

    >>> listed_on("Listed by UN 1267 Committee on 25 January 2001 (amended on 20 December 2005)").iso
    '2001-01-25'
    """
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words):
        return parse_date(words)
    found = _LISTED.search(words)
    return parse_date(found[1]) if found else None
