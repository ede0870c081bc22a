"""Whole names out of SECO's parts: each part has an order, a type, and its spellings in other languages."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from listed.model import Name, NameKind
from listed.sources.common.claims import name
from listed.sources.common.xml import Element, local, text_of

KINDS: dict[str, NameKind] = {"primary-name": "primary", "alias": "alias", "formerly-known-as": "former"}
"""What each type of name means; another one counts as an alias, and is warned about."""

GIVEN = ("given-name", "further-given-name")
_LANGUAGES = {
    "ara": "ar",
    "bel": "be",
    "bul": "bg",
    "chi": "zh",
    "zho": "zh",
    "eng": "en",
    "fas": "fa",
    "per": "fa",
    "fre": "fr",
    "fra": "fr",
    "geo": "ka",
    "ger": "de",
    "deu": "de",
    "heb": "he",
    "ita": "it",
    "kor": "ko",
    "rus": "ru",
    "spa": "es",
    "srp": "sr",
    "ukr": "uk",
}


class NamePart(Struct, frozen=True):
    """One part: its type, its value, and its spellings, each with language and script."""

    kind: str
    value: str
    spellings: tuple[tuple[tuple[str, str], str], ...]


def parts_of(element: Element) -> tuple[NamePart, ...]:
    """The parts of a <name> in their stated order."""
    parts = [child for child in element if local(child) == "name-part"]
    parts.sort(key=_order)
    return tuple(_part(part) for part in parts)


def _order(part: Element) -> int:
    told = part.get("order", "")
    return int(told) if told.isdecimal() else 0


def _part(element: Element) -> NamePart:
    value = next((text_of(child) for child in element if local(child) == "value"), "")
    spellings = tuple(
        ((child.get("lang", ""), child.get("script", "")), text_of(child))
        for child in element
        if local(child) == "spelling-variant" and text_of(child)
    )
    return NamePart(element.get("name-part-type", ""), value, spellings)


def names_of(element: Element, main: bool) -> Iterator[Name]:
    """The name, its spellings, and the name before marriage where a maiden name is stated. `main`: whether it
    stands in the main identity; a primary name of another identity is an alias."""
    parts = [part for part in parts_of(element) if part.kind != "title"]
    told = element.get("name-type", "")
    kind = KINDS.get(told, "alias") if main or told != "primary-name" else "alias"
    weak = element.get("quality") == "low"
    now = [part for part in parts if part.kind != "maiden-name"]
    yield name(
        _joined(part.value for part in now),
        kind=kind,
        strength="weak" if weak else "strong",
        language=language_of(element.get("lang", "")),
        quality=", ".join(word for word in (told, element.get("quality", "")) if word),
        family=_of_kind(now, "family-name"),
        given=_of_kind(now, *GIVEN),
    )
    yield from _spellings(now, kind, "weak" if weak else "strong")
    for part in parts:
        if part.kind == "maiden-name" and part.value:
            text = _joined((_of_kind(now, *GIVEN), part.value))
            yield name(text, kind="maiden", strength="weak" if weak else "strong", quality="maiden-name")


def language_of(code: str) -> str:
    """The ISO 639-1 code for one of 639-2, which is kept where the table has none."""
    return _LANGUAGES.get(code.lower(), code.lower())


def _joined(words: Iterator[str] | tuple[str, ...]) -> str:
    return " ".join(" ".join(words).split())


def _of_kind(parts: list[NamePart], *kinds: str) -> str:
    return _joined(part.value for part in parts if part.kind in kinds)


def _spellings(parts: list[NamePart], kind: NameKind, strength: str) -> Iterator[Name]:
    """One whole name for each language and script, and for the second, third … spelling in one of them. A part
    without such a spelling stands as it is."""
    cultures = dict.fromkeys(culture for part in parts for culture, _ in part.spellings)
    for culture in cultures:
        of_part = [[text for one, text in part.spellings if one == culture] for part in parts]
        for number in range(max(map(len, of_part))):
            words = (
                (texts[number] if number < len(texts) else texts[0]) if texts else part.value
                for texts, part in zip(of_part, parts, strict=True)
            )
            quality = ", ".join(word for word in ("spelling-variant", *culture) if word)
            lang = language_of(culture[0])
            alias = "former" if kind == "former" else "alias"
            yield name(_joined(words), kind=alias, strength=strength, language=lang, quality=quality)
