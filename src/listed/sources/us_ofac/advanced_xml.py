"""Reads OFAC's Advanced XML (sdn_advanced.xml, cons_advanced.xml): the format of the United Nations' sanctions model.

Every element has a rule; a new one refuses the edition. The file is read record by record: places and documents come
first and wait for their party, relations and sanctions entries come after all parties.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from listed.dates import PartialDate, day
from listed.errors import UnreadableList
from listed.model import Claim, Link, Reading
from listed.sources.common.claims import PartyWriter
from listed.sources.common.formats import RawFile
from listed.sources.common.xml import Element, local, refuse_strangers, stream_xml, text_of
from listed.sources.us_ofac import advanced_names, entry, features, sanctions
from listed.sources.us_ofac.advanced_structure import CHILDREN, RECORDS, SECTIONS, Values, day_of, period_of
from listed.sources.us_ofac.features import Feature
from listed.sources.us_ofac.remarks import document_words, remark_item, split_items

FORMAT = "OFAC Advanced XML"

_LIST = re.compile(rb'<List ID="(\d+)"[^>]*>SDN List<')
_HINT = "fetch the list again"
_NOWHERE = "undetermined"
"""OFAC's country of a place that has none."""


class Located(Struct, frozen=True):
    """A place: its parts by the names of their types, and its country."""

    parts: tuple[tuple[str, str], ...]
    country: str


class Document(Struct, frozen=True):
    """A document: as a remark states it, the numbers of the names on it, and what only this format states."""

    number: str
    words: str
    names: tuple[str, ...]
    rest: tuple[tuple[str, str], ...]


class Entry(Struct, frozen=True):
    """One entry of a party on one list."""

    list: str
    dates: tuple[PartialDate, ...]
    bases: tuple[str, ...]
    programmes: tuple[str, ...]
    types: tuple[str, ...]
    rest: tuple[tuple[str, str], ...]


def list_and_role(file: RawFile) -> tuple[str, str]:
    """Which of the two lists it is: the parties of the SDN list have entries on the `SDN List`."""
    start = file.data[:2000]
    if b"<Sanctions" not in start or not (b"sanctions/1.0" in start or b"ADVANCED_XML" in start):
        return "", ""
    sdn = _LIST.search(file.data)
    entries = file.data.count(b'ListID="%s"' % sdn[1]) if sdn else 0
    return entry.SDN if entries > file.data.count(b"<DistinctParty ") / 2 else entry.CONS, "list"


def read(source: str, files: dict[str, RawFile]) -> Reading:
    """Reads an edition of one of the two lists. Raises UnreadableList."""
    return _Reader(source, files["list"]).read()


class _Reader:
    """Reads one file. What comes before or after its party waits under the number that joins them."""

    def __init__(self, source: str, file: RawFile) -> None:
        self.source = source
        self.file = file
        self.claims: list[Claim] = []
        self.values = Values()
        self.published: PartialDate | None = None
        self.places: dict[str, Located] = {}
        self.documents: dict[str, list[Document]] = {}
        self.parties: dict[str, tuple[PartyWriter, str]] = {}
        """By profile: the writer of its claims and its primary name."""
        self.entries: dict[str, list[Entry]] = {}

    def read(self) -> Reading:
        if b" DeltaAction=" in self.file.data:
            hint = "load the whole list"
            raise UnreadableList("the file is a list of changes", where=self.file.name, hint=hint)
        rules = {
            "DateOfIssue": self._date, "ReferenceValueSets": self._values, "Location": self._location,
            "IDRegDocument": self._document, "DistinctParty": self._party, "ProfileRelationship": self._relation,
            "SanctionsEntry": self._entry,
        }  # fmt: skip
        for element in stream_xml(self.file, RECORDS, SECTIONS):
            refuse_strangers(element, CHILDREN, self.file.name)
            rules[local(element)](element)
        self._listings()
        if self.documents:
            raise self._loose("documents", min(self.documents))
        whole = entry.PARTS
        found = tuple(self.claims), (self.file.sha256,)
        return Reading(self.source, FORMAT, *found, published=self.published, parts=whole, all_parts=whole)

    def _loose(self, what: str, number: str) -> UnreadableList:
        return UnreadableList(f"{what} of {number}, who is not in the file", where=self.file.name, hint=_HINT)

    def _date(self, element: Element) -> None:
        when = day_of(element)
        self.published = day(when.year, when.month, when.day) if when else None

    def _values(self, element: Element) -> None:
        self.values = Values(element)

    def _location(self, element: Element) -> None:
        countries = [
            self.values.text("Country", one, "CountryID") for one in element.iterfind("{*}LocationCountry")
        ]
        areas = [self.values.other("AreaCode", one, "AreaCodeID", "Description")
                 for one in element.iterfind("{*}LocationAreaCode")]  # fmt: skip
        known = [name for name in dict.fromkeys(countries or areas) if name != _NOWHERE]
        parts = [
            (self.values.text("LocPartType", part, "LocPartTypeID"), ", ".join(_texts(part, "Value")))
            for part in element.iterfind("{*}LocationPart")
        ]
        self.places[element.get("ID", "")] = Located(tuple(parts), ", ".join(known))

    def _document(self, element: Element) -> None:
        dates: dict[str, str] = {}
        for one in element.iterfind("{*}DocumentDate"):
            when = [found.text for period in one if (found := period_of(period))]
            dates[self.values.text("IDRegDocDateType", one, "IDRegDocDateTypeID")] = ", ".join(when)
        words = document_words(
            self.values.text("IDRegDocType", element, "IDRegDocTypeID"),
            _text(element, "IDRegistrationNo"),
            self.values.text("Country", element, "IssuedBy-CountryID"),
            dates.pop("Issue Date", ""),
            dates.pop("Expiration Date", ""),
        )
        rest = tuple(self._rest_of_document(element, dates))
        names = tuple(
            one.get("DocumentedNameID", "") for one in element.iterfind("{*}DocumentedNameReference")
        )
        document = Document(element.get("ID", ""), words, names, rest)
        self.documents.setdefault(element.get("IdentityID", ""), []).append(document)

    def _rest_of_document(self, element: Element, dates: dict[str, str]) -> Iterator[tuple[str, str]]:
        yield from dates.items()
        yield "authority of issue", _text(element, "IssuingAuthority")
        yield "comment on a document", _text(element, "Comment")
        valid = self.values.text("Validity", element, "ValidityID")
        yield "document that is not valid", valid if valid != "Valid" else ""
        place = self.places.get(element.get("IssuedIn-LocationID", ""))
        where = ", ".join((*(text for _, text in place.parts), place.country)) if place else ""
        yield (
            "place of issue",
            where if where != self.values.text("Country", element, "IssuedBy-CountryID") else "",
        )

    def _party(self, record: Element) -> None:
        number = record.get("FixedRef", "")
        if not number.isdecimal():
            where = f"{self.file.name} line {record.sourceline}"
            raise UnreadableList("a party has no number", where=where, hint=_HINT)
        place = f"{self.file.name.rsplit('/', 1)[-1]} party {number}"
        party = PartyWriter(self.claims, f"{self.source}:{number}", self.file.sha256, place)
        for profile in record.iterfind("{*}Profile"):
            self._profile(party, profile)
            for remarks in (*_texts(record, "Comment", "{*}"), *_texts(profile, "Comment", "{*}")):
                party.text("remark", remarks, "Comment")
                for item in split_items(remarks):
                    remark_item(party, item, False, "Comment")

    def _profile(self, party: PartyWriter, profile: Element) -> None:
        kind = self.values.text("PartySubType", profile, "PartySubTypeID")
        if kind == "Unknown":
            kind = self.values.named(
                "PartyType", self.values.other("PartySubType", profile, "PartySubTypeID", "PartyTypeID")
            )
        entry.schema(party, kind, "PartySubTypeID")
        primary = ""
        for identity in profile.iterfind("{*}Identity"):
            written = advanced_names.write(party, identity, self.values)
            self._documents_of(party, identity, written, kind == "Individual")
            primary = primary or written.primary
        if not primary:
            raise UnreadableList("a party has no primary name", where=party.party, hint=_HINT)
        self.parties[profile.get("ID", "")] = party, primary
        for feature in profile.iterfind("{*}Feature"):
            self._feature(party, feature, kind == "Individual")
        for reference in profile.iterfind("{*}ExternalReference"):
            party.text("unplaced", " ".join(_texts(reference)), "ExternalReference", "external reference")

    def _documents_of(
        self, party: PartyWriter, identity: Element, written: advanced_names.Written, person: bool
    ) -> None:
        if identity.get("False") == "true":
            party.text("unplaced", f"identity {identity.get('ID', '')}", "Identity", "false identity")
        for document in self.documents.pop(identity.get("ID", ""), ()):
            at, words = f"document {document.number}", document.words
            remark_item(party, words, person, at)
            for name in (written.by_number.get(number, "") for number in document.names):
                if name not in ("", written.primary):
                    party.text("unplaced", f"{words}: {name}", at, "name on a document")
            for label, text in document.rest:
                party.text("unplaced", text and f"{words}: {text}", at, label)

    def _feature(self, party: PartyWriter, feature: Element, person: bool) -> None:
        kind, at = (
            self.values.text("FeatureType", feature, "FeatureTypeID"),
            f"feature {feature.get('ID', '')}",
        )
        for version in feature.iterfind("{*}FeatureVersion"):
            places = [self._place(one) for one in version.iterfind("{*}VersionLocation")]
            reliability = self.values.text("Reliability", version, "ReliabilityID")
            for place in places if kind == "Location" else ():
                self._address(party, place, at)
            for text, when in self._details(version, () if kind == "Location" else places):
                features.write(party, Feature(kind, text, when, reliability), person, at)
            party.text("unplaced", _text(version, "Comment"), at, f"comment on {kind}")

    def _place(self, element: Element) -> Located:
        found = self.places.get(element.get("LocationID", ""))
        if found is None:
            raise UnreadableList(
                "a feature's place is not in the file",
                where=f"{self.file.name} line {element.sourceline}",
                hint=_HINT,
            )
        return found

    def _address(self, party: PartyWriter, place: Located, at: str) -> None:
        found = features.address(party, dict(place.parts), place.country, at)
        if found:
            party.add("address", found, at, found.text, "addresses")

    def _details(
        self, version: Element, places: tuple[Located, ...] | list[Located]
    ) -> Iterator[tuple[str, PartialDate | None]]:
        """The texts and dates that a version of a feature states."""
        for period in version.iterfind("{*}DatePeriod"):
            if (when := period_of(period)) is not None:
                yield when.text, when
        for detail in version.iterfind("{*}VersionDetail"):
            text = text_of(detail) or self.values.text("DetailReference", detail, "DetailReferenceID")
            if text:
                yield text, None
        for place in places:
            yield _words_of(place), None

    def _relation(self, element: Element) -> None:
        party, _ = self._known(element, "From-ProfileID")
        number = element.get("To-ProfileID", "")
        other, name = self.parties.get(number, (None, f"party {number}"))
        kind, quality = (
            self.values.text(f"Relation{word}", element, f"Relation{word}ID") for word in ("Type", "Quality")
        )
        label = f"{kind} (former)" if element.get("Former") == "true" else kind
        more = [*_texts(element), quality if quality != "Unknown" else ""]
        words = " ".join(word for word in (label, name, f"({number})", *more) if word)
        link = Link("linked_to", other.party if other else "", name, label)
        party.add("link", link, f"relationship {element.get('ID', '')}", words)

    def _known(self, element: Element, attribute: str) -> tuple[PartyWriter, str]:
        number = element.get(attribute, "")
        if number not in self.parties:
            raise self._loose(f"<{local(element)}> {element.get('ID', '')}", number)
        return self.parties[number]

    def _entry(self, element: Element) -> None:
        self._known(element, "ProfileID")
        self.entries.setdefault(element.get("ProfileID", ""), []).append(entry_of(element, self.values))

    def _listings(self) -> None:
        for profile, entries in self.entries.items():
            party, _ = self.parties[profile]
            mine = [one for one in entries if self._is_own(one)] or entries
            for one in entries:
                for label, text in one.rest:
                    party.text("unplaced", text, f"SanctionsEntry of the {one.list}", label)
                if one not in mine:
                    when = ", ".join(date.text for date in one.dates)
                    party.text("unplaced", f"{one.list} {when}".strip(), "SanctionsEntry", "list")
            sanctions.write(party, self.source, _entered(mine), "SanctionsEntry")
        if missing := self.parties.keys() - self.entries.keys():
            raise UnreadableList(
                "a party has no sanctions entry", where=self.parties[min(missing)][0].party, hint=_HINT
            )

    def _is_own(self, one: Entry) -> bool:
        return one.list != sanctions.UMBRELLA and (one.list == sanctions.SDN_LIST) == (
            self.source == entry.SDN
        )


def entry_of(element: Element, values: Values) -> Entry:
    """One sanctions entry: its programmes are measures of the type `Program`, with the tag as a comment."""
    events = [
        (
            values.text("EntryEventType", event, "EntryEventTypeID"),
            values.text("LegalBasis", event, "LegalBasisID"),
            day_of(event.find("{*}Date")),
            _text(event, "Comment"),
        )
        for event in element.iterfind("{*}EntryEvent")
    ]
    measures = [
        (values.text("SanctionsType", measure, "SanctionsTypeID"), _text(measure, "Comment"), _ends(measure))
        for measure in element.iterfind("{*}SanctionsMeasure")
    ]
    rest = [("entry event", f"{kind} {when or ''} {said}".strip()) for kind, _, when, said in events
            if kind != "Created" or said or when is None]  # fmt: skip
    rest += [
        ("measure", f"{kind} {said} {ends}".strip())
        for kind, said, ends in measures
        if ends or (kind != "Program" and said)
    ]
    rest += [(local(one), " ".join(_texts(one))) for one in element
             if local(one) in ("Comment", "LimitationsToListing", "SupportingInfo")]  # fmt: skip
    return Entry(
        values.text("List", element, "ListID"),
        tuple(day(when.year, when.month, when.day) for _, _, when, _ in events if when),
        tuple(basis for _, basis, _, _ in events if basis not in ("", "Unknown")),
        tuple(said for kind, said, _ in measures if kind == "Program" and said),
        tuple(kind for kind, _, _ in measures if kind != "Program"),
        tuple(rest),
    )


def _ends(measure: Element) -> str:
    return " ".join(found.text for one in measure.iterfind("{*}DatePeriod") if (found := period_of(one)))


def _entered(entries: list[Entry]) -> sanctions.Entered:
    dates = dict.fromkeys(when for one in entries for when in one.dates)
    return sanctions.Entered(
        tuple(dict.fromkeys(tag for one in entries for tag in one.programmes)),
        tuple(sorted(dates, key=lambda when: when.earliest or date.max)),
        tuple(dict.fromkeys(basis for one in entries for basis in one.bases)),
        tuple(dict.fromkeys(kind for one in entries for kind in one.types)),
    )


def _words_of(place: Located) -> str:
    """A place in words: as the file has it in one part of no type, else its parts and country."""
    parts = dict(place.parts)
    whole = (*parts.values(), place.country)
    return parts.get("Unknown", "") or ", ".join(text for text in whole if text)


def _text(element: Element, name: str) -> str:
    return text_of(element.find(f"{{*}}{name}"))


def _texts(element: Element, name: str = "", path: str = ".//{*}") -> Iterator[str]:
    """The texts of the elements of this name at the path, or all texts; none that is empty."""
    found = element.iterfind(f"{path}{name}") if name else element.iter()
    return (text for one in found if (text := text_of(one)))


FORMATS = entry.formats(FORMAT, list_and_role, read)
