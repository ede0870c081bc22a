"""Reads the XML that the EU published until 2017 (`global.xml`: WHOLE, ENTITY), for history."""

from __future__ import annotations

import re

from listed.dates import parse_date
from listed.errors import UnreadableList
from listed.model import Reading
from listed.sources.common.formats import Format, RawFile
from listed.sources.common.xml import Element, local, parse_xml, refuse_unknown, text_of
from listed.sources.eu.entity import SOURCE, Act, Entity, EntityWriter, Part
from listed.sources.eu.fsf_xml import words_of

_OF_ACT = {"Id", "legal_basis", "reg_date", "pdf_link", "programme", "remark"}
_KINDS = {
    "NAME": "nameAlias",
    "ADDRESS": "address",
    "BIRTH": "birthdate",
    "PASSPORT": "identification",
    "CITIZEN": "citizenship",
}
_WORDS = {
    "NAME": {
        "LASTNAME": "lastName",
        "FIRSTNAME": "firstName",
        "MIDDLENAME": "middleName",
        "WHOLENAME": "wholeName",
        "GENDER": "gender",
        "TITLE": "title",
        "FUNCTION": "function",
        "LANGUAGE": "nameLanguage",
    },
    "ADDRESS": {
        "NUMBER": "number",
        "STREET": "street",
        "ZIPCODE": "zipCode",
        "CITY": "city",
        "COUNTRY": "countryDescription",
        "OTHER": "other",
    },
    "BIRTH": {"DATE": "birthdate", "PLACE": "city", "COUNTRY": "countryDescription"},
    "PASSPORT": {"NUMBER": "number", "COUNTRY": "countryDescription"},
    "CITIZEN": {"COUNTRY": "countryDescription"},
}
_DOCUMENT = re.compile(r"^(?P<number>.*?) \((?P<code>[a-z]+)-(?P<label>[^()]*)\)(?P<rest>.*)$", re.S)
_CONTACT = re.compile(r"(?<![A-Z])([A-Z]{3,6})\[([^\]]*)\]")


def recognise(file: RawFile) -> str:
    """`list` for the EU's XML of before 2017."""
    return "list" if re.search(rb"<WHOLE[\s>]", file.data[:2000]) else ""


def read(files: dict[str, RawFile]) -> Reading:
    """Every entity of the list. Raises UnreadableList."""
    file = files["list"]
    root = parse_xml(file)
    if local(root) != "WHOLE":
        raise UnreadableList("the root element is not <WHOLE>", where=file.name, hint="is this another list?")
    refuse_unknown(root, frozenset({"ENTITY"}), file.name)
    writer = EntityWriter(file.name.rsplit("/", 1)[-1], file.sha256)
    for element in root:
        writer.write(_entity(element, file.name))
    stated = root.get("Date", "")
    return Reading(
        SOURCE,
        "EU XML before 2017",
        tuple(writer.claims),
        (file.sha256,),
        published=parse_date(stated) if stated else None,
        warnings=tuple(writer.warnings),
    )


def _entity(element: Element, where: str) -> Entity:
    number = element.get("Id", "")
    if not number:
        place = f"{where} line {element.sourceline}"
        raise UnreadableList("an entity has no Id", where=place, hint="fetch the list again")
    where = f"{where} entity {number}"
    refuse_unknown(element, frozenset(_KINDS), where)
    _refuse_attributes(element, _OF_ACT | {"Type"}, where)
    remark = element.get("remark", "")
    return Entity(
        number,
        element.get("Type", ""),
        "",
        (_act(element),),
        tuple(_part(child, where) for child in element),
        (remark,) if remark else (),
    )


def _refuse_attributes(element: Element, known: set[str], where: str) -> None:
    for attribute in element.attrib:
        if attribute not in known:
            place = f"{where}, line {element.sourceline}"
            raise UnreadableList(
                f"the attribute {attribute!s} has no rule", where=place, hint="update listed"
            )


def _act(element: Element) -> Act:
    get = element.get
    return Act(
        get("legal_basis", ""),
        programme=get("programme", ""),
        in_force=get("reg_date", ""),
        url=get("pdf_link", ""),
    )


def _part(element: Element, where: str) -> Part:
    words = _WORDS[local(element)]
    refuse_unknown(element, frozenset(words), where)
    _refuse_attributes(element, _OF_ACT | {"Entity_id"}, where)
    said = {words[local(child)]: text_of(child) for child in element}
    act = Act(
        element.get("legal_basis", ""), published=element.get("reg_date", ""), url=element.get("pdf_link", "")
    )
    return untangled(_KINDS[local(element)], element.get("Id", ""), said, words_of(act))


def untangled(kind: str, number: str, said: dict[str, str], act: str) -> Part:
    """A part whose words the old formats joined: `A1 (passport-National passport) (lost)`, `PHONE[1]`, a house
    number beside the street."""
    document = _DOCUMENT.match(said.get("number", "")) if kind == "identification" else None
    remarks: list[str] = []
    if document:
        said |= {
            "number": document["number"],
            "identificationTypeCode": document["code"],
            "identificationTypeDescription": document["label"],
        }
        remarks += [document["rest"].strip()] if document["rest"].strip() else []
    contacts: tuple[tuple[str, str], ...] = ()
    if kind == "address":
        said |= {"street": " ".join(w for w in (said.get("number", ""), said.get("street", "")) if w)}
        contacts, rest = contacts_in(said.get("other", ""))
        remarks += [rest] if rest else []
    return Part(kind, number, said, tuple(remarks), contacts, act)


def contacts_in(text: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """The contacts in a text and what else stands there.

    >>> contacts_in("PHONE[1]FAX[2] (office)")
    ((('PHONE', '1'), ('FAX', '2')), '(office)')
    """
    found = tuple((key, value) for key, value in _CONTACT.findall(text))
    return found, _CONTACT.sub("", text).strip()


FORMATS = (Format(SOURCE, "EU XML before 2017", recognise, read),)
