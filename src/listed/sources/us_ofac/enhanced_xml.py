"""Reads OFAC's Enhanced XML (SDN_ENHANCED.XML, CONS_ENHANCED.XML, and what a search on OFAC's page gives).

Every element has a rule here; a new one refuses the edition. A file that a filter made holds a part of the list: it
adds and changes, and takes nobody away who is not in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from listed.dates import PartialDate, parse_date
from listed.errors import UnreadableList
from listed.model import Claim, Link, Reading
from listed.sources.common.claims import PartyWriter
from listed.sources.common.formats import RawFile
from listed.sources.common.xml import Element, local, refuse_strangers, stream_xml, text_of
from listed.sources.us_ofac import entry, features, sanctions
from listed.sources.us_ofac.enhanced_structure import CHILDREN, RECORDS, SECTIONS
from listed.sources.us_ofac.features import Feature
from listed.sources.us_ofac.remarks import document_words, remark_item, split_items

FORMAT = "OFAC Enhanced XML"

_ENTITY = re.compile(rb'<entity id="(\d+)"')
_ON_SDN = re.compile(rb"<sanctionsList [^>]*datePublished[^>]*>SDN List<")
_OWN_LIST = {entry.SDN: sanctions.SDN_LIST, entry.CONS: sanctions.UMBRELLA}
_HINT = "fetch the list again"


def list_and_role(file: RawFile) -> tuple[str, str]:
    """Which of the two lists it is: the parties of the SDN list are on the `SDN List`."""
    if b"<sanctionsData" not in file.data[:2000]:
        return "", ""
    parties = len(_ENTITY.findall(file.data))
    return entry.SDN if len(_ON_SDN.findall(file.data)) > parties / 2 else entry.CONS, "list"


def read(source: str, files: dict[str, RawFile]) -> Reading:
    """Reads an edition of one of the two lists. Raises UnreadableList."""
    return _Reader(source, files["list"]).read()


class _Reader:
    """Reads one file; `known` are the numbers of all its parties, so that relations can name them."""

    def __init__(self, source: str, file: RawFile) -> None:
        self.source = source
        self.file = file
        self.claims: list[Claim] = []
        self.known = {number.decode() for number in _ENTITY.findall(file.data)}
        self.published: PartialDate | None = None
        self.filters: tuple[str, ...] = ()

    def read(self) -> Reading:
        for element in stream_xml(self.file, RECORDS, SECTIONS):
            refuse_strangers(element, CHILDREN, self.file.name)
            if local(element) == "entity":
                self._entity(element)
            elif local(element) == "publicationInfo":
                self._header(element)
        said = (
            f"a filtered publication ({', '.join(self.filters)}): parties that are not in it stay as they are"
        )
        return Reading(
            self.source,
            FORMAT,
            tuple(self.claims),
            (self.file.sha256,),
            published=self.published,
            parts=entry.PARTS,
            all_parts=entry.PARTS,
            delta=bool(self.filters),
            warnings=(said,) if self.filters else (),
        )

    def _header(self, element: Element) -> None:
        told = _word(element, "dataAsOf")
        self.published = parse_date(told) if told else None
        for group in element.iterfind("{*}filters/*"):
            chosen = [text_of(one) for one in group]
            if local(group) != "sanctionsLists" or _OWN_LIST[self.source] not in chosen:
                self.filters += (f"{local(group)}: {', '.join(chosen)}",)

    def _entity(self, record: Element) -> None:
        party = self._writer(record)
        info = record.find("{*}generalInfo")
        kind = _word(record, "generalInfo/{*}entityType")
        person = kind == "Individual"
        entry.schema(party, kind, "entityType")
        for name in record.iterfind("{*}names/{*}name"):
            _name(party, name, person)
        sanctions.write(party, self.source, self._entered(party, record), "sanctionsPrograms")
        if info is not None:
            _general(party, info, person)
        for feature in record.iterfind("{*}features/{*}feature"):
            features.write(party, _feature(feature), person, f"feature {feature.get('id', '')}")
        for document in record.iterfind("{*}identityDocuments/{*}identityDocument"):
            _document(party, document, record, person)
        for address in record.iterfind("{*}addresses/{*}address"):
            _address(party, address)
        for relation in record.iterfind("{*}relationships/{*}relationship"):
            self._relation(party, relation)

    def _writer(self, record: Element) -> PartyWriter:
        number = record.get("id", "")
        if not number.isdecimal() or record.find("{*}names/{*}name") is None:
            where = f"{self.file.name} line {record.sourceline}"
            raise UnreadableList("an entity has no number or no name", where=where, hint=_HINT)
        place = f"{self.file.name.rsplit('/', 1)[-1]} entity {number}"
        return PartyWriter(self.claims, f"{self.source}:{number}", self.file.sha256, place)

    def _entered(self, party: PartyWriter, record: Element) -> sanctions.Entered:
        """What is said of the party's place on this list; its places on others are kept in words."""
        dates: list[PartialDate] = []
        for one in record.iterfind("{*}sanctionsLists/{*}sanctionsList"):
            when, name = parse_date(one.get("datePublished", "")), text_of(one)
            mine = name != sanctions.UMBRELLA and (name == sanctions.SDN_LIST) == (self.source == entry.SDN)
            if mine and when.understood:
                dates.append(when)
            if not mine or not when.understood:
                party.text("unplaced", " ".join((name, when.text)).strip(), "sanctionsLists", "list")
        return sanctions.Entered(
            tuple(_all(record, "sanctionsPrograms", "sanctionsProgram")),
            tuple(sorted(dates, key=lambda when: when.earliest or date.max)),
            tuple(_all(record, "legalAuthorities", "legalAuthority")),
            tuple(_all(record, "sanctionsTypes", "sanctionsType")),
        )

    def _relation(self, party: PartyWriter, element: Element) -> None:
        other = element.find("{*}relatedEntity")
        number = other.get("entityId", "") if other is not None else ""
        label, name, quality = (
            _word(element, "type"),
            features.unmarked(text_of(other)),
            _word(element, "quality"),
        )
        key = f"{self.source}:{number}" if number in self.known else ""
        words = " ".join(word for word in (label, name, f"({number})", quality) if word)
        party.add("link", Link("linked_to", key, name, label), f"relationship {element.get('id', '')}", words)


def _word(element: Element, path: str) -> str:
    return text_of(element.find(f"{{*}}{path}"))


def _all(record: Element, group: str, one: str) -> Iterator[str]:
    """The texts of a group, each once, in order."""
    found = record.iterfind(f"{{*}}{group}/{{*}}{one}")
    yield from dict.fromkeys(text for element in found if (text := text_of(element)))


def _general(party: PartyWriter, info: Element, person: bool) -> None:
    entry.column(party, "title", _word(info, "title"), "title")
    remarks = _word(info, "remarks")
    party.text("remark", remarks, "remarks")
    for item in split_items(remarks):
        remark_item(party, item, person)


def _name(party: PartyWriter, element: Element, person: bool) -> None:
    """A name and its translations, which are the same name in other scripts."""
    kind, at = _word(element, "aliasType"), f"name {element.get('id', '')}"
    for translation in element.iterfind("{*}translations/{*}translation"):
        text = features.unmarked(_word(translation, "formattedFullName"))
        if not text:
            raise UnreadableList("a name has no text", where=f"{party.party}, {at}", hint=_HINT)
        plain = entry.full_name(text, person)
        if _word(element, "isPrimary") == "true":
            party.add("name", plain, at, text)
        elif _word(element, "isLowQuality") == "true":
            entry.weak_alias(party, plain, kind, at)
        else:
            entry.alias(party, plain, kind, at)


def _feature(element: Element) -> Feature:
    when = element.find("{*}valueDate")
    return Feature(
        _word(element, "type"),
        _word(element, "value"),
        _period(when, _word(element, "value")) if when is not None else None,
        _word(element, "reliability"),
    )


def _period(element: Element, text: str = "") -> PartialDate:
    """The days that a date may be, from the boundaries that the file gives; where it gives none, from the text."""
    bounds = (_word(element, name) for name in ("fromDateBegin", "fromDateEnd", "toDateBegin", "toDateEnd"))
    days = [when.earliest for word in bounds if (when := parse_date(word)).exact and when.earliest]
    if len(days) != 4:
        return parse_date(text)
    first, first_end, last, last_end = days
    found = features.period((first, first_end), (last, last_end), _word(element, "isApproximate") == "true")
    return PartialDate(found.earliest, found.latest, text or found.text, found.circa)


def _document(party: PartyWriter, element: Element, record: Element, person: bool) -> None:
    at = f"identityDocument {element.get('id', '')}"
    dates = (element.find(f"{{*}}{name}") for name in ("issueDate", "expirationDate"))
    issued, expires = ("" if when is None else _period(when).text for when in dates)
    words = document_words(
        _word(element, "type"),
        _word(element, "documentNumber"),
        _word(element, "issuingCountry"),
        issued,
        expires,
    )
    remark_item(party, words, person, at)
    if _word(element, "isValid") == "false":
        party.text("unplaced", words, at, "document that is not valid")
    named, where = features.unmarked(_word(element, "name")), _word(element, "issuingLocation")
    if named and named != _primary(record):
        party.text("unplaced", f"{words}: {named}", at, "name on a document")
    if where and where != _word(element, "issuingCountry"):
        party.text("unplaced", f"{words}: {where}", at, "place of issue")
    for feature in element.iterfind("{*}idFeatures/{*}idFeature"):
        party.text("unplaced", f"{words}: {text_of(feature)}", at, "feature on a document")


def _primary(record: Element) -> str:
    path = "{*}names/{*}name[{*}isPrimary='true']/{*}translations/{*}translation/{*}formattedFullName"
    return features.unmarked(text_of(record.find(path)))


def _address(party: PartyWriter, element: Element) -> None:
    country, at = _word(element, "country"), f"address {element.get('id', '')}"
    for translation in element.findall("{*}translations/{*}translation") or [element]:
        parts = {
            _word(part, "type"): _word(part, "value")
            for part in translation.iterfind("{*}addressParts/{*}addressPart")
        }
        place = features.address(party, parts, country, at)
        if place:
            party.add("address", place, at, place.text, "addresses")


FORMATS = entry.formats(FORMAT, list_and_role, read)
