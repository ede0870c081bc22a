"""The date of a document: what its first lines say of themselves, never a date that the story tells."""

from __future__ import annotations

import re
from datetime import date

from listed.documents.document import Document
from listed.read_model import Dating

HEAD = 600
"""Characters at the beginning in which a document states its date."""
LINE = 70
"""A line that holds little else than a date is the document's own."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sept sep",
            "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=lambda name: (-len(name), name)))
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\.?,?\s+(?P<year>\d{{4}})"
    rf"|(?P<month2>{_MONTH})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2}))\b",
    re.I,
)
_OWN = re.compile(
    r"(?:^|\n)[ \t]*(?:date|dated|published|issued|released|posted|updated|press release)\b[^\n]{0,30}$", re.I
)
_DATELINE = re.compile(r"^\s*(?:\([A-Z][\w ]+\)\s*)?[—–-]")


def dating(document: Document, argument: str | None) -> Dating | None:
    """When the document was written: by the caller's word, its own header, or its first lines; None: it does not say."""
    if argument is not None:
        return Dating(argument, "argument")
    return document.dated or _stated(document)


def _stated(document: Document) -> Dating | None:
    head = document.text[:HEAD]
    for match in _DATE.finditer(head):
        iso = iso_of(match)
        if iso and _is_own(document.text, match.start(), match.end()):
            return Dating(iso, "stated", document.span(*match.span()))
    return None


def iso_of(match: re.Match[str]) -> str | None:
    """The date of a match as ISO; None where the calendar has no such day."""
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
    else:
        month = _MONTHS[(match["month"] or match["month2"]).lower().rstrip(".")]
        year, day = int(match["year"] or match["year2"]), int(match["day"] or match["day2"])
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _is_own(text: str, start: int, end: int) -> bool:
    """Whether the date stands alone on a short line, after a word such as `Published`, or in a dateline."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    rest = (line[: start - line_start] + line[end - line_start :]).strip(" \t|,.-–—:")
    if len(line) <= LINE and len(rest.split()) <= 4:
        return True
    return bool(_OWN.search(text[max(0, start - 60) : start])) or bool(_DATELINE.match(text[end : end + 30]))
