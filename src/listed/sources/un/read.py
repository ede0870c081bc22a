"""Reads the UN consolidated list (XML). Every element has a rule here; a new one refuses the edition.

A party is its permanent reference number (`un-sc:QDi.001`): DATAID changes when a record is entered anew. Only
where two records have the same reference number, DATAID tells them apart, with a warning.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime

from listed.dates import PartialDate, parse_date, years
from listed.errors import UnreadableList
from listed.model import Claim, Identifier, Listing, Name, NameKind, Reading, Strength, Text
from listed.sources.common.claims import PartyWriter, name, place_of
from listed.sources.common.formats import Format, RawFile
from listed.sources.common.xml import Element, local, parse_xml, refuse_unknown, text_of, texts
from listed.sources.un.regimes import IMO, Terms, terms_of
from listed.text.territories import code_of

SOURCE = "un-sc"
AUTHORITY = "United Nations Security Council"

_COMMON = {
    "DATAID", "VERSIONNUM", "FIRST_NAME", "UN_LIST_TYPE", "REFERENCE_NUMBER", "LISTED_ON", "NAME_ORIGINAL_SCRIPT",
    "COMMENTS1", "HAS_INTERPOL_LINK", "INTERPOL_LINK", "LIST_TYPE", "LAST_DAY_UPDATED", "SORT_KEY",
    "SORT_KEY_LAST_MOD", "DELISTED_ON", "SUBMITTED_BY", "SUBMITTED_ON",
}  # fmt: skip
_PERSON = frozenset(_COMMON | {
    "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME", "GENDER", "TITLE", "DESIGNATION", "NATIONALITY", "NATIONALITY2",
    "INDIVIDUAL_ALIAS", "INDIVIDUAL_ADDRESS", "INDIVIDUAL_DATE_OF_BIRTH", "INDIVIDUAL_PLACE_OF_BIRTH",
    "INDIVIDUAL_DOCUMENT",
})  # fmt: skip
_ENTITY = frozenset(_COMMON | {"ENTITY_ALIAS", "ENTITY_ADDRESS"})
_ALIAS = frozenset(
    {
        "QUALITY",
        "ALIAS_NAME",
        "DATE_OF_BIRTH",
        "CITY_OF_BIRTH",
        "COUNTRY_OF_BIRTH",
        "NOTE",
        "NAME_ORIGINAL_SCRIPT",
    }
)
_PLACE = frozenset({"STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY", "NOTE"})
_BIRTH = frozenset({"TYPE_OF_DATE", "DATE", "YEAR", "FROM_YEAR", "TO_YEAR", "NOTE"})
_DOCUMENT = frozenset({
    "TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2", "NUMBER", "ISSUING_COUNTRY", "COUNTRY_OF_ISSUE", "CITY_OF_ISSUE",
    "DATE_OF_ISSUE", "DATE_OF_EXPIRY", "NOTE",
})  # fmt: skip
_VALUES = frozenset({"VALUE"})
_TEST = re.compile(r"\b(?:infosec|test (?:file|data|record|entry))\b", re.I)
"""Words that no listed party is called, seen in a tampered copy of this list."""


def recognise(file: RawFile) -> str:
    """`list` for the UN's XML."""
    return "list" if b"<CONSOLIDATED_LIST" in file.data[:2000] else ""


def read(files: dict[str, RawFile]) -> Reading:
    """Every individual and entity of the list. Raises UnreadableList."""
    file = files["list"]
    root = parse_xml(file)
    if local(root) != "CONSOLIDATED_LIST":
        raise UnreadableList(
            "the root element is not <CONSOLIDATED_LIST>", where=file.name, hint="is this another list?"
        )
    refuse_unknown(root, frozenset({"INDIVIDUALS", "ENTITIES"}), file.name)
    if {local(child) for child in root} != {"INDIVIDUALS", "ENTITIES"}:
        raise UnreadableList(
            "individuals or entities are missing: the file is cut off",
            where=file.name,
            hint="fetch the list again",
        )
    for group in root:
        refuse_unknown(group, frozenset({"INDIVIDUAL", "ENTITY"}), file.name)
    records = [record for group in root for record in group]
    times = Counter(_reference(record, file) for record in records)
    claims: list[Claim] = []
    for record in records:
        number = _reference(record, file)
        _read_record(record, number if times[number] == 1 else text_of(record.find("DATAID")), file, claims)
    generated = root.get("dateGenerated", "")
    return Reading(
        SOURCE,
        "UN XML",
        tuple(claims),
        (file.sha256,),
        published=parse_date(generated) if generated else None,
        published_at=_instant(generated),
        test_data=next(filter(None, map(_why_test, claims)), ""),
        warnings=tuple(f"{times[n]} records have the number {n}" for n in sorted(times) if times[n] > 1),
    )


def _why_test(claim: Claim) -> str:
    found = isinstance(claim.value, Name) and _TEST.search(claim.value.text)
    return f"a name of {claim.party} reads {found[0]!r}" if found else ""


def _reference(record: Element, file: RawFile) -> str:
    number = text_of(record.find("REFERENCE_NUMBER"))
    if not number:
        where = f"{file.name} line {record.sourceline}"
        raise UnreadableList("a record has no reference number", where=where, hint="fetch the list again")
    return number


def _instant(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).astimezone(UTC) if text else None
    except ValueError:
        return None


def _read_record(record: Element, key: str, file: RawFile, claims: list[Claim]) -> None:
    person, number = local(record) == "INDIVIDUAL", _reference(record, file)
    refuse_unknown(record, _PERSON if person else _ENTITY, f"{file.name} {number}")
    party = PartyWriter(claims, f"{SOURCE}:{key}", file.sha256, f"{file.name.rsplit('/', 1)[-1]} {number}")
    terms = terms_of(text_of(record.find("UN_LIST_TYPE")), person, text_of(record.find("COMMENTS1")))
    schema = "Person" if person else "Vessel" if terms.vessel else "Organization"
    party.add("schema", Text(schema), f"<{local(record)}>", local(record))
    _names(party, record)
    _listing(party, record, terms)
    for title in _values(record, "TITLE"):
        party.text("title", title, "TITLE")
    for position in _values(record, "DESIGNATION"):
        party.text("position", position, "DESIGNATION")
    for field in ("NATIONALITY", "NATIONALITY2"):
        for country in _values(record, field):
            party.country("nationality", country, field)
    party.gender(text_of(record.find("GENDER")), "GENDER")
    for child in record:
        if local(child) in _READ_CHILD:
            _READ_CHILD[local(child)](party, child)
    _rest(party, record)


def _names(party: PartyWriter, record: Element) -> None:
    parts = [text_of(record.find(f"{n}_NAME")) for n in ("FIRST", "SECOND", "THIRD", "FOURTH")]
    whole = " ".join(" ".join(parts).split())
    if not whole:
        raise UnreadableList("a record has no name", where=party.party, hint="fetch the list again")
    party.add("name", name(whole), "FIRST_NAME to FOURTH_NAME", whole)
    for original in texts(record, "NAME_ORIGINAL_SCRIPT"):
        one_line = " ".join(original.split())
        party.add("name", name(one_line, quality="original script"), "NAME_ORIGINAL_SCRIPT", original)


def _listing(party: PartyWriter, record: Element, terms: Terms) -> None:
    kind, ended = text_of(record.find("UN_LIST_TYPE")), text_of(record.find("DELISTED_ON"))
    listing = Listing(
        AUTHORITY,
        programme=kind,
        legal_act=terms.act,
        measures=terms.measures,
        listed_on=_date(text_of(record.find("LISTED_ON"))),
        amended_on=tuple(when for told in _values(record, "LAST_DAY_UPDATED") if (when := _date(told))),
        until=_date(ended) or terms.until,
        status="delisted" if ended else "",
        record=text_of(record.find("REFERENCE_NUMBER")),
        url=text_of(record.find("INTERPOL_LINK")),
    )
    party.add("listing", listing, "UN_LIST_TYPE, LISTED_ON", kind)


def _date(text: str) -> PartialDate | None:
    return parse_date(text) if text else None


def _values(record: Element, field: str) -> tuple[str, ...]:
    """The VALUEs of a field, each once (LAST_DAY_UPDATED repeats them), in order."""
    found: dict[str, None] = {}
    for element in record.findall(field):
        refuse_unknown(element, _VALUES, field)
        found |= dict.fromkeys(texts(element, "VALUE"))
    return tuple(found)


def _alias(party: PartyWriter, element: Element) -> None:
    refuse_unknown(element, _ALIAS, party.party)
    field, quality, note = local(element), text_of(element.find("QUALITY")), text_of(element.find("NOTE"))
    text = " ".join(text_of(element.find("ALIAS_NAME")).split())
    former = quality == "f.k.a." or "formerly listed" in note or "previously listed" in note
    kind: NameKind = "former" if former else "alias"
    strength: Strength = "weak" if quality == "Low" else "strong"
    for one in (text, *texts(element, "NAME_ORIGINAL_SCRIPT")):
        if one:
            value = name(" ".join(one.split()), kind=kind, strength=strength, quality=quality)
            party.add("name", value, field, one)
    if note:
        party.text("unplaced", note, f"{field} NOTE", f"note on the alias {text}")
    party.date("birth_date", text_of(element.find("DATE_OF_BIRTH")), f"{field} DATE_OF_BIRTH")
    born = place_of(
        city=text_of(element.find("CITY_OF_BIRTH")), country=text_of(element.find("COUNTRY_OF_BIRTH"))
    )
    if born:
        party.add("birth_place", born, field, born.text)


def _place(party: PartyWriter, element: Element) -> None:
    refuse_unknown(element, _PLACE, party.party)
    part = {local(child): text_of(child) for child in element}
    words = (
        part.get(word, "") for word in ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY", "NOTE")
    )
    found = place_of(*words)
    if found:
        field = local(element)
        party.add("birth_place" if "BIRTH" in field else "address", found, field, found.text or found.note)


def _birth(party: PartyWriter, element: Element) -> None:
    refuse_unknown(element, _BIRTH, party.party)
    when = _birth_date({local(child): text_of(child) for child in element})
    if when:
        party.when("birth_date", when, local(element))


def _birth_date(part: dict[str, str]) -> PartialDate | None:
    note, circa = part.get("NOTE", ""), part.get("TYPE_OF_DATE") == "APPROXIMATELY"
    first, last = part.get("FROM_YEAR", ""), part.get("TO_YEAR", "")
    if first or last:
        text = f"between {first} and {last}"
        known = _YEAR.fullmatch(first) and _YEAR.fullmatch(last) and first <= last
        return years(int(first), int(last), text) if known else PartialDate(text=text)
    stated = part.get("DATE") or part.get("YEAR") or ""
    if not stated:
        return parse_date(note) if note else None
    read = parse_date(stated)
    said = " ".join(w for w in ("approximately" if circa else "", stated, f"({note})" if note else "") if w)
    return PartialDate(read.earliest, read.latest, said, circa or "pproximately" in note)


_YEAR = re.compile(r"[12]\d{3}")
_KINDS = {
    "passport": "passport",
    "pasaporte": "passport",
    "passeport": "passport",
    "fiscal": "tax_id",
    "identi": "national_id",
    "tazkira": "national_id",
    "national number": "national_id",
}
"""What the words of a document's type mean; the first that stands in them counts."""


def _document(party: PartyWriter, element: Element) -> None:
    refuse_unknown(element, _DOCUMENT, party.party)
    part = {local(child): " ".join(text_of(child).split()) for child in element}
    label = " ".join(p for p in (part.get("TYPE_OF_DOCUMENT", ""), part.get("TYPE_OF_DOCUMENT2", "")) if p)
    issuer = part.get("ISSUING_COUNTRY", "")
    country = code_of(issuer or part.get("COUNTRY_OF_ISSUE", ""))
    odd = issuer if issuer and not code_of(issuer) else ""
    dates = ("COUNTRY_OF_ISSUE", "CITY_OF_ISSUE", "DATE_OF_ISSUE", "DATE_OF_EXPIRY")
    stated = (f"{word.lower().replace('_', ' ')} {part[word]}" for word in dates if part.get(word))
    note = "; ".join(words for words in (odd, *stated, part.get("NOTE", "")) if words)
    if part.get("NUMBER"):
        kind = next((kind for word, kind in _KINDS.items() if word in label.lower()), "other")
        value = Identifier(kind, part["NUMBER"], country, label, note)
        party.add("identifier", value, local(element), part["NUMBER"])
    else:
        told = "; ".join(words for words in (label, "" if odd else issuer, note) if words)
        party.text("unplaced", told, local(element), "document without a number")


def _rest(party: PartyWriter, record: Element) -> None:
    """The number, comments, and what only the UN's own systems need; kept, but for the version 1 that every record has."""
    number, comment = text_of(record.find("REFERENCE_NUMBER")), text_of(record.find("COMMENTS1"))
    reference = Identifier("un_reference", number, label="REFERENCE_NUMBER")
    party.add("identifier", reference, "REFERENCE_NUMBER", number)
    for imo in IMO.findall(comment):
        party.add("identifier", Identifier("imo", imo, label="IMO"), "COMMENTS1", imo)
    party.text("remark", comment, "COMMENTS1")
    for kind in _values(record, "LIST_TYPE"):
        party.text("unplaced", kind if kind != "UN List" else "", "LIST_TYPE", "LIST_TYPE")
    data = text_of(record.find("DATAID"))
    if data:
        party.add("identifier", Identifier("other", data, label="DATAID"), "DATAID", data)
    if text_of(record.find("VERSIONNUM")) != "1":
        party.text("unplaced", text_of(record.find("VERSIONNUM")), "VERSIONNUM", "VERSIONNUM")
    for field in ("SORT_KEY", "SORT_KEY_LAST_MOD", "SUBMITTED_BY", "SUBMITTED_ON"):
        party.text("unplaced", text_of(record.find(field)), field, field)


_READ_CHILD = {
    "INDIVIDUAL_ALIAS": _alias, "ENTITY_ALIAS": _alias, "INDIVIDUAL_ADDRESS": _place, "ENTITY_ADDRESS": _place,
    "INDIVIDUAL_PLACE_OF_BIRTH": _place, "INDIVIDUAL_DATE_OF_BIRTH": _birth, "INDIVIDUAL_DOCUMENT": _document,
}  # fmt: skip

FORMATS = (Format(SOURCE, "UN XML", recognise, read),)
