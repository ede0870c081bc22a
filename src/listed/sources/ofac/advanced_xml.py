"""Reads OFAC's Advanced XML (sdn_advanced.xml, cons_advanced.xml). Every element has a rule here.

The file is read twice: what parties refer to (values, places, documents, relations, entries) stands before and after
them, so it is gathered first; then each party is written when it comes by.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date

from msgspec import Struct

from listed.dates import PartialDate
from listed.errors import UnreadableList
from listed.model import Claim, Link, Place, Reading
from listed.sources.claims import PartyWriter
from listed.sources.formats import Format, RawFile
from listed.sources.ofac import entry, features, sanctions
from listed.sources.ofac.advanced_structure import CHILDREN, RECORDS, SECTIONS, SETS
from listed.sources.ofac.features import Feature
from listed.sources.ofac.remarks import document_words, remark_item, split_items
from listed.sources.xml import Element, local, refuse_strangers, stream_xml, text_of

FORMAT = "OFAC Advanced XML"
PROGRAMME, UNKNOWN = "Program", "Unknown"

_ROOT = re.compile(rb"<Sanctions[ >]")
_SDN = re.compile(rb'<List ID="(\d+)"[^>]*>SDN List<')
_HINT = "fetch the list again"


def recogniser(source: str) -> Callable[[RawFile], str]:
    """The recognise function of one of the two lists: most entries of the SDN file are on the `SDN List`."""

    def recognise(file: RawFile) -> str:
        if not _ROOT.search(file.data[:2000]):
            return ""
        number = _SDN.search(file.data)
        on_sdn = file.data.count(b'ListID="' + number[1] + b'"') if number else 0
        found = entry.SDN if on_sdn > file.data.count(b"<SanctionsEntry ") / 2 else entry.CONS
        return "list" if found == source else ""

    return recognise


def reader(source: str) -> Callable[[dict[str, RawFile]], Reading]:
    """The read function of one of the two lists."""

    def read(files: dict[str, RawFile]) -> Reading:
        return _Reader(source, files["list"]).read()

    return read


class _Document(Struct, frozen=True):
    """A document of an identity: the words that a remark has for it, whose name it bears, and what else is said."""

    words: str
    name: str
    notes: tuple[tuple[str, str], ...]


class _Relation(Struct, frozen=True):
    """A relation of a profile to another one."""

    number: str
    other: str
    label: str
    quality: str


class _Reader:
    """Gathers what parties refer to, then reads the parties."""

    def __init__(self, source: str, file: RawFile) -> None:
        self.source = source
        self.file = file
        self.claims: list[Claim] = []
        self.values: dict[str, dict[str, str]] = {}
        self.party_types: dict[str, str] = {}
        self.areas: dict[str, str] = {}
        self.parties: dict[str, tuple[str, str]] = {}
        """By profile: the number of its party and its name."""
        self.places: dict[str, tuple[dict[str, str], str]] = {}
        self.documents: defaultdict[str, list[_Document]] = defaultdict(list)
        self.relations: defaultdict[str, list[_Relation]] = defaultdict(list)
        self.entries: defaultdict[str, list[tuple[str, sanctions.Entered]]] = defaultdict(list)
        self.published: PartialDate | None = None

    def read(self) -> Reading:
        gather = {
            "DateOfIssue": self._issued,
            "Location": self._place,
            "IDRegDocument": self._document,
            "DistinctParty": self._named,
            "ProfileRelationship": self._relation,
            "SanctionsEntry": self._entry,
        }
        for element in stream_xml(self.file, RECORDS, SECTIONS):
            refuse_strangers(element, CHILDREN, self.file.name)
            if local(element) in SETS:
                self._values(element)
            elif local(element) in gather:
                gather[local(element)](element)
        for element in stream_xml(self.file, RECORDS, SECTIONS):
            if local(element) == "DistinctParty":
                self._party(element)
        return Reading(
            self.source,
            FORMAT,
            tuple(self.claims),
            (self.file.sha256,),
            published=self.published,
            parts=entry.PARTS,
            all_parts=entry.PARTS,
        )

    def _values(self, element: Element) -> None:
        self.values[local(element).removesuffix("Values")] = {
            one.get("ID", ""): text_of(one) for one in element
        }
        if local(element) == "AreaCodeValues":
            self.areas = {one.get("ID", ""): one.get("Description", "") for one in element}
        if local(element) == "PartySubTypeValues":
            self.party_types = {one.get("ID", ""): one.get("PartyTypeID", "") for one in element}

    def _value(self, kind: str, number: str | None) -> str:
        """The text of a value; a number that the file does not explain stands for itself."""
        return self.values.get(kind, {}).get(number or "", number or "")

    def _issued(self, element: Element) -> None:
        day = _day(element)
        if day is not None:
            self.published = PartialDate(day, day, day.isoformat())

    def _place(self, element: Element) -> None:
        parts = {
            self._value("LocPartType", part.get("LocPartTypeID")): text_of(
                part.find("{*}LocationPartValue/{*}Value")
            )
            for part in element.iterfind("{*}LocationPart")
        }
        country, area = element.find("{*}LocationCountry"), element.find("{*}LocationAreaCode")
        named = self._value("Country", country.get("CountryID")) if country is not None else ""
        named = named or (self.areas.get(area.get("AreaCodeID", ""), "") if area is not None else "")
        self.places[element.get("ID", "")] = (parts, named)

    def _document(self, element: Element) -> None:
        dates = {
            self._value("IDRegDocDateType", one.get("IDRegDocDateTypeID")): _period(one.find("{*}DatePeriod"))
            for one in element.iterfind("{*}DocumentDate")
        }
        issued, expires = (dates.get(name) for name in ("Issue Date", "Expiration Date"))
        words = document_words(
            self._value("IDRegDocType", element.get("IDRegDocTypeID")),
            _word(element, "IDRegistrationNo"),
            self._value("Country", element.get("IssuedBy-CountryID")),
            issued.text if issued else "",
            expires.text if expires else "",
        )
        name = element.find("{*}DocumentedNameReference")
        notes = (
            ("authority of issue", _word(element, "IssuingAuthority")),
            ("comment on a document", _word(element, "Comment")),
            (
                "document that is not valid",
                words if self._value("Validity", element.get("ValidityID")) == "Fraudulent" else "",
            ),
        )
        kept = tuple(note for note in notes if note[1])
        number = name.get("DocumentedNameID", "") if name is not None else ""
        self.documents[element.get("IdentityID", "")].append(_Document(words, number, kept))

    def _named(self, element: Element) -> None:
        number, name = element.get("FixedRef", ""), ""
        for identity in element.iterfind("{*}Profile/{*}Identity[@Primary='true']"):
            alias = identity.find("{*}Alias[@Primary='true']/{*}DocumentedName")
            name = self._text(alias, self._groups(identity)) if alias is not None else ""
        for profile in element.iterfind("{*}Profile"):
            self.parties[profile.get("ID", "")] = (number, name)

    def _relation(self, element: Element) -> None:
        former = " (former)" if element.get("Former") == "true" else ""
        self.relations[element.get("From-ProfileID", "")].append(
            _Relation(
                element.get("ID", ""),
                element.get("To-ProfileID", ""),
                self._value("RelationType", element.get("RelationTypeID")) + former,
                self._value("RelationQuality", element.get("RelationQualityID")),
            )
        )

    def _entry(self, element: Element) -> None:
        events = element.findall("{*}EntryEvent")
        days = (_day(when) for event in events if (when := event.find("{*}Date")) is not None)
        measures = element.findall("{*}SanctionsMeasure")
        kinds = [self._value("SanctionsType", one.get("SanctionsTypeID")) for one in measures]
        bases = (self._value("LegalBasis", event.get("LegalBasisID")) for event in events)
        entered = sanctions.Entered(
            tuple(
                _word(one, "Comment") for one, kind in zip(measures, kinds, strict=True) if kind == PROGRAMME
            ),
            tuple(PartialDate(day, day, day.isoformat()) for day in days if day is not None),
            tuple(basis for basis in bases if basis not in ("", UNKNOWN)),
            tuple(kind for kind in kinds if kind != PROGRAMME),
        )
        self.entries[element.get("ProfileID", "")].append(
            (self._value("List", element.get("ListID")), entered)
        )

    def _party(self, record: Element) -> None:
        profile = record.find("{*}Profile")
        number = record.get("FixedRef", "")
        if profile is None or not number.isdecimal() or profile.find("{*}Identity/{*}Alias") is None:
            where = f"{self.file.name} line {record.sourceline}"
            raise UnreadableList("a party has no number or no name", where=where, hint=_HINT)
        place = f"{self.file.name.rsplit('/', 1)[-1]} party {number}"
        party = PartyWriter(self.claims, f"{self.source}:{number}", self.file.sha256, place)
        kind = self._kind(profile.get("PartySubTypeID", ""))
        person = kind == "Individual"
        entry.schema(party, kind, "PartySubType")
        for identity in profile.iterfind("{*}Identity"):
            self._identity(party, identity, person)
        sanctions.write(party, self.source, self._entered(party, profile.get("ID", "")), "SanctionsEntry")
        for comment in (_word(record, "Comment"), _word(profile, "Comment")):
            party.text("remark", comment, "Comment")
            for item in split_items(comment):
                remark_item(party, item, person)
        for feature in profile.iterfind("{*}Feature"):
            self._feature(party, feature, person)
        for relation in self.relations[profile.get("ID", "")]:
            self._link(party, relation)

    def _kind(self, subtype: str) -> str:
        """`Vessel`, `Aircraft`; where the subtype says nothing, the type: `Individual`, `Entity`."""
        found = self._value("PartySubType", subtype)
        return self._value("PartyType", self.party_types.get(subtype)) if found == UNKNOWN else found

    def _identity(self, party: PartyWriter, identity: Element, person: bool) -> None:
        groups = self._groups(identity)
        texts, primary = {}, ""
        for alias in identity.iterfind("{*}Alias"):
            for name in alias.iterfind("{*}DocumentedName"):
                texts[name.get("ID", "")] = text = self._text(name, groups)
                self._name(party, alias, text, person)
                primary = primary or (text if alias.get("Primary") == "true" else "")
        for document in self.documents[identity.get("ID", "")]:
            remark_item(party, document.words, person, "IDRegDocument")
            for label, text in document.notes:
                party.text("unplaced", text, "IDRegDocument", label)
            if texts.get(document.name, primary) != primary:
                party.text(
                    "unplaced",
                    f"{document.words}: {texts[document.name]}",
                    "IDRegDocument",
                    "name on a document",
                )

    def _groups(self, identity: Element) -> dict[str, str]:
        """What each group of parts of names is: `Last Name`, `Entity Name` …"""
        return {
            one.get("ID", ""): self._value("NamePartType", one.get("NamePartTypeID"))
            for one in identity.iterfind("{*}NamePartGroups/{*}MasterNamePartGroup/{*}NamePartGroup")
        }

    def _text(self, name: Element, groups: dict[str, str]) -> str:
        """A name as the other formats write it: `LAST, First Middle`."""
        parts = [
            (groups.get(part.get("NamePartGroupID", ""), ""), features.unmarked(text_of(part)))
            for part in name.iterfind("{*}DocumentedNamePart/{*}NamePartValue")
        ]
        last = " ".join(text for kind, text in parts if kind == "Last Name" and text)
        rest = " ".join(text for kind, text in parts if kind != "Last Name" and text)
        found = ", ".join(text for text in (last, rest) if text)
        if not found:
            where = f"{self.file.name} line {name.sourceline}"
            raise UnreadableList("a name has no text", where=where, hint=_HINT)
        return found

    def _name(self, party: PartyWriter, alias: Element, text: str, person: bool) -> None:
        kind, plain, at = (
            self._value("AliasType", alias.get("AliasTypeID")),
            entry.full_name(text, person),
            "Alias",
        )
        if alias.get("Primary") == "true":
            party.add("name", plain, at, text)
        elif alias.get("LowQuality") == "true":
            entry.weak_alias(party, plain, kind, at)
        else:
            entry.alias(party, plain, kind, at)

    def _entered(self, party: PartyWriter, profile: str) -> sanctions.Entered:
        """What all its entries say of the party's place on this list; its places on others are kept in words."""
        found: list[sanctions.Entered] = []
        dates: set[PartialDate] = set()
        for name, entered in self.entries[profile]:
            found.append(entered)
            mine = name != sanctions.UMBRELLA and (name == sanctions.SDN_LIST) == (self.source == entry.SDN)
            if mine:
                dates |= set(entered.dates)
            else:
                said = " ".join((name, *(when.text for when in entered.dates)))
                party.text("unplaced", said, "SanctionsEntry", "list")
        return sanctions.Entered(
            _each(tag for one in found for tag in one.programmes if tag),
            tuple(sorted(dates, key=lambda when: when.earliest or date.max)),
            _each(basis for one in found for basis in one.bases),
            _each(kind for one in found for kind in one.types),
        )

    def _feature(self, party: PartyWriter, feature: Element, person: bool) -> None:
        kind = self._value("FeatureType", feature.get("FeatureTypeID"))
        at = f"Feature {feature.get('ID', '')}"
        for version in feature.iterfind("{*}FeatureVersion"):
            party.text("unplaced", _word(version, "Comment"), at, f"comment on {kind}")
            where = version.find("{*}VersionLocation")
            number = where.get("LocationID", "") if where is not None else ""
            if kind == "Location":
                if place := self._address(party, number, at):
                    party.add("address", place, at, place.text, "addresses")
                continue
            when = _period(version.find("{*}DatePeriod"))
            text = (
                self._detail(version) or self._located(party, kind, number, at) or (when.text if when else "")
            )
            reliability = self._value("Reliability", version.get("ReliabilityID"))
            features.write(party, Feature(kind, text, when, reliability), person, at)

    def _detail(self, version: Element) -> str:
        details = (
            text_of(one) or self._value("DetailReference", one.get("DetailReferenceID"))
            for one in version.iterfind("{*}VersionDetail")
        )
        return "; ".join(text for text in details if text)

    def _located(self, party: PartyWriter, kind: str, number: str, at: str) -> str:
        """The words of a place that a feature names: as one text, of a country alone, or of all its parts."""
        parts, country = self.places.get(number, ({}, ""))
        if UNKNOWN in parts or kind.endswith("Country"):
            return parts.get(UNKNOWN, country)
        place = features.address(party, parts, country, at)
        return place.text if place else ""

    def _address(self, party: PartyWriter, number: str, at: str) -> Place | None:
        parts, country = self.places.get(number, ({}, ""))
        return features.address(party, parts, country, at)

    def _link(self, party: PartyWriter, relation: _Relation) -> None:
        number, name = self.parties.get(relation.other, ("", ""))
        words = " ".join(
            word for word in (relation.label, name, f"({relation.other})", relation.quality) if word
        )
        key = f"{self.source}:{number}" if number else ""
        party.add(
            "link", Link("linked_to", key, name, relation.label), f"relationship {relation.number}", words
        )


def _word(element: Element, name: str) -> str:
    return text_of(element.find(f"{{*}}{name}"))


def _each(texts: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _day(element: Element | None) -> date | None:
    """A day from its year, month and day; None where one of them is missing."""
    if element is None:
        return None
    numbers = [_word(element, name) for name in ("Year", "Month", "Day")]
    try:
        return date(*map(int, numbers))
    except (ValueError, TypeError):
        return None


def _period(element: Element | None) -> PartialDate | None:
    """The days that a date may be; None where the file gives no boundaries."""
    if element is None:
        return None
    days = [_day(element.find(f"{{*}}{a}/{{*}}{b}")) for a in ("Start", "End") for b in ("From", "To")]
    first, first_end, last, last_end = days
    if first is None or first_end is None or last is None or last_end is None:
        return None
    circa = any(one.get("Approximate") == "true" for one in element)
    return features.period((first, first_end), (last, last_end), circa)


FORMATS = (
    Format(entry.CONS, FORMAT, recogniser(entry.CONS), reader(entry.CONS)),
    Format(entry.SDN, FORMAT, recogniser(entry.SDN), reader(entry.SDN)),
)
