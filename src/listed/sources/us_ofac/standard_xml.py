"""Reads OFAC's standard XML (sdn.xml, consolidated.xml). Every element has a rule here; a new one refuses the edition.

It states what the CSV files state, in elements. What stands in remarks there is put into the words of a remark here,
so that both give the same claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listed.dates import PartialDate, parse_date
from listed.errors import UnreadableList
from listed.model import Claim, Reading
from listed.sources.common.claims import PartyWriter
from listed.sources.common.formats import RawFile
from listed.sources.common.xml import Element, local, parse_xml, refuse_strangers, text_of, texts
from listed.sources.us_ofac import entry
from listed.sources.us_ofac.remarks import document_words, remark_item, split_items

FORMAT = "OFAC XML"

_ID = ("idType", "idNumber", "idCountry", "issueDate", "expirationDate")
_STREET = ("address1", "address2", "address3")
_VESSEL = {
    "callSign": "call sign",
    "vesselType": "vessel type",
    "tonnage": "tonnage",
    "grossRegisteredTonnage": "gross registered tonnage",
    "vesselFlag": "flag",
    "vesselOwner": "vessel owner",
}
_ITEMS = {
    "dateOfBirthItem": ("dateOfBirth", "DOB"),
    "placeOfBirthItem": ("placeOfBirth", "POB"),
    "nationality": ("country", "nationality"),
    "citizenship": ("country", "citizen"),
}
"""Elements, the child that holds their text, and the word that a remark has for it."""
_LISTS = {
    "programList": "program",
    "idList": "id",
    "akaList": "aka",
    "addressList": "address",
    "nationalityList": "nationality",
    "citizenshipList": "citizenship",
    "dateOfBirthList": "dateOfBirthItem",
    "placeOfBirthList": "placeOfBirthItem",
}
_ENTRY = ("uid", "firstName", "lastName", "title", "sdnType", "remarks", "vesselInfo", *_LISTS)
CHILDREN: dict[str, tuple[str, ...]] = {
    "sdnList": ("publshInformation", "sdnEntry"),
    "publshInformation": ("Publish_Date", "Record_Count"),
    "sdnEntry": _ENTRY,
    "id": ("uid", *_ID),
    "aka": ("uid", "type", "category", "lastName", "firstName"),
    "address": ("uid", *_STREET, "city", "stateOrProvince", "postalCode", "country"),
    "vesselInfo": tuple(_VESSEL),
    **{one: ("uid", child, "mainEntry") for one, (child, _) in _ITEMS.items()},
    **{group: (one,) for group, one in _LISTS.items()},
}
"""The elements that may stand in each element."""
_NON_SDN = re.compile(
    rb"<program>(?:NS-[A-Z]+|CAPTA|UKRAINE-EO13662|FSE-[A-Z]+|CMIC-EO13959|561-Related)</program>"
)
_HINT = "fetch the list again"


def list_and_role(file: RawFile) -> tuple[str, str]:
    """Which of the two lists it is: most entries of the non-SDN list have a programme of its own."""
    if b"<sdnList" not in file.data[:2000]:
        return "", ""
    entries = file.data.count(b"<sdnEntry>")
    return entry.CONS if len(_NON_SDN.findall(file.data)) > entries / 2 else entry.SDN, "list"


def read(source: str, files: dict[str, RawFile]) -> Reading:
    """Reads an edition of one of the two lists. Raises UnreadableList."""
    file = files["list"]
    root = parse_xml(file)
    refuse_strangers(root, CHILDREN, file.name)
    records = root.findall("{*}sdnEntry")
    claims: list[Claim] = []
    for record in records:
        _read_entry(_writer(claims, record, source, file), record, source)
    header = root.find("{*}publshInformation")
    count = _word(header, "Record_Count") if header is not None else ""
    return Reading(
        source,
        FORMAT,
        tuple(claims),
        (file.sha256,),
        published=_published(_word(header, "Publish_Date") if header is not None else ""),
        parts=entry.PARTS,
        all_parts=entry.PARTS,
        stated_parties=int(count) if count.isdecimal() else None,
    )


def _published(text: str) -> PartialDate | None:
    """The month stands first here: 10/22/2025."""
    found = re.fullmatch(r"(\d\d?)/(\d\d?)/(\d{4})", text)
    read = parse_date(f"{found[3]}-{found[1]}-{found[2]}" if found else text)
    return PartialDate(read.earliest, read.latest, text) if text else None


def _word(element: Element, name: str) -> str:
    return text_of(element.find(f"{{*}}{name}"))


def _writer(claims: list[Claim], record: Element, source: str, file: RawFile) -> PartyWriter:
    number = _word(record, "uid")
    if not number.isdecimal() or not _word(record, "lastName"):
        where = f"{file.name} line {record.sourceline}"
        raise UnreadableList("an entry has no number or no name", where=where, hint=_HINT)
    return PartyWriter(
        claims, f"{source}:{number}", file.sha256, f"{file.name.rsplit('/', 1)[-1]} entry {number}"
    )


def _read_entry(party: PartyWriter, record: Element, source: str) -> None:
    kind = _word(record, "sdnType")
    person = kind == "Individual"
    entry.schema(party, kind, "sdnType")
    name = _name(record)
    party.add("name", entry.full_name(name, person), "lastName, firstName", name)
    tags = list(_all_texts(record, "programList", "program"))
    entry.listings(party, source, tags, ("programList", _words_of(record)))
    entry.column(party, "title", _word(record, "title"), "title")
    for vessel in record.findall("{*}vesselInfo"):
        for child in vessel:
            entry.column(party, _VESSEL[local(child)], text_of(child), local(child))
    _items(party, record, person)
    _remarks(party, _word(record, "remarks"), person)
    for alias in record.iterfind("{*}akaList/{*}aka"):
        _alias(party, alias, person)
    for address in record.iterfind("{*}addressList/{*}address"):
        _address(party, address)


def _words_of(record: Element) -> str:
    """Remarks and typed numbers of an entry, as the CSV files' remarks would have them."""
    typed = (f"{_word(one, 'idType')} {_word(one, 'idNumber')}" for one in record.iterfind("{*}idList/{*}id"))
    return "; ".join((*typed, _word(record, "remarks")))


def _name(element: Element) -> str:
    return ", ".join(text for n in ("lastName", "firstName") if (text := _word(element, n)))


def _all_texts(record: Element, group: str, one: str) -> Iterator[str]:
    for element in record.findall(f"{{*}}{group}"):
        yield from texts(element, one)


def _items(party: PartyWriter, record: Element, person: bool) -> None:
    for element in record.iter():
        known = _ITEMS.get(local(element))
        if known and (text := _word(element, known[0])):
            remark_item(party, f"{known[1]} {text}", person, f"{local(element)} {_word(element, 'uid')}")
        elif local(element) == "id":
            words = document_words(*(_word(element, word) for word in _ID))
            remark_item(party, words, person, f"id {_word(element, 'uid')}")


def _remarks(party: PartyWriter, remarks: str, person: bool) -> None:
    party.text("remark", remarks, "remarks")
    for item in split_items(remarks):
        inside = item[1:-1] if item.startswith("(Linked To: ") and item.endswith(")") else item
        remark_item(party, inside, person)


def _alias(party: PartyWriter, element: Element, person: bool) -> None:
    kind, at = _word(element, "type"), f"alias {_word(element, 'uid')}"
    write = entry.weak_alias if _word(element, "category") == "weak" else entry.alias
    write(party, entry.full_name(_name(element), person), kind, at)


def _address(party: PartyWriter, element: Element) -> None:
    street = ", ".join(text for n in _STREET if (text := _word(element, n)))
    parts = (_word(element, n) for n in ("city", "stateOrProvince", "postalCode", "country"))
    place = entry.address(street, *parts)
    if place:
        party.add("address", place, f"address {_word(element, 'uid')}", place.text, "addresses")


FORMATS = entry.formats(FORMAT, list_and_role, read)
