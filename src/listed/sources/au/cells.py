"""What stands in the cells of the Australian list: empty words, lists with letters, dates of listing."""

from __future__ import annotations

import re
from datetime import date, datetime

from listed.dates import PartialDate, parse_date

_NOTHING = frozenset({"", "na", "n/a", "not available", "-"})
_LETTER = re.compile(r"(?:^|(?<=[\s;,]))[a-z]\)\s*", re.I)
_LISTED = re.compile(
    r"\b(?:Listed|Designated|Declared)\b[^.;()\d]*?(?:\b\d{3,4}\b[^.;()\d]*?)?\bon:?\s+(\d{1,2}\s+[A-Z][a-z]{2,8}\.?\s+\d{4})"
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


_BETWEEN = re.compile(r"\s*(?:[,;]\s*|>>\s*|\bor\b\s*|\balt(?: DOB| born)?\b\s*|\bborn\b\s*)", re.I)
_BESIDE = re.compile(r"(?<=\d{4})\s+(?=\d{1,2}/|\d{4}\b|[Aa]pprox)")
_ASIDE = re.compile(r"\s*\([^)]*\)?\.?$")
_MONTH = re.compile(r"^(\d{1,2})/(\d{4})$")


def dates(cell: object) -> tuple[PartialDate, ...]:
    """The dates of a cell: alternatives stand with letters, commas, `or`, or side by side. Each keeps its words.

    >>> [when.iso for when in dates("a) Approximately 1966 b) 30/01/1972, 08/1961")]
    ['1966', '1972-01-30', '1961-08']
    >>> [when.iso for when in dates("1952 or 4 May 1955 (as somebody else)")]
    ['1952', '1955-05-04']
    """
    found: list[PartialDate] = []
    for part in parts(said(cell)):
        whole = _date(part)
        found += [whole] if whole.understood else _several(part)
    return tuple(found)


def _several(text: str) -> list[PartialDate]:
    pieces = [piece for one in _BETWEEN.split(text) for piece in _BESIDE.split(one) if piece.strip()]
    found = [_date(piece) for piece in pieces]
    return found if any(when.understood for when in found) else [PartialDate(text=text)]


def _date(text: str) -> PartialDate:
    plain = _MONTH.sub(r"\2-\1", _ASIDE.sub("", text.strip(" :")))
    read = parse_date(plain)
    return PartialDate(read.earliest, read.latest, text.strip(), read.circa)
