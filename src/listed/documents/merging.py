"""Names that brackets and quotation marks stand within: `Joint Stock Company (JSC) Iliadis`, `Bank of China (Hong Kong) Limited`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from listed.documents.names import Named
from listed.documents.vocabulary import is_legal, tables

_ABBREVIATION = re.compile(r"\s?\([A-Z]{2,6}\)\s?")
_OPENS, _CLOSES = re.compile(r" [\"“‘(«]"), re.compile(r"[\"”’)»] ")
_ORDINAL = re.compile(r"(?<![\w.])\d{1,3}(?:st|nd|rd|th) $")


def merged(text: str, found: Sequence[Named]) -> Iterator[Named]:
    """The names, with those put together that are parts of one."""
    skip = 0
    for at, one in enumerate(found):
        if one.start < skip:
            continue
        whole = (
            _form_before(text, found, at)
            or _quoted_firm(text, found, at)
            or _nickname(text, found, at)
            or _mission(text, found, at)
            or _branch(text, one)
            or _small_form(text, one)
            or _numbered(text, one)
        )
        skip = whole.end
        yield whole


def _form_before(text: str, found: Sequence[Named], at: int) -> Named | None:
    """`Joint Stock Company (JSC) Iliadis`: the form, its abbreviation, the name proper."""
    one = found[at]
    if not set(text[one.start : one.end].lower().split()) <= tables().lists["form_word"]:
        return None
    for last in found[at + 1 : at + 3]:
        if _ABBREVIATION.fullmatch(text, one.end, last.start):
            return Named(one.start, last.end, "organisation", 3)
    return None


def _quoted_firm(text: str, found: Sequence[Named], at: int) -> Named | None:
    """`ООО «Зарница»`: the form, then the name in quotation marks."""
    one = found[at]
    start = text.rfind(" ", one.start, one.end) + 1 or one.start
    if at + 1 == len(found) or not is_legal(text[start : one.end].lower()):
        return None
    following = found[at + 1]
    opens = re.fullmatch(r"\s?[«“\"„]", text[one.end : following.start])
    if opens is None or text[following.end : following.end + 1] not in ("»", "”", '"', "“"):
        return None
    return Named(start, following.end, "organisation", 3)


def _nickname(text: str, found: Sequence[Named], at: int) -> Named | None:
    """`Oleksandr “Sasha” Hrytsenko` is one person."""
    if at + 2 >= len(found):
        return None
    one, nick, last = found[at : at + 3]
    if not (_OPENS.fullmatch(text, one.end, nick.start) and _CLOSES.fullmatch(text, nick.end, last.start)):
        return None
    persons = all(part.type in ("person", None) and part.form != "acronym" for part in (one, nick, last))
    return replace(one, end=last.end, type="person", weight=2, form="name") if persons else None


_IN = re.compile(r" in (?:the )?")


def _mission(text: str, found: Sequence[Named], at: int) -> Named | None:
    """`UN Assistance Mission in Afghanistan (UNAMA)`: the acronym says that the place belongs to the name."""
    if at + 2 >= len(found):
        return None
    one, place, short = found[at : at + 3]
    letters = text[short.start : short.end]
    bracket = text[place.end : short.start].strip() == "(" and letters.isupper() and len(letters) > 2
    if not (bracket and _IN.fullmatch(text, one.end, place.start) and place.type in ("country", "place")):
        return None
    last = text[place.start : place.end].split()
    fits = letters.startswith(text[one.start]) and letters.endswith((last[0][0], last[-1][0]))
    return (
        replace(one, end=place.end, type="organisation" if one.type is None else one.type, weight=2)
        if fits
        else None
    )


_AFTER_BRACKET = re.compile(r"\s\([A-Z][\w .,&’'-]{1,40}\)((?:,?\s[A-Z][\w.]*)+)")


def _branch(text: str, one: Named) -> Named | None:
    """`Bank of China (Hong Kong) Limited`: a firm goes on after the brackets."""
    if one.type not in ("organisation", "public_body", "person", None):
        return None
    match = _AFTER_BRACKET.match(text, one.end)
    if match is None:
        return None
    end = match.start(1)
    for form in re.finditer(r",?\s([A-Z][\w.]*)", match.group(1)):
        if not is_legal(form.group(1).lower().rstrip(".")):
            break
        end = match.start(1) + form.end()
    return replace(one, end=end, type="organisation", weight=3, form="name") if end > match.start(1) else None


def _small_form(text: str, one: Named) -> Named | None:
    """`Tarrant Bank plc`: a legal form in lower case."""
    if one.type in ("country", "place", "vessel") or one.tentative:
        return None
    match = re.match(r",?\s([a-z][\w.]*(?: z o\.o\.)?)(?![\w])", text[one.end : one.end + 16])
    if match is None or match.group(1) not in tables().lists["small_legal"]:
        return None
    end = one.end + match.end()
    if (
        match.group(1).endswith(".")
        and not re.match(r"\s*[a-z,;)]", text[end : end + 2])
        and match.group(1).count(".") == 1
    ):
        end -= 1  # the stop ends the sentence
    return replace(one, end=end, type="organisation", weight=3, form="name")


def _numbered(text: str, one: Named) -> Named:
    """`64th Separate Rifle Brigade`: the number before a unit is part of its name."""
    if one.type != "public_body":
        return one
    before = _ORDINAL.search(text[max(0, one.start - 8) : one.start])
    return replace(one, start=one.start - len(before.group())) if before else one
