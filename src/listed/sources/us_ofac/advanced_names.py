"""The names of a party in OFAC's Advanced XML: parts in groups, one documented name for each script."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from listed.errors import UnreadableList
from listed.model import Name
from listed.sources.common.claims import PartyWriter, name
from listed.sources.common.xml import Element, local, text_of
from listed.sources.us_ofac import entry, features
from listed.sources.us_ofac.advanced_structure import Values

_FAMILY = ("Last Name", "Maiden Name", "Matronymic")
_GIVEN = ("First Name", "Middle Name", "Patronymic")
_GIVEN_FIRST = ("Arab", "Hebr")
_NO_COMMA = ("Hani", "Hang", "Jpan")


class Written(Struct, frozen=True):
    """What was written: the first primary name, "" where there is none, and each name by its number."""

    primary: str
    by_number: dict[str, str]


def write(party: PartyWriter, identity: Element, values: Values) -> Written:
    """Adds the claims of all names of an identity."""
    types = {
        group.get("ID", ""): values.text("NamePartType", group, "NamePartTypeID")
        for group in identity.iter("{*}NamePartGroup")
    }
    primary, texts = "", {}
    for alias in identity.iterfind("{*}Alias"):
        kind = values.text("AliasType", alias, "AliasTypeID")
        for documented in alias.iterfind("{*}DocumentedName"):
            plain = _name(documented, types)
            texts[documented.get("ID", "")] = plain.text
            _write_one(party, plain, kind, alias, f"name {documented.get('ID', '')}")
            primary = primary or (plain.text if alias.get("Primary") == "true" else "")
        _rest(party, alias)
    return Written(primary, texts)


def _write_one(party: PartyWriter, plain: Name, kind: str, alias: Element, at: str) -> None:
    if alias.get("Primary") == "true":
        party.add("name", plain, at, plain.text)
    elif alias.get("LowQuality") == "true":
        entry.weak_alias(party, plain, kind, at)
    else:
        entry.alias(party, plain, kind, at)


def _name(documented: Element, types: dict[str, str]) -> Name:
    parts = tuple(_parts(documented, types))
    if not parts:
        where = f"DocumentedName {documented.get('ID', '')}, line {documented.sourceline}"
        raise UnreadableList("a name has no text", where=where, hint="fetch the list again")
    family, given = (" ".join(text for kind, text in parts if kind in kinds) for kinds in (_FAMILY, _GIVEN))
    rest = " ".join(text for kind, text in parts if kind not in (*_FAMILY, *_GIVEN))
    plain = name(" ".join(text for text in (_whole(family, given), rest) if text))
    return msgspec.structs.replace(plain, family=family, given=given) if family and given else plain


def _parts(documented: Element, types: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The type and text of each part; characters that the file parts from a name belong to it."""
    for part in documented.iterfind("{*}DocumentedNamePart"):
        for value in part.iterfind("{*}NamePartValue"):
            text = features.unmarked(
                part.get("LeadingChars", "") + text_of(value) + part.get("TrailingChars", "")
            )
            if text:
                yield types.get(value.get("NamePartGroupID", ""), ""), text


def _whole(family: str, given: str) -> str:
    """`FAMILY, Given` as the CSV files write it; in scripts that part nothing with a comma, in their own order."""
    if not family or not given:
        return family or given
    script = name(family).script
    if script in _GIVEN_FIRST:
        return f"{given} {family}"
    return f"{family} {given}" if script in _NO_COMMA else f"{family}, {given}"


def _rest(party: PartyWriter, alias: Element) -> None:
    """What an alias says beside its names, in words."""
    for element in alias.iter("{*}Comment", "{*}DatePeriod"):
        words = " ".join(text for part in element.iter() if (text := text_of(part)))
        party.text("unplaced", words, f"Alias {local(element)}", f"alias {local(element)}")
